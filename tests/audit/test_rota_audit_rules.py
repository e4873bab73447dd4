"""Every hard rule of the rota: broken once it is caught, just allowed it is not."""

import pytest

from models import ROTA_RULES, Level, Rule
from planner.audit.rotas import ROTA_CHECKS, audit_rotas
from tests.audit.rota_breaks import ROTA_BREAKS, RotaBreak

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
