"""Staff time of a midwife: counted day by day, kept as exact fractions."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from math import ceil, isinf

from models import Leave, Midwife, Month, Scenario
from planner.audit.remembered import Remembered

TOLERANCE = Fraction(1, 10**9)
"""How far, in the rule's unit, an amount may lie beyond a limit and still keep it."""

_BOUNDLESS = Fraction(10**12)
_DAYS_OF_WEEK = 7

_NOTHING, _A_SHARE, _ALL = range(3)
"""What a midwife gives on one day."""


def exact(value: float) -> Fraction:
    """The number as it is written: 0.8 is 4/5, no binary neighbour; infinity is a large number."""
    return _BOUNDLESS if isinf(value) else Fraction(str(value))


def rounded_up(value: Fraction) -> int:
    """The least whole number that is not below `value`, less the tolerance."""
    return ceil(value - TOLERANCE)


class StaffTime:
    """Who is there on which day, and the whole-time equivalent (WTE) each midwife gives in each month."""

    def __init__(self, scenario: Scenario) -> None:
        limits = scenario.policy.limits
        self._share = exact(limits.preceptorship_share)
        self._supernumerary_days = limits.supernumerary_weeks * _DAYS_OF_WEEK
        self._midwife = scenario.service.midwife
        self._long_leave = _long_leave(scenario.service.leave)
        self._wte = Remembered(self._mean_of_month)
        self._days = Remembered(_dates)

    def is_present(self, midwife: Midwife, day: date) -> bool:
        """Whether she is employed and not on long leave (maternity, sick, other) on `day`."""
        absences = self._long_leave.get(midwife.midwife_id)
        if absences and any(leave.covers(day) for leave in absences):
            return False
        return midwife.is_employed(day)

    def wte(self, midwife: Midwife, month: Month) -> Fraction:
        """Effective WTE of one midwife in one month: her WTE times the mean over its days."""
        return self._wte[midwife.midwife_id, month]

    def over(self, midwife: Midwife, months: Iterable[Month]) -> Fraction:
        """Effective WTE of one midwife, summed over several months."""
        return sum((self.wte(midwife, month) for month in months), Fraction())

    def _mean_of_month(self, key: tuple[str, Month]) -> Fraction:
        midwife_id, month = key
        midwife = self._midwife[midwife_id]
        days = Counter((self._gives(midwife, day), midwife.wte_on(day)) for day in self._days[month])
        share = {_NOTHING: Fraction(), _A_SHARE: self._share, _ALL: Fraction(1)}
        given = (exact(wte) * share[gives] * count for (gives, wte), count in days.items())
        return sum(given, Fraction()) / month.days

    def _gives(self, midwife: Midwife, day: date) -> int:
        if not self.is_present(midwife, day):
            return _NOTHING
        if midwife.preceptorship_ends_on is None:
            return _ALL
        if midwife.starts_on is not None and (day - midwife.starts_on).days < self._supernumerary_days:
            return _NOTHING
        return _A_SHARE if midwife.is_preceptee(day) else _ALL


def _dates(month: Month) -> tuple[date, ...]:
    return tuple(month.dates())


def _long_leave(rows: Iterable[Leave]) -> dict[str, list[Leave]]:
    found: dict[str, list[Leave]] = {}
    for row in rows:
        if row.kind.is_long:
            found.setdefault(row.midwife_id, []).append(row)
    return found
