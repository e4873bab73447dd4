"""The road for real sizes: bounds from the relaxation, whole women by rounding, carers team by team."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from models import RuleId
from planner.caseload import aims
from planner.caseload.aims import Assignment
from planner.caseload.bounds import Relaxation
from planner.caseload.greedy import fill
from planner.caseload.ledger import Ledger
from planner.caseload.linear import WHOLE
from planner.caseload.naming import Task, buddy_task, name_carers, naming_task
from planner.caseload.outcome import Solution, aim_order, reached
from planner.caseload.progress import Progress, Watch
from planner.caseload.rounding import settle
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints


def solve_by_parts(problem: Problem, eligible: Flags, watch: Watch, workers: int) -> Solution:
    """Serve every aim in strict order; `eligible` is [W, T] for women placed anew."""
    relaxation = Relaxation(problem, eligible)
    tiers = relaxation.tier_bounds(watch)
    lesser = {rule: relaxation.care_bound(rule) for rule in (RuleId.STAYS_WITH_BUDDY, RuleId.STAYS_IN_TEAM)}
    watch.tell(Progress("matching language and travel"))
    optimum = relaxation.fit_optimum()
    lesser[RuleId.FIT] = (
        None if optimum is None else int(np.ceil(optimum.value - WHOLE)) + aims.fit_of_kept(problem)
    )
    parts = np.zeros(eligible.shape) if optimum is None else relaxation.columns.by_pair(optimum.x)
    target = tuple((bound or 0) - kept for bound, kept in zip(tiers, relaxation.kept, strict=True))
    team = settle(problem, eligible, parts, target, watch)
    named = _name(problem, eligible, team, watch, workers)
    watch.tell(Progress("naming buddies"))
    assignment = Assignment(named, _buddies(problem, named, workers))
    tiers = _bounds_beside(relaxation, tiers, aims.placed_by_tier(problem, named), watch)
    return Solution(assignment, _all_bounds(problem, assignment, tiers, lesser))


def _name(problem: Problem, eligible: Flags, team: Ints, watch: Watch, workers: int) -> Ints:
    """Named midwives for all women with a team; who cannot be named for goes wherever else there is room."""
    watch.tell(Progress("naming midwives"))
    tasks = [
        naming_task(problem, at, women)
        for at in range(len(problem.teams))
        if len(women := np.flatnonzero(team == at))
    ]
    ledger = Ledger(problem)
    for task, found in zip(tasks, _solved(problem, tasks, workers), strict=True):
        for woman, midwife in zip(task.women, found, strict=True):
            if midwife != NOBODY:
                ledger.place(int(woman), int(midwife))
    fill(ledger, eligible)
    return ledger.named


def _buddies(problem: Problem, named: Ints, workers: int) -> Ints:
    buddy = np.full(len(named), NOBODY, dtype=np.int64)
    tasks = [buddy_task(problem, at, named) for at in range(len(problem.teams))]
    tasks = [task for task in tasks if len(task.women)]
    for task, found in zip(tasks, _solved(problem, tasks, workers), strict=True):
        buddy[task.women] = found
    return buddy


def _solved(problem: Problem, tasks: list[Task], workers: int) -> list[Ints]:
    """The teams are independent: several are solved at once, each by one deterministic worker."""
    with ThreadPoolExecutor(max_workers=max(workers, 1)) as pool:
        return list(pool.map(lambda task: name_carers(problem, task), tasks))


def _bounds_beside(
    relaxation: Relaxation, tiers: tuple[int | None, ...], reached: tuple[int, ...], watch: Watch
) -> tuple[int | None, ...]:
    """The bounds of the tiers given what the earlier tiers really reach.

    A later tier may have more than was thought when an earlier one stays below its bound: those are proven
    anew, the first tier with a gap after the other until none is left.
    """
    short = next(
        (tier for tier, bound in enumerate(tiers, start=1) if reached[tier - 1] != bound), len(tiers)
    )
    while short < len(tiers):
        tiers = tiers[:short] + relaxation.tier_bounds_beside(reached[:short], watch)
        rest = range(short + 1, len(tiers) + 1)
        short = next((tier for tier in rest if reached[tier - 1] != tiers[tier - 1]), len(tiers))
    return tiers


def _all_bounds(
    problem: Problem, assignment: Assignment, tiers: tuple[int | None, ...], lesser: dict[RuleId, int | None]
) -> tuple[int | None, ...]:
    """One bound for each aim.

    A lesser bound was proven with every earlier aim at its bound: it says something only where they all
    reach it. A tier has no more buddies than women placed.
    """
    found: list[int | None] = []
    all_met = True
    for aim, value in zip(aim_order(problem), reached(problem, assignment), strict=True):
        if aim.rule is RuleId.TIER_PLACED:
            bound = tiers[(aim.tier or 1) - 1]
        elif aim.rule is RuleId.BUDDY_NAMED:
            bound = int(np.count_nonzero((assignment.named != NOBODY) & (problem.tier == (aim.tier or 0))))
        else:
            bound = lesser.get(aim.rule) if all_met else None
        found.append(bound)
        all_met = all_met and bound == value
    return tuple(found)
