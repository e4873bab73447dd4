"""Where each rule of the rota is posted, checked and tried: filled as the rules are built.

A hard rule needs a constraint, an audit check, and a test that just allows and one that just forbids; an aim
needs its place in the solver, the audit that recomputes it, and a test in which it decides. Each is named by
module and name, such as `planner.rota.rest:post_rest`.
"""

from models import Level, RotaRuleId, rule_of
from planner.audit.rotas import ROTA_CHECKS

_CASES = "tests.audit.rota_breaks:"
_AIMS = "tests.audit.test_rota_audit_aims:test_"

POSTED: dict[RotaRuleId, str] = {}
"""The constraint of a hard rule, the objective of an aim."""
CHECKED: dict[RotaRuleId, str] = {
    **{rule: f"{check.__module__}:{check.__name__}" for rule, check in ROTA_CHECKS},
    **{rule: "planner.audit.rotas.aims:recount" for rule in RotaRuleId if rule_of(rule).level is Level.SOFT},
}
"""The function of the audit that checks the rule, or recomputes the aim, without the solver."""
ALLOWED: dict[RotaRuleId, str] = {
    RotaRuleId.DUTY_ONCE: f"{_CASES}duty_left_out",
    RotaRuleId.ONE_DUTY_A_DAY: f"{_CASES}evening_too",
    RotaRuleId.REST_BETWEEN: f"{_CASES}early_clinic",
    RotaRuleId.WEEKLY_REST: f"{_CASES}seven_days",
    RotaRuleId.AVERAGE_WEEK: f"{_CASES}long_weeks",
    RotaRuleId.NIGHT_AVERAGE: f"{_CASES}long_nights",
    RotaRuleId.DUTIES_IN_ROW: f"{_CASES}six_days",
    RotaRuleId.NIGHTS_IN_ROW: f"{_CASES}three_nights",
    RotaRuleId.NIGHT_BEFORE_OFF: f"{_CASES}day_off_after_night",
    RotaRuleId.NIGHT_RECOVERY: f"{_CASES}clinic_after_night",
    RotaRuleId.FOLLOWED_BY: f"{_CASES}clinic_after_call",
    RotaRuleId.DUTY_PRESENT: f"{_CASES}on_leave",
    RotaRuleId.FIXED_KEPT: f"{_CASES}other_duty",
    RotaRuleId.PRECEPTEE_ALONE: f"{_CASES}preceptee",
    RotaRuleId.MOST_HOURS: f"{_CASES}over_contract",
    RotaRuleId.DUTY_SKILL: f"{_CASES}skilled",
    RotaRuleId.ON_CALL_FILLED: f"{_AIMS}duties_filled_are_counted",
    RotaRuleId.DUTIES_FILLED: f"{_AIMS}duties_filled_are_counted",
    RotaRuleId.KNOWN_MIDWIFE: "tests.audit.test_rota_audit_births:test_a_midwife_on_call_every_second_night",
    RotaRuleId.REQUESTS_MET: f"{_AIMS}requests_met_are_weighed",
    RotaRuleId.FAIR_SHARES: f"{_AIMS}nights_are_shared_by_wte",
    RotaRuleId.STEADY_PATTERN: f"{_AIMS}single_days_off",
}
"""The test in which the rule just allows a duty, or the aim points one way; so far those of the audit."""
FORBIDDEN: dict[RotaRuleId, str] = ALLOWED | {
    RotaRuleId.KNOWN_MIDWIFE: "tests.audit.test_rota_audit_births:test_a_buddy_on_call_between",
    RotaRuleId.STEADY_PATTERN: f"{_AIMS}split_weekends",
}
"""The test in which it alone forbids one, or the aim points the other way; a break has both values."""

STILL_TO_BUILD: frozenset[RotaRuleId] = frozenset(RotaRuleId)
"""Rules that the audit checks and no rota keeps yet: whoever posts one takes it out of here."""
