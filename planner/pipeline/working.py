"""Scenario -> problem -> plan, audit and measures: no file is needed for it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from models import AuditReport, Metric, Plan, Scenario
from planner import metrics, runs
from planner.audit import audit
from planner.pipeline.baselines import Start
from planner.prepare import prepare
from planner.proof import tier_prices, tight_sets
from planner.versions import versions

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

    def for_first(self, name: str) -> "Search":
        """The same search for a baseline that is planned first: its stages say whose they are."""
        told = self.progress
        if told is None:
            return self
        return self._replace(progress=lambda step: told(step._replace(stage=f"{name} first, {step.stage}")))


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
    baseline: runs.Baseline | None = None
    """The scenario from whose plan it was planned; none if from nothing."""


def work_out(
    scenario: Scenario, *, clock: Clock, search: Search | None = None, start: Start | None = None
) -> Worked:
    """Prepare, solve, audit and measure; another process, or another machine, can do it.

    The solving begins at `start`, or from nothing.
    """
    from planner.caseload import Baseline, Progress, solve  # noqa: PLC0415  # the solver loads slowly, only planning needs it

    search = search or Search()
    tell = search.progress or (lambda _: None)
    started_at = clock.now()
    seconds: dict[str, float] = {}
    with _timed("prepare", seconds, clock):
        problem = prepare(scenario)
    with _timed("solve", seconds, clock):
        then = Baseline(prepare(start.scenario), start.plan) if start else None
        plan = solve(problem, baseline=then, **search._asdict())
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
    baseline = start.baseline if start else None
    return Worked(plan, report, measures, started_at, seconds, versions(), baseline)


@contextmanager
def _timed(stage: str, seconds: dict[str, float], clock: Clock) -> Iterator[None]:
    start = clock.seconds()
    yield
    seconds[stage] = round(clock.seconds() - start, 3)
