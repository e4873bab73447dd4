"""Who is still expected: the past year's bookings once more."""

from datetime import date, timedelta

import pytest

from models import Reserve
from tests.reserve.town import a_year_ago, asked
from tests.strategies.factories import AS_OF, woman

DAY = timedelta(days=1)
SUMMER = date(2027, 5, 31)
"""The horizon's last day."""


def test_a_booking_of_the_past_year_comes_once_more() -> None:
    """52 weeks later to the day: facts as they were, an id of her own, no care and no wish."""
    (found,) = asked(a_year_ago("w1").replace(team_id="near", preferred_team_id="near")).awaited

    assert found == a_year_ago("w1").replace(
        woman_id="~00001", edd=date(2027, 4, 15), booked_on=date(2027, 4, 2)
    )


@pytest.mark.parametrize(
    ("books", "due", "is_expected"),
    [
        (AS_OF, SUMMER, False),
        (AS_OF + DAY, SUMMER, True),
        (AS_OF + DAY, SUMMER + DAY, False),
    ],
)
def test_only_who_books_later_and_is_due_in_the_horizon(books: date, due: date, is_expected: bool) -> None:
    """Who would have booked by the day of planning has, or does not come; whoever is due later can wait."""
    assert bool(asked(a_year_ago("w1", books=books, due=due)).awaited) is is_expected


def test_nobody_is_held_a_place_whom_no_plan_could_give_one() -> None:
    """Who books when it is too late to join a team is not waited for; a day before that she is."""
    due = SUMMER
    question = asked(
        a_year_ago("late", due=due, books=due - timedelta(weeks=4)),
        a_year_ago("in_time", due=due, books=due - timedelta(weeks=4) - DAY),
    )
    limits = question.policy.limits.replace(latest_gestation_weeks=36)

    found = question.replace(policy=question.policy.replace(limits=limits)).awaited

    assert [row.gestation_at_booking_days for row in found] == [36 * 7 - 1]


def test_women_of_this_year_are_not_expected_again_before_next_year() -> None:
    """A woman in care stands for one due a year after her, beyond the horizon."""
    assert asked(woman("w1")).awaited == ()


def test_ids_of_the_files_are_never_those_of_women_expected() -> None:
    """Whatever ids the files have."""
    question = asked(a_year_ago("~00001"), a_year_ago("~~"))

    assert [row.woman_id for row in question.awaited] == ["~~~00001", "~~~00002"]


def test_without_a_reserve_nobody_is_waited_for() -> None:
    """The scenario is as it was."""
    question = asked(a_year_ago("w1"), reserve=Reserve.NONE)

    assert question.awaited == ()
    assert question.whole is question
