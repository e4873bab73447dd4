"""A plan that holds places: two places, and more women than that."""

from contextlib import nullcontext
from datetime import timedelta

import pytest

from models import AnyRuleId, Plan, Reserve, RuleId, Scenario
from planner.audit import audit
from planner.exports import tables
from planner.metrics import measure
from planner.rolling import Earlier, carry_over
from tests.property.services import always_by_parts
from tests.reserve.town import BOOKS, a_year_ago, asked, placed, planned
from tests.strategies.factories import AS_OF, woman

SCARCE = (woman("w1"), a_year_ago("p1"), a_year_ago("p2"))
"""Two places: one woman of tier 2 has booked, two of tier 1 are still expected."""


def test_without_a_reserve_the_first_to_book_has_the_place() -> None:
    """The woman of tier 2 is placed; nothing is held."""
    plan = planned(asked(*SCARCE, reserve=Reserve.NONE))

    assert placed(plan) == ["w1"]
    assert not plan.held
    assert not plan.not_held


def test_women_of_the_past_year_change_nothing_without_a_reserve() -> None:
    """With them in the files or not, the plan is the same."""
    assert planned(asked(*SCARCE, reserve=Reserve.NONE)) == planned(asked(woman("w1"), reserve=Reserve.NONE))


def test_both_places_are_held_for_women_of_an_earlier_tier() -> None:
    """The woman of tier 2 waits; two places are held, for nobody by name; told apart from those placed."""
    plan = planned(asked(*SCARCE))
    first, second = plan.tiers

    assert placed(plan) == []
    assert [row.woman_id for row in plan.unplaced] == ["w1"]
    assert len(plan.held) == 2
    assert (first.women, first.placed, first.awaited, first.held, first.bound) == (0, 0, 2, 2, 0)
    assert (second.women, second.placed, second.awaited, second.held, second.bound) == (1, 0, 0, 0, 0)


def test_nobody_waits_for_a_woman_of_a_later_tier() -> None:
    """Who has booked in tier 1 has her place; what is left is held for one of the two of tier 2."""
    past = (a_year_ago("p1", tier=2), a_year_ago("p2", tier=2))

    plan = planned(asked(woman("w1", tier=1), *past))

    assert placed(plan) == ["w1"]
    assert (len(plan.held), len(plan.not_held)) == (1, 1)


@pytest.mark.parametrize("by_parts", [False, True])
def test_nobody_waits_for_a_woman_of_her_own_tier(by_parts: bool) -> None:
    """Of two places one goes to the woman who has booked, though she lives farther than the two expected."""
    question = asked(woman("w1", tier=1, area_id="b"), a_year_ago("p1"), a_year_ago("p2"))
    with always_by_parts() if by_parts else nullcontext():
        plan = planned(question)

    assert placed(plan) == ["w1"]
    assert (len(plan.held), len(plan.not_held)) == (1, 1)


def test_a_woman_who_books_takes_the_place_held() -> None:
    """A week later both have booked: with places held both are placed, without one of them."""
    both = (woman("w2", tier=1, booked_on=BOOKS), woman("w3", tier=1, booked_on=BOOKS))
    later = {}
    for reserve in Reserve:
        before = asked(*SCARCE, reserve=reserve)
        week_later = asked(*SCARCE, *both, reserve=reserve, as_of=AS_OF + timedelta(weeks=1))
        now = carry_over(week_later, Earlier(before, planned(before))).scenario
        later[reserve] = planned(now).tiers[0].placed

    assert later == {Reserve.NONE: 1, Reserve.EXPECTED: 2}


def test_places_held_have_no_buddy() -> None:
    """A buddy's place is held for nobody."""
    assert {row.buddy_id for row in planned(asked(*SCARCE)).held} == {None}


def test_table_of_places_held_counts_them_by_team_tier_area_and_month() -> None:
    """It names nobody; a run without a reserve has no such table."""
    texts = {}
    for reserve in Reserve:
        question = asked(*SCARCE, reserve=reserve)
        plan = planned(question)
        texts[reserve] = tables(question, plan, None, measure(question, plan)).get("held.csv")

    assert texts == {
        Reserve.NONE: None,
        Reserve.EXPECTED: "team_id,tier,area_id,month,places\nnear,1,a,2027-04,2\n",
    }


def test_audit_counts_places_held() -> None:
    """The plan passes; with a woman placed on top of the places held it does not."""
    question = asked(*SCARCE)
    plan = planned(question)
    on_top = planned(asked(woman("w1"))).placements

    assert audit(question, plan).passed
    assert RuleId.TEAM_PACE in broken(question, plan.replace(placements=on_top, unplaced=()))


def test_audit_knows_for_whom_a_place_may_be_held() -> None:
    """A place held for a woman whom nobody expects, or kept from the count, is a broken rule."""
    question = asked(*SCARCE)
    plan = planned(question)
    stranger = plan.held[0].replace(woman_id="~00009")

    assert RuleId.WOMAN_ONCE in broken(question, plan.replace(held=(stranger, *plan.held[1:])))
    assert RuleId.WOMAN_ONCE in broken(question, plan.replace(held=plan.held[1:]))


def broken(question: Scenario, plan: Plan) -> set[AnyRuleId]:
    """Rules that the audit finds broken."""
    return {row.rule for row in audit(question, plan).violations}
