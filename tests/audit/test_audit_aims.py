"""Every aim is recomputed from the placements and held against what the plan states."""

from typing import Any

import pytest

from models import RULES, AimCheck, AimOutcome, AimWeights, AuditReport, Level, Plan, RuleId, Sense
from planner.audit import audit
from tests.audit.full_town import AIMS, aim, full_plan, full_town

SCENARIO = full_town()
PLAN = full_plan(SCENARIO)
EVERY_AIM = pytest.mark.parametrize("place", range(len(AIMS)), ids=[f"{row.rule}-{row.tier}" for row in AIMS])


def wrong(report: AuditReport) -> list[AimCheck]:
    """The aims whose two values differ."""
    return [check for check in report.aims if not check.agrees]


def with_aim(place: int, **changes: Any) -> Plan:
    """The full plan with one aim changed."""
    return PLAN.replace(aims=(*AIMS[:place], AIMS[place].replace(**changes), *AIMS[place + 1 :]))


def test_plan_by_hand_passes() -> None:
    """The full plan breaks nothing, every aim agrees, and there is nothing to warn of."""
    report = audit(SCENARIO, PLAN)

    assert report.violations == ()
    assert wrong(report) == []
    assert report.warnings == ()
    assert report.passed


def test_cases_looked_at_are_counted() -> None:
    """Six women are looked at once; five are placed, three of them anew and one of these new to her team."""
    checked = {check.rule: check.checked for check in audit(SCENARIO, PLAN).checks}

    assert checked[RuleId.WOMAN_ONCE] == 6
    assert checked[RuleId.TEAM_RUNS] == 5
    assert checked[RuleId.TEAM_REACH] == 3
    assert checked[RuleId.TEAM_SIZE] == 2
    assert checked[RuleId.BUDDY_PRESENT] == 4
    assert checked[RuleId.CARE_KEPT] == 2


def test_every_soft_rule_is_recomputed() -> None:
    """The report has every aim of the catalogue."""
    soft = {rule.id for rule in RULES.values() if rule.level is Level.SOFT}

    assert {check.rule for check in audit(SCENARIO, PLAN).aims} == soft


@EVERY_AIM
def test_aim_one_too_high_is_caught(place: int) -> None:
    """An aim stated one too high fails the audit, and that aim alone."""
    value = AIMS[place].value

    report = audit(SCENARIO, with_aim(place, value=value + 1, bound=value + 1))

    assert [(check.rule, check.tier) for check in wrong(report)] == [(AIMS[place].rule, AIMS[place].tier)]
    assert (wrong(report)[0].stated, wrong(report)[0].recomputed) == (value + 1, value)
    assert not report.passed


@EVERY_AIM
def test_missing_aim_is_caught(place: int) -> None:
    """An aim that the plan does not state fails the audit, even one whose value is 0."""
    report = audit(SCENARIO, PLAN.replace(aims=AIMS[:place] + AIMS[place + 1 :]))

    assert [(check.rule, check.tier) for check in wrong(report)] == [(AIMS[place].rule, AIMS[place].tier)]


@pytest.mark.parametrize("tier", [1, 2])
def test_tier_count_one_too_low_is_caught(tier: int) -> None:
    """A tier's number of women placed, stated one too low, fails the audit by that alone."""
    tiers = tuple(row.replace(placed=row.placed - 1) if row.tier == tier else row for row in PLAN.tiers)

    report = audit(SCENARIO, PLAN.replace(tiers=tiers))

    assert [(check.rule, check.tier) for check in wrong(report)] == [(RuleId.TIER_PLACED, tier)]
    assert report.violations == ()


@pytest.mark.parametrize(
    "extra",
    [aim(RuleId.BUDDY_NAMED, 0, tier=3), aim(RuleId.TIER_PLACED, 1, tier=1), aim(RuleId.CORE_FLOOR, 0)],
    ids=["no such tier", "stated elsewhere", "no aim"],
)
def test_aim_that_is_none_is_caught(extra: AimOutcome) -> None:
    """An aim that should not be there fails the audit."""
    assert [check.rule for check in wrong(audit(SCENARIO, PLAN.replace(aims=(*AIMS, extra))))] == [extra.rule]


def test_order_of_aims_is_warned_of() -> None:
    """Aims in another order than they are taken in are worth a word, though their values agree."""
    report = audit(SCENARIO, PLAN.replace(aims=AIMS[::-1]))

    assert report.passed
    assert report.warnings == ("the plan lists its lesser aims twice or in another order than agreed",)


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        pytest.param(0, {"bound": 0}, id="more than the most"),
        pytest.param(2, {"bound": 92}, id="less than the least"),
        pytest.param(2, {"sense": Sense.MOST}, id="wants the wrong way"),
    ],
)
def test_aim_against_itself_is_named(place: int, changes: dict[str, Any]) -> None:
    """An aim beyond its own bound, or of the wrong sense, is named under its rule."""
    report = audit(SCENARIO, with_aim(place, **changes))

    assert [(row.rule, row.subject) for row in report.violations] == [(AIMS[place].rule, "plan")]


def fit_with(plan: Plan = PLAN, **weights: int) -> tuple[float, float]:
    """Fit and buddy fit of a plan when only these things count."""
    nothing = dict.fromkeys(AimWeights.model_fields, 0)
    policy = SCENARIO.policy.replace(aims=AimWeights(**(nothing | weights)))
    report = audit(SCENARIO.replace(policy=policy), plan)
    values = {check.rule: check.recomputed for check in report.aims}
    return values[RuleId.FIT], values[RuleId.BUDDY_FIT]


def test_each_part_of_fit() -> None:
    """Language, 2 x 13 minutes, the wish, and 2 and 1 women above shares, each counted alone."""
    assert fit_with(language_not_matched=1) == (1, 1)
    assert fit_with(travel_minute=1) == (26, 0)
    assert fit_with(preferred_team_not_met=1) == (1, 0)
    assert fit_with(uneven_load=1) == (2, 1)


def test_woman_left_out_has_neither_her_language_nor_her_wish() -> None:
    """Without w3's place nothing is saved by her: only the 13 minutes, and her part in the loads of oak."""
    without = PLAN.replace(placements=tuple(row for row in PLAN.placements if row.woman_id != "w3"))

    assert fit_with(without, language_not_matched=1) == (1, 1)
    assert fit_with(without, travel_minute=1) == (13, 0)
    assert fit_with(without, preferred_team_not_met=1) == (1, 0)
    assert fit_with(without, uneven_load=1) == (1, 0)


def test_woman_in_no_tier_is_not_missed() -> None:
    """w4 is offered no place: her language and her wish count for nothing."""
    asking = {"interpreter_language": "Urdu", "preferred_team_id": "rose"}
    women = [row.replace(**asking) if row.woman_id == "w4" else row for row in SCENARIO.service.women]
    report = audit(SCENARIO.replace(service=SCENARIO.service.replace(women=tuple(women))), PLAN)

    assert wrong(report) == []
