"""Named midwives and buddies for the women of one team: by linear programming, the broken rest by search.

A midwife's women by month under limits for months and runs of months are rows of consecutive ones, so that
most of an optimum is in whole numbers; what is not is a handful of women.
"""

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.carers import Kinds, Takes, Task, expand, kinds_of
from planner.caseload.linear import WHOLE, LinearProgram, Rows, stacked
from planner.caseload.naming_rows import limit_rows, unmatched_cost
from planner.caseload.naming_search import search_carers
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
    parts = _by_linear_program(problem, task, kinds, takes, watch)
    if parts is not None:
        carer = expand(task, kinds, takes, np.floor(parts + WHOLE).astype(np.int64).tolist())
        rest = np.flatnonzero(carer == NOBODY)
        if len(rest):
            left = _left(problem, task, carer)
            carer[rest] = _search(problem, left)
        if (carer != NOBODY).all():
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


def _by_linear_program(
    problem: Problem, task: Task, kinds: Kinds, takes: Takes, watch: Watch
) -> Floats | None:
    """[take] how many of each kind each midwife takes, in parts; none where not everyone can be served."""
    pairs, midwives = len(takes.kind), len(task.midwives)
    upper = np.concatenate([kinds.size[takes.kind], np.full(midwives, len(task.women))]).astype(np.float64)
    rows = _rows(problem, task, kinds, takes)
    takers = np.concatenate([np.ones(pairs), np.zeros(midwives)])
    wanted = np.concatenate([takes.is_wanted.astype(np.float64), np.zeros(midwives)])
    matrix = csr_array((rows.coefficient, (rows.row, rows.column)), shape=(len(rows.limit), len(upper)))
    program = LinearProgram(
        csr_array(vstack([matrix, csr_array(np.array([takers, wanted]))])),
        np.concatenate([rows.limit, [np.inf, np.inf]]),
    )
    most = program.most(takers, upper, watch)
    if most is None or most.value < len(task.women) - WHOLE:
        return None
    program.hold(len(rows.limit), len(task.women))
    if wanted.any():
        met = program.most(wanted, upper, watch, start=most.basis, near=True)
        if met is None:
            return None
        program.hold(len(rows.limit) + 1, np.floor(met.value + WHOLE))
        most = met
    uneven = np.full(midwives, problem.scenario.policy.aims.uneven_load)
    cost = np.concatenate([unmatched_cost(problem, kinds, takes), uneven]).astype(np.float64)
    best = program.most(-cost, upper, watch, start=most.basis, near=True)
    return None if best is None else best.x[:pairs]


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
