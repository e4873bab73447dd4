"""Aims in strict order, each solved in several ways; its value binds those that follow."""

import math
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from planner.rota.engine.columns import by_columns
from planner.rota.engine.crew import Crew, Task, Way
from planner.rota.engine.roster import Duties, Roster
from planner.rota.engine.score import least, values
from planner.rota.engine.search import Model, Pains, Stage, search
from planner.rota.engine.start import Start, begun_with, start
from planner.rota.engine.watch import Watch

WHOLE_EFFORT = 2.0
"""Deterministic seconds for the whole model of one aim, at effort 1; they grow with its root."""

SMALL = 400
"""Cells (workers × days) up to which the whole model has all its effort at once; beyond, it only begins."""

TINY = 100
"""Cells up to which a minor aim is solved as any other: its proof comes by itself."""

NEAR_EFFORT = 0.5
"""Deterministic seconds for one neighbourhood, at effort 1 and above."""

GAP = 0.0003
"""How near value and bound of an aim need come, as a share, at effort 1."""

CLOSE = 2
"""So many times that gap is close enough for a small model, whose bound is slow to rise further."""

LONGER = 4
"""A small model is worked on so much longer once there is a good roster to lead it."""

ROUNDS = 4
"""Rounds of neighbourhoods for one aim, at effort 1 and below."""

CYCLE_EFFORT = 3.0
"""Effort for one cycle of dives and neighbourhoods at most."""


LIGHT_ROUNDS = 8
"""The same where a minor aim is searched lightly, at any effort."""

PATIENCE = 2
"""Of them so many in a row may gain nothing before it ends."""


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
    """No roster that keeps the aims before it at their values can have less; None where nothing was
    proven."""


class Solution(NamedTuple):
    """A roster that holds every hard rule for every worker not named in `unlawful`."""

    duties: Duties
    aims: tuple[Reached, ...]
    status: Status
    short_minutes: tuple[int, ...]
    """Of each worker: how far below her least minutes even the fullest lawful roster stays. It comes
    before every aim."""
    unlawful: tuple[int, ...]
    """Workers whose settled duties break a rule whatever else is done; they have their settled duties
    alone."""


def solve(
    roster: Roster,
    *,
    effort: float = 1.0,
    workers: int = 1,
    watch: Watch | None = None,
    after: Solution | None = None,
) -> Solution:
    """Serve the aims in order.

    Small teams want an `effort` of 0.3 and less, rosters of 20 workers and more 1 and above.

    `effort` scales deterministic limits: the same input gives the same duties for any number of
    `workers`, save where
    the caller's watch ends it early. Ctrl-C ends the solving at once.

    `after` is a solution of the same workers for the first of the aims: the others are served after them.
    """
    watch = watch or Watch()
    with Crew(workers, watch) as crew:
        begun = start(roster, crew) if after is None else resumed(roster, after)
        duties, model = begun.duties, Model(begun.roster)
        reached = [] if after is None else [(aim.id, aim.bound) for aim in after.aims]
        for number, aim in list(enumerate(roster.aims))[len(reached) :]:
            duties, bound = serve(Stage(begun.roster, number, model), duties, crew, effort)
            reached.append((aim.id, bound))
    worth = values(roster, duties)
    aims = tuple(Reached(name, value, bound) for (name, bound), value in zip(reached, worth, strict=True))
    proven = all(each.bound == each.value for each in aims)
    return Solution(
        duties, aims, Status.OPTIMAL if proven else Status.FEASIBLE, begun.short_minutes, begun.unlawful
    )


def resumed(roster: Roster, solution: Solution) -> Start:
    """Where the search goes on from a solution."""
    return begun_with(roster, solution.duties, solution.short_minutes, solution.unlawful)


def serve(stage: Stage, duties: Duties, crew: Crew, effort: float) -> tuple[Duties, int | None]:
    """The best roster found for one aim, and its bound: whole, then by neighbourhoods.

    Near enough ends it. A minor aim has neighbourhoods alone. With what the neighbourhoods found as the
    most that is allowed, a whole model is often proven where it was stuck.
    """
    aim = stage.roster.aims[stage.number]
    bound: int | None = least(aim)
    if is_met(stage, duties, bound):
        return duties, bound
    if aim.is_minor and duties.size > TINY:
        return search(stage, duties, crew, pains_of(effort, light=True), bound), bound
    whole_effort = WHOLE_EFFORT * (min(effort, effort**0.5))
    gap = GAP / effort
    if duties.size <= SMALL:
        duties, bound = better(bound, whole(stage, duties, crew, whole_effort))
        if is_near(stage, duties, bound, gap):
            return duties, bound
    if duties.size > TINY and (chosen := by_columns(stage, duties, crew, *cycles_of(effort))) is not None:
        duties, bound = better(bound, chosen)
    else:
        if duties.size <= SMALL:
            duties, bound = small(stage, duties, bound, crew, whole_effort, gap)
            gap *= CLOSE
        else:
            duties, bound = better(bound, whole(stage, duties, crew, min(whole_effort, WHOLE_EFFORT)))
        if is_near(stage, duties, bound, gap):
            return duties, bound
        duties = search(stage, duties, crew, pains_of(effort), bound)
    if is_met(stage, duties, bound):
        return duties, bound
    return better(bound, whole(stage, duties, crew, whole_effort))


def cycles_of(effort: float) -> tuple[Pains, int]:
    """How much is searched after each dive, and how often."""
    cycles = math.ceil(effort / CYCLE_EFFORT)
    return pains_of(effort / cycles), cycles


def small(
    stage: Stage, duties: Duties, bound: int | None, crew: Crew, effort: float, gap: float
) -> tuple[Duties, int | None]:
    """The whole model from the roster at hand, then its bound alone, then as a program, until it is near.

    The last two, which are slow, are for what is not yet close.
    """
    duties, bound = better(bound, whole(stage, duties, crew, LONGER * effort, is_led=True))
    if not is_near(stage, duties, bound, CLOSE * gap):
        duties, bound = better(bound, whole(stage, duties, crew, effort, is_led=True, way=Way.BOUND))
    if not is_near(stage, duties, bound, CLOSE * gap):
        duties, bound = better(bound, programmed(stage, duties, crew, gap))
    return duties, bound


def pains_of(effort: float, *, light: bool = False) -> Pains:
    """How much is searched by neighbourhoods: for longer at an effort above 1, each for less below it.

    Light are many short ones, until they gain nothing.
    """
    rounds, near = math.ceil(ROUNDS * max(effort, 1.0)), NEAR_EFFORT * min(effort, 1.0)
    return Pains(LIGHT_ROUNDS, near / 4, PATIENCE) if light else Pains(rounds, near)


def better(bound: int | None, again: tuple[Duties, int | None]) -> tuple[Duties, int | None]:
    """A later answer with the higher of two bounds."""
    return again[0], max((each for each in (bound, again[1]) if each is not None), default=None)


def whole(
    stage: Stage, duties: Duties, crew: Crew, effort: float, *, is_led: bool = False, way: Way = Way.LINEAR
) -> tuple[Duties, int | None]:
    """What comes of the whole model: a roster no worse, and a bound.

    At first it is not shown the roster at hand: led by a poor one, the search stayed near it for as long as
    it was watched.
    """
    part = stage.table.part(duties, np.ones(duties.shape, dtype=np.bool_), is_led=is_led)
    (found,) = crew.results([crew.begin(Task(part, effort, way=way))])
    return (duties if found.duties is None else found.duties), found.bound


def programmed(stage: Stage, duties: Duties, crew: Crew, gap: float) -> tuple[Duties, int | None]:
    """What comes of the whole model as a mixed-integer program."""
    part = stage.table.part(duties, np.ones(duties.shape, dtype=np.bool_))
    (found,) = crew.results([crew.begin(Task(part, 0.0, gap=gap))])
    return (duties if found.duties is None else found.duties), found.bound


def is_near(stage: Stage, duties: Duties, bound: int | None, gap: float) -> bool:
    """Whether no roster has less by more than a share of it."""
    value = stage.key(duties)[-1]
    return bound is not None and value - bound <= gap * abs(value)


def is_met(stage: Stage, duties: Duties, bound: int | None) -> bool:
    """Whether no roster has less."""
    return bound is not None and stage.key(duties)[-1] <= bound
