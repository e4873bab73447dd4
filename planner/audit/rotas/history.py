"""What is known of a midwife's work before the rota."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from models import Duty, HoursWorked, bank_holidays

DAY = timedelta(days=1)
_SATURDAY = 5


class Worked(NamedTuple):
    """What she worked on one day, or on many."""

    hours: float = 0.0
    nights: float = 0.0
    weekends: float = 0.0
    bank_holidays: float = 0.0

    def plus(self, other: "Worked") -> "Worked":
        """Both together."""
        return Worked(*(mine + others for mine, others in zip(self, other, strict=True)))


def known_days(
    rows: Iterable[HoursWorked], duties: Sequence[Duty], earlier_days: Iterable[date], before: date
) -> dict[date, Worked]:
    """What she worked on each day before the rota of which something is known.

    A row of hours worked is spread evenly over its days; the earlier rota counts where no row does.
    """
    found: dict[date, Worked] = {}
    for row in rows:
        found |= _of_row(row, before)
    return {day: worked_on(duties, day) for day in earlier_days} | found


def worked_on(duties: Iterable[Duty], day: date) -> Worked:
    """What the duties that begin on a day come to; each day of a weekend is half of it."""
    mine = [duty for duty in duties if duty.day == day]
    if not mine:
        return Worked()
    return Worked(
        hours=sum(duty.counted_hours for duty in mine),
        nights=sum(duty.is_night for duty in mine),
        weekends=0.5 if day.weekday() >= _SATURDAY else 0,
        bank_holidays=len(bank_holidays([day])),
    )


def total(days: Iterable[Worked]) -> Worked:
    """All days together."""
    whole = Worked()
    for worked in days:
        whole = whole.plus(worked)
    return whole


def _of_row(row: HoursWorked, before: date) -> dict[date, Worked]:
    each = Worked(*(part / row.days for part in (row.hours, row.nights, row.weekends, row.bank_holidays)))
    every = (row.first_day + DAY * number for number in range(row.days))
    return {day: each for day in every if day < before}
