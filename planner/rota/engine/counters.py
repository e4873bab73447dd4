"""What of a worker adds up over the horizon and has a limit: minutes, weekends, duties of some kinds."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.rota.engine.roster import OFF, GroupLimit, Roster, Worker

Steps = NDArray[np.int64]
"""Shape (2, days, kinds + 1): what a kind adds on a day, the day before off or worked; `OFF` is last."""


class Counter(NamedTuple):
    """One sum with a limit."""

    name: str
    steps: Steps
    least: int
    most: int
    begun: int = 0
    """What it is before the horizon."""


def counters(roster: Roster, worker: Worker) -> tuple[Counter, ...] | None:
    """All that can reach its limit; None where a weekend is not two days that follow one another."""
    weekends = weekends_worked(roster, worker)
    if weekends is None:
        return None
    found = [minutes(roster, worker), weekends]
    found += [
        duties(roster, f"kind {kind}", (kind,), most) for kind, most in enumerate(worker.most_of_kind or ())
    ]
    for number, limit in enumerate(worker.limits):
        if isinstance(limit, GroupLimit):
            found.append(duties(roster, f"group {number}", limit.kinds, limit.most, limit.days))
    return tuple(each for each in found if each.least > 0 or reach(each) > each.most)


def reach(counter: Counter) -> int:
    """The most it can come to."""
    return counter.begun + int(counter.steps.max(axis=(0, 2)).sum())


def steps(roster: Roster) -> Steps:
    """Nothing adds anything yet."""
    return np.zeros((2, roster.days, len(roster.kinds) + 1), dtype=np.int64)


def minutes(roster: Roster, worker: Worker) -> Counter:
    """Minutes worked, in the largest unit that all kinds share."""
    unit = math.gcd(*(kind.minutes for kind in roster.kinds)) or 1
    table = steps(roster)
    table[:, :, :-1] = [kind.minutes // unit for kind in roster.kinds]
    free = Counter("minutes", table, max(0, -(-worker.least_minutes // unit)), 0)
    most = reach(free) if worker.most_minutes is None else worker.most_minutes // unit
    return free._replace(most=min(most, reach(free)))


def duties(
    roster: Roster, name: str, kinds: Sequence[int], most: int, days: Sequence[int] | None = None
) -> Counter:
    """Duties of some kinds on some days."""
    table = steps(roster)
    for day in range(roster.days) if days is None else days:
        table[:, day, list(kinds)] = 1
    return Counter(name, table, 0, most)


def weekends_worked(roster: Roster, worker: Worker) -> Counter | None:
    """Weekends of which a day is worked: the second day adds one where the first was off."""
    table, begun = steps(roster), 0
    first_known = -len(worker.before)
    for weekend in roster.weekends:
        days = sorted(day for day in weekend if first_known <= day)
        if len(days) > 2 or (len(days) == 2 and days[1] - days[0] != 1):  # noqa: PLR2004  # a weekend
            return None if worker.most_weekends is not None else Counter("weekends", steps(roster), 0, 0)
        begun += any(worker.before[day] != OFF for day in days if day < 0)
        for place, day in enumerate(days):
            if day >= 0:
                table[: 2 - place, day, :-1] += 1
    most = len(roster.weekends) if worker.most_weekends is None else worker.most_weekends
    return Counter("weekends", table, 0, most, begun)
