"""Every hard rule: broken once it is caught, just allowed it is not."""

import pytest

from models import RULES, Level, Rule
from planner.audit import CHECKS, audit
from tests.audit.breaks import BREAKS, Break

HARD = [rule for rule in RULES.values() if rule.level is Level.HARD]
EVERY_BREAK = pytest.mark.parametrize("case", BREAKS, ids=[row.id for row in BREAKS])


@EVERY_BREAK
def test_broken_rule_is_caught(case: Break) -> None:
    """A plan that breaks one rule fails by that rule alone, with its subject, time, amount and limit."""
    report = audit(*case.case(case.broken))

    assert [row.rule for row in report.violations] == [case.rule]
    violation = report.violations[0]
    assert (violation.subject, violation.when) == (case.subject, case.when)
    assert (violation.amount, violation.limit) == pytest.approx((case.amount, case.limit))
    assert violation.message
    assert not report.passed


@EVERY_BREAK
def test_just_allowed_case_passes(case: Break) -> None:
    """The same case at the very edge of the rule breaks nothing."""
    report = audit(*case.case(case.allowed))

    assert report.violations == ()


@EVERY_BREAK
def test_broken_rule_is_counted_once(case: Break) -> None:
    """The rule counts one case broken of those it looked at, every other rule none."""
    checks = audit(*case.case(case.broken)).checks

    assert {check.rule: check.broken for check in checks if check.broken} == {case.rule: 1}
    assert all(check.checked >= check.broken for check in checks)


@pytest.mark.parametrize("rule", HARD, ids=[rule.id for rule in HARD])
def test_hard_rule_has_check_and_break(rule: Rule) -> None:
    """No hard rule of the catalogue is without a check, nor without a test that breaks it."""
    assert rule.id in {each for each, _ in CHECKS}
    assert rule.id in {row.id.split("-")[0] for row in BREAKS}


def test_report_has_every_hard_rule_in_order() -> None:
    """The report counts every hard rule once, in the order of the catalogue."""
    scenario, plan = BREAKS[0].case(BREAKS[0].allowed)

    assert [check.rule for check in audit(scenario, plan).checks] == [rule.id for rule in HARD]


def test_checks_say_what_they_check() -> None:
    """Every check states its rule in words, in a docstring of one sentence."""
    assert all((check.__doc__ or "").endswith(".") for _, check in CHECKS)
