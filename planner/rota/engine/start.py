"""A first roster: each worker alone, lawful and as near her least minutes as the law allows."""

from typing import NamedTuple

import numpy as np

from planner.rota.engine.crew import Crew, Task
from planner.rota.engine.draft import Draft
from planner.rota.engine.hard import minutes_worked, post_rules
from planner.rota.engine.roster import OFF, Duties, Roster, Worker
from planner.rota.engine.sums import Sum
from planner.rota.engine.table import Part, Table

EFFORT = 10.0
"""Deterministic seconds for one worker; milliseconds are usual."""


class Start(NamedTuple):
    """Where the search begins."""

    roster: Roster
    """The same with least minutes that can be reached, and with nothing left to decide for whoever has
    no lawful roster."""
    duties: Duties
    short_minutes: tuple[int, ...]
    """Of each worker: how far her least minutes are out of reach."""
    unlawful: tuple[int, ...]
    """Workers whose settled duties break her rules, whatever is done on the other days."""


def settled(roster: Roster) -> Duties:
    """Fixed duties alone."""
    duties = np.full((len(roster.workers), roster.days), OFF, dtype=np.int64)
    for number, worker in enumerate(roster.workers):
        for day, kind in worker.fixed:
            duties[number, day] = kind
    return duties


def start(roster: Roster, crew: Crew) -> Start:
    """Solve every worker alone: no hard rule is about two, so together they are a lawful roster."""
    duties = settled(roster)
    parts = [alone(roster, number) for number in range(len(roster.workers))]
    found = crew.results([crew.begin(Task(part, EFFORT)) for part in parts])
    for number, each in enumerate(found):
        if each.duties is not None:
            duties[number] = each.duties[0]
    missing = tuple(
        max(0, worker.least_minutes - minutes_of(roster, row))
        for worker, row in zip(roster.workers, duties, strict=True)
    )
    unlawful = tuple(number for number, each in enumerate(found) if each.duties is None)
    return begun_with(roster, duties, missing, unlawful)


def begun_with(
    roster: Roster, duties: Duties, short_minutes: tuple[int, ...], unlawful: tuple[int, ...]
) -> Start:
    """What is left to decide, once it is known what is out of reach and who has no lawful roster."""
    workers = tuple(
        frozen(worker, roster.days, duties[number]) if number in unlawful else lessened(worker, short)
        for number, (worker, short) in enumerate(zip(roster.workers, short_minutes, strict=True))
    )
    return Start(roster._replace(workers=workers), duties, short_minutes, unlawful)


def alone(roster: Roster, number: int) -> Part:
    """The model of one worker that keeps her nearest to her least minutes."""
    worker = roster.workers[number]
    only = roster._replace(workers=(worker._replace(least_minutes=0),))
    draft = Draft(only)
    (cells,) = draft.cells
    post_rules(cells)
    worked = minutes_worked(cells, range(roster.days))
    missing = draft.above(worker.least_minutes, worker.least_minutes - worked)
    objective = Sum([], [], missing) if isinstance(missing, int) else missing
    duties = settled(only)
    return Table(draft, (), objective).part(duties, np.ones(duties.shape, dtype=np.bool_))


def minutes_of(roster: Roster, duties: Duties) -> int:
    """Minutes of one worker's duties."""
    return sum(roster.kinds[duty].minutes for duty in duties if duty != OFF)


def lessened(worker: Worker, missing: int) -> Worker:
    """With least minutes that she can reach."""
    return worker._replace(least_minutes=worker.least_minutes - missing) if missing else worker


def frozen(worker: Worker, days: int, duties: Duties) -> Worker:
    """With nothing but what is settled."""
    return Worker(
        worker.id, before=worker.before, fixed=tuple((day, int(duties[day])) for day in range(days))
    )
