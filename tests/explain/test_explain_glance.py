"""Which tier a head of midwifery is pointed to first."""

from dataclasses import replace

from models import Plan, Scenario, UnplacedReason
from planner.explain import overview
from planner.explain.glance import ReasonLine
from planner.metrics import measure
from tests.proof.towns import planned, town


def pointed_to(asked: Scenario, plan: Plan, *reasons: ReasonLine) -> int | None:
    """The tier, where women are left out for these reasons."""
    return replace(overview(asked, plan, measure(asked, plan)), reasons=reasons).tier_to_explain


def test_it_is_the_first_tier_without_places_though_others_are_too_late_in_an_earlier_one() -> None:
    """All five women of tier 1 lack a place here: told is what the reasons say."""
    asked = town({"mill": "w"}, {"mill": 5}, {"willow": 1.0})
    plan = planned(asked)
    late = ReasonLine(UnplacedReason.TOO_LATE, "too late", 85, (85, 0))
    short = ReasonLine(UnplacedReason.NO_PLACES, "no places left", 338, (0, 338))

    assert pointed_to(asked, plan, late, short) == 2
    assert pointed_to(asked, plan, late) == 1


def test_where_everyone_is_placed_no_tier_is_named() -> None:
    asked = town({"mill": "w"}, {"mill": 2}, {"willow": 1.0})

    assert pointed_to(asked, planned(asked)) is None


def test_those_who_ask_are_told_beside_the_others_of_their_tier() -> None:
    """Three women for two places, one of whom asks for the team; nobody asks for an interpreter."""
    asked = town({"mill": "w"}, {"mill": 3}, {"willow": 1.0})
    first, *others = asked.service.women
    women = (first.replace(preferred_team_id="willow"), *others)
    asked = asked.replace(service=asked.service.replace(women=women))
    plan = planned(asked)
    told = [
        (line.by, line.group, line.placed, line.women)
        for line in overview(asked, plan, measure(asked, plan)).shares
        if line.by.startswith("tier_")
    ]

    assert told == [
        ("tier_preferred_team", "tier 1 who ask for a team", 1, 1),
        ("tier_preferred_team", "tier 1 others", 1, 2),
    ]
