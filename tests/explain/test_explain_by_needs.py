"""Who within a tier is left out: women with greater needs fill more places, so fewer of them are placed."""

from models import Plan, Scenario
from planner.explain import explain_tier, explain_woman, open_ledger
from planner.explain.by_needs import needs_at_a_glance
from tests.proof.towns import planned, town
from tests.strategies.factories import policy

NEEDS = [{"when": {"field": "complex_social_factors", "is": True}, "adds": 0.5}]


def needs(light: int, heavy: int, wte: float) -> Scenario:
    """A town of women who count as 1 and as 1.5, all of tier 1; a whole-time midwife carries two births."""
    asked = town({"mill": "w"}, {"mill": light + heavy}, {"willow": wte})
    women = tuple(
        woman.replace(complex_social_factors=number >= light)
        for number, woman in enumerate(asked.service.women)
    )
    return asked.replace(policy=policy(weights=NEEDS), service=asked.service.replace(women=women))


def shares(asked: Scenario) -> list[tuple[float, int, int]]:
    """Weight, women and placed of each line."""
    lines = explain_tier(open_ledger(asked, planned(asked)), 1).needs.lines
    return [(line.weight, line.women, line.placed) for line in lines]


def test_most_women_first_places_those_with_the_least_needs() -> None:
    """Sixteen WTE carry 32 births: 26 women who count as 1, and 4 of 24 who count as 1.5."""
    asked = needs(light=26, heavy=24, wte=16.0)

    assert shares(asked) == [(1, 26, 26), (1.5, 24, 4)]


def test_the_tier_says_why_and_what_would_change_it() -> None:
    asked = needs(light=26, heavy=24, wte=16.0)
    plan = planned(asked)
    ledger = open_ledger(asked, plan)

    words = explain_tier(ledger, 1).needs.words or ""
    assert "the plan places as many women as it can" in words
    assert "a woman who counts as 1.5 fills 1.5 places where one who counts as 1 fills 1" in words
    assert "a tier of their own before this one" in words
    assert needs_at_a_glance(ledger) == (
        "tier 1: women with greater needs are left out first, as they fill more places: of those who count as"
        " 1, 100% are placed, of those who count as 1.5, 17% (4 of 24)"
    )


def test_one_who_is_left_out_learns_how_women_like_her_fare() -> None:
    """She counts as 1.5; a woman who has a place, or counts as least, is told nothing of it."""
    asked = needs(light=26, heavy=24, wte=16.0)
    plan = planned(asked)
    ledger = open_ledger(asked, plan)
    left_out, placed = plan.unplaced[0].woman_id, plan.placements[0].woman_id

    assert explain_woman(ledger, left_out).chance == (
        "Of women of tier 1 who are new to their midwife, could join a team and count as 1, 26 of 26 have "
        "a place; of those who count as 1.5, as she does, 4 of 24"
    )
    assert explain_woman(ledger, placed).chance is None
    few = needs(light=26, heavy=0, wte=4.0)
    unlucky = planned(few)
    assert explain_woman(open_ledger(few, unlucky), unlucky.unplaced[0].woman_id).chance is None


def test_what_is_said_would_change_it_does() -> None:
    """In a tier of their own before the others, 21 of the 24 are placed: they fill 31.5 of 32 births."""
    asked = needs(light=26, heavy=24, wte=16.0)
    first, second = asked.policy.tiers
    own = first.model_validate(
        {"id": "needs", "name": "greater needs", "when": {"field": "complex_social_factors", "is": True}}
    )
    plan = planned(asked.replace(policy=asked.policy.replace(tiers=(own, first, second))))

    assert _heavy(asked, plan) == 21
    assert len(plan.placements) < 30


def _heavy(asked: Scenario, plan: Plan) -> int:
    woman = asked.service.woman
    return sum(woman[row.woman_id].complex_social_factors for row in plan.placements)


def test_care_begun_is_not_counted() -> None:
    """One woman who counts as 1.5 keeps her midwife whatever she counts as."""
    asked = needs(light=26, heavy=24, wte=16.0)
    first, *others = reversed(asked.service.women)
    midwife = asked.service.midwives[0].midwife_id
    kept = first.replace(team_id="willow", midwife_id=midwife)
    asked = asked.replace(service=asked.service.replace(women=(kept, *others)))

    assert planned(asked).placement[kept.woman_id].kept
    assert shares(asked)[1][:2] == (1.5, 23)


def test_nothing_is_said_where_all_count_alike_or_all_have_places() -> None:
    alike, all_placed = needs(light=26, heavy=0, wte=4.0), needs(light=26, heavy=24, wte=40.0)

    assert shares(alike) == []
    for asked in (alike, all_placed):
        assert explain_tier(open_ledger(asked, planned(asked)), 1).needs.words is None
