"""Who gains and who loses a place."""

from datetime import date, timedelta

import pytest

from models import Plan, Scenario, UnplacedReason
from models.comparison import Move, Moved, View
from tests.comparison.candidates import WOMEN, asked, candidate, compare
from tests.metrics.conftest import left_out, place, plan_of
from tests.strategies.factories import team, woman


def moved(*options: object) -> Moved:
    """Who moves between two candidates."""
    [found] = compare(options, View.WOMEN).moved  # type: ignore[arg-type]  # two candidates
    return found


def told(move: Move) -> tuple[str, int | None, bool, UnplacedReason | None]:
    """The point of a move."""
    return move.woman_id, move.tier, move.gains, move.reason


MET: dict[str, str] = {"team_id": "near", "midwife_id": "m1"}
"""What the files say of a woman whose care has begun."""


def begun(*names: str) -> Scenario:
    """The town, in which these women have met the midwife m1."""
    return asked(women=tuple(row.replace(**MET) if row.woman_id in names else row for row in WOMEN))


def with_reasons(question: Scenario, plan: Plan, reason: str) -> Plan:
    """The plan, with one reason for everybody left out."""
    rows = tuple(left_out(question, row.woman_id, reason=reason) for row in plan.unplaced)
    return plan.replace(unplaced=rows)


def test_moves_carry_the_reason_of_the_plan_without_a_place() -> None:
    """b0 loses her place (no team in reach under B), a1 gains one (no places left under A); tier 1 first."""
    question = asked()
    before = with_reasons(question, plan_of(question, place("a0"), place("b0")), "no_places")
    now = with_reasons(question, plan_of(question, place("a0"), place("a1")), "no_team_in_reach")
    found = moved(candidate("A", question, plan=before), candidate("B", question, plan=now))
    assert [told(move) for move in found.moves] == [
        ("a1", 1, True, UnplacedReason.NO_PLACES),
        ("b0", 2, False, UnplacedReason.NO_TEAM_IN_REACH),
    ]
    assert (found.shared, found.only_in_baseline, found.only_in_option) == (10, 0, 0)


def test_women_who_lose_come_before_women_who_gain_within_a_tier() -> None:
    """By tier, then by what happens, then by id."""
    question = asked()
    before = candidate("A", question, place("a3"), place("a2"), place("b5"))
    now = candidate("B", question, place("a0"), place("b1"))
    assert [move.woman_id for move in moved(before, now).moves] == ["a2", "a3", "a0", "b5", "b1"]


def test_women_who_have_met_their_midwife_come_first_among_those_who_lose() -> None:
    """a3 and a2 have met theirs: a3 loses her place, a2 her midwife; a0 lost a place, a1 gains one."""
    question = begun("a2", "a3", "b1")
    before = candidate("A", question, place("a0"), place("a2"), place("a3"), place("b0"), place("b1"))
    now = candidate("B", question, place("a1"), place("a2", "m2"), place("b1"))
    found = moved(before, now)
    assert [(move.woman_id, move.met, move.gains, move.keeps_place) for move in found.moves] == [
        ("a3", True, False, False),
        ("a2", True, False, True),
        ("a0", False, False, False),
        ("a1", False, True, False),
        ("b0", False, False, False),
    ]
    assert found.moves[1].detail == "from m1 of near to m2 of near"
    assert (found.lose_midwife, found.met_lose_place) == (2, 1)
    assert found.count(gains=False, tier=1) == 2, "a2 keeps a place"


def test_a_midwife_lost_in_both_is_not_lost_by_the_option() -> None:
    """The baseline hands a0 over as the option does, only to another; a1 is handed over by the baseline."""
    question = begun("a0", "a1")
    before = candidate("A", question, place("a0", "m2"), place("a1", "m2"))
    found = moved(before, candidate("B", question, place("a0", "c1"), place("a1")))
    assert found.moves == ()
    assert (found.lose_midwife, found.met_lose_place) == (-1, 0)


def test_another_team_or_midwife_is_counted_and_is_no_move() -> None:
    """a0 goes to the other team, a1 to the other midwife, a2 stays."""
    question = asked(teams=(team(), team("far")))
    before = candidate("A", question, *(place(f"a{number}") for number in range(3)))
    places = (place("a0", "m2", "far"), place("a1", "m2"), place("a2"))
    found = moved(before, candidate("B", question, *places))
    assert (found.other_team, found.other_midwife, found.moves) == (1, 1, ())


def test_a_woman_of_one_service_only_is_counted_and_is_no_move() -> None:
    """b5 is gone and b6 is new: neither gained nor lost anything."""
    other = asked(women=(*WOMEN[:-1], woman("b6")))
    found = moved(candidate("A", asked(), place("b5")), candidate("B", other, place("b6")))
    assert (found.shared, found.only_in_baseline, found.only_in_option, found.moves) == (9, 1, 1, ())


def test_a_forecast_is_marked() -> None:
    """A woman who has not booked loses a place that nobody promised her."""
    women = (woman("w1", booked_on=date(2027, 4, 2)), woman("w2"))
    question = asked(women=women)
    found = moved(candidate("A", question, place("w1"), place("w2")), candidate("B", question))
    assert {move.woman_id: move.expected for move in found.moves} == {"w1": True, "w2": False}


def test_a_plan_that_does_not_mention_her_gives_no_reason() -> None:
    """Somebody took her line out of the table."""
    question = asked()
    silent = plan_of(question).replace(unplaced=())
    [move] = moved(candidate("A", question, place("a0")), candidate("B", question, plan=silent)).moves
    assert (move.reason, move.detail) == (None, "")


@pytest.mark.parametrize(("changed", "are_followed"), [(4, True), (6, False)])
def test_ids_of_other_women_are_not_followed(changed: int, are_followed: bool) -> None:
    """Made-up services number alike: with most due dates another, an id is another woman."""
    moved_on = [
        row.replace(edd=row.edd + timedelta(days=9)) if number < changed else row
        for number, row in enumerate(WOMEN)
    ]
    found = compare(
        [candidate("A", asked(), place("a0")), candidate("B", asked(women=tuple(moved_on)))], View.WOMEN
    )
    assert bool(found.moved) is are_followed
    assert any("nobody can be followed" in note for note in found.notes) is not are_followed


def test_women_are_named_only_when_asked_for() -> None:
    """The other views tell numbers, and no id of a woman."""
    question = asked()
    pair = [candidate("A", question, place("a0")), candidate("B", question)]
    for view in View:
        found = compare(pair, view)
        assert ("a0" in found.model_dump_json()) is (view is View.WOMEN)
