"""The road for real sizes: bounds from the relaxation, whole women by rounding, carers team by team."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from models import RuleId
from planner.caseload import aims
from planner.caseload.aims import Assignment
from planner.caseload.bounds import Relaxation
from planner.caseload.greedy import fill
from planner.caseload.ledger import Ledger
from planner.caseload.naming import Task, buddy_task, name_carers, naming_task
from planner.caseload.outcome import Solution, aim_order
from planner.caseload.progress import Progress, Watch
from planner.caseload.rounding import settle
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints


def solve_by_parts(problem: Problem, eligible: Flags, watch: Watch, workers: int) -> Solution:
    """Serve every aim in strict order; `eligible` is [W, T] for women placed anew."""
    relaxation = Relaxation(problem, eligible)
    bounds: dict[tuple[RuleId, int | None], int | None] = {}
    tiers = relaxation.tier_bounds((), watch)
    for rule in (RuleId.STAYS_WITH_BUDDY, RuleId.STAYS_IN_TEAM):
        bounds[rule, None] = relaxation.care_bound(rule)
    watch.tell(Progress("matching language and travel"))
    optimum = relaxation.fit_optimum()
    parts = np.zeros(eligible.shape) if optimum is None else relaxation.columns.by_pair(optimum.x)
    target = tuple((bound or 0) - kept for bound, kept in zip(tiers, relaxation.kept, strict=True))
    team = settle(problem, eligible, parts, target, watch)
    named = _name(problem, eligible, team, watch, workers)
    reached = aims.placed_by_tier(problem, named)
    tiers = _bounds_beside(relaxation, tiers, reached, watch)
    watch.tell(Progress("naming buddies"))
    buddy = _buddies(problem, named, workers)
    return Solution(Assignment(named, buddy), _all_bounds(problem, tiers, reached, bounds, optimum_is_exact=False))


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
    """The bounds of the tiers given what the earlier tiers really reach, where that is less than their bound."""
    for number, (bound, placed) in enumerate(zip(tiers, reached, strict=True)):
        if bound is None or placed < bound:
            if number + 1 < len(tiers):
                return relaxation.tier_bounds(reached, watch)
            break
    return tiers


def _all_bounds(
    problem: Problem,
    tiers: tuple[int | None, ...],
    reached: tuple[int, ...],
    bounds: dict[tuple[RuleId, int | None], int | None],
    *,
    optimum_is_exact: bool,
) -> tuple[int | None, ...]:
    """One bound for each aim; none where earlier aims have a gap, so that nothing is proven."""
    proven = tiers == reached
    found: list[int | None] = []
    for aim in aim_order(problem):
        if aim.rule is RuleId.TIER_PLACED:
            found.append(tiers[(aim.tier or 1) - 1])
        else:
            found.append(bounds.get((aim.rule, aim.tier)) if proven else None)
    return tuple(found)
