"""Months, the horizon, runs of months and gestation."""

from datetime import date

import pytest

from models import Month, gestation_days, horizon, last_day_of_care, runs
from tests.strategies.factories import woman


def words(months: tuple[Month, ...]) -> list[str]:
    """Months as they are printed."""
    return [str(month) for month in months]


def test_horizon_runs_over_the_end_of_the_year() -> None:
    """Three months from 30 November are November, December and January."""
    assert words(horizon(date(2026, 11, 30), 3)) == ["2026-11", "2026-12", "2027-01"]


def test_horizon_of_twelve_months_ends_a_day_before_the_year_is_round() -> None:
    """From any day of March a year ends on the last day of February, leap day included."""
    assert horizon(date(2027, 3, 31), 12)[-1].last_day == date(2028, 2, 29)


def test_runs_are_all_stretches_of_the_pace() -> None:
    """Four months have two runs of three."""
    months = horizon(date(2027, 1, 1), 4)

    assert runs(months, 3) == (months[:3], months[1:])


@pytest.mark.parametrize("length", [3, 4, 12])
def test_horizon_no_longer_than_the_pace_is_one_run(length: int) -> None:
    """Three months at a pace of three or more are a single run."""
    months = horizon(date(2027, 1, 1), 3)

    assert runs(months, length) == (months,)


def test_runs_of_one_month_are_the_months() -> None:
    """At a pace of one month each month stands alone."""
    months = horizon(date(2027, 1, 1), 3)

    assert runs(months, 1) == tuple((month,) for month in months)


@pytest.mark.parametrize(("year", "days"), [(2027, 28), (2028, 29), (2100, 28), (2000, 29)])
def test_february_has_its_leap_day(year: int, days: int) -> None:
    """Every fourth year has one, of full centuries only every fourth."""
    february = Month(year, 2)

    assert (february.days, february.last_day.day, len(list(february.dates()))) == (days, days, days)


@pytest.mark.parametrize(
    ("offset", "month"), [(0, "2027-11"), (1, "2027-12"), (2, "2028-01"), (14, "2029-01"), (-11, "2026-12")]
)
def test_month_is_counted_on_over_years(offset: int, month: str) -> None:
    """December is followed by January of the next year, and preceded likewise."""
    assert str(Month(2027, 11).plus(offset)) == month


def test_months_sort_by_time() -> None:
    """December comes before the January that follows it."""
    assert sorted([Month(2028, 1), Month(2027, 12), Month(2027, 2)])[-1] == Month(2028, 1)


@pytest.mark.parametrize(
    ("day", "days"),
    [(date(2028, 3, 14), 280), (date(2028, 2, 29), 266), (date(2028, 2, 28), 265), (date(2028, 3, 21), 287)],
)
def test_gestation_is_280_days_less_those_still_to_go(day: date, days: int) -> None:
    """Due on 14 March 2028, she is 40 weeks on that day; the leap day counts."""
    assert gestation_days(date(2028, 3, 14), day) == days


def test_care_lasts_28_days_beyond_the_due_date() -> None:
    """Due on 1 February of a leap year she leaves care on its 29th, of another year on 1 March."""
    assert last_day_of_care(date(2028, 2, 1)) == date(2028, 2, 29)
    assert last_day_of_care(date(2027, 2, 1)) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("day", "in_care"),
    [
        (date(2026, 11, 30), False),
        (date(2026, 12, 1), True),
        (date(2027, 5, 13), True),
        (date(2027, 5, 14), False),
    ],
)
def test_woman_is_in_care_from_booking_to_28_days_after_the_due_date(day: date, in_care: bool) -> None:
    """Booked on 1 December and due on 15 April, her last day is 13 May."""
    assert woman("w", booked_on=date(2026, 12, 1), edd=date(2027, 4, 15)).is_in_care(day) is in_care


def test_gestation_at_booking_counts_from_the_due_date() -> None:
    """Booked 210 days before her due date she is 70 days on."""
    assert woman("w", booked_on=date(2026, 9, 17), edd=date(2027, 4, 15)).gestation_at_booking_days == 70


def test_months_apart_are_counted_over_the_end_of_the_year() -> None:
    """February lies three months after November; November lies three before it; each none after itself."""
    november, february = Month(2026, 11), Month(2027, 2)

    assert [february.since(november), november.since(february), november.since(november)] == [3, -3, 0]
