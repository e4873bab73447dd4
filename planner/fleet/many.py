"""Many scenarios planned at the same time, each written as soon as its plan is there."""

from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models import Scenario
from planner.fleet.bug import Bug
from planner.fleet.spread import Lost, Run, spread
from planner.fleet.wish import Wish
from planner.pipeline import Clock, Finished, Refused, Search, Worked, keep, work_out
from planner.runs import check_folder

if TYPE_CHECKING:
    from planner.loading import Loaded


class Failed(NamedTuple):
    """A scenario without a plan."""

    fault: Exception
    """Why: a `Bug`, `Refused` if its worker ended, or what writing raised."""


Outcomes = Generator[tuple[int, Finished | Failed]]
"""Each scenario's place in the row with its run or why there is none."""


def plan_many(
    scenarios: "Sequence[Loaded]",
    out: Path,
    run: Run,
    *,
    clock: Clock,
    search: Search,
    wish: Wish | None = None,
) -> Outcomes:
    """Plan each scenario, and yield what came of it, in the order in which they end.

    `search` goes to each worker, without progress and stop. When the `wish` is told, those at hand end with
    the best plan found, and those not begun are not planned: nothing is yielded of them.
    """
    check_folder(out)
    asked = search._replace(progress=None, stop=None)
    jobs = {
        number: partial(_worked_out, loaded.scenario, clock, asked, wish)
        for number, loaded in enumerate(scenarios)
    }
    with closing(spread(jobs, run)) as results:
        for number, found in results:
            if found is not None:
                yield number, _outcome(scenarios[number], found, out)


def _worked_out(scenario: Scenario, clock: Clock, search: Search, wish: Wish | None) -> Worked | None:
    """What a worker does; nothing after the wish to stop."""
    if wish is None:
        return work_out(scenario, clock=clock, search=search)
    if wish.is_told:
        return None
    with wish.heard() as stop:
        return work_out(scenario, clock=clock, search=search._replace(stop=stop))


def _outcome(loaded: "Loaded", found: Worked | Bug | Lost, out: Path) -> "Finished | Failed":
    if isinstance(found, Bug):
        return Failed(found)
    if isinstance(found, Lost):
        hint = "a worker may have run out of memory: plan this one by itself"
        return Failed(Refused(f"its worker ended twice before the plan was made ({found.reason})", hint))
    try:
        return keep(loaded, found, out)
    except Exception as fault:
        return Failed(fault)
