"""Many scenarios planned at once: a line each as it is done."""

from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner.cli.exits import ExitCode, code_of
from planner.cli.planned_first import told_baselines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.fleet import Failed, Outcomes
    from planner.loading import Loaded
    from planner.pipeline import Baselines, Finished


class Many(NamedTuple):
    """How many scenarios are planned at once, and where."""

    jobs: int | None
    """So many at a time; none for as many as the cluster has cores."""
    cluster: str | None
    """Address of a Dask scheduler; none for processes of this machine."""
    time_limit: float | None
    workers: int | None
    """Processor cores for each."""

    def is_for(self, scenarios: int) -> bool:
        """Whether so many are planned at once, and not here one after another."""
        return scenarios > 0 and (self.cluster is not None or (scenarios > 1 and (self.jobs or 1) > 1))


class Done(NamedTuple):
    """What came of scenarios planned at once."""

    finished: "list[Finished | None]"
    """Each in its place in the row; none for one without a plan."""
    codes: list[ExitCode]


def plan_at_once(
    scenarios: "Sequence[Loaded]", out: Path, many: Many, baselines: "Baselines | None" = None
) -> Done:
    """Plan them, and tell of each as it is done; Ctrl-C ends the others, here with the best plan of each."""
    from planner.cli.guard import attempt
    from planner.fleet import Failed

    done = Done([None] * len(scenarios), [])
    known = baselines or told_baselines(out, scenarios)

    def plan_all() -> None:
        """Plan every scenario, and say how each ended."""
        with _outcomes(scenarios, known, many, done) as outcomes:
            for number, outcome in outcomes:
                if isinstance(outcome, Failed):
                    done.codes.append(_tell_failure(scenarios[number], outcome))
                else:
                    done.finished[number] = outcome
                    tell_line(outcome)
                    done.codes.append(code_of_plan(outcome))

    done.codes.append(attempt(plan_all))
    if ExitCode.INTERRUPTED in done.codes:
        _tell_rest(done)
    return done


@contextmanager
def _outcomes(
    scenarios: "Sequence[Loaded]", baselines: "Baselines", many: Many, done: Done
) -> "Iterator[Outcomes]":
    """What comes of each; on processes of this machine the first Ctrl-C is a wish that they hear."""
    from planner import fleet, pipeline
    from planner.cli.clock import CLOCK
    from planner.cli.interrupt import heard_once, heard_twice, tell_stopping

    search = pipeline.Search(many.time_limit, many.workers or 1)
    plan_many = partial(fleet.plan_many, scenarios, baselines.out, clock=CLOCK, search=search)
    if many.cluster is not None:
        with (
            heard_once(),
            fleet.on_cluster(many.cluster, many.jobs) as run,
            closing(plan_many(run, baselines=baselines)) as outcomes,
        ):
            yield outcomes
        return
    run = fleet.on_processes(many.jobs or 1)
    with fleet.stop_wish() as wish:

        def stop() -> None:
            """Tell all who plan to stop with what they have."""
            wish.tell()
            done.codes.append(ExitCode.INTERRUPTED)
            tell_stopping("plan", several=True)

        with heard_twice(stop), closing(plan_many(run, wish=wish, baselines=baselines)) as outcomes:
            yield outcomes


def _tell_rest(done: Done) -> None:
    from planner.cli.console import err

    if rest := done.finished.count(None):
        err().print(f"without a plan: {rest} of {len(done.finished)} scenarios", style="gap")


def _tell_failure(loaded: "Loaded", failed: "Failed") -> ExitCode:
    from planner.cli.console import err
    from planner.cli.guard import attempt

    def fail() -> None:
        """The fault, as if it had happened here."""
        raise failed.fault

    err().print(f"{loaded.scenario.name} was not planned", style="bad", soft_wrap=True)
    return attempt(fail)


def tell_line(one: "Finished") -> None:
    """One line for one scenario: its values in a sweep or else its name, who is placed, its folder."""
    from planner.cli.console import err
    from planner.cli.show_plan import verdict

    name = one.run.scenario.name
    if (point := one.point) is not None:
        values = ", ".join(f"{key} {value}" for key, value in point.values.items())
        name = f"{point.number}/{point.of} {values}"
    placed = ", ".join(f"tier {row.tier} {row.placed:,} of {row.women:,}" for row in one.run.plan.tiers)
    audit = "" if one.report.passed else f"; {verdict(one.report)}"
    err().print(f"{name}: {placed}{audit}; {one.folder}", soft_wrap=True)


def code_of_plan(finished: "Finished") -> ExitCode:
    """How a plan ends."""
    return code_of(finished.report, [finished.run.plan.status])
