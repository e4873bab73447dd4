"""Women still expected to book, for whom places are held: the past year's bookings once more."""

from collections.abc import Iterable
from datetime import date, timedelta

from models.people import Woman

A_YEAR = timedelta(weeks=52)
"""Whole weeks, so that a booking comes again on its day of the week."""
MARK = "~"
"""First character of the ids of women still expected; twice or more where an id of the files begins so."""

DAYS_PER_WEEK = 7


def still_expected(
    women: Iterable[Woman], as_of: date, last_day: date, latest_gestation_weeks: float
) -> tuple[Woman, ...]:
    """Each woman who booked in the 52 weeks up to `as_of`, expected again 52 weeks later.

    Only those due until `last_day` who would book in time to join a team. They have all facts of
    the past year's woman but no team, midwife, buddy or wish, and ids of their own.
    """
    rows = tuple(women)
    mark = mark_for(rows)
    again = [
        woman
        for woman in sorted(rows, key=lambda woman: woman.woman_id)
        if as_of < woman.booked_on + A_YEAR <= as_of + A_YEAR
        and woman.edd + A_YEAR <= last_day
        and woman.gestation_at_booking_days < latest_gestation_weeks * DAYS_PER_WEEK
    ]
    return tuple(_again(woman, f"{mark}{number:05d}") for number, woman in enumerate(again, start=1))


def mark_for(women: Iterable[Woman]) -> str:
    """The marks with which the ids of women expected begin, and no id of `women`."""
    rows, mark = tuple(women), MARK
    while any(woman.woman_id.startswith(mark) for woman in rows):
        mark += MARK
    return mark


def _again(woman: Woman, woman_id: str) -> Woman:
    return woman.replace(
        woman_id=woman_id,
        edd=woman.edd + A_YEAR,
        booked_on=woman.booked_on + A_YEAR,
        team_id=None,
        midwife_id=None,
        buddy_id=None,
        preferred_team_id=None,
    )
