"""Named by 28 weeks: day 203 of gestation is the EDD less 77 days."""

from datetime import date, timedelta
from typing import Any

import pytest

from models import Scenario, Tables
from tests.metrics.conftest import Measured, place, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, woman

NAMED, SHARE, OF = "named_by_28_weeks", "named_by_28_weeks_share", "named_by_28_weeks_women"
TODAY = date(2027, 4, 10)
TODAY_IS_DAY_203 = date(2027, 6, 26)
YESTERDAY_WAS_DAY_203 = date(2027, 6, 25)
DAY_203_ON_APRIL_20 = date(2027, 7, 6)


def asked(**facts: Any) -> Scenario:
    """One woman, planned for on 10 April 2027 over April to July."""
    rows = Tables(
        women=(woman("w1", **facts),),
        midwives=(midwife("m1"), midwife("m2")),
        teams=(team(),),
        areas=(area(),),
    )
    return scenario(rows, policy(), as_of=TODAY, months=4)


def named(asked: Scenario, *, placed: bool) -> tuple[float | None, float | None]:
    """Numerator and denominator with the woman placed or left out."""
    found = Measured(asked, plan_of(asked, place("w1")) if placed else plan_of(asked))
    return found(NAMED), found(OF)


@pytest.mark.parametrize(
    ("placed", "expected"), [(True, (1, 1)), (False, (0, 1))], ids=["placed", "left-out"]
)
def test_a_plan_in_time_names_whom_it_places(placed: bool, expected: tuple[int, int]) -> None:
    """On day 203 itself the plan is still in time."""
    assert named(asked(edd=TODAY_IS_DAY_203), placed=placed) == expected


def test_a_plan_after_day_203_comes_too_late() -> None:
    """Who reached 203 days yesterday without a midwife is not named in time, though the plan places her."""
    assert named(asked(edd=YESTERDAY_WAS_DAY_203), placed=True) == (0, 1)


@pytest.mark.parametrize("placed", [True, False], ids=["placed", "left-out"])
def test_an_earlier_placement_counts_after_day_203(placed: bool) -> None:
    """A woman past 203 days who has team and midwife today was named in time, whatever the plan does now."""
    assert named(asked(edd=YESTERDAY_WAS_DAY_203, team_id="near", midwife_id="m1"), placed=placed) == (1, 1)


def test_a_team_alone_is_no_earlier_placement() -> None:
    """The national measure needs the named midwife too."""
    assert named(asked(edd=YESTERDAY_WAS_DAY_203, team_id="near"), placed=True) == (0, 1)


def test_a_placement_taken_away_in_time_does_not_count() -> None:
    """The latest care plan by day 203 is this plan, and it leaves her out."""
    assert named(asked(edd=DAY_203_ON_APRIL_20, team_id="near", midwife_id="m1"), placed=False) == (0, 1)


def test_an_expected_woman_is_named_on_the_day_she_books() -> None:
    """Booked on day 203, 20 April: the care plan is dated in time."""
    assert named(asked(edd=DAY_203_ON_APRIL_20, booked_on=date(2027, 4, 20)), placed=True) == (1, 1)


def test_one_who_books_after_day_203_in_its_month_cannot_be_named_in_time() -> None:
    """Booked on 21 April, a day late: she is in April's denominator and not in its numerator."""
    assert named(asked(edd=DAY_203_ON_APRIL_20, booked_on=date(2027, 4, 21)), placed=True) == (0, 1)


def test_one_who_books_in_a_later_month_is_in_no_denominator() -> None:
    """When April is reported no booking of hers is on record; in May she is past 203 days."""
    assert named(asked(edd=DAY_203_ON_APRIL_20, booked_on=date(2027, 5, 1)), placed=True) == (0, 0)


def test_an_expected_woman_has_no_earlier_placement() -> None:
    """Whatever a forecast says of her midwife, nobody was named before she booked."""
    booked_late = asked(edd=DAY_203_ON_APRIL_20, booked_on=date(2027, 4, 21), team_id="near", midwife_id="m1")
    assert named(booked_late, placed=True) == (0, 1)


@pytest.mark.parametrize(("days", "women"), [(280, 0), (279, 1)], ids=["day-0", "day-1"])
def test_a_booking_on_day_0_is_not_counted(days: int, women: int) -> None:
    """The national denominator asks for a gestation at booking above 0."""
    booked_on = DAY_203_ON_APRIL_20 - timedelta(days=days)
    assert named(asked(edd=DAY_203_ON_APRIL_20, booked_on=booked_on), placed=True) == (women, women)


def test_day_203_before_the_horizon_is_not_reported() -> None:
    """Due on 16 June she reached 203 days on 31 March, before the first month planned for."""
    assert named(asked(edd=date(2027, 6, 16)), placed=True) == (0, 0)


def test_the_month_is_that_of_day_203() -> None:
    """Due on 17 July she reaches 203 days on 1 May."""
    question = asked(edd=date(2027, 7, 17))
    found = Measured(question, plan_of(question, place("w1")))
    assert found.groups(SHARE, "month") == ["2027-04", "2027-05", "2027-06", "2027-07"]
    assert [found(SHARE, "month", month) for month in ("2027-04", "2027-05")] == [None, 1]


def test_it_is_split_as_nationally_and_by_tier() -> None:
    """By tier, the measure's own ethnic groups and IMD decile."""
    question = asked(edd=DAY_203_ON_APRIL_20, ethnicity="N", tier=1)
    found = Measured(question, plan_of(question, place("w1")))
    assert [found(OF, "tier", tier) for tier in ("1", "2", "none")] == [1, 0, 0]
    assert found(SHARE, "measure_ethnic_group", "BAME") == 1
    assert found(SHARE, "imd_decile", "5") == 1
    assert found(SHARE, "imd_quintile", "3") == 1
