"""Months, the planning horizon and the dates of a pregnancy."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, Self

TERM_DAYS = 280
"""Days of gestation on the estimated date of delivery (EDD)."""
POSTNATAL_DAYS = 28
"""Days after the EDD for which a woman stays in care (shared with the Albany practice's 28 days)."""


class Month(NamedTuple):
    """A calendar month; sorts by time, prints as `2027-03`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The month that holds `day`."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month that is written `2027-03`; raises ValueError if none is."""
        year, dash, number = text.partition("-")
        if dash and len(year) == len("2027") and len(number) == len("03"):
            return cls.of(date(int(year), int(number), 1))
        raise ValueError("is not a month such as 2027-03")

    @property
    def first_day(self) -> date:
        """The month's first day."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The month's last day."""
        return date(self.year, self.number, self.days)

    @property
    def days(self) -> int:
        """Number of days in the month."""
        return monthrange(self.year, self.number)[1]

    def plus(self, months: int) -> "Month":
        """The month that lies `months` later."""
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)

    def since(self, other: "Month") -> int:
        """How many months after `other` it lies; below 0 if before."""
        return (self.year - other.year) * 12 + self.number - other.number

    def dates(self) -> Iterator[date]:
        """Every day of the month, in order."""
        return (self.first_day + timedelta(days=day) for day in range(self.days))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def horizon(as_of: date, months: int) -> tuple[Month, ...]:
    """The `months` calendar months from the month of `as_of`."""
    first = Month.of(as_of)
    return tuple(first.plus(offset) for offset in range(months))


def gestation_days(edd: date, day: date) -> int:
    """Days of gestation on `day`: 280 less the days still to go to the EDD."""
    return TERM_DAYS - (edd - day).days


def last_day_of_care(edd: date) -> date:
    """The last day on which a woman is in care: EDD + 28 days."""
    return edd + timedelta(days=POSTNATAL_DAYS)


def runs(months: tuple[Month, ...], length: int) -> tuple[tuple[Month, ...], ...]:
    """Every stretch of `length` consecutive months; the whole horizon if it is shorter."""
    length = min(length, len(months))
    return tuple(months[start : start + length] for start in range(len(months) - length + 1))
