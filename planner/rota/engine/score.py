"""What a roster is worth: each aim's value, counted without a solver."""

import numpy as np

from planner.rota.engine.roster import OFF, Aim, Duties, Pattern, Roster, Shape


def values(roster: Roster, duties: Duties) -> tuple[int, ...]:
    """Each aim's value for these duties."""
    return tuple(value(roster, aim, duties) for aim in roster.aims)


def value(roster: Roster, aim: Aim, duties: Duties) -> int:
    """One aim's value for these duties."""
    works = duties[:, :, np.newaxis] == np.arange(len(roster.kinds))
    worth = aim.constant
    if aim.costs is not None:
        worth += int(aim.costs[works].sum())
    present = works.sum(axis=0).tolist()
    for cover in aim.cover:
        missing = cover.wanted - sum(present[cover.day][kind] for kind in cover.kinds)
        worth += cover.under * max(0, missing) + cover.over * max(0, -missing)
    for share in aim.shares:
        row = works[share.worker] if share.days is None else works[share.worker, list(share.days)]
        count = row.sum(axis=0)
        done = sum(unit * int(count[list(kinds)].sum()) for unit, kinds in share.by_unit.items())
        worth += share.weight * max(0, done - share.target)
    return worth + sum(appearances(roster, pattern, duties) * pattern.weight for pattern in aim.patterns)


def least(aim: Aim) -> int:
    """No roster has less of an aim: everyone does each day what costs least, and nothing else costs."""
    cheapest = 0 if aim.costs is None else int(np.minimum(aim.costs.min(axis=2), 0).sum())
    return aim.constant + cheapest


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
    alone = np.flatnonzero(middle[1:-1] & ~middle[:-2] & ~middle[2:]) + 1
    return sum(day >= first and (worker, day - before) not in pattern.spared for day in alone.tolist())
