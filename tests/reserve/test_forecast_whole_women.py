"""Fractional women of a forecast as whole women: nothing is rounded away."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate
from random import Random

import pytest

from models import ExpectedWomen, Month, Scenario
from models.forecast import whole_women
from tests.reserve.forecasts import foretelling, random_forecast
from tests.reserve.town import asked
from tests.strategies.factories import AS_OF, area, expected, woman
from tests.strategies.services import random_scenario

SEEDS = range(40)
A_YEAR = tuple(Month(2027, 4).plus(months) for months in range(12))
FIVE = ("a", "b", "c", "d", "e")


def counted(*rows: ExpectedWomen) -> list[tuple[ExpectedWomen, int]]:
    """Rows in the order in which they are added up, and their whole women."""
    return list(whole_women(sorted(rows, key=lambda row: (row.tier, row.month, row.area_id))))


def wide(seed: int) -> tuple[ExpectedWomen, ...]:
    """Forty neighbourhoods over a year, two tiers, mostly small fractions."""
    dice = Random(seed)
    return tuple(
        expected(f"n{number:02d}", tier, month=month, women=round(dice.random() ** 3, 2))
        for number in range(40)
        for tier in ("first", "second")
        for month in A_YEAR
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_running_total_is_at_most_half_a_woman_off(seed: int) -> None:
    """Row by row, from the first tier's first month on."""
    pairs = counted(*wide(seed))
    exact = accumulate(Fraction(str(row.women)) for row, _ in pairs)
    whole = accumulate(count for _, count in pairs)

    assert all(abs(left - right) <= Fraction(1, 2) for left, right in zip(exact, whole, strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_month_of_a_tier_is_less_than_one_woman_off(seed: int) -> None:
    """All 24 of them; so is each tier."""
    off: dict[tuple[str, Month | None], Fraction] = defaultdict(Fraction)
    for row, count in counted(*wide(seed)):
        for month in (row.month, None):
            off[row.tier, month] += count - Fraction(str(row.women))

    assert len(off) == 2 * (len(A_YEAR) + 1)
    assert all(-1 < value < 1 for value in off.values())


def test_four_tenths_in_each_of_five_neighbourhoods_make_two() -> None:
    """Rounded one by one they would make none."""
    assert sum(count for _, count in counted(*(expected(name, women=0.4) for name in FIVE))) == 2


def test_the_same_neighbours_do_not_wait_for_ever() -> None:
    """Month after month the same 0.4 in each of five: 24 women in a year, to each at least three."""
    rows = [expected(name, month=month, women=0.4) for name in FIVE for month in A_YEAR]
    women = Counter(dict.fromkeys(FIVE, 0))
    for row, count in counted(*rows):
        women[row.area_id] += count

    assert women.total() == 24
    assert min(women.values()) >= 3


def test_whole_numbers_stay_as_they_are() -> None:
    """Whatever is added up before them."""
    rows = [expected("a", women=0.7), expected("b", women=3), expected("c", women=0), expected("d", women=1)]

    assert {row.area_id: count for row, count in counted(*rows)} == {"a": 1, "b": 3, "c": 0, "d": 1}


def test_tenths_are_tenths() -> None:
    """Five times 0.3 is one and a half, from which two are counted; in binary fractions it would be less."""
    rows = [expected(name, women=0.3) for name in FIVE]

    assert sum(count for _, count in counted(*rows)) == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_women_awaited_are_those_of_the_table(seed: int) -> None:
    """By tier and month, to within one woman, for all months in which a woman can still book in time."""
    plain = random_scenario(seed, "small")
    question = foretelling(plain, *random_forecast(plain, seed))
    off: dict[tuple[int, Month], Fraction] = defaultdict(Fraction)
    number = {tier.id: index for index, tier in enumerate(question.policy.tiers, start=1)}
    for one in question.foretold:
        off[one.judgement.tier or 0, Month.of(one.woman.edd)] += 1
    for row in question.service.expected:
        if row.month.last_day > too_soon(question):
            off[number[row.tier], row.month] -= Fraction(str(row.women))

    assert all(-1 < value < 1 for value in off.values())


def too_soon(question: Scenario) -> date:
    """The last due date for which a woman who books tomorrow is too late, tomorrow at most less a day."""
    to_go = 280 - round(question.policy.limits.latest_gestation_weeks * 7)
    return question.as_of + timedelta(days=1 + max(to_go, -1))


def test_a_woman_of_a_forecast_has_neighbourhood_tier_weight_and_dates() -> None:
    """Due in the middle of the month, as the one woman of it; she books at 10 weeks, 210 days before that."""
    question = foretelling(asked(woman("~w")), expected("b", "second", month="2027-05", weight=1.25))
    question = question.replace(as_of=date(2026, 6, 1), horizon_months=12)
    (found,) = question.foretold

    assert (found.woman.area_id, found.woman.edd) == ("b", date(2027, 5, 16))
    assert found.woman.booked_on == date(2026, 10, 18)
    assert found.judgement == (2, ("all other women",), 125)
    assert found.woman.woman_id == "~~00001"


def test_who_is_due_soon_books_the_day_after_planning() -> None:
    """At 10 weeks she would have booked already."""
    (found,) = foretelling(asked(), expected(month="2027-05")).awaited

    assert found.booked_on == date(2027, 4, 2)


@pytest.mark.parametrize(
    ("latest", "women", "days"), [(36, 9, ()), (38, 14, range(17, 31)), (45, 29, range(2, 31))]
)
def test_she_is_due_when_she_can_still_book_in_time(latest: int, women: int, days: Sequence[int]) -> None:
    """Who books on 2 April and is at 38 weeks 15 days later is due on the 17th at the earliest."""
    question = foretelling(asked(), expected(women=women))
    limits = question.policy.limits.replace(latest_gestation_weeks=latest)
    due = question.replace(policy=question.policy.replace(limits=limits)).awaited

    assert [row.edd.day for row in due] == list(days)


def test_women_of_a_month_are_due_evenly_over_it() -> None:
    """Thirty-one women in May: one a day."""
    rows = [expected(name, month="2027-05", women=15.5) for name in "ab"]
    due = [row.edd.day for row in foretelling(asked(), *rows).awaited]

    assert sorted(due) == list(range(1, 32))


def test_order_of_rows_changes_nobody() -> None:
    """The women awaited are the same."""
    question = asked(as_of=AS_OF)
    service = question.service.replace(areas=tuple(area(name) for name in FIVE))
    question = question.replace(service=service)
    rows = [expected(name, tier, women=0.4) for name in FIVE for tier in ("first", "second")]

    assert foretelling(question, *rows).awaited == foretelling(question, *reversed(rows)).awaited
