"""The replay of a year is fair: every way sees the same women, when they have booked and not before."""

from datetime import date, timedelta

import pytest

from models import Reserve, Woman
from planner.audit import audit
from tests.benchmarks.replay import LISTS, Replay, first_come
from tests.benchmarks.year import Year, made_year
from tests.reserve.town import asked
from tests.strategies.factories import AS_OF, woman


@pytest.fixture(scope="module")
def year() -> Year:
    """A small service's year."""
    return made_year("RAE", 300, 1, 1)


@pytest.mark.parametrize("week", [0, 7, 51])
def test_a_week_knows_who_has_booked_and_nobody_else(year: Year, week: int) -> None:
    """The women of the year before included, who have all booked."""
    seen = year.on(week, Reserve.NONE)
    day = year.base.as_of + timedelta(weeks=week)

    assert {row.woman_id for row in seen.service.women} == {
        row.woman_id for row in (*year.women, *year.before) if row.booked_on <= day
    }
    assert seen.last_day == year.base.last_day
    assert not any(seen.is_expected(row) for row in seen.service.women)


def test_the_year_before_is_of_other_women(year: Year) -> None:
    """The forecast does not know the answer."""
    assert not {row.woman_id for row in year.women} & {row.woman_id for row in year.before}
    assert all(row.booked_on < year.base.as_of for row in year.before if row.edd < year.base.as_of)


def test_first_come_first_served_knows_no_tiers() -> None:
    """Of three women for two places the two who booked first have them."""
    days = {"w1": 3, "w2": 1, "w3": 2}
    women: list[Woman] = [
        woman(name, tier=1 if name == "w1" else 2, booked_on=AS_OF - timedelta(weeks=20 - number))
        for name, number in days.items()
    ]

    plan = first_come(asked(*women, reserve=Reserve.NONE))

    assert [row.woman_id for row in plan.placements] == ["w2", "w3"]


def test_first_come_first_served_keeps_every_limit(year: Year) -> None:
    """The audit finds nothing but that the plan lists no tiers and nobody left out."""
    week = year.on(7, Reserve.NONE)

    assert {str(row.rule) for row in audit(week, first_come(week)).violations} <= {*LISTS, "tier_placed"}


def test_a_woman_counts_as_placed_by_the_last_plan_before_her_birth() -> None:
    """Placed in April and due in April, she stays counted when the plan of May is no longer about her."""
    base = asked(woman("w1", edd=date(2027, 4, 3)), woman("w2", edd=date(2027, 5, 20)), reserve=Reserve.NONE)
    replay = Replay(Year("test", base, base.service.women, ()), first_come)

    replay.week(0)
    replay.week(5)

    assert replay.earlier is not None
    assert [row.woman_id for row in replay.earlier.plan.placements] == ["w2"]
    assert set(replay.team) == {"w1", "w2"}
