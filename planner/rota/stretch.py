"""The days of a rota, numbered from 0, with their weeks, weekends and bank holidays."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property

import holidays

from models import LONDON, elapsed_hours
from models.rota import is_weekend

DAYS_PER_WEEK = 7
_HOURS_PER_DAY = 24
_SATURDAY = 5


def bank_holidays(days: Iterable[date]) -> frozenset[date]:
    """Those of the days that are bank holidays in England, substitute days included."""
    days = tuple(days)
    known = holidays.country_holidays("GB", subdiv="ENG", years={day.year for day in days})
    return frozenset(day for day in days if day in known)


def clocks_change(day: date) -> bool:
    """Whether a day has 23 or 25 hours in London."""
    midnight = datetime.combine(day, datetime.min.time(), LONDON)
    return elapsed_hours(midnight, midnight + timedelta(days=1)) != _HOURS_PER_DAY


class Stretch:
    """The days that a rota is made for."""

    def __init__(self, first_day: date, weeks: int) -> None:
        self.first_day = first_day
        self.weeks = weeks
        self.days = tuple(first_day + timedelta(days=number) for number in range(weeks * DAYS_PER_WEEK))
        self.last_day = self.days[-1]

    def number(self, day: date) -> int:
        """The number of a day: 0 for the first, below 0 before it."""
        return (day - self.first_day).days

    def holds(self, day: date) -> bool:
        """Whether a day is one of the rota's."""
        return self.first_day <= day <= self.last_day

    @cached_property
    def weekend_days(self) -> tuple[int, ...]:
        """The numbers of all Saturdays and Sundays."""
        return tuple(number for number, day in enumerate(self.days) if is_weekend(day))

    @cached_property
    def weekends(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the days of each weekend; one cut by the first day holds the Saturday before it."""
        saturdays = sorted(
            {number - (self.days[number].weekday() - _SATURDAY) for number in self.weekend_days}
        )
        both = [(saturday, saturday + 1) for saturday in saturdays]
        return tuple(tuple(day for day in weekend if day < len(self.days)) for weekend in both)

    @cached_property
    def bank_holidays(self) -> tuple[int, ...]:
        """The numbers of the bank holidays."""
        found = bank_holidays(self.days)
        return tuple(number for number, day in enumerate(self.days) if day in found)

    def week_of(self, day: date) -> date:
        """The Monday of a day's week."""
        return day - timedelta(days=day.weekday())
