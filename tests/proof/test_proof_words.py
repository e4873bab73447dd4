"""The proof as a head of midwifery reads it."""

from models import Band, Plan, Scenario, TierPrice
from planner.explain import ProofLine, explain_team, explain_tier, explain_woman, open_ledger
from planner.explain.price_words import price_words
from planner.explain.proof import proof_at_a_glance
from tests.proof.towns import planned, town
from tests.strategies.factories import policy

BOTH = {"willow": 1.0, "ash": 1.0, "oak": 3.0}


def told(asked: Scenario, tier: int = 1) -> list[str]:
    """What is said of a tier's sets, each followed by its price."""
    lines = explain_tier(open_ledger(asked, planned(asked)), tier).shortage.lines
    return [words for line in lines for words in (line.words, line.price or "no price")]


def test_women_of_equal_weight_in_a_few_sentences() -> None:
    asked = town({"mill": "wa", "park": "w", "hill": "o"}, {"mill": 5, "park": 2, "hill": 3}, BOTH)

    assert told(asked) == [
        "7 women of tier 1 in 2 neighbourhoods can go only to Ash and Willow."
        " These 2 teams have staff time for 4 births in April, besides care begun."
        " 3 of them cannot be placed, whichever women are chosen.",
        "Placing all of them takes at least 1.5 more WTE in Willow."
        " One more can be placed with 0.5 more WTE in Willow; a whole WTE carries 2 births in that month.",
    ]


def test_what_a_whole_wte_carries_is_told_for_the_months_that_are_counted() -> None:
    """Two births a month: once counted, in a row or one run after another."""
    asked = town({"mill": "wa", "park": "w", "hill": "o"}, {"mill": 5, "park": 2, "hill": 3}, BOTH)
    plan = planned(asked)
    ledger, [found] = open_ledger(asked, plan), plan.tight_sets
    april = found.spells[0]

    def carried(*runs: tuple[str, str]) -> str:
        """What is said where the set counts these runs of months."""
        spells = tuple(april.replace(first_month=first, last_month=last) for first, last in runs)
        return (price_words(ledger, found.replace(spells=spells)) or "").partition("; ")[2]

    assert carried(("2027-04", "2027-06")) == "a whole WTE carries 6 births in these 3 months."
    assert carried(("2027-02", "2027-04"), ("2027-05", "2027-07")) == (
        "a whole WTE carries 6 births every 3 months."
    )
    assert carried(("2027-02", "2027-02"), ("2027-05", "2027-05")) == (
        "a whole WTE carries 2 births every month."
    )
    assert carried(("2027-01", "2027-01"), ("2027-02", "2027-04")) == (
        "a whole WTE carries 8 births in these 4 months."
    )


def test_one_woman_is_told_as_one() -> None:
    asked = town({"mill": "w"}, {"mill": 1}, {"willow": 0.4})

    assert told(asked) == [
        "1 woman of tier 1 in 1 neighbourhood can go only to Willow."
        " This team has staff time for 0 births in April, besides care begun. She cannot be placed.",
        "Placing her takes at least 0.1 more WTE in Willow.",
    ]


def test_earlier_tiers_are_said_to_come_first() -> None:
    asked = town({"mill": "w", "park": "w"}, {"mill": 4, "park": 3}, {"willow": 1.0}, tiers={"park": 2})

    assert told(asked, 2) == [
        "3 women of tier 2 in 1 neighbourhood can go only to Willow."
        " This team has staff time for 2 births in April, besides care begun."
        " 2 women of tier 1 placed there, who could go nowhere else either, come first and take 2 of these"
        " places."
        " 3 of the 3 cannot be placed, whichever women are chosen.",
        "Placing all of them and those of tier 1 who wait takes at least 2.5 more WTE in Willow."
        " New staff time goes to tier 1 first: one of these is placed at the latest with 1.5 more WTE in"
        " Willow; with less where tier 1 cannot use it.",
    ]


def test_more_than_a_team_may_have_is_said() -> None:
    asked = town({"mill": "w"}, {"mill": 20}, {"willow": 1.0}, team_wte_max=8)

    assert told(asked)[1].startswith(
        "Placing all of them takes at least 9 more WTE in"
        " 2 new teams of 4.5 WTE each as near to them as Willow."
    )


def test_new_teams_are_told_large_enough() -> None:
    """Nineteen women need 9.5 WTE, of which one is there: three teams of 2.83 WTE, which 2.8 would not be."""
    asked = town({"mill": "w"}, {"mill": 19}, {"willow": 1.0}, team_wte_max=4)

    assert "at least 8.5 more WTE in 3 new teams of 2.9 WTE each" in told(asked)[1]


def test_a_new_team_is_never_told_smaller_than_a_team_may_be() -> None:
    """Five women need 2.5 WTE; a team takes nobody new with less than 4, and Willow may have 8 at most."""
    asked = town({"mill": "w"}, {"mill": 20}, {"willow": 7.5}, team_wte_min=4, team_wte_max=8)
    nearly = town({"mill": "w"}, {"mill": 20}, {"willow": 7.5}, team_wte_min=2.6, team_wte_max=8)

    assert "a new team of 2.6 WTE, the least that a team may have," in told(nearly)[1]
    assert told(asked)[1].startswith(
        "Placing all of them takes at least 2.5 more WTE in"
        " a new team of 4 WTE, the least that a team may have, as near to them as Willow."
    )


def test_new_teams_must_reach_as_far() -> None:
    asked = town({"mill": "w"}, {"mill": 20}, {"willow": 1.0}, team_wte_max=8)
    [willow] = asked.service.teams
    far = asked.service.replace(teams=(willow.replace(max_travel_minutes=40),))

    assert (
        "4.5 WTE each that reach 40 minutes, as near to them as Willow" in told(asked.replace(service=far))[1]
    )


def test_the_new_teams_that_are_told_place_them_all() -> None:
    """Ash and Birch, as near as Willow, are the two new teams of 4.5 WTE; one, of 8, leaves two women out."""
    two = town({"mill": "wab"}, {"mill": 20}, {"willow": 1.0, "ash": 4.5, "birch": 4.5}, team_wte_max=8)
    one = town({"mill": "wa"}, {"mill": 20}, {"willow": 1.0, "ash": 8.0}, team_wte_max=8)

    assert len(planned(two).placements) == 20
    assert len(planned(one).placements) == 18


def test_greater_needs_are_told_in_births_and_the_tenths_stay_in_the_numbers() -> None:
    """Six women count as 1.25 each and need 7.5; of 4.2 births three of them fill 3.75, so 3 stay out."""
    heavy = [{"when": "everyone", "adds": 0.25}]
    asked = town({"mill": "w"}, {"mill": 6}, {"willow": 2.1})
    asked = asked.replace(policy=policy(weights=heavy))

    [words, _] = told(asked)

    assert (
        "This team has staff time for about 4 births in April, besides care begun."
        " These women need about 8 places, as greater needs count for more."
        " At least 3 of them cannot be placed, whichever women are chosen:"
        " fewest stay out if they are those with the greatest needs (3 who count as 1.25)."
    ) in words
    [tight] = planned(asked).tight_sets
    assert (tight.spells[0].needed, tight.spells[0].places) == (7.5, 3.75)


def test_a_set_of_many_teams_is_told_in_short_by_a_team() -> None:
    names = ["ash", "beech", "cedar", "damson", "elder"]
    asked = town(
        {"mill": "abcde", "hill": "o"}, {"mill": 12, "hill": 1}, dict.fromkeys(names, 1.0) | {"oak": 1}
    )

    [line] = _of_team(asked, planned(asked), "ash")

    assert line.shared == "the 5 teams other than Oak, in April"


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
        == "of the women with no places left so many must stay out, whoever is chosen:"
        " 2 of 2 of tier 1, 3 of 3 of tier 2"
    )


def test_what_everyone_of_a_tier_costs_is_told_beside_the_one_set_that_says_the_same() -> None:
    """Seven women need 3.5 WTE of a midwife who carries two births; two WTE are there."""
    asked = town({"mill": "wa", "park": "w"}, {"mill": 5, "park": 2}, {"willow": 1.0, "ash": 1.0})
    plan = planned(asked)
    [found] = plan.tight_sets
    costs = asked.policy.pay.cost_year(Band.SIX) * 1.5 / 1000

    alike = plan.replace(tier_prices=(TierPrice(tier=1, prices=found.price_all),))
    shortage = explain_tier(open_ledger(asked, alike), 1).shortage

    assert shortage.changes == ("- recruit: {midwives: 2, wte_each: 0.75, team: willow}",)
    assert shortage.price == (
        "That makes room for everyone of tier 1 who could join a team;"
        f" it costs about £{costs:,.0f}k a year at band 6."
    )


def test_what_counting_does_not_explain_is_said_to_be_proven_or_open() -> None:
    """A plan without sets counts nobody; its bound proves all three, or all but one."""
    asked = town({"mill": "w"}, {"mill": 5}, {"willow": 1.0})
    plan = planned(asked).replace(tight_sets=())
    first, second = plan.tiers
    unsettled = plan.replace(tiers=(first.replace(bound=first.bound + 1), second))
    why = "For the 3 with no places left no one limit shows it: several together leave them no place."

    assert rest(asked, plan) == f"{why} As many stay out in every plan: that is proven too."
    assert rest(asked, unsettled) == (
        f"{why} 2 of them stay out in every plan: that is proven too;"
        " it is not settled whether another plan could place 1 of them."
    )


def test_whom_the_sums_keep_out_are_told_apart_from_the_others() -> None:
    """Of three left out the sums are made to count two: so the third is the other."""
    asked = town({"mill": "w"}, {"mill": 5}, {"willow": 1.0})
    plan = planned(asked)
    [found] = plan.tight_sets
    [spell] = found.spells
    fewer = plan.replace(tight_sets=(found.replace(spells=(spell.replace(must_stay_out=2),)),))

    assert rest(asked, fewer) == (
        "The sums above keep out 2 of the 3 women with no places left."
        " For the other 1 no one limit shows it: several together leave them no place."
        " As many stay out in every plan: that is proven too."
    )


def test_the_whole_plan_and_a_tier_say_the_same_number_is_proven() -> None:
    asked = town({"mill": "w"}, {"mill": 5}, {"willow": 1.0})
    plan = planned(asked).replace(tight_sets=())

    assert explain_tier(open_ledger(asked, plan), 1).shortage.proven == 3
    assert proof_at_a_glance(plan) == (
        "of the women with no places left so many must stay out, whoever is chosen:"
        " 3 of 3 of tier 1 (0 by counting alone)"
    )


def rest(asked: Scenario, plan: Plan) -> str | None:
    """What is said of those whom no set counts."""
    return explain_tier(open_ledger(asked, plan), 1).shortage.rest


def test_a_woman_left_out_is_told_with_whom_she_shares_too_few_places() -> None:
    """Seven women for four places: three of them stay out, whoever she is."""
    asked = town({"mill": "wa", "park": "w", "hill": "o"}, {"mill": 5, "park": 2, "hill": 3}, BOTH)
    plan = planned(asked)
    ledger = open_ledger(asked, plan)
    left_out = plan.unplaced[0].woman_id
    placed = plan.placements[0].woman_id

    assert explain_woman(ledger, left_out).shortage == (
        "She is one of 7 women of tier 1, due in April, who can go only to Ash and Willow:"
        " at least 3 of them stay out in any plan (--tier 1 shows the sums)."
    )
    assert explain_woman(ledger, placed).shortage is None
