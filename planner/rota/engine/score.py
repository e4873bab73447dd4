"""What a roster is worth: each aim's value, counted without a solver."""

import numpy as np

from planner.rota.engine.roster import OFF, Aim, Duties, Pattern, Roster, Shape


def values(roster: Roster, duties: Duties) -> tuple[int, ...]:
    """Each aim's value for these duties."""
    return tuple(value(roster, aim, duties) for aim in roster.aims)


def value(roster: Roster, aim: Aim, duties: Duties) -> int:
    """One aim's value for these duties."""
    worth = aim.constant
    if aim.costs is not None:
        workers, days = (duties != OFF).nonzero()
        worth += int(aim.costs[workers, days, duties[workers, days]].sum())
    for cover in aim.cover:
        present = int(np.isin(duties[:, cover.day], cover.kinds).sum())
        worth += cover.under * max(0, cover.wanted - present) + cover.over * max(0, present - cover.wanted)
    for share in aim.shares:
        days = slice(None) if share.days is None else list(share.days)
        row = duties[share.worker, days]
        done = sum(unit * int(np.isin(row, kinds).sum()) for unit, kinds in share.by_unit.items())
        worth += share.weight * max(0, done - share.target)
    return worth + sum(appearances(roster, pattern, duties) * pattern.weight for pattern in aim.patterns)


def appearances(roster: Roster, pattern: Pattern, duties: Duties) -> int:
    """How often a shape appears."""
    workers = range(len(roster.workers)) if pattern.workers is None else pattern.workers
    return sum(shapes(roster, pattern, worker, duties) for worker in workers)


def shapes(roster: Roster, pattern: Pattern, worker: int, duties: Duties) -> int:
    """How often a shape appears for one worker."""
    before = len(roster.workers[worker].before)
    row = np.array([*roster.workers[worker].before, *duties[worker]])
    on = row != OFF
    if pattern.shape is Shape.HALF_WEEKEND:
        for eve in (weekend[0] + before - 1 for weekend in roster.weekends if weekend):
            if eve >= 0 and row[eve] in pattern.eve:
                on[eve + 1] = True
        weekends = ([day + before for day in weekend] for weekend in roster.weekends)
        return sum(len({bool(on[day]) for day in weekend if day >= 0}) > 1 for weekend in weekends)
    middle = on if pattern.shape is Shape.SINGLE_DAY_WORKED else ~on
    first = max(before - 1, 1)
    return sum(
        bool(middle[day] and not middle[day - 1] and not middle[day + 1])
        for day in range(first, len(on) - 1)
        if (worker, day - before) not in pattern.spared
    )
