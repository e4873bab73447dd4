"""What a tight set says holds, for the plan and for every plan."""

from collections.abc import Callable
from datetime import date
from math import prod
from typing import Any

import pytest
from hypothesis import given, settings

from models import Plan, RuleId, Scenario, Spell
from tests.proof.every_plan import MOST_WAYS, every_naming, left_out, ways
from tests.proof.recount import Counter, faults
from tests.proof.towns import planned, town
from tests.strategies.factories import woman
from tests.strategies.services import random_scenario, scenarios


@pytest.mark.parametrize("size", ["small", "medium"])
def test_every_number_is_found_again_one_woman_at_a_time(size: str) -> None:
    """Counted from the scenario alone, in fractions, each spell has the same numbers and shares no woman."""

    @settings(max_examples=40)
    @given(scenarios(size))
    def check(asked: Scenario) -> None:
        assert list(faults(asked, planned(asked))) == []

    check()


def test_no_plan_at_all_does_better() -> None:
    """Of all ways to place the women none leaves out fewer of a set than must stay out, and one as few."""
    spells = 0
    for seed in range(60):
        asked = random_scenario(seed, "tiny")
        plan = planned(asked)
        if plan.tight_sets and prod(map(len, ways(asked, plan))) <= MOST_WAYS:
            for stated, least in _least_left_out(asked, plan):
                assert least == stated.must_stay_out, f"seed {seed}"
                spells += 1
    assert spells > 20


def _least_left_out(asked: Scenario, plan: Plan) -> list[tuple[Spell, int]]:
    """Each spell, and the fewest of its women whom any way leaves out that is as good in earlier tiers."""
    counter = Counter(asked, plan)
    told = [(tight, spell) for tight in plan.tight_sets for spell in tight.spells]
    least = [len(asked.service.women)] * len(told)
    for named in every_naming(asked, plan):
        for row, (tight, spell) in enumerate(told):
            hers, before = left_out(counter, tight, spell, named)
            if before <= spell.before_out:
                least[row] = min(least[row], hers)
    return [(spell, fewest) for (_, spell), fewest in zip(told, least, strict=True)]


def more_places(spell: Spell) -> Spell:
    return spell.replace(places=spell.places + 1)


def more_women(spell: Spell) -> Spell:
    return spell.replace(women=spell.women + 1)


def more_out(spell: Spell) -> Spell:
    return spell.replace(must_stay_out=spell.must_stay_out + 1)


@pytest.mark.parametrize("change", [more_places, more_women, more_out], ids=lambda change: change.__name__)
def test_recount_sees_a_number_that_was_changed(change: Callable[[Spell], Spell]) -> None:
    asked = town({"mill": "w"}, {"mill": 5}, {"willow": 1.5})
    plan = planned(asked)
    [tight] = plan.tight_sets
    wrong = tight.replace(spells=tuple(map(change, tight.spells)))

    assert list(faults(asked, plan)) == []
    assert list(faults(asked, plan.replace(tight_sets=(wrong,))))


def test_women_who_can_go_to_two_teams_only() -> None:
    """Seven women of two neighbourhoods share Willow's and Ash's four places; Oak has room for the others."""
    asked = town(
        {"mill": "wa", "park": "w", "hill": "o"},
        {"mill": 5, "park": 2, "hill": 3},
        {"willow": 1.0, "ash": 1.0, "oak": 3.0},
    )

    [tight] = planned(asked).tight_sets

    assert tight.rule is RuleId.TEAM_PACE
    assert tight.team_ids == ("ash", "willow")
    assert tight.area_ids == ("mill", "park")
    assert (tight.women, tight.left_out, tight.must_stay_out) == (7, 3, 3)
    assert tight.spells[0].places == 4


def test_towns_apart_are_told_apart() -> None:
    """Women who share no team with others make a set of their own."""
    asked = town({"mill": "w", "hill": "o"}, {"mill": 3, "hill": 4}, {"willow": 1.0, "oak": 1.0})

    sets = planned(asked).tight_sets

    assert [(row.team_ids, row.must_stay_out) for row in sets] == [(("oak",), 2), (("willow",), 1)]


def test_earlier_tiers_come_first() -> None:
    """Of four places three go to tier 1: two of three women of tier 2 must stay out, and none of tier 1."""
    asked = town({"mill": "w", "park": "w"}, {"mill": 3, "park": 3}, {"willow": 2.0}, tiers={"park": 2})

    [tight] = planned(asked).tight_sets

    assert (tight.tier, tight.women, tight.must_stay_out) == (2, 3, 2)
    assert (tight.spells[0].before, tight.spells[0].before_out, tight.spells[0].before_needed) == (3, 0, 3)


def test_a_part_of_a_place_is_no_place() -> None:
    """1.9 WTE carry 3.8 births: three whole women."""
    [tight] = planned(town({"mill": "w"}, {"mill": 4}, {"willow": 1.9})).tight_sets

    assert tight.spells[0].places == 3
    assert tight.must_stay_out == 1


def test_open_caseload_is_counted_on_a_day() -> None:
    """With two women in care for each WTE, and room for many births, the day with most in care is counted."""
    limits: dict[str, Any] = {"births_per_wte_year": 240, "open_caseload_per_wte": 2.0}
    [tight] = planned(town({"mill": "w"}, {"mill": 5}, {"willow": 1.0}, **limits)).tight_sets

    assert tight.rule is RuleId.TEAM_OPEN_CASELOAD
    assert str(tight.spells[0].in_care_on) == "2027-05-01"
    assert tight.must_stay_out == 3


def test_midwives_together_are_counted_where_they_bind() -> None:
    """A midwife may have one birth a month, the team twenty."""
    limits: dict[str, Any] = {"births_per_wte_year": 240, "births_per_wte_month": 1.0}
    [tight] = planned(town({"mill": "w"}, {"mill": 4}, {"willow": 2.0}, **limits)).tight_sets

    assert tight.rule is RuleId.MIDWIFE_MONTH
    assert tight.must_stay_out == 2


def test_stretches_of_a_set_share_no_month() -> None:
    """With runs of two months in a horizon of five, two of them are told as one set, no woman twice."""
    asked = town({"mill": "w"}, {"mill": 0}, {"willow": 1.0}, pace_months=2)
    due = [date(2027, 4 + row % 5, 15) for row in range(40)]
    women = tuple(woman(f"w{row:02}", tier=1, area_id="mill", edd=edd) for row, edd in enumerate(due))
    asked = asked.replace(horizon_months=5, service=asked.service.replace(women=women))

    [tight] = planned(asked).tight_sets

    assert len(tight.spells) == 2
    assert tight.spells[0].last_month < tight.spells[1].first_month
    assert tight.must_stay_out == 2 * (16 - 4)


def test_nothing_is_told_where_all_have_places() -> None:
    assert planned(town({"mill": "w"}, {"mill": 4}, {"willow": 2.0})).tight_sets == ()


def test_women_out_of_reach_are_no_shortage_of_places() -> None:
    assert planned(town({"mill": ""}, {"mill": 4}, {"willow": 2.0})).tight_sets == ()
