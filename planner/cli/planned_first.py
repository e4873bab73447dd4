"""A line for each baseline that is planned first, because a what-if that was asked for builds on it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.loading import Loaded
    from planner.pipeline import Baselines, First


def told_baselines(out: Path, asked: "Iterable[Loaded]") -> "Baselines":
    """What a command that plans these knows of baselines; the user hears of each planned besides."""
    from planner.pipeline import Baselines

    return Baselines(out, asked, _tell)


def _tell(first: "First") -> None:
    from models import Status
    from planner.cli.console import err
    from planner.cli.guard import attempt
    from planner.cli.show_plan import verdict

    name, what_if, outcome = first.baseline.scenario.name, first.what_if, first.outcome
    if isinstance(outcome, Exception):

        def fail() -> None:
            """The fault, as if it had happened here."""
            raise outcome

        said = f"{name}, on which {what_if} builds, was not planned, so {what_if} is planned from nothing"
        err().print(said, style="gap", soft_wrap=True)
        attempt(fail)
        return
    is_stopped = outcome.run.plan.status is Status.STOPPED
    stopped = f"; it was stopped, so {what_if} is planned from nothing" if is_stopped else ""
    audit = "" if outcome.report.passed else f"; {verdict(outcome.report)}"
    said = f"planned first: {name}, on which {what_if} builds{stopped}{audit}; {outcome.folder}"
    err().print(said, soft_wrap=True)
