"""How likely a woman's spontaneous labour is to begin on each day, and within each duty on call."""

from collections.abc import Sequence
from datetime import date, time

import numpy as np
from numpy.typing import NDArray

from models import BirthsAtWeeks, DutyKind
from models.calendar import gestation_days
from planner.rota.caseload import InCare
from planner.rota.stretch import Stretch

Chances = NDArray[np.float64]
"""Shape (days,): the chance that labour begins on each day of a stretch."""

_DAYS_PER_WEEK = 7
_MINUTES_PER_DAY = 24 * 60
_LONGEST_DAYS = 44 * _DAYS_PER_WEEK


def births_by_day(rows: Sequence[BirthsAtWeeks]) -> Chances:
    """The share of births at each day of gestation, from 0; the shares add up to 1."""
    found = np.zeros(_LONGEST_DAYS)
    for row in rows:
        first, last = row.from_week * _DAYS_PER_WEEK, (row.to_week + 1) * _DAYS_PER_WEEK
        found[first:last] += row.percent / (last - first)
    shares: Chances = found / found.sum()
    return shares


def labour_by_day(edd: date, first_day: date, days: int, births: Chances, as_of: date) -> Chances:
    """The chance of a birth on each of so many days, given that it was not before `as_of`."""
    still_to_come = births[max(gestation_days(edd, as_of), 0) :].sum()
    start = gestation_days(edd, first_day)
    ahead = births[max(start, 0) :]
    found = np.zeros(days)
    if still_to_come <= 0:
        return found
    offset = max(-start, 0)
    part = ahead[: max(days - offset, 0)]
    found[offset : offset + len(part)] = part / still_to_come
    return found


def spontaneous(row: InCare, stretch: Stretch, births: Chances, planned_share: float, as_of: date) -> Chances:
    """The chance that her labour begins by itself on each day of a rota.

    None for a woman with a planned birth, nor for one whose EDD lay before the day of planning: her birth is
    taken to be over. Of all others the share of planned births falls away.
    """
    if row.born_on is not None or row.has_birth_before:
        return np.zeros(len(stretch.days))
    ahead = labour_by_day(row.woman.edd, stretch.first_day, len(stretch.days), births, as_of)
    chance: Chances = ahead * (1 - planned_share)
    return chance


def parts_of_days(kind: DutyKind) -> tuple[float, float]:
    """Which share of the day on which a duty begins, and of the next, lies within it by the clock."""
    begins = time.fromisoformat(kind.starts)
    start = begins.hour * 60 + begins.minute
    minutes = round(kind.hours * 60)
    today = min(minutes, _MINUTES_PER_DAY - start)
    return today / _MINUTES_PER_DAY, (minutes - today) / _MINUTES_PER_DAY


def within_duty(kind: DutyKind, chances: Chances) -> Chances:
    """The chance that labour begins within a duty that begins on each day; beyond the last day none."""
    today, tomorrow = parts_of_days(kind)
    after = np.append(chances[1:], 0.0)
    found: Chances = today * chances + tomorrow * after
    return found
