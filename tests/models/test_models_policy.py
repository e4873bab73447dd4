"""The policy's judgement of one woman, and limits that contradict each other."""

from typing import Any

import pytest
from pydantic import ValidationError

from models import Judgement, Limits, Policy, Woman
from models.policy import WeightRule
from tests.strategies.factories import area, team, woman

SMOKER = {"field": "risk_factors", "contains_any": ["smoker"]}
DEPRIVED = {"field": "imd_decile", "at_most": 1}
POLISH: dict[str, Any] = {"interpreter_language": "polish"}
INTERPRETER = {"field": "needs_interpreter", "is": True}


def judged(
    of: Woman, tiers: list[Any], weights: tuple[tuple[float, Any], ...] = (), decile: int = 5
) -> Judgement:
    """What a policy of these tiers and weights says of a woman in this decile."""
    policy = Policy.model_validate(
        {
            "tiers": [{"id": f"t{n}", "name": f"Tier {n}", "when": when} for n, when in enumerate(tiers, 1)],
            "weights": [{"adds": adds, "when": when} for adds, when in weights],
        }
    )
    return policy.judge(of, area(imd_decile=decile))


def test_first_tier_that_fits_has_her() -> None:
    """Who fulfils two tiers belongs to the earlier one, for its reasons alone."""
    both = woman("w", risk_factors=("smoker",))

    assert judged(both, [SMOKER, DEPRIVED], decile=1)[:2] == (1, ("smoker at booking",))
    assert judged(both, [DEPRIVED, SMOKER], decile=1)[:2] == (1, ("IMD decile 1",))


def test_later_tier_has_those_whom_no_earlier_one_has() -> None:
    """Who misses the first tier comes into the second."""
    assert judged(woman("w"), [SMOKER, DEPRIVED], decile=1)[:2] == (2, ("IMD decile 1",))


def test_woman_whom_no_tier_fits_is_in_none() -> None:
    """Nobody else: without a tier there is no reason either, but a weight."""
    assert judged(woman("w"), [SMOKER, "nobody"]) == Judgement(None, (), 100)


def test_tier_of_everyone_is_its_own_reason() -> None:
    """Who is in a tier without a reason in words is told the tier's name."""
    assert judged(woman("w"), [SMOKER, "everyone"]) == Judgement(2, ("Tier 2",), 100)


def test_weights_that_fit_are_added_up() -> None:
    """1 and 0.25 and 0.5 are 1.75; what does not fit adds nothing."""
    of = woman("w", risk_factors=("smoker",), **POLISH)

    assert judged(of, ["everyone"], ((0.25, SMOKER), (0.5, INTERPRETER), (4, DEPRIVED))).weight == 175


def test_weight_may_take_away() -> None:
    """1 and 0.5 less 0.75 are 0.75."""
    of = woman("w", risk_factors=("smoker",), **POLISH)

    assert judged(of, ["everyone"], ((0.5, SMOKER), (-0.75, INTERPRETER))).weight == 75


def test_hundredths_are_counted_exactly() -> None:
    """Thrice 0.07, which no float holds, is 21 hundredths; 0.29 is 29 of them."""
    assert judged(woman("w"), ["everyone"], ((0.07, "everyone"),) * 3).weight == 121
    assert judged(woman("w"), ["everyone"], ((0.29, "everyone"),)).weight == 129


def test_needs_that_make_a_woman_count_as_more_are_told_once() -> None:
    """Two rules of one need tell it once; a rule that does not fit tells nothing."""
    rules = [(0.25, SMOKER), (0.5, INTERPRETER), (0.1, SMOKER), (4, DEPRIVED), (0.1, "everyone")]
    policy = Policy.model_validate(
        {
            "tiers": [{"id": "all", "name": "All", "when": "everyone"}],
            "weights": [{"adds": adds, "when": when} for adds, when in rules],
        }
    )

    of = woman("w", risk_factors=("smoker",), **POLISH)
    assert policy.needs(of, area(imd_decile=5)) == ("smoker at booking", "needs an interpreter")
    assert policy.needs(woman("w"), area(imd_decile=5)) == ()


def test_weight_never_falls_below_a_hundredth() -> None:
    """1 less 0.9 less 0.9 is 0.01: everyone takes a place, however small."""
    assert judged(woman("w"), ["everyone"], ((-0.9, "everyone"),) * 2).weight == 1
    assert judged(woman("w"), ["nobody"], ((-0.9, "everyone"),) * 2) == Judgement(None, (), 1)


@pytest.mark.parametrize("adds", [0.005, -0.91, 9.01, 0.333])
def test_weight_out_of_bounds_or_finer_than_hundredths_is_refused(adds: float) -> None:
    """A weight has two decimals and lies between -0.9 and 9."""
    with pytest.raises(ValidationError):
        WeightRule.model_validate({"adds": adds, "when": "everyone"})


def test_policy_needs_a_tier() -> None:
    """Without a tier nobody would be offered a place."""
    with pytest.raises(ValidationError):
        Policy.model_validate({"tiers": []})


def test_tier_ids_are_distinct() -> None:
    """Two tiers of one id cannot be told apart."""
    tiers = [{"id": "same", "name": name, "when": "everyone"} for name in ("one", "other")]

    with pytest.raises(ValidationError, match="tier id given twice: same"):
        Policy.model_validate({"tiers": tiers})


def test_smallest_team_may_not_be_larger_than_the_largest() -> None:
    """At least 5 and at most 4 WTE is a contradiction; 4 and 4 is none."""
    with pytest.raises(ValidationError, match="team_wte_min is above team_wte_max"):
        Limits(team_wte_min=5, team_wte_max=4)
    assert Limits(team_wte_min=4, team_wte_max=4).team_wte_max == 4


def test_defaults_are_those_of_the_caseload_model() -> None:
    """36 a year over 3 months, 26 open, 4 a month, 25 minutes, 36 weeks, 4 to 8 WTE, 4 weeks, 0.75, yes."""
    assert Limits().model_dump() == {
        "births_per_wte_year": 36,
        "pace_months": 3,
        "open_caseload_per_wte": 26,
        "births_per_wte_month": 4,
        "max_travel_minutes": 25,
        "latest_gestation_weeks": 36,
        "team_wte_min": 4,
        "team_wte_max": 8,
        "core_floor_wte": 0,
        "supernumerary_weeks": 4,
        "preceptorship_share": 0.75,
        "support_worker_share": 0.25,
        "preceptees_need_low_risk": True,
    }


@pytest.mark.parametrize(
    "limit",
    [
        "births_per_wte_year",
        "open_caseload_per_wte",
        "births_per_wte_month",
        "max_travel_minutes",
        "core_floor_wte",
    ],
)
def test_no_limit_is_beyond_counting(limit: str) -> None:
    """A limit of 1e300 women would not fit into the whole numbers in which places are counted."""
    assert getattr(Limits.model_validate({limit: 10_000}), limit) == 10_000
    for much in (10_001, 1e300, float("inf")):
        with pytest.raises(ValidationError, match="less than or equal to 10000"):
            Limits.model_validate({limit: much})


def test_team_has_its_own_ratio_and_travel_limit_else_the_policy_s() -> None:
    """What a team states goes before the policy; what it leaves out is the policy's."""
    limits = Limits(births_per_wte_year=30, max_travel_minutes=20)
    own, usual = team("own", births_per_wte_year=24, max_travel_minutes=0), team("usual")

    assert [limits.births_per_wte_year_of(each) for each in (own, usual)] == [24, 30]
    assert [limits.max_travel_minutes_of(each) for each in (own, usual)] == [0, 20]
