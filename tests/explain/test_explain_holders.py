"""Who has the places of a full team, in the one stretch of time that is told."""

from datetime import date

from models import Scenario
from planner.explain import explain_team, explain_woman, open_ledger
from planner.explain.holders import Holders
from tests.proof.towns import planned, town
from tests.strategies.factories import woman

MONTHS = {"april": 4, "may": 5, "june": 6}


def four_births_in_two_months(**due: int) -> Scenario:
    """Willow carries four births in any two months of three; so many women are due in each month."""
    women = tuple(
        woman(f"{month}{row}", area_id="mill", tier=1, edd=date(2027, MONTHS[month], 15))
        for month, number in due.items()
        for row in range(number)
    )
    asked = town({"mill": "w"}, {"mill": 0}, {"willow": 1.0}, pace_months=2)
    return asked.replace(horizon_months=3, service=asked.service.replace(women=women))


def held_by(asked: Scenario, woman_id: str) -> Holders:
    """Who has Willow's places when a woman asks for one."""
    plan = planned(asked)
    assert woman_id not in plan.placement
    [look] = explain_woman(open_ledger(asked, plan), woman_id).teams
    assert look.held_by is not None
    return look.held_by


def test_no_more_women_are_told_than_the_stretch_has_places() -> None:
    """Due in May she is counted in two full stretches of four places; eight women have places in all."""
    asked = four_births_in_two_months(april=4, may=1, june=4)
    found = held_by(asked, "may0")

    assert (found.when, found.women, found.births, found.by_tier) == ("2027-04..2027-05", 4, 4, (4, 0))
    assert len(planned(asked).placements) == 8


def test_a_midwife_in_preceptorship_explains_a_place_that_tier_one_could_not_have() -> None:
    """Two midwives of 1 WTE, one a preceptee: of four births she may be named only for those of tier 2."""
    asked = town({"mill": "w", "park": "w"}, {"mill": 4, "park": 2}, {"willow": 1.0}, tiers={"park": 2})
    [first] = asked.service.midwives
    until = date(2027, 12, 31)
    preceptee = first.replace(midwife_id="pat", preceptorship_ends_on=until)
    limits = asked.policy.limits.replace(births_per_wte_month=2)
    asked = asked.replace(
        policy=asked.policy.replace(limits=limits),
        service=asked.service.replace(midwives=(first, preceptee)),
    )
    plan = planned(asked)
    ledger = open_ledger(asked, plan)
    with_pat = [row.woman_id for row in plan.placements if row.midwife_id == "pat"]

    assert with_pat
    for woman_id in with_pat:
        story = explain_woman(ledger, woman_id)
        assert story.tier == 2
        assert story.placed_with is not None
        assert "in preceptorship" in " ".join(story.placed_with.reasons)
        assert {row.midwife_id: row.why_not for row in story.midwives}["pat"] is None
    waiting = next(row.woman_id for row in plan.placements if row.tier == 1)
    looks = {row.midwife_id: row.why_not for row in explain_woman(ledger, waiting).midwives}
    assert looks == {first.midwife_id: None, "pat": "in preceptorship"}
    until_told = {row.midwife_id: row.preceptee_until for row in explain_team(ledger, "willow").midwives}
    assert until_told == {first.midwife_id: None, "pat": until}
