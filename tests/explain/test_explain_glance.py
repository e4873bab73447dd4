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
