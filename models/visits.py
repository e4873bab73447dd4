"""When a midwife sees a woman before and after birth, and how long it takes."""

from datetime import date, timedelta
from typing import Annotated, NamedTuple

from pydantic import Field

from models.base import Noun
from models.calendar import TERM_DAYS
from models.people import Woman

_DAYS_PER_WEEK = 7

Minutes = Annotated[float, Field(ge=0, le=600)]


class AntenatalVisit(Noun):
    """A visit, or an appointment in clinic, at one stage of pregnancy."""

    week: Annotated[int, Field(ge=4, le=42)]
    """Weeks of gestation, completed."""
    minutes: Minutes
    """Minutes of a midwife's time, with the way there and the notes."""


class PostnatalVisit(Noun):
    """A visit some days after the birth."""

    day: Annotated[int, Field(ge=0, le=56)]
    """Days after the birth."""
    minutes: Minutes
    """Minutes of a midwife's time, with the way there and the notes."""


class DatedVisit(NamedTuple):
    """One visit that a woman is to have."""

    day: date
    """When."""
    minutes: float
    """Minutes of a midwife's time."""


class VisitSchedule(Noun):
    """The visits that every woman has: weeks and days as NICE NG201 and NG194 list them, from memory.

    The minutes are from memory too: put your own.
    """

    booking_minutes: Minutes = 90
    """Minutes of the booking appointment, with the way there and the notes (from memory)."""
    antenatal: tuple[AntenatalVisit, ...] = tuple(
        AntenatalVisit(week=week, minutes=45) for week in (16, 25, 28, 31, 34, 36, 38, 40)
    )
    """Visits by weeks of gestation."""
    postnatal: tuple[PostnatalVisit, ...] = tuple(PostnatalVisit(day=day, minutes=60) for day in (1, 5, 10))
    """Visits by days after the birth; the birth is taken to be on the EDD where no day is planned."""

    def of(self, woman: Woman, born_on: date | None = None) -> tuple[DatedVisit, ...]:
        """Her visits in order of time. `born_on` is the day of a planned birth, else her EDD stands for it.

        Antenatal visits before her booking or from the day of birth on fall away.
        """
        birth = born_on or woman.edd
        conceived = woman.edd - timedelta(days=TERM_DAYS)
        before = [
            DatedVisit(conceived + timedelta(days=row.week * _DAYS_PER_WEEK), row.minutes)
            for row in self.antenatal
        ]
        kept = [visit for visit in before if woman.booked_on < visit.day < birth]
        after = [DatedVisit(birth + timedelta(days=row.day), row.minutes) for row in self.postnatal]
        return tuple(sorted([DatedVisit(woman.booked_on, self.booking_minutes), *kept, *after]))


class BirthsAtWeeks(Noun):
    """The share of births at some weeks of gestation."""

    from_week: Annotated[int, Field(ge=20, le=43)]
    """First week, completed."""
    to_week: Annotated[int, Field(ge=20, le=43)]
    """Last week; births are spread evenly over its days and those between."""
    percent: Annotated[float, Field(ge=0, le=100)]
    """Percent of births."""


GESTATION_AT_BIRTH: tuple[BirthsAtWeeks, ...] = tuple(
    BirthsAtWeeks(from_week=first, to_week=last, percent=percent)
    for first, last, percent in (
        (24, 27, 0.55),
        (28, 31, 0.80),
        (32, 33, 0.95),
        (34, 36, 5.67),
        (37, 37, 9.4),
        (38, 38, 16.7),
        (39, 39, 32.1),
        (40, 40, 21.8),
        (41, 41, 10.9),
        (42, 42, 1.15),
    )
)
"""Gestation at birth in England 2023-24, all births (NHS Maternity Statistics); the open ends are closed at
24 and 42 weeks."""
