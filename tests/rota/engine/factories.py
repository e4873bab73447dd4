"""Small rosters that show only the point."""

from typing import Any

import numpy as np

from planner.rota.engine import OFF, Aim, Kind, Roster, Worker
from planner.rota.engine.roster import Costs

DAY, NIGHT = 0, 1
KINDS = (Kind("day", 480), Kind("night", 600))


def roster(*workers: Worker, days: int, aims: tuple[Aim, ...] = (), **changes: Any) -> Roster:
    """A roster of two kinds."""
    return Roster(days, KINDS, workers, aims)._replace(**changes)


def plan_of(text: str) -> tuple[int, ...]:
    """`D` a day duty, `N` a night, `-` off: one sign a day."""
    return tuple({"D": DAY, "N": NIGHT, "-": OFF}[sign] for sign in text)


def wish(*plans: str) -> Costs:
    """One plan a worker: each duty wished for is worth 1, each other costs 1."""
    table = np.ones((len(plans), len(plans[0]), len(KINDS)), dtype=np.int64)
    for worker, plan in enumerate(plans):
        for day, kind in enumerate(plan_of(plan)):
            if kind != OFF:
                table[worker, day, kind] = -1
    return table


def wishing(*plans: str) -> tuple[Aim, ...]:
    """The one aim to follow these plans: it is `-duties` where all of them can be."""
    return (Aim("wishes", costs=wish(*plans)),)
