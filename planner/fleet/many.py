"""Many scenarios planned at the same time, each written as soon as its plan is there."""

from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner.fleet.bug import Bug
from planner.fleet.spread import Lost, Run, spread
from planner.pipeline import Clock, Finished, Refused, Search, Worked, keep, work_out
from planner.runs import check_folder

if TYPE_CHECKING:
    from planner.loading import Loaded


class Failed(NamedTuple):
    """A scenario without a plan."""

    fault: Exception
    """Why: a `Bug`, `Refused` if its worker ended, or what writing raised."""


def plan_many(
    scenarios: "Sequence[Loaded]", out: Path, run: Run, *, clock: Clock, search: Search
) -> "Generator[tuple[int, Finished | Failed]]":
    """Each scenario's place in the row with its run or why there is none, in the order in which they end.

    `search` goes to each worker, without progress and stop.
    """
    check_folder(out)
    asked = search._replace(progress=None, stop=None)
    jobs = {
        number: partial(work_out, loaded.scenario, clock=clock, search=asked)
        for number, loaded in enumerate(scenarios)
    }
    with closing(spread(jobs, run)) as results:
        for number, found in results:
            yield number, _outcome(scenarios[number], found, out)


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
