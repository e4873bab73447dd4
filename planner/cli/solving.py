"""One scenario planned, with progress on the screen and an ear for Ctrl-C."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.cli.interrupt import Interrupts
    from planner.loading import Loaded
    from planner.pipeline import Baselines, Begun, Finished


def heard_interrupts() -> "Interrupts":
    """Ctrl-C is heard while a plan is made, and the user is told so."""
    from planner.cli.interrupt import Interrupts, tell_stopping

    return Interrupts(lambda: tell_stopping("plan"))


def solved(
    loaded: "Loaded",
    out: Path,
    interrupts: "Interrupts",
    *,
    time_limit: float | None,
    workers: int,
    since: "Begun | None" = None,
    baselines: "Baselines | None" = None,
) -> "Finished":
    """Plan one scenario, with progress on the screen; Ctrl-C ends it with the best plan found.

    Where its baseline is planned first, the same Ctrl-C ends both.
    """
    from planner import pipeline
    from planner.cli.clock import CLOCK
    from planner.cli.progress import shown_progress

    with shown_progress(loaded.scenario.name, interrupts) as progress:
        return interrupts.run(
            lambda stop: pipeline.plan_loaded(
                loaded,
                out,
                clock=CLOCK,
                search=pipeline.Search(time_limit, workers, progress, stop),
                since=since,
                baselines=baselines,
            )
        )
