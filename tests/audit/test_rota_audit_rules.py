"""Every hard rule of the rota: broken once it is caught, just allowed it is not."""

import pytest

from models import ROTA_RULES, Duty, FixedDuty, Level, RotaRuleId, Rule
from planner.audit.rotas import ROTA_CHECKS, audit_rotas
from tests.audit.rota_breaks import ROTA_BREAKS, RotaBreak, company
from tests.audit.rota_town import day, drawn, gathered, kind, kinds, rose
from tests.audit.town import leave, midwives, plan

HARD = [rule for rule in ROTA_RULES.values() if rule.level is Level.HARD]
EVERY_BREAK = pytest.mark.parametrize("case", ROTA_BREAKS, ids=[row.id for row in ROTA_BREAKS])


@EVERY_BREAK
def test_broken_rule_is_caught(case: RotaBreak) -> None:
    """A rota that breaks one rule fails by that rule alone, with its subject, time, amount and limit."""
    report = audit_rotas(*case.case(case.broken))

    assert [row.rule for row in report.violations] == [case.rule]
    violation = report.violations[0]
    assert (violation.subject, violation.when) == (case.subject, case.when)
    assert (violation.amount, violation.limit) == pytest.approx((case.amount, case.limit))
    assert violation.message
    assert not report.passed


@EVERY_BREAK
def test_just_allowed_rota_passes(case: RotaBreak) -> None:
    """The same rota at the very edge of the rule breaks nothing."""
    assert audit_rotas(*case.case(case.allowed)).violations == ()


@EVERY_BREAK
def test_broken_rule_is_counted_once(case: RotaBreak) -> None:
    """The rule counts one case broken of those it looked at, every other rule none."""
    checks = audit_rotas(*case.case(case.broken)).checks

    assert {check.rule: check.broken for check in checks if check.broken} == {case.rule: 1}
    assert all(check.checked >= check.broken for check in checks)


@pytest.mark.parametrize("rule", HARD, ids=[rule.id for rule in HARD])
def test_hard_rule_has_check_and_break(rule: Rule) -> None:
    """No hard rule of the catalogue is without a check, nor without a test that breaks it."""
    assert rule.id in {each for each, _ in ROTA_CHECKS}
    assert rule.id in {row.rule for row in ROTA_BREAKS}


def test_report_has_every_hard_rule_in_order() -> None:
    """The report counts every hard rule once, in the order of the catalogue."""
    checks = audit_rotas(*ROTA_BREAKS[0].case(ROTA_BREAKS[0].allowed)).checks

    assert [check.rule for check in checks] == [rule.id for rule in HARD]


def test_checks_say_what_they_check() -> None:
    """Every check states its rule in words, in a docstring of one sentence."""
    assert all((check.__doc__ or "").endswith(".") for _, check in ROTA_CHECKS)


def test_a_night_before_leave_breaks_two_rules() -> None:
    """She is on call before her leave, and her night ends in it."""
    scenario = rose(leave=[leave("r1", day(1), day(1))])
    report = audit_rotas(scenario, plan(scenario), drawn(scenario, r1="N"))

    assert [row.rule for row in report.violations] == [RotaRuleId.NIGHT_BEFORE_OFF, RotaRuleId.DUTY_PRESENT]


def test_several_midwives_in_turn_are_company() -> None:
    """Beside a preceptee's long duty stand two others in turn; with an hour between them she is alone."""
    long = kind("second_on_call_day", hours=24)
    for hours, broken in ((12, 0), (11, 1)):
        kinds_now = kinds(long, kind("on_call_day", hours=hours))
        scenario = rose(
            policy={"duty_kinds": kinds_now, "on_call_tiers": 1, "weekly_duties": ()},
            midwives=midwives(r1={"preceptorship_ends_on": day(9)}),
            fixed_duties=[FixedDuty(midwife_id="r1", day=day(0), kind=long.id)],
        )
        hers = Duty.of(long, "rose", day(0), midwife_id="r1")
        rotas = gathered(scenario, (hers, *drawn(scenario, r2="D", r3="N").duties))
        found = audit_rotas(scenario, plan(scenario), rotas).violations
        assert [row.rule for row in found] == [RotaRuleId.PRECEPTEE_ALONE] * broken


def test_two_preceptees_are_no_company() -> None:
    report = audit_rotas(*company("N", preceptorship_ends_on=day(5)))

    assert [(row.rule, row.subject) for row in report.violations] == [
        (RotaRuleId.PRECEPTEE_ALONE, "r1"),
        (RotaRuleId.PRECEPTEE_ALONE, "r2"),
    ]


def test_company_is_of_the_same_form() -> None:
    """A midwife in a clinic of the same hours is not there."""
    scenario = rose(
        policy={"duty_kinds": kinds(kind("clinic", starts="08:00", hours=12))},
        midwives=midwives(r1={"preceptorship_ends_on": day(9)}),
    )
    report = audit_rotas(scenario, plan(scenario), drawn(scenario, r1="D", r2="C"))

    assert [row.rule for row in report.violations] == [RotaRuleId.PRECEPTEE_ALONE]
