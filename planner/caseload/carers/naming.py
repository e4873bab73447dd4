"""Named midwives and buddies for the women of one team: by linear programming, the broken rest by search.

A midwife's women by month under limits for months and runs of months are rows of consecutive ones, so that
most of an optimum is in whole numbers; what is not is a handful of women.
"""

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload import aims
from planner.caseload.carers.naming_rows import language_cost, limit_rows
from planner.caseload.carers.naming_search import search_carers
from planner.caseload.carers.tasks import Kinds, Takes, Task, expand, kinds_of
from planner.caseload.programs.linear import WHOLE, LinearProgram, Optimum, Rows, stacked
from planner.caseload.progress import Watch
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Floats, Ints


def name_carers(problem: Problem, task: Task, watch: Watch) -> Ints:
    """[woman of the task] her midwife, NOBODY for none.

    Served in order: women with a carer, tier by tier; carers they have met; language and even load.
    """
    watch.check()
    kinds = kinds_of(problem, task)
    takes = Takes(kinds)
    relaxed = _Relaxed(problem, task, kinds, takes)
    parts = relaxed.parts(watch)
    if parts is not None:
        carer = expand(task, kinds, takes, np.floor(parts + WHOLE).astype(np.int64).tolist())
        rest = np.flatnonzero(carer == NOBODY)
        if len(rest):
            left = _left(problem, task, carer)
            carer[rest] = _search(problem, left)
        if relaxed.is_reached(carer):
            return carer
    return _search(problem, task)


def _search(problem: Problem, task: Task) -> Ints:
    kinds = kinds_of(problem, task)
    takes = Takes(kinds)
    return expand(task, kinds, takes, search_carers(problem, task, kinds, takes).tolist())


def _left(problem: Problem, task: Task, carer: Ints) -> Task:
    """The task of the women without a carer, when the others have theirs."""
    named = np.flatnonzero(carer != NOBODY)
    rest = np.flatnonzero(carer == NOBODY)
    at = np.searchsorted(task.midwives, carer[named])
    pace, month, standing = task.pace.copy(), task.month.copy(), task.standing.copy()
    np.subtract.at(pace, at, problem.paces.women[task.women[named]].astype(np.int64))
    np.subtract.at(month, at, problem.months.women[task.women[named]].astype(np.int64))
    np.add.at(standing, at, 1)
    return task._replace(
        women=task.women[rest],
        able=task.able[rest],
        wanted=task.wanted[rest],
        standing=standing,
        pace=pace,
        month=month,
    )


class _Relaxed:
    """The linear program of a task; its last rows count women served: all, tier by tier, by whom they wish.

    Columns: what each pair takes, each midwife's women above her share.
    """

    def __init__(self, problem: Problem, task: Task, kinds: Kinds, takes: Takes) -> None:
        self.problem, self.task, self.takes = problem, task, takes
        pairs, midwives = len(takes.kind), len(task.midwives)
        size = np.concatenate([kinds.size[takes.kind], np.full(midwives, len(task.women))])
        self.upper = size.astype(np.float64)
        self.tiers = (*range(1, aims.tier_count(problem) + 1), 0)
        of_tier = kinds.tier[takes.kind] == np.array(self.tiers)[:, None]
        counts = np.vstack([np.ones(pairs), of_tier, takes.is_wanted])
        self.counts = np.hstack([counts, np.zeros((len(counts), midwives))])
        uneven = np.full(midwives, problem.scenario.policy.aims.uneven_load)
        self.cost = np.concatenate([language_cost(problem, kinds, takes), uneven]).astype(np.float64)
        rows = _rows(problem, task, kinds, takes)
        self.first = len(rows.limit)
        matrix = csr_array((rows.coefficient, (rows.row, rows.column)), shape=(self.first, len(self.upper)))
        limit = np.concatenate([rows.limit, np.full(len(counts), np.inf)])
        self.program = LinearProgram(csr_array(vstack([matrix, csr_array(self.counts)])), limit)
        self.served = np.zeros(len(counts), dtype=np.int64)

    def parts(self, watch: Watch) -> Floats | None:
        """[take] how many of each kind each midwife takes, in parts; none if the solver gives none."""
        found = self.program.most(self.counts[0], self.upper, watch)
        if found is not None and found.value > len(self.task.women) - WHOLE:
            self._hold(0, found.value)
        else:
            for row in range(1, len(self.tiers) + 1):
                found = self._serve(row, found, watch)
        found = self._serve(len(self.tiers) + 1, found, watch)
        if found is None:
            return None
        best = self.program.most(-self.cost, self.upper, watch, start=found.basis, near=True)
        return None if best is None else best.x[: len(self.takes.kind)]

    def is_reached(self, carer: Ints) -> bool:
        """Whether whole women with these carers ([woman of the task]) are as many as served in parts.

        Tier after tier no way serves more then.
        """
        if self.served[0]:
            return bool((carer != NOBODY).all())
        tier = self.problem.tier[self.task.women[carer != NOBODY]]
        served = zip(self.tiers, self.served[1:], strict=False)
        return all(np.count_nonzero(tier == one) == count for one, count in served)

    def _serve(self, row: int, before: Optimum | None, watch: Watch) -> Optimum | None:
        """As many women as a row can count, held from now on."""
        if before is None or not self.counts[row].any():
            return before
        found = self.program.most(self.counts[row], self.upper, watch, start=before.basis, near=True)
        if found is not None:
            self._hold(row, found.value)
        return found

    def _hold(self, row: int, value: float) -> None:
        self.served[row] = int(np.floor(value + WHOLE))
        self.program.hold(self.first + row, float(self.served[row]))


def _rows(problem: Problem, task: Task, kinds: Kinds, takes: Takes) -> Rows:
    """The limits; then each midwife's women above her share of everyone."""
    pairs, midwives = len(takes.kind), len(task.midwives)
    above = Rows(
        np.concatenate([takes.midwife, np.arange(midwives)]),
        np.arange(pairs + midwives),
        np.concatenate([np.ones(pairs), -np.ones(midwives)]),
        (_settled_shares(problem, task) - task.standing).astype(np.float64),
    )
    return stacked([limit_rows(problem, task, kinds, takes), above])


def _settled_shares(problem: Problem, task: Task) -> Ints:
    """[midwife] her share, rounded up, when every woman of the task is served."""
    share = problem.share[task.midwives]
    team = len(task.women) + int(task.standing.sum())
    return -(-team * share // share.sum()) if share.sum() else np.zeros_like(share)
