"""Problem -> Plan: the best set of teams to open, everyone's place, and what is proven."""

from collections.abc import Callable
from time import monotonic

from models import Plan, Sense
from planner.caseload.assemble import assemble
from planner.caseload.baseline import Baseline, Start, start_of
from planner.caseload.by_baseline import solve_from
from planner.caseload.by_parts import ByParts
from planner.caseload.outcome import Solution, aim_order, nothing_known, reached
from planner.caseload.progress import Listener, OutOfTime, Stop, Watch
from planner.caseload.promising import FEW, Promising, promising
from planner.caseload.unchanged import unchanged
from planner.prepare import Problem, Step
from planner.prepare.problem import Flags

SMALL = 1500
"""Most woman-midwife pairs for which the whole model is solved in one."""


def solve(
    problem: Problem,
    *,
    baseline: Baseline | None = None,
    time_limit: float | None = None,
    workers: int = 1,
    progress: Listener | None = None,
    stop: Stop | None = None,
) -> Plan:
    """The plan that serves every aim in strict order, with a proven bound for each tier.

    `baseline` is a like problem with its plan, from which the search begins where little differs, such as the
    scenario that a what-if changes. The same problem and baseline give the same plan, whatever `workers` is,
    unless `time_limit` (seconds) or `stop`, asked from another thread, ends the search: then it is the best
    that was found until then.
    """
    if baseline is not None and (same := unchanged(problem, baseline)) is not None:
        return assemble(problem, same, problem.opened_by(baseline.plan))
    watch = Watch(progress, _seconds_left(time_limit), stop)
    choice = _choice(problem, watch, workers)
    found: list[tuple[Solution, tuple[int, ...]]] = []
    for opened in choice.openings if choice else problem.openings:
        found.append((_solve_opened(problem, opened, watch, workers, baseline), opened))
        if found[-1][0].stopped:
            break
    best, opened = _best(problem, found)
    rivals = [one for one, _ in found]
    if rivals[-1].stopped:
        return assemble(problem, _stopped(problem, best), opened)
    if choice is not None:
        try:
            rivals.append(best._replace(bounds=choice.bounds(best.assignment, watch)))
        except OutOfTime:
            return assemble(problem, _stopped(problem, best), opened)
    plan = assemble(problem, best._replace(bounds=_bounds_of_all(problem, best, rivals)), opened)
    return plan if choice is None else plan.replace(warnings=(*plan.warnings, choice.warning))


def _choice(problem: Problem, watch: Watch, workers: int) -> Promising | None:
    """Which sets of teams to open are planned, where they are too many to plan them all."""
    if len(problem.openings) <= FEW:
        return None
    eligible = eligible_with(problem, tuple(sorted(set().union(*problem.openings))))
    if pairs(problem, eligible) <= SMALL:
        return None
    try:
        return promising(problem, eligible, watch, workers)
    except OutOfTime:
        return None


def _stopped(problem: Problem, best: Solution) -> Solution:
    """The same when the search was ended: its bounds are counted."""
    from planner.caseload.bounds.counted import counted_bounds  # noqa: PLC0415  # flows load slowly, and few are stopped

    return best._replace(bounds=counted_bounds(problem, best.assignment), stopped=True)


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


def _solve_opened(
    problem: Problem, opened: tuple[int, ...], watch: Watch, workers: int, baseline: Baseline | None
) -> Solution:
    eligible = eligible_with(problem, opened)
    if pairs(problem, eligible) <= SMALL:
        from planner.caseload.exact import solve_exactly  # noqa: PLC0415  # loads slowly, and large services go without

        return solve_exactly(problem, eligible, watch)
    parts = ByParts(problem, eligible, watch, workers)
    try:
        start = None if baseline is None else _start(problem, eligible, baseline)
        found = None if baseline is None or start is None else solve_from(parts, start, baseline.plan)
        return found or parts.solve()
    except OutOfTime:
        return Solution(parts.in_haste(), nothing_known(problem), stopped=True)


def _start(problem: Problem, eligible: Flags, baseline: Baseline) -> Start | None:
    """Where the search begins; none if it is to begin from nothing."""
    then = baseline.problem
    return start_of(problem, eligible, baseline, eligible_with(then, then.opened_by(baseline.plan)))


def pairs(problem: Problem, eligible: Flags) -> int:
    """How many woman-midwife pairs the exact model would have."""
    return int((problem.may_name & eligible[:, problem.team_of]).sum()) if len(problem.midwives) else 0


def _best(
    problem: Problem, found: list[tuple[Solution, tuple[int, ...]]]
) -> tuple[Solution, tuple[int, ...]]:
    """The solution that reaches most in the first aim in which it differs; the first of equals."""
    senses = [1 if aim.sense is Sense.MOST else -1 for aim in aim_order(problem)]

    def merit(one: tuple[Solution, tuple[int, ...]]) -> tuple[int, ...]:
        """Every aim's value, the more the better."""
        values = reached(problem, one[0].assignment)
        return tuple(sense * value for sense, value in zip(senses, values, strict=True))

    return max(found, key=merit)


def _bounds_of_all(problem: Problem, best: Solution, rivals: list[Solution]) -> tuple[int | None, ...]:
    """The bounds of the best solution, widened by what other sets of opened teams might still reach."""
    bounds: list[int | None] = []
    for position, (aim, value) in enumerate(
        zip(aim_order(problem), reached(problem, best.assignment), strict=True)
    ):
        proven = [bound for rival in rivals if (bound := rival.bounds[position]) is not None]
        sense = 1 if aim.sense is Sense.MOST else -1
        bounds.append(sense * max(sense * bound for bound in proven) if len(proven) == len(rivals) else None)
        rivals = [
            rival
            for rival in rivals
            if rival is best or (bound := rival.bounds[position]) is None or sense * bound >= sense * value
        ]
    return tuple(bounds)
