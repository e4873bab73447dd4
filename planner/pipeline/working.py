"""Scenario -> problem -> plan, audit and measures: no file is needed for it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from models import AuditReport, Metric, Plan, Scenario
from planner import metrics, runs
from planner.audit import audit
from planner.prepare import prepare
from planner.proof import tier_prices, tight_sets

if TYPE_CHECKING:
    from planner.caseload import Progress, Stop

Report = Callable[["Progress"], None]


class Clock(NamedTuple):
    """What tells the time."""

    now: Callable[[], datetime]
    """Date and time, UTC."""
    seconds: Callable[[], float]
    """Seconds from any fixed moment."""


class Search(NamedTuple):
    """How a plan is sought; none of it changes a plan that is not stopped."""

    time_limit: float | None = None
    """Seconds of solving after which the best plan found goes on."""
    workers: int = 1
    """Processor cores used."""
    progress: Report | None = None
    """Told of every stage."""
    stop: "Stop | None" = None
    """Asked from another thread, it ends the solving as the time limit does."""


class Worked(NamedTuple):
    """What is worked out of a scenario, before any of it is written: no file is needed for it."""

    plan: Plan
    report: AuditReport
    metrics: tuple[Metric, ...]
    started_at: datetime
    """When it was begun, UTC."""
    seconds: Mapping[str, float]
    """Time of each stage."""
    versions: Mapping[str, str]
    """Of the programs that made the plan, where it was made."""


def work_out(scenario: Scenario, *, clock: Clock, search: Search | None = None) -> Worked:
    """Prepare, solve, audit and measure; another process, or another machine, can do it."""
    from planner.caseload import Progress, solve  # noqa: PLC0415  # the solver loads slowly, only planning needs it

    search = search or Search()
    tell = search.progress or (lambda _: None)
    started_at = clock.now()
    seconds: dict[str, float] = {}
    with _timed("prepare", seconds, clock):
        problem = prepare(scenario)
    with _timed("solve", seconds, clock):
        plan = solve(problem, **search._asdict())
    tell(Progress("counting why women are left out"))
    with _timed("prove", seconds, clock):
        plan = plan.replace(tight_sets=tight_sets(problem, plan))
        plan = plan.replace(tier_prices=tier_prices(problem, plan))
    tell(Progress("checking the plan without the solver"))
    with _timed("audit", seconds, clock):
        report = audit(scenario, plan)
    tell(Progress("measuring"))
    with _timed("measure", seconds, clock):
        measures = metrics.measure(scenario, plan)
    tell(Progress("writing"))
    return Worked(plan, report, measures, started_at, seconds, runs.versions())


@contextmanager
def _timed(stage: str, seconds: dict[str, float], clock: Clock) -> Iterator[None]:
    start = clock.seconds()
    yield
    seconds[stage] = round(clock.seconds() - start, 3)
