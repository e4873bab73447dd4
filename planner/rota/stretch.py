"""The days of a rota, numbered from 0, with their weeks, weekends and bank holidays."""

from datetime import date, datetime, timedelta
from functools import cached_property

from models import LONDON, bank_holidays, elapsed_hours
from models.rota import is_weekend

DAYS_PER_WEEK = 7
_HOURS_PER_DAY = 24
_SATURDAY = 5


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
        """The numbers of Saturday and Sunday of each weekend that lies in the rota with both."""
        saturdays = [number for number in self.weekend_days if self.days[number].weekday() == _SATURDAY]
        return tuple((saturday, saturday + 1) for saturday in saturdays if saturday + 1 < len(self.days))

    @cached_property
    def bank_holidays(self) -> tuple[int, ...]:
        """The numbers of the bank holidays."""
        found = bank_holidays(self.days)
        return tuple(number for number, day in enumerate(self.days) if day in found)

    def week_of(self, day: date) -> date:
        """The first day of a day's week: weeks are of seven days from the rota's first day on."""
        return day - timedelta(days=self.number(day) % DAYS_PER_WEEK)
