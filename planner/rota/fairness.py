"""Nights, weekends, bank holidays and hours shared by WTE, what lies behind everyone counted.

Everyone's share is her part of what is to be done, and her part of what was done before. What she has beyond
the whole numbers around it counts, above and below. A weekend is half for each of its two days. Hours are her
part by contract of all that count; what she has less, beyond the tolerance, counts.
"""

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import NamedTuple

import numpy as np

from planner.rota.engine import OFF, Share
from planner.rota.engine.roster import Duties
from planner.rota.team import Team

TENTHS = 10
_HALF = 0.5


class Shared(NamedTuple):
    """One thing that is shared."""

    kinds: tuple[int, ...]
    days: tuple[int, ...]
    worth: float
    """What each duty of these kinds on these days counts for."""
    weight: int
    past: tuple[float, ...]
    """What each member did before."""


def fair_shares(team: Team) -> tuple[Share, ...]:
    """All that is shared, for each midwife, in tenths."""
    return tuple(share for row in _shared(team) for share in _both_ways(team, row)) + tuple(_hours(team))


def uneven(team: Team, duties: Duties) -> float:
    """What a roster comes to, in points."""
    found = 0.0
    for row in _shared(team):
        counts = np.isin(duties[:, list(row.days)], row.kinds).sum(axis=1)
        for count, past, share in zip(counts, row.past, _parts(team, row), strict=True):
            number = round(float(count) * row.worth + past, 9)
            found += row.weight * max(0.0, number - ceil(share), floor(share) - number)
    weight = team.policy.aims.uneven_hours
    for least, mine in zip(_least_hours(team), duties, strict=True):
        hours = sum(_counted(team, day, int(kind)) for day, kind in enumerate(mine) if kind != OFF)
        found += weight * max(0.0, least - hours)
    return found


def _shared(team: Team) -> Iterator[Shared]:
    weights, past = team.policy.aims, [member.past for member in team.members]
    nights = team.book.group(lambda kind: kind.is_night)
    every = tuple(range(len(team.book.entries)))
    whole = tuple(range(len(team.stretch.days)))
    weekend, bank = team.stretch.weekend_days, team.stretch.bank_holidays
    yield Shared(nights, whole, 1, weights.uneven_nights, tuple(row.nights for row in past))
    yield Shared(every, weekend, _HALF, weights.uneven_weekends, tuple(row.weekends for row in past))
    yield Shared(every, bank, 1, weights.uneven_bank_holidays, tuple(row.bank_holidays for row in past))


def _parts(team: Team, row: Shared) -> list[float]:
    """Each member's part of all that is to be done, and of all that was."""
    inside = set(row.days)
    ahead = sum(n for (day, kind), n in team.wanted.items() if day in inside and kind in row.kinds)
    now = _divided(ahead * row.worth, [member.weight for member in team.members])
    then = _divided(sum(row.past, 0.0), [member.past.weight for member in team.members])
    return [round(mine + before, 9) for mine, before in zip(now, then, strict=True)]


def _divided(amount: float, parts: Sequence[float]) -> list[float]:
    total = sum(parts)
    return [amount * part / total if total else 0.0 for part in parts]


def _both_ways(team: Team, row: Shared) -> Iterator[Share]:
    """Above the share rounded up, and below it rounded down; nothing where there is nothing to share."""
    if not (row.weight and row.kinds and row.days):
        return
    unit = round(row.worth * TENTHS)
    for number, (past, share) in enumerate(zip(row.past, _parts(team, row), strict=True)):
        most, least = (round(TENTHS * (whole - past)) for whole in (ceil(share), floor(share)))
        yield Share(number, row.kinds, target=most, weight=row.weight, unit=unit, days=row.days)
        if least > 0:
            yield Share(number, row.kinds, target=-least, weight=row.weight, unit=-unit, days=row.days)


def _least_hours(team: Team) -> list[float]:
    """Her part by contract, less the tolerance, of the hours that all duties count for."""
    whole = sum(_counted(team, day, kind) * number for (day, kind), number in team.wanted.items())
    parts = _divided(whole, [max(0.0, member.target_hours) for member in team.members])
    return [part - member.tolerance_hours for part, member in zip(parts, team.members, strict=True)]


def _counted(team: Team, day: int, kind: int) -> float:
    return team.kind(kind).counted_hours_on(team.stretch.days[day])


def _hours(team: Team) -> Iterator[Share]:
    """What she has less than that, in tenths of an hour."""
    weight, kinds = team.policy.aims.uneven_hours, tuple(range(len(team.book.entries)))
    units = tuple(-round(entry.minutes * TENTHS / 60) for entry in team.book.entries)
    for number, least in enumerate(_least_hours(team)):
        if weight and least > 0:
            target = -round(TENTHS * least)
            yield Share(number, kinds, target=target, weight=weight, units=units)
