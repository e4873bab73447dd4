"""Many scenarios planned at the same time, each written as soon as its plan is there."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models import Scenario
from planner.fleet.bug import Bug
from planner.fleet.spread import Lost, Run, spread
from planner.fleet.wish import Wish
from planner.folders import check_folder
from planner.pipeline import (
    Baselines,
    Clock,
    Finished,
    First,
    Search,
    Start,
    Worked,
    keep,
    work_out,
)
from planner.refused import Refused

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
    baselines: Baselines | None = None,
) -> Outcomes:
    """Plan each scenario, and yield what came of it, in the order in which they end.

    Baselines whose plans are not known go first; then the others, each from the plan of its own, or from
    nothing if that has none. `search` goes to each worker, without progress and stop. When the `wish` is
    told, those at hand end with the best plan found, and those not begun are not planned: nothing is yielded
    of them.
    """
    check_folder(out)
    known = baselines or Baselines(out, scenarios)
    work = partial(_worked_out, clock=clock, search=search._replace(progress=None, stop=None), wish=wish)
    missing = known.all_missing(scenarios, is_limited=search.time_limit is not None)
    rest = dict(enumerate(scenarios))
    with closing(_planned_first(missing, work, run, known)) as outcomes:
        for first in outcomes:
            if (number := known.place(first.baseline, scenarios)) is not None:
                del rest[number]
                yield number, _as_asked(first.outcome)
    jobs = {number: partial(work, loaded.scenario, known.start(loaded)) for number, loaded in rest.items()}
    with closing(spread(jobs, run)) as results:
        for number, found in results:
            if found is not None:
                yield number, _as_asked(_outcome(rest[number], found, out))


def _planned_first(
    missing: "Sequence[tuple[Loaded, Loaded]]", work: Callable[..., Worked | None], run: Run, known: Baselines
) -> Generator[First]:
    """Each baseline that was begun, with what came of it, which is noted for those that build on it."""
    jobs = {number: partial(work, baseline.scenario, None) for number, (baseline, _) in enumerate(missing)}
    with closing(spread(jobs, run)) as results:
        for number, found in results:
            if found is not None:
                baseline, what_if = missing[number]
                first = First(baseline, what_if.scenario.name, _outcome(baseline, found, known.out))
                known.note_first(first)
                yield first


def _worked_out(
    scenario: Scenario, start: Start | None, *, clock: Clock, search: Search, wish: Wish | None
) -> Worked | None:
    """What a worker does; nothing after the wish to stop."""
    if wish is None:
        return work_out(scenario, clock=clock, search=search, start=start)
    if wish.is_told:
        return None
    with wish.heard() as stop:
        return work_out(scenario, clock=clock, search=search._replace(stop=stop), start=start)


def _as_asked(outcome: Finished | Exception) -> Finished | Failed:
    return Failed(outcome) if isinstance(outcome, Exception) else outcome


def _outcome(loaded: "Loaded", found: Worked | Bug | Lost, out: Path) -> Finished | Exception:
    if isinstance(found, Bug):
        return found
    if isinstance(found, Lost):
        hint = "a worker may have run out of memory: plan this one by itself"
        return Refused(f"its worker ended twice before the plan was made ({found.reason})", hint)
    try:
        return keep(loaded, found, out)
    except Exception as fault:
        return fault
