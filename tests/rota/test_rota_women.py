"""Which women clinics and rounds of visits are for, reckoned by hand."""

from typing import Any

import pytest

from models import BirthForm, Duty, PlannedBirth, RotaPolicy, VisitsMade, Woman
from planner.rota.sharing_out import with_women
from planner.rota.team import Team
from planner.rota.visited import visited
from tests.rota.rows import EVERY_KIND, decoded
from tests.rota.team import LABOUR, day, due, prepared, scenario

KINDS = RotaPolicy()
BOOKING: dict[str, Any] = {"visits": {"booking_minutes": 60, "antenatal": [], "postnatal": []}}
AFTER: dict[str, Any] = {
    "visits": {"booking_minutes": 0, "antenatal": [], "postnatal": [{"day": 1, "minutes": 60}]}
}


def booking(woman_id: str, number: int) -> Woman:
    """A woman who books on a day of the rota."""
    return due(woman_id, 200, booked_on=day(number))


def known(*women: Woman, rota: dict[str, Any], weeks: int = 1, **tables: Any) -> Team:
    """A team of a and b; w1 is a's and b's buddy, all others are b's."""
    named: dict[str, str | tuple[str, str]] = {woman.woman_id: "b" for woman in women} | {"w1": ("a", "b")}
    return prepared(scenario("a", "b", women=women, rota=rota, **tables), named, weeks=weeks)


def seen(kind: str, number: int, who: str | None) -> Duty:
    """A clinic or a round on a day."""
    facts = {"midwife_id": who} if who else {"unfilled": "rest"}
    return Duty.of(KINDS.kind(kind), "rose", day(number), **facts)


def shared(team: Team, *duties: Duty) -> list[tuple[str, ...]]:
    """The women of each duty."""
    return [duty.woman_ids for duty in with_women(team, duties)]


def test_nobody_is_visited_before_she_books() -> None:
    """She books on Wednesday: her own midwife's round of Monday is too early, that of Thursday is not."""
    team = known(booking("w1", 2), rota=BOOKING)
    assert shared(team, seen("visits", 0, "a"), seen("visits", 3, "b")) == [(), ("w1",)]


def test_who_books_after_the_last_round_of_a_week_is_seen_in_the_next() -> None:
    """She books on Saturday, and is on no day of that week; the first round of the next has her."""
    team = known(booking("w1", 5), rota=BOOKING, weeks=2)
    assert shared(team, seen("visits", 4, "a"), seen("visits", 7, "b")) == [(), ("w1",)]


def test_who_books_after_the_last_round_of_the_rota_is_on_no_day_of_it() -> None:
    team = known(booking("w1", 5), rota=BOOKING)
    assert shared(team, seen("visits", 4, "a")) == [()]


def test_no_visit_after_a_birth_lies_before_a_planned_one() -> None:
    """Born on Wednesday by plan, she is seen on Thursday: not by her own midwife on Monday."""
    birth = PlannedBirth(woman_id="w1", day=day(2), form=BirthForm.CAESAREAN)
    team = known(due("w1", 5), rota=AFTER, planned_births=(birth,))
    assert shared(team, seen("visits", 0, "a"), seen("visits", 3, "b")) == [(), ("w1",)]


def test_a_clinic_sees_women_too() -> None:
    """Of two women booked on Monday each is seen by her own midwife, in the round or in the clinic."""
    team = known(booking("w1", 0), booking("w2", 0), rota=BOOKING)
    assert shared(team, seen("clinic", 1, "b"), seen("visits", 2, "a")) == [("w2",), ("w1",)]


def test_a_full_round_leaves_its_women_to_others() -> None:
    """Four women of b's and two rounds: two are seen by a, whom they do not know."""
    women = [booking(f"w{number}", 0) for number in range(2, 6)]
    team = known(*women, rota=BOOKING)
    assert shared(team, seen("visits", 0, "a"), seen("visits", 0, "b")) == [("w4", "w5"), ("w2", "w3")]


def test_a_round_that_nobody_does_names_its_women() -> None:
    """So a team leader knows whom to see another day."""
    team = known(booking("w1", 0), booking("w2", 0), rota=BOOKING)
    assert shared(team, seen("visits", 1, "a"), seen("visits", 2, None)) == [("w1",), ("w2",)]


def test_women_who_have_not_booked_are_told_apart() -> None:
    """w1 had booked on the day of planning; w2, who books a week after it, is expected only."""
    women = (due("w1", 21), booking("w2", 7))
    rota = {"visits": {"booking_minutes": 60, "postnatal": []}, "on_call_tiers": 0}
    of = scenario("a", women=women, rota=rota)
    team = prepared(of, {"w1": "a", "w2": "a"}, first=day(7))
    [round_] = decoded(team, "")
    assert (round_.woman_ids, round_.expected_woman_ids) == (("w1", "w2"), ("w2",))


@pytest.mark.parametrize(
    ("women", "why"),
    [
        (0, ""),
        (1, "women who know her are near their time"),
        (2, "about 0.1 births expected of women who know her"),
    ],
    ids=["none", "few", "more"],
)
def test_a_small_chance_of_a_birth_is_told_without_a_number(women: int, why: str) -> None:
    """One labour in seven begins on a day, and half of these by day: 0.07 of each woman's."""
    rows = tuple(due(f"w{number}", 0) for number in range(women))
    of = scenario("a", women=rows, rota=LABOUR | {"weekly_duties": EVERY_KIND})
    team = prepared(of, {row.woman_id: "a" for row in rows})
    [duty] = [each for each in decoded(team, "D") if each.is_filled]
    assert duty.why == why


def test_visits_are_counted_by_whoever_is_named_to_make_them() -> None:
    """w1 books, and is a's; w2 and w3, b's, were born on Sunday and are seen once each after it.

    a's round has w1 and w2, whom she does not know; nobody does the clinic of w3.
    """
    before = {"booking_minutes": 60, "antenatal": [], "postnatal": [{"day": 1, "minutes": 60}]}
    women = (booking("w1", 0), due("w2", -1), due("w3", -1))
    team = known(*women, rota={"visits": before})
    duties = (
        seen("visits", 1, "a").replace(woman_ids=("w1", "w2")),
        seen("clinic", 2, None).replace(woman_ids=("w3",)),
    )
    assert visited(team, duties) == (
        VisitsMade(visits=1, by_named=1, by_named_or_buddy=1, by_team=1),
        VisitsMade(visits=2, by_named=0, by_named_or_buddy=0, by_team=1),
    )


def test_a_buddy_s_visit_in_the_week_after_counts_as_hers() -> None:
    """w1 books on Saturday, and b, her buddy, sees her on the Monday after."""
    team = known(booking("w1", 5), rota=BOOKING, weeks=2)
    made = with_women(team, (seen("visits", 4, "a"), seen("visits", 7, "b")))
    assert visited(team, made).antenatal == VisitsMade(visits=1, by_named_or_buddy=1, by_team=1)
