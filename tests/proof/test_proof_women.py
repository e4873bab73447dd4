"""The women and places of a tight set as they are listed: a reader who adds them up finds its numbers."""

from typing import Any

import pytest

from models import RuleId, Scenario
from planner.explain import ProofLine, explain_tier, open_ledger
from tests.proof.towns import planned, random_town, town
from tests.strategies.factories import policy


def lines(asked: Scenario) -> list[ProofLine]:
    """The sets of every tier."""
    plan = planned(asked)
    ledger = open_ledger(asked, plan)
    return [line for tier in plan.tiers for line in explain_tier(ledger, tier.tier).shortage.lines]


def adds_up(line: ProofLine) -> bool:
    """Whether women, what they need, places and women left out are those of every stretch."""
    for number, spell in enumerate(line.tight_set.spells):
        hers = [one for one in line.women if one.stretch == number and one.tier == line.tight_set.tier]
        earlier = [one for one in line.women if one.stretch == number and one.tier < line.tight_set.tier]
        counted = (
            len(hers),
            len(earlier),
            sum(one.placed_in is None for one in hers),
            sum(one.placed_in is None for one in earlier),
            sum(one.places for one in line.places if one.stretch == number),
        )
        if counted != (spell.women, spell.before, spell.left_out, spell.before_out, spell.places):
            return False
    return all(set(one.teams_in_reach) <= set(line.tight_set.team_ids) for one in line.women)


@pytest.mark.parametrize("seed", range(4))
def test_a_set_adds_up(seed: int) -> None:
    assert all(adds_up(line) for line in lines(random_town(seed)))


def test_a_set_of_a_later_tier_adds_up() -> None:
    asked = town({"mill": "w", "park": "w"}, {"mill": 4, "park": 3}, {"willow": 1.0}, tiers={"park": 2})
    first, second = lines(asked)

    assert adds_up(first)
    assert adds_up(second)
    assert [one.tier for one in second.women] == [1] * 4 + [2] * 3


@pytest.mark.parametrize(
    ("rule", "limits"),
    [
        (RuleId.TEAM_OPEN_CASELOAD, {"births_per_wte_year": 240, "open_caseload_per_wte": 2.0}),
        (RuleId.MIDWIFE_MONTH, {"births_per_wte_year": 240, "births_per_wte_month": 1.0}),
    ],
)
def test_a_set_of_another_limit_adds_up(rule: RuleId, limits: dict[str, Any]) -> None:
    [line] = lines(town({"mill": "w"}, {"mill": 5}, {"willow": 1.0}, **limits))

    assert line.tight_set.rule is rule
    assert adds_up(line)


def test_places_by_weight_add_up() -> None:
    """Of 4.2 births women who count as 1.25 can fill 3.75: three places."""
    asked = town({"mill": "w"}, {"mill": 6}, {"willow": 2.1})
    [line] = lines(asked.replace(policy=policy(weights=[{"when": "everyone", "adds": 0.25}])))

    assert adds_up(line)
    assert (line.places[0].limit, line.places[0].care_begun, line.places[0].places) == (4.2, 0, 3.75)
    assert {one.counts_as for one in line.women} == {1.25}
