"""The proof as a head of midwifery reads it."""

from models import Plan, Scenario
from planner.explain import ProofLine, explain_team, explain_tier, open_ledger
from planner.explain.proof import proof_at_a_glance
from tests.proof.towns import planned, town

BOTH = {"willow": 1.0, "ash": 1.0, "oak": 3.0}


def told(asked: Scenario, tier: int = 1) -> list[str]:
    """What is said of a tier's sets, each followed by its price."""
    lines = explain_tier(open_ledger(asked, planned(asked)), tier).shortage.lines
    return [words for line in lines for words in (line.words, line.price or "no price")]


def test_women_of_equal_weight_in_one_sentence() -> None:
    asked = town({"mill": "wa", "park": "w", "hill": "o"}, {"mill": 5, "park": 2, "hill": 3}, BOTH)

    assert told(asked) == [
        "7 women of tier 1 in 2 neighbourhoods can go only to Ash and Willow;"
        " due in April they have 4 places; 3 must stay out",
        "0.5 WTE more in Willow makes room for one more, 1.5 WTE more in Willow for all of them",
    ]


def test_one_woman_is_told_as_one() -> None:
    asked = town({"mill": "w"}, {"mill": 1}, {"willow": 0.4})

    assert told(asked) == [
        "1 woman of tier 1 in 1 neighbourhood can go only to Willow; due in April they have 0 places;"
        " 1 must stay out",
        "0.1 WTE more in Willow makes room for her",
    ]


def test_earlier_tiers_are_said_to_come_first() -> None:
    asked = town({"mill": "w", "park": "w"}, {"mill": 4, "park": 3}, {"willow": 1.0}, tiers={"park": 2})

    assert told(asked, 2) == [
        "3 women of tier 2 in 1 neighbourhood can go only to Willow; due in April they have 2 places;"
        " 2 women of tier 1, bound to the same teams, come first and take 2; 3 must stay out",
        "1.5 WTE more in Willow makes room for one more, 2.5 WTE more in Willow for all of them,"
        " women of earlier tiers included",
    ]


def test_more_than_a_team_may_have_is_said() -> None:
    asked = town({"mill": "w"}, {"mill": 20}, {"willow": 1.0}, team_wte_max=8)

    assert told(asked)[1].endswith(
        "9 WTE more in Willow for all of them: new teams there, as one has 8 WTE at most"
    )


def test_nearly_all_teams_are_told_by_the_others() -> None:
    names = ["ash", "beech", "cedar", "damson", "elder"]
    asked = town(
        {"mill": "abcde", "hill": "o"}, {"mill": 12, "hill": 1}, dict.fromkeys(names, 1.0) | {"oak": 1}
    )

    assert "can go only to the 5 teams other than Oak" in told(asked)[0]


def test_a_team_tells_the_sets_that_it_is_in() -> None:
    asked = town({"mill": "w", "hill": "o"}, {"mill": 3, "hill": 4}, {"willow": 1.0, "oak": 1.0})

    [line] = _of_team(asked, planned(asked), "oak")

    assert line.must_stay_out == 2
    assert "can go only to Oak" in line.words


def _of_team(asked: Scenario, plan: Plan, team_id: str) -> tuple[ProofLine, ...]:
    return explain_team(open_ledger(asked, plan), team_id).shortages


def test_a_plan_at_a_glance_has_one_line() -> None:
    asked = town({"mill": "w", "park": "w"}, {"mill": 4, "park": 3}, {"willow": 1.0}, tiers={"park": 2})

    assert (
        proof_at_a_glance(planned(asked))
        == "no places left, and shown by counting that they must stay out: 2 of 2 of tier 1, 3 of 3 of tier 2"
    )


def test_what_counting_does_not_explain_is_said() -> None:
    """A plan without sets explains nobody, and says so."""
    asked = town({"mill": "w"}, {"mill": 5}, {"willow": 1.0})
    plan = planned(asked).replace(tight_sets=())

    rest = explain_tier(open_ledger(asked, plan), 1).shortage.rest

    assert rest == "the 3 for whom no places are left: not explained by counting alone"
