"""Many scenarios planned at once: a line each as it is done."""

from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.cli.exits import ExitCode

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from planner.fleet import Failed
    from planner.loading import Loaded
    from planner.pipeline import Finished


class Many(NamedTuple):
    """How many scenarios are planned at once, and where."""

    jobs: int | None
    """So many at a time; none for as many as the cluster has cores."""
    cluster: str | None
    """Address of a Dask scheduler; none for processes of this machine."""
    time_limit: float | None
    workers: int
    """Processor cores for each."""


def plan_at_once(
    scenarios: list["Loaded"], out: Path, many: Many, finished: list["Finished"]
) -> list[ExitCode]:
    """Plan them, and note in their order those that are done, even if Ctrl-C ends the others."""
    from planner import pipeline
    from planner.cli.clock import CLOCK
    from planner.cli.guard import attempt
    from planner.cli.interrupt import heard_once
    from planner.fleet import Failed, plan_many

    search = pipeline.Search(many.time_limit, many.workers)
    done: dict[int, Finished] = {}
    codes = []

    def plan_all() -> None:
        with (
            heard_once(),
            _workers(many) as run,
            closing(plan_many(scenarios, out, run, clock=CLOCK, search=search)) as outcomes,
        ):
            for number, outcome in outcomes:
                if isinstance(outcome, Failed):
                    codes.append(_tell_failure(scenarios[number], outcome))
                else:
                    done[number] = outcome
                    tell_line(outcome)
                    codes.append(code_of(outcome))

    codes.append(attempt(plan_all))
    finished += (done[number] for number in sorted(done))
    return codes


def _workers(many: Many) -> "AbstractContextManager[Any]":
    from planner.fleet import on_cluster, on_processes

    if many.cluster is None:
        return nullcontext(on_processes(many.jobs or 1))
    return on_cluster(many.cluster, many.jobs)


def _tell_failure(loaded: "Loaded", failed: "Failed") -> ExitCode:
    from planner.cli.console import err
    from planner.cli.guard import attempt

    def fail() -> None:
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


def code_of(finished: "Finished") -> ExitCode:
    """How a plan ends: with a violation, stopped early, or done."""
    from models import Status

    if not finished.report.passed:
        return ExitCode.VIOLATION
    return ExitCode.STOPPED if finished.run.plan.status is Status.STOPPED else ExitCode.DONE
