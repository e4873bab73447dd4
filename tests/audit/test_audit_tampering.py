"""A plan edited by hand may hold anything that the model admits: every fault is caught, nothing crashes."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import (
    AimOutcome,
    AuditReport,
    Certificate,
    LimitPrices,
    Placement,
    Plan,
    RuleId,
    Sense,
    Status,
    TierOutcome,
    Unplaced,
    UnplacedReason,
)
from planner.audit import audit
from tests.audit.full_town import full_plan, full_town

SCENARIO = full_town()
PLAN = full_plan(SCENARIO)
LEFT_OUT_TWICE = PLAN.replace(unplaced=PLAN.unplaced * 2)
LOST = {RuleId.TEAM_RUNS, RuleId.MIDWIFE_IN_TEAM, RuleId.BUDDY_IN_TEAM}


def edited(who: str, **changes: object) -> Plan:
    """The full plan with one placement changed."""
    rows = (row.replace(**changes) if row.woman_id == who else row for row in PLAN.placements)
    return PLAN.replace(placements=tuple(rows))


def without(woman_id: str) -> Plan:
    """The full plan without any word of one woman."""
    return PLAN.replace(
        placements=tuple(row for row in PLAN.placements if row.woman_id != woman_id),
        unplaced=tuple(row for row in PLAN.unplaced if row.woman_id != woman_id),
    )


def twice(woman_id: str) -> Plan:
    """The full plan with one placement written twice."""
    return PLAN.replace(placements=(*PLAN.placements, PLAN.placement[woman_id]))


@pytest.mark.parametrize(
    ("tampered", "rules", "subject"),
    [
        pytest.param(edited("w6", woman_id="w9"), {RuleId.WOMAN_ONCE}, "w9", id="unknown woman placed"),
        pytest.param(edited("w6", team_id="elm"), LOST, "w6", id="unknown team"),
        pytest.param(edited("w6", team_id="core"), LOST, "w6", id="core is no team"),
        pytest.param(edited("w6", midwife_id="x1"), {RuleId.MIDWIFE_IN_TEAM}, "w6", id="unknown midwife"),
        pytest.param(edited("w6", buddy_id="x1"), {RuleId.BUDDY_IN_TEAM}, "w6", id="unknown buddy"),
        pytest.param(edited("w6", kept=True), {RuleId.CARE_KEPT}, "w6", id="kept without care begun"),
        pytest.param(edited("w1", kept=False), {RuleId.CARE_KEPT}, "w1", id="not marked as kept"),
        pytest.param(edited("w1", midwife_id="r3"), {RuleId.CARE_KEPT}, "w1", id="taken from her midwife"),
        pytest.param(without("w6"), {RuleId.WOMAN_ONCE}, "w6", id="missing among the placed"),
        pytest.param(without("w4"), {RuleId.WOMAN_ONCE}, "w4", id="missing among those left out"),
        pytest.param(without("w1"), {RuleId.WOMAN_ONCE, RuleId.CARE_KEPT}, "w1", id="missing, care begun"),
        pytest.param(twice("w6"), {RuleId.WOMAN_ONCE}, "w6", id="placed twice"),
        pytest.param(LEFT_OUT_TWICE, {RuleId.WOMAN_ONCE}, "w4", id="left out twice"),
        pytest.param(edited("w6", woman_id="w4"), {RuleId.WOMAN_ONCE, RuleId.TIERED}, "w4", id="in both"),
    ],
)  # fmt: skip
def test_tampering_is_caught(tampered: Plan, rules: set[RuleId], subject: str) -> None:
    """One change by hand fails the audit under the fitting rules, with the right woman."""
    report = audit(SCENARIO, tampered)

    assert {row.rule for row in report.violations if row.subject == subject} == rules
    assert not report.passed


def test_woman_outside_the_months_planned_for() -> None:
    """A woman of the service who is due after the horizon is not listed."""
    scenario = SCENARIO.replace(horizon_months=3)

    subjects = {row.subject for row in audit(scenario, PLAN).violations if row.rule is RuleId.WOMAN_ONCE}

    assert subjects == {"w1", "w2", "w3", "w4", "w5", "w6"}


def test_plan_of_another_scenario() -> None:
    """A plan that names another scenario or day is warned of."""
    report = audit(SCENARIO, PLAN.replace(scenario="village", as_of=date(2027, 2, 1)))

    assert report.warnings == (
        "the plan is of another scenario than town: village",
        "the plan is of another day than 2027-01-15: 2027-02-01",
    )


@pytest.mark.parametrize("row", PLAN.placements, ids=[row.woman_id for row in PLAN.placements])
@pytest.mark.parametrize("change", ["drop", "core", "nobody"])
def test_no_placement_can_be_spoilt_unseen(row: Placement, change: str) -> None:
    """Dropping any placement, or giving it to core or to an unknown midwife, fails the audit."""
    spoil: dict[str, Callable[[], Plan]] = {
        "drop": lambda: without(row.woman_id),
        "core": lambda: edited(row.woman_id, midwife_id="c5"),
        "nobody": lambda: edited(row.woman_id, midwife_id="nobody"),
    }

    assert not audit(SCENARIO, spoil[change]()).passed


WOMEN = st.sampled_from(["w1", "w2", "w3", "w4", "w5", "w6", "w9"])
TEAMS = st.sampled_from(["rose", "oak", "new", "core", "elm"])
MIDWIVES = st.sampled_from(["r1", "r4", "o1", "c1", "c5", "x1"])
NUMBERS = st.sampled_from([-1, 0, 1, 2, 3, 10**9])
TIER = st.none() | NUMBERS
WEIGHTS = st.sampled_from([1.0, 1.5, -1.0, float("nan"), float("inf")])
WORDS = st.sampled_from([(), ("IMD decile 4",), ("",)])
PLACEMENTS = st.builds(
    Placement, woman_id=WOMEN, tier=TIER, weight=WEIGHTS, reasons=WORDS, team_id=TEAMS, midwife_id=MIDWIVES,
    buddy_id=st.none() | MIDWIVES, kept=st.booleans(),
)  # fmt: skip
UNPLACED = st.builds(
    Unplaced, woman_id=WOMEN, tier=TIER, weight=WEIGHTS, tier_reasons=WORDS,
    reason=st.sampled_from(UnplacedReason), detail=st.just(""),
    team_ids=st.lists(TEAMS, max_size=2).map(tuple),
)  # fmt: skip
OUTCOMES = st.builds(
    TierOutcome, tier=NUMBERS, name=st.just("x"), women=NUMBERS, placed=NUMBERS, bound=NUMBERS
)
AIMS = st.builds(
    AimOutcome, rule=st.sampled_from(RuleId), tier=TIER, sense=st.sampled_from(Sense), value=NUMBERS,
    bound=st.none() | NUMBERS,
)  # fmt: skip
PRICES = st.builds(
    LimitPrices, rule=st.sampled_from(RuleId), part=st.sampled_from([0, 9]), unit=st.sampled_from([0, 25]),
    team_id=TEAMS, prices=st.lists(st.sampled_from([-1.0, 0.0, 0.5, 1e300]), max_size=20).map(tuple),
)  # fmt: skip
CERTIFICATES = st.builds(
    Certificate, tier=NUMBERS, held=st.lists(st.sampled_from([-1.0, 0.0, 2.0]), max_size=4).map(tuple),
    limits=st.lists(PRICES, max_size=3).map(tuple),
)  # fmt: skip
PLANS = st.builds(
    Plan, scenario=st.just("town"), as_of=st.just(SCENARIO.as_of), status=st.sampled_from(Status),
    tiers=st.lists(OUTCOMES, max_size=3).map(tuple),
    aims=st.lists(AIMS, max_size=3).map(tuple),
    opened_teams=st.lists(TEAMS, max_size=3).map(tuple),
    placements=st.lists(PLACEMENTS, max_size=8).map(tuple),
    unplaced=st.lists(UNPLACED, max_size=4).map(tuple),
    certificates=st.lists(CERTIFICATES, max_size=2).map(tuple),
)  # fmt: skip


@given(PLANS)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_any_plan_is_answered(plan: Plan) -> None:
    """Whatever a plan holds, the audit answers with a report that can be written and read again."""
    report = audit(SCENARIO, plan)

    assert AuditReport.model_validate_json(report.model_dump_json()) == report
    assert not report.passed
