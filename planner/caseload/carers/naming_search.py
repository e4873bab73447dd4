"""Carers of one team by a search in whole numbers over kinds of women, where linear programs break them."""

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload import aims
from planner.caseload.carers.naming_rows import language_cost, limit_rows
from planner.caseload.carers.tasks import Kinds, Takes, Task
from planner.caseload.programs.linear import Rows, stacked
from planner.caseload.programs.whole import WholeProgram
from planner.prepare import Problem
from planner.prepare.problem import Flags, Ints

EFFORT = 0.1
"""Deterministic seconds for each aim."""


def search_carers(problem: Problem, task: Task, kinds: Kinds, takes: Takes) -> Ints:
    """[pair] how many of its kind each midwife takes.

    As many women as can be, tier by tier; then carers they have met; then language and even load. If everyone
    can be served at once no tier stands in another's way, and one search does for all.
    """
    search = _Search(problem, task, kinds, takes)
    if search.most(search.everyone) < len(task.women):
        for tier in [*range(1, aims.tier_count(problem) + 1), 0]:
            search.serve(kinds.tier[takes.kind] == tier)
    search.serve(search.everyone)
    search.serve(takes.is_wanted)
    return search.evenly()


class _Search:
    """Columns: what each pair takes, each midwife's women above her share, each midwife's share."""

    def __init__(self, problem: Problem, task: Task, kinds: Kinds, takes: Takes) -> None:
        midwives = len(task.midwives)
        self.pairs = len(takes.kind)
        self.everyone = np.ones(self.pairs, dtype=np.bool_)
        most = int(kinds.size.sum() + task.standing.sum())
        self.upper = np.concatenate([kinds.size[takes.kind], np.full(2 * midwives, most)])
        uneven = np.full(midwives, problem.scenario.policy.aims.uneven_load)
        nothing = np.zeros(midwives, dtype=np.int64)
        self.cost = np.concatenate([language_cost(problem, kinds, takes), uneven, nothing])
        rows = stacked([limit_rows(problem, task, kinds, takes), *_share_rows(problem, task, takes)])
        self.matrix = csr_array(
            (rows.coefficient, (rows.row, rows.column)), shape=(len(rows.limit), len(self.upper))
        )
        self.limit = rows.limit
        self.columns = np.zeros(len(self.upper), dtype=np.int64)

    def most(self, chosen: Flags) -> int:
        """How many women the chosen pairs can take; none is held to it."""
        objective = np.zeros(len(self.upper), dtype=np.int64)
        objective[: self.pairs] = chosen
        self._seek(objective)
        return int(objective @ self.columns)

    def serve(self, chosen: Flags) -> None:
        """As many women as the chosen pairs can take, held from now on."""
        if not np.any(chosen):
            return
        least = self.most(chosen)
        row = np.zeros((1, len(self.upper)))
        row[0, : self.pairs] = -chosen.astype(np.float64)
        self.matrix = csr_array(vstack([self.matrix, csr_array(row)]))
        self.limit = np.append(self.limit, -float(least))

    def evenly(self) -> Ints:
        """[pair] the cheapest by language and even load of what is held."""
        self._seek(-self.cost)
        return self.columns[: self.pairs]

    def _seek(self, objective: Ints) -> None:
        program = WholeProgram(self.matrix, self.limit)
        found = program.most(objective, self.upper, effort=EFFORT, start=self.columns)
        if found is not None:
            self.columns = found


def _share_rows(problem: Problem, task: Task, takes: Takes) -> tuple[Rows, Rows]:
    """A midwife's women are her share and those above; her share is ceil(team's women x share / shares)."""
    pairs, midwives = len(takes.kind), np.arange(len(task.midwives))
    share = problem.share[task.midwives]
    total, above, allowed = int(share.sum()), pairs + midwives, pairs + len(midwives) + midwives
    load = Rows(
        np.concatenate([takes.midwife, midwives, midwives]),
        np.concatenate([np.arange(pairs), above, allowed]),
        np.concatenate([np.ones(pairs), -np.ones(2 * len(midwives))]),
        -task.standing.astype(np.float64),
    )
    shares = Rows(
        np.concatenate([np.repeat(midwives, pairs), midwives]),
        np.concatenate([np.tile(np.arange(pairs), len(midwives)), allowed]),
        np.concatenate([-np.repeat(share, pairs), np.full(len(midwives), max(total, 1))]).astype(np.float64),
        (share * int(task.standing.sum()) + max(total - 1, 0)).astype(np.float64),
    )
    return load, shares
