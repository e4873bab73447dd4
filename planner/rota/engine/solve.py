"""Aims in strict order: each is solved whole, and by neighbourhoods beside it; its value then binds the aims that follow."""

from concurrent.futures import Future
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from planner.rota.engine.crew import Crew, Found, Task
from planner.rota.engine.roster import Duties, Roster
from planner.rota.engine.score import values
from planner.rota.engine.search import Stage, draft, search
from planner.rota.engine.start import start
from planner.rota.engine.watch import Watch

WHOLE_EFFORT = 4.0
"""Deterministic seconds for the whole model of one aim, at effort 1."""

ROUNDS = 12
"""Rounds of neighbourhoods for one aim, at effort 1."""


class Status(StrEnum):
    """How much of the answer is final."""

    OPTIMAL = "optimal"
    """Every aim is proven."""
    FEASIBLE = "feasible"
    """Lawful; some aim could perhaps be smaller."""


class Reached(NamedTuple):
    """What one aim came to."""

    id: str
    value: int
    bound: int | None
    """No roster that keeps the aims before it at their values can have less; None where nothing was proven."""


class Solution(NamedTuple):
    """A roster that holds every hard rule for every worker not named in `unlawful`."""

    duties: Duties
    aims: tuple[Reached, ...]
    status: Status
    short_minutes: tuple[int, ...]
    """Of each worker: how far below her least minutes even the fullest lawful roster stays. It comes before every aim."""
    unlawful: tuple[int, ...]
    """Workers whose settled duties break a rule whatever else is done; they have their settled duties alone."""


def solve(roster: Roster, *, effort: float = 1.0, workers: int = 1, watch: Watch | None = None) -> Solution:
    """Serve the aims in order.

    `effort` scales deterministic limits: the same input gives the same duties for any number of `workers`, save where
    the caller's watch ends it early. Ctrl-C ends the solving at once.
    """
    watch = watch or Watch()
    with Crew(workers, watch) as crew:
        begun = start(roster, crew)
        duties, reached = begun.duties, []
        for number, aim in enumerate(roster.aims):
            duties, bound = serve(Stage(begun.roster, number), duties, crew, effort)
            reached.append((aim.id, bound))
    worth = values(roster, duties)
    aims = tuple(Reached(name, value, bound) for (name, bound), value in zip(reached, worth, strict=True))
    proven = all(each.bound == each.value for each in aims)
    return Solution(
        duties, aims, Status.OPTIMAL if proven else Status.FEASIBLE, begun.short_minutes, begun.unlawful
    )


def serve(stage: Stage, duties: Duties, crew: Crew, effort: float) -> tuple[Duties, int | None]:
    """The best roster found for one aim, and its bound.

    The neighbourhoods know of the whole model only whether more can be gained, never its roster, so that it makes no
    difference which of the two ends first.
    """
    everything = np.ones(duties.shape, dtype=np.bool_)
    whole = crew.begin(Task(draft(stage, duties, everything), effort * WHOLE_EFFORT))
    if crew.workers == 1:
        crew.results([whole])
    near = search(stage, duties, crew, round(effort * ROUNDS), lambda value: is_settled(whole, value))
    (found,) = crew.results([whole])
    if found.duties is None or (not found.is_proven and stage.key(near) <= stage.key(found.duties)):
        return near, found.bound
    return found.duties, found.bound


def is_settled(whole: Future[Found], value: int) -> bool:
    """Whether the whole model is solved, or shows that nothing is below a value."""
    if not whole.done():
        return False
    found = whole.result()
    return found.is_proven or (found.bound is not None and value <= found.bound)
