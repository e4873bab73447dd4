"""The price of a tight set: with that staff time the plan places them, with a tenth less it does not."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from models import Plan, Price, Scenario, TightSet
from planner.prepare import prepare
from planner.proof import tier_prices
from tests.proof.recount import Counter
from tests.proof.towns import planned, random_town, town, with_staff
from tests.strategies.factories import woman

TENTH = 0.1


def left_out(asked: Scenario, plan: Plan, tight: TightSet) -> int:
    """Women of the set whom a plan leaves out."""
    counter = Counter(asked, plan)
    women = {row.woman_id for spell in tight.spells for row in counter.members(tight, spell)}
    return len(women - plan.placement.keys())


def set_again(asked: Scenario, tight: TightSet, **more_wte: float) -> int:
    """Women of the set left out when these teams have so much more staff time and all is solved again."""
    richer = asked
    for team_id, wte in more_wte.items():
        richer = with_staff(richer, team_id, wte) if wte >= TENTH else richer
    return left_out(asked, planned(richer), tight)


@cache
def priced(seed: int) -> tuple[Scenario, tuple[TightSet, ...]]:
    """A town drawn from a seed, and its tight sets."""
    asked = random_town(seed)
    return asked, planned(asked).tight_sets


SEEDS = range(20)
EVERY_TOWN = pytest.mark.parametrize("seed", SEEDS)


def test_there_are_prices_to_check() -> None:
    sets = [tight for seed in SEEDS for tight in priced(seed)[1]]

    assert len(sets) > 12
    assert all(tight.price_one and tight.price_all for tight in sets)


@EVERY_TOWN
def test_one_more_is_placed_with_its_price(seed: int) -> None:
    """With a midwife of just that WTE in the team one woman fewer is left out; with a tenth less, none."""
    asked, sets = priced(seed)
    for tight in sets:
        assert tight.price_one is not None
        team_id, wte = tight.price_one.team_id, tight.price_one.wte

        assert set_again(asked, tight, **{team_id: wte}) < tight.left_out
        assert set_again(asked, tight, **{team_id: round(wte - TENTH, 1)}) == tight.left_out


@EVERY_TOWN
def test_all_are_placed_with_their_price(seed: int) -> None:
    """With midwives of just that WTE in the teams nobody is left out; with a tenth less in one, someone."""
    asked, sets = priced(seed)
    for tight in sets:
        wte = {price.team_id: price.wte for price in tight.price_all}

        assert set_again(asked, tight, **wte) == 0
        for team_id, enough in wte.items():
            assert set_again(asked, tight, **wte | {team_id: round(enough - TENTH, 1)}) > 0


def test_women_of_earlier_tiers_take_new_places_first() -> None:
    """Two of tier 1 and three of tier 2 are left out: one more of tier 2 needs three places, all five."""
    asked = town({"mill": "w", "park": "w"}, {"mill": 4, "park": 3}, {"willow": 1.0}, tiers={"park": 2})

    first, second = planned(asked).tight_sets

    assert first.price_all[0].wte == 1.0
    assert second.price_one is not None
    assert (second.price_one.wte, second.price_all[0].wte) == (1.5, 2.5)
    assert set_again(asked, second, willow=1.5) == 2
    assert set_again(asked, second, willow=2.5) == 0


def test_a_team_that_earlier_tiers_cannot_reach_helps_at_once() -> None:
    """Tier 1 is short in Willow alone: a place more in Ash goes to tier 2."""
    asked = town(
        {"mill": "w", "park": "a", "dale": "wa"},
        {"mill": 4, "park": 3, "dale": 1},
        {"willow": 1.0, "ash": 1.0},
        tiers={"park": 2, "dale": 2},
    )

    _, second = planned(asked).tight_sets

    assert second.spells[0].before_out == 2
    assert second.price_one is not None
    assert (second.price_one.team_id, second.price_one.wte) == ("ash", 0.5)
    assert set_again(asked, second, ash=0.5) == 3


def test_a_midwife_more_where_midwives_are_full() -> None:
    """A birth a month for each WTE, rounded up: 0.1 WTE takes one woman, 1.1 WTE two."""
    limits: dict[str, Any] = {"births_per_wte_year": 240, "births_per_wte_month": 1}
    asked = town({"mill": "w"}, {"mill": 4}, {"willow": 2.0}, **limits)

    [tight] = planned(asked).tight_sets

    assert tight.price_one is not None
    assert (tight.price_one.wte, tight.price_all[0].wte) == (0.1, 1.1)
    assert set_again(asked, tight, willow=0.1) == 1
    assert set_again(asked, tight, willow=1.1) == 0


def test_no_one_team_can_take_them_all() -> None:
    """Women of two neighbourhoods compete for Ash; each has a team of its own besides."""
    asked = town(
        {"mill": "wa", "park": "oa", "dale": "w", "hill": "o"},
        {"mill": 1, "park": 1, "dale": 3, "hill": 3},
        {"willow": 1.0, "ash": 0.5, "oak": 1.0},
    )

    [tight] = planned(asked).tight_sets

    assert {price.team_id for price in tight.price_all} == {"willow", "oak"}
    assert set_again(asked, tight, **{price.team_id: price.wte for price in tight.price_all}) == 0


def spring_and_summer() -> Scenario:
    """Three women of tier 1 are due in May, four in June; six of tier 2 in April.

    Willow carries four births in two months. The first tier is short in May and June, not in April and May;
    it may leave April to the second.
    """
    return three_months({(5, 1): 3, (6, 1): 4, (4, 2): 6})


def three_months(due: dict[tuple[int, int], int]) -> Scenario:
    """Women due in April, May and June, by month and tier; Willow carries four births in any two months."""
    women = tuple(
        woman(f"w{month}{tier}{row}", area_id="mill", tier=tier, edd=date(2027, month, 15))
        for (month, tier), living in due.items()
        for row in range(living)
    )
    asked = town({"mill": "w"}, {"mill": 0}, {"willow": 1.0}, pace_months=2)
    return asked.replace(horizon_months=3, service=asked.service.replace(women=women))


def test_staff_time_goes_to_an_earlier_tier_in_other_months_first() -> None:
    """With 0.9 WTE more tier 1 takes what tier 2 could have had; with 1.0 one more of tier 2 has a place."""
    asked = spring_and_summer()
    second = next(tight for tight in planned(asked).tight_sets if tight.tier == 2)

    assert second.left_out == 2
    assert second.price_one is not None
    assert second.price_one.wte == 1.0
    assert set_again(asked, second, willow=0.9) >= 2
    assert set_again(asked, second, willow=1.0) == 1


def test_one_is_placed_at_the_latest_when_earlier_tiers_can_use_no_more() -> None:
    """Tier 1 can use 0.5 WTE, for two more births in April; tier 2 is promised nothing before."""
    asked = three_months({(4, 1): 6, (6, 1): 4, (4, 2): 4, (6, 2): 1})
    second = next(tight for tight in planned(asked).tight_sets if tight.tier == 2)
    first_can_use = whole(asked)[0][0].wte

    assert second.price_one is not None
    assert second.price_one.wte == first_can_use == 0.5
    assert set_again(asked, second, willow=0.5) < second.left_out


def test_a_price_counts_stretches_that_overlap_those_told() -> None:
    """Told are April and May, June and July, five out in each; in May and June eight lack a place."""
    due = {4: 3, 5: 6, 6: 6, 7: 3}
    asked = three_months({(month, 1): living for month, living in due.items()}).replace(horizon_months=4)
    [tight] = planned(asked).tight_sets

    assert [spell.must_stay_out for spell in tight.spells] == [5, 5]
    assert [price.wte for price in tight.price_all] == [2.0]
    assert set_again(asked, tight, willow=2.0) == 0
    assert set_again(asked, tight, willow=1.9) > 0


def whole(asked: Scenario) -> list[tuple[Price, ...]]:
    """The prices of all its tiers."""
    return [row.prices for row in tier_prices(prepare(asked), planned(asked))]


def test_the_sets_of_a_tier_have_one_price_together() -> None:
    """Staff time that is there in April is there in June too: it is not to be paid twice."""
    asked = spring_and_summer()
    [(first,), (second,)] = whole(asked)

    assert (first.wte, second.wte) == (0.8, 1.3)
    for tier, wte in ((1, 0.8), (2, 1.3)):
        assert left_out_of(planned(with_staff(asked, "willow", wte)), tier) == 0
        assert left_out_of(planned(with_staff(asked, "willow", round(wte - TENTH, 1))), tier) > 0


def left_out_of(plan: Plan, tier: int) -> int:
    """Women of a tier without a place."""
    return sum(row.tier == tier for row in plan.unplaced)


def test_a_tier_whose_sets_share_no_team_needs_staff_in_each() -> None:
    asked = town({"mill": "w", "hill": "o"}, {"mill": 3, "hill": 4}, {"willow": 1.0, "oak": 1.0})

    [prices] = whole(asked)

    assert {price.team_id: price.wte for price in prices} == {"willow": 0.5, "oak": 1.0}
