"""What the plan says of each woman's tier, and of each tier."""

from typing import Any

import pytest

from models import RuleId, Status, TierOutcome
from planner.audit import audit
from tests.audit.full_town import full_plan, full_town
from tests.audit.town import placed, plan, town, woman

SCENARIO = full_town()
PLAN = full_plan(SCENARIO)


@pytest.mark.parametrize(
    "changes",
    [{"tier": 2}, {"tier": None}, {"weight": 1.5}, {"weight": float("nan")}, {"reasons": ("because",)}],
    ids=["another tier", "no tier", "another weight", "no number", "other reasons"],
)
def test_wrong_words_of_placement(changes: dict[str, Any]) -> None:
    """A placement with a tier, weight or reasons that are not the policy's is caught."""
    first, *others = PLAN.placements

    report = audit(SCENARIO, PLAN.replace(placements=(first.replace(**changes), *others)))

    assert [(row.rule, row.subject) for row in report.violations] == [(RuleId.TIERED, "w1")]


@pytest.mark.parametrize(
    "changes",
    [{"tier": 2}, {"weight": 1.25}, {"tier_reasons": ("because",)}],
    ids=["tier", "weight", "reasons"],
)
def test_wrong_words_of_woman_left_out(changes: dict[str, Any]) -> None:
    """A woman left out with a tier, weight or reasons that are not the policy's is caught."""
    unplaced = tuple(row.replace(**changes) for row in PLAN.unplaced)

    report = audit(SCENARIO, PLAN.replace(unplaced=unplaced))

    assert [(row.rule, row.subject) for row in report.violations] == [(RuleId.TIERED, "w4")]


def test_weight_is_the_policys() -> None:
    """Type 1 diabetes makes a weight of 1.5, and a placement that says so is right."""
    scenario = town(woman(risk_factors=("diabetes_type_1",)))
    row = placed(scenario, "w1", "rose", "r1", weight=1.5)

    assert audit(scenario, plan(scenario, row)).violations == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"women": 4}, "it has 3 women planned for, not 4"),
        ({"bound": 2}, "3 are placed, above the proven bound of 2"),
        ({"bound": 4}, "the plan is called proven, with 3 placed of a bound of 4"),
        ({"name": "middle"}, "its name is in the middle, not middle"),
    ],
    ids=["women", "bound too low", "not proven", "name"],
)
def test_wrong_outcome_of_tier(changes: dict[str, Any], message: str) -> None:
    """A tier's name and number of women are the policy's, and its bound lies no lower than what is placed."""
    tiers = (PLAN.tiers[0], PLAN.tiers[1].replace(**changes))

    report = audit(SCENARIO, PLAN.replace(tiers=tiers))

    assert [(row.rule, row.subject, row.message) for row in report.violations] == [
        (RuleId.TIERED, "tier 2", message)
    ]


@pytest.mark.parametrize(
    ("tiers", "subject"),
    [
        (PLAN.tiers[:1], "tier 2"),
        ((*PLAN.tiers, PLAN.tiers[1]), "tier 2"),
        ((*PLAN.tiers, PLAN.tiers[1].replace(tier=3)), "tier 3"),
        ((PLAN.tiers[1].replace(tier=-1), *PLAN.tiers), "tier -1"),
    ],
    ids=["missing", "twice", "too many", "below one"],
)
def test_each_tier_is_reported_once(tiers: tuple[TierOutcome, ...], subject: str) -> None:
    """Every tier of the policy is reported once, and no other."""
    violations = audit(SCENARIO, PLAN.replace(tiers=tiers)).violations

    assert [(row.rule, row.subject) for row in violations] == [(RuleId.TIERED, subject)]


def test_gap_is_no_fault() -> None:
    """A bound above what is placed is allowed in a plan that does not call itself proven."""
    tiers = (PLAN.tiers[0], PLAN.tiers[1].replace(bound=4))

    assert audit(SCENARIO, PLAN.replace(tiers=tiers, status=Status.GAP)).passed


def test_bound_that_a_free_place_disproves() -> None:
    """Nobody of tier 2 is placed and the bound is said to be 0, but rose and oak are empty."""
    scenario = town(woman())
    tiers = (
        TierOutcome(tier=1, name="most deprived", women=0, placed=0, bound=0),
        TierOutcome(tier=2, name="in the middle", women=1, placed=0, bound=0),
    )

    violations = audit(scenario, plan(scenario, tiers=tiers)).violations

    assert [(row.rule, row.subject, row.message) for row in violations] == [
        (RuleId.TIERED, "tier 2", "more than 0 can be placed, oak has room for: w1")
    ]
