"""A run of another service is told from an honest next week."""

from datetime import date, timedelta

import pytest

from models import Scenario, Woman
from planner.rolling import Earlier, another_service
from planner.rolling.remarks import FEWEST_STRANGERS
from tests.metrics.conftest import plan_of
from tests.rolling.town import A_WEEK_LATER, DUE, next_week, rows
from tests.rolling.weeks import World
from tests.strategies.factories import area, policy, scenario, woman

BOOKED = date(2026, 12, 1)
AREAS = (area(), area("b"))


def _women(number: int, strangers: int = 0) -> tuple[Woman, ...]:
    """So many women, the first few of whom are others by the same ids."""
    same = {"edd": DUE, "booked_on": BOOKED}
    other = {"edd": DUE, "booked_on": BOOKED + timedelta(days=1), "area_id": "b"}
    return tuple(woman(f"w{at}", **(other if at < strangers else same)) for at in range(number))


def _is_refused(was: tuple[Woman, ...], now: tuple[Woman, ...]) -> bool:
    before: Scenario = scenario(rows(women=was, areas=AREAS), policy(), months=6)
    found = another_service(next_week(women=now, areas=AREAS), Earlier(before, plan_of(before)), "runs/base")
    return any(True for _ in found)


@pytest.mark.parametrize(("strangers", "is_refused"), [(5, False), (6, True), (10, True)])
def test_most_women_must_be_others(strangers: int, is_refused: bool) -> None:
    assert _is_refused(_women(10), _women(10, strangers)) is is_refused


def test_few_women_may_be_corrections_of_records() -> None:
    few = FEWEST_STRANGERS - 1
    assert not _is_refused(_women(few), _women(few, few))
    assert _is_refused(_women(few + 1), _women(few + 1, few + 1))


def test_forecast_who_books_on_another_day_elsewhere_is_no_stranger() -> None:
    """Nobody had seen her: her booking date and area were guessed."""
    guessed = tuple(row.replace(booked_on=A_WEEK_LATER) for row in _women(10))
    assert not _is_refused(guessed, _women(10, 10))


def test_services_without_a_woman_in_common_are_not_compared() -> None:
    assert not _is_refused(
        _women(10), tuple(row.replace(woman_id=f"x{row.woman_id}") for row in _women(10, 10))
    )


@pytest.mark.parametrize("seed", range(20))
def test_a_year_of_honest_weeks_is_never_refused(seed: int) -> None:
    """Women book and leave, midwives come, go and move, teams close."""
    world = World.of(seed)
    for _ in range(12):
        was = world.scenario()
        world.step()
        assert not list(another_service(world.scenario(), Earlier(was, plan_of(was)), "runs/base"))
