"""Problem -> Plan: the best set of teams to open, everyone's place, and what is proven."""

from collections.abc import Callable
from time import monotonic

from models import Plan, Sense
from planner.caseload.assemble import assemble
from planner.caseload.by_parts import solve_by_parts
from planner.caseload.exact import pairs, solve_exactly
from planner.caseload.outcome import Solution, aim_order, nobody_new, reached
from planner.caseload.progress import Listener, OutOfTime, Watch
from planner.prepare import Problem, Step
from planner.prepare.problem import Flags

SMALL = 1500
"""Most woman-midwife pairs for which the whole model is solved in one."""


def solve(
    problem: Problem, *, time_limit: float | None = None, workers: int = 1, progress: Listener | None = None
) -> Plan:
    """The plan that serves every aim in strict order, with a proven bound for each tier.

    The same problem gives the same plan, whatever `workers` is, unless `time_limit` (seconds) ends the search.
    """
    watch = Watch(progress, _seconds_left(time_limit))
    best: tuple[Solution, tuple[int, ...]] | None = None
    stopped = False
    for opened in problem.openings:
        try:
            found = _solve_opened(problem, opened, watch, workers)
        except OutOfTime:
            stopped = True
            break
        if best is None or _is_better(problem, found, best[0]):
            best = found, opened
    if best is None:
        best = Solution(nobody_new(problem), (None,) * len(aim_order(problem))), problem.openings[0]
    return assemble(problem, best[0], best[1], stopped=stopped)


def _seconds_left(limit: float | None) -> Callable[[], float] | None:
    if limit is None:
        return None
    end = monotonic() + limit
    return lambda: end - monotonic()


def eligible_with(problem: Problem, opened: tuple[int, ...]) -> Flags:
    """[W, T] the teams to which women placed anew may go; care begun and women in no tier go nowhere new."""
    anew = ~problem.kept & (problem.tier > 0)
    flags: Flags = (problem.step_with(opened) == Step.PASSES) & anew[:, None]
    return flags


def _solve_opened(problem: Problem, opened: tuple[int, ...], watch: Watch, workers: int) -> Solution:
    eligible = eligible_with(problem, opened)
    if pairs(problem, eligible) <= SMALL:
        return solve_exactly(problem, eligible, watch)
    return solve_by_parts(problem, eligible, watch, workers)


def _is_better(problem: Problem, one: Solution, other: Solution) -> bool:
    """Whether the first reaches more in the first aim in which they differ."""
    for aim, mine, theirs in zip(
        aim_order(problem), reached(problem, one.assignment), reached(problem, other.assignment), strict=True
    ):
        if mine != theirs:
            return (mine > theirs) == (aim.sense is Sense.MOST)
    return False
