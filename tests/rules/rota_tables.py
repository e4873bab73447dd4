"""Where each rule of the rota is posted, checked and tried: filled as the rules are built.

A hard rule needs a constraint, an audit check, and a test that just allows and one that just forbids; an aim
needs its place in the solver, the audit that recomputes it, and a test in which it decides. Each is named by
module and name, such as `planner.rota.rest:post_rest`.
"""

from models import Level, RotaRuleId, rule_of
from planner.audit.rotas import ROTA_CHECKS

POSTED: dict[RotaRuleId, str] = {
    RotaRuleId.DUTY_ONCE: "planner.rota.decoding:duties_of",
    RotaRuleId.ONE_DUTY_A_DAY: "planner.rota.engine.draft:Cells",
    RotaRuleId.REST_BETWEEN: "planner.rota.sequences:is_too_soon",
    RotaRuleId.WEEKLY_REST: "planner.rota.laws:weekly_rest",
    RotaRuleId.AVERAGE_WEEK: "planner.rota.laws:average_week",
    RotaRuleId.NIGHT_AVERAGE: "planner.rota.laws:night_average",
    RotaRuleId.DUTIES_IN_ROW: "planner.rota.laws:duties_in_row",
    RotaRuleId.NIGHTS_IN_ROW: "planner.rota.laws:nights_in_row",
    RotaRuleId.NIGHT_BEFORE_OFF: "planner.rota.fitness:is_before_off",
    RotaRuleId.NIGHT_RECOVERY: "planner.rota.sequences:is_recovery",
    RotaRuleId.FOLLOWED_BY: "planner.rota.sequences:is_ruled_out",
    RotaRuleId.DUTY_PRESENT: "planner.rota.fitness:is_away",
    RotaRuleId.FIXED_KEPT: "planner.rota.fitness:is_settled",
    RotaRuleId.PRECEPTEE_ALONE: "planner.rota.fitness:is_alone",
    RotaRuleId.MOST_HOURS: "planner.rota.laws:contracted",
    RotaRuleId.DUTY_SKILL: "planner.rota.fitness:lacks_skill",
    RotaRuleId.ON_CALL_SHARE: "planner.rota.on_call_share:on_call_share",
    RotaRuleId.ON_CALL_FILLED: "planner.rota.aims:on_call_filled",
    RotaRuleId.DUTIES_FILLED: "planner.rota.aims:duties_filled",
    RotaRuleId.ON_CALL_LEAST: "planner.rota.aims:on_call_least",
    RotaRuleId.KNOWN_MIDWIFE: "planner.rota.aims:known_midwife",
    RotaRuleId.REQUESTS_MET: "planner.rota.aims:requests_met",
    RotaRuleId.FAIR_SHARES: "planner.rota.aims:fairly_shared",
    RotaRuleId.STEADY_PATTERN: "planner.rota.aims:steady",
}
"""The constraint of a hard rule, the objective of an aim."""
CHECKED: dict[RotaRuleId, str] = {
    **{rule: f"{check.__module__}:{check.__name__}" for rule, check in ROTA_CHECKS},
    **{
        rule: "planner.audit.rotas.aims:recounted" for rule in RotaRuleId if rule_of(rule).level is Level.SOFT
    },
}
"""The function of the audit that checks the rule, or recomputes the aim, without the solver."""
ALLOWED: dict[RotaRuleId, str] = {
    RotaRuleId.DUTY_ONCE: "tests.rota.test_rota_fitness:TestDutyOnce.test_allows",
    RotaRuleId.ONE_DUTY_A_DAY: "tests.rota.test_rota_fitness:TestOneDutyADay.test_allows",
    RotaRuleId.REST_BETWEEN: "tests.rota.test_rota_laws:TestRestBetween.test_allows",
    RotaRuleId.WEEKLY_REST: "tests.rota.test_rota_laws:TestWeeklyRest.test_allows",
    RotaRuleId.AVERAGE_WEEK: "tests.rota.test_rota_laws:TestAverageWeek.test_allows",
    RotaRuleId.NIGHT_AVERAGE: "tests.rota.test_rota_laws:TestNightAverage.test_allows",
    RotaRuleId.DUTIES_IN_ROW: "tests.rota.test_rota_laws:TestDutiesInRow.test_allows",
    RotaRuleId.NIGHTS_IN_ROW: "tests.rota.test_rota_laws:TestNightsInRow.test_allows",
    RotaRuleId.NIGHT_BEFORE_OFF: "tests.rota.test_rota_fitness:TestNightBeforeOff.test_allows",
    RotaRuleId.NIGHT_RECOVERY: "tests.rota.test_rota_laws:TestNightRecovery.test_allows",
    RotaRuleId.FOLLOWED_BY: "tests.rota.test_rota_laws:TestFollowedBy.test_allows",
    RotaRuleId.DUTY_PRESENT: "tests.rota.test_rota_fitness:TestDutyPresent.test_allows",
    RotaRuleId.FIXED_KEPT: "tests.rota.test_rota_fitness:TestFixedKept.test_allows",
    RotaRuleId.PRECEPTEE_ALONE: "tests.rota.test_rota_fitness:TestPrecepteeAlone.test_allows",
    RotaRuleId.MOST_HOURS: "tests.rota.test_rota_laws:TestMostHours.test_allows",
    RotaRuleId.DUTY_SKILL: "tests.rota.test_rota_fitness:TestDutySkill.test_allows",
    RotaRuleId.ON_CALL_SHARE: "tests.rota.test_rota_on_call_share:TestOnCallShare.test_allows",
    RotaRuleId.ON_CALL_FILLED: "tests.rota.test_rota_aims:TestOnCallFilled.test_one_way",
    RotaRuleId.DUTIES_FILLED: "tests.rota.test_rota_aims:TestDutiesFilled.test_one_way",
    RotaRuleId.ON_CALL_LEAST: "tests.rota.test_rota_aims:TestOnCallLeast.test_one_way",
    RotaRuleId.KNOWN_MIDWIFE: "tests.rota.test_rota_aims:TestKnownMidwife.test_one_way",
    RotaRuleId.REQUESTS_MET: "tests.rota.test_rota_aims:TestRequestsMet.test_one_way",
    RotaRuleId.FAIR_SHARES: "tests.rota.test_rota_aims:TestFairShares.test_one_way",
    RotaRuleId.STEADY_PATTERN: "tests.rota.test_rota_aims:TestSteadyPattern.test_one_way",
}
"""The test in which the rule just allows a duty, or the aim points one way."""
FORBIDDEN: dict[RotaRuleId, str] = {
    RotaRuleId.DUTY_ONCE: "tests.rota.test_rota_fitness:TestDutyOnce.test_forbids",
    RotaRuleId.ONE_DUTY_A_DAY: "tests.rota.test_rota_fitness:TestOneDutyADay.test_forbids",
    RotaRuleId.REST_BETWEEN: "tests.rota.test_rota_laws:TestRestBetween.test_forbids",
    RotaRuleId.WEEKLY_REST: "tests.rota.test_rota_laws:TestWeeklyRest.test_forbids",
    RotaRuleId.AVERAGE_WEEK: "tests.rota.test_rota_laws:TestAverageWeek.test_forbids",
    RotaRuleId.NIGHT_AVERAGE: "tests.rota.test_rota_laws:TestNightAverage.test_forbids",
    RotaRuleId.DUTIES_IN_ROW: "tests.rota.test_rota_laws:TestDutiesInRow.test_forbids",
    RotaRuleId.NIGHTS_IN_ROW: "tests.rota.test_rota_laws:TestNightsInRow.test_forbids",
    RotaRuleId.NIGHT_BEFORE_OFF: "tests.rota.test_rota_fitness:TestNightBeforeOff.test_forbids",
    RotaRuleId.NIGHT_RECOVERY: "tests.rota.test_rota_laws:TestNightRecovery.test_forbids",
    RotaRuleId.FOLLOWED_BY: "tests.rota.test_rota_laws:TestFollowedBy.test_forbids",
    RotaRuleId.DUTY_PRESENT: "tests.rota.test_rota_fitness:TestDutyPresent.test_forbids",
    RotaRuleId.FIXED_KEPT: "tests.rota.test_rota_fitness:TestFixedKept.test_forbids",
    RotaRuleId.PRECEPTEE_ALONE: "tests.rota.test_rota_fitness:TestPrecepteeAlone.test_forbids",
    RotaRuleId.MOST_HOURS: "tests.rota.test_rota_laws:TestMostHours.test_forbids",
    RotaRuleId.DUTY_SKILL: "tests.rota.test_rota_fitness:TestDutySkill.test_forbids",
    RotaRuleId.ON_CALL_SHARE: "tests.rota.test_rota_on_call_share:TestOnCallShare.test_forbids",
    RotaRuleId.ON_CALL_FILLED: "tests.rota.test_rota_aims:TestOnCallFilled.test_the_other_way",
    RotaRuleId.DUTIES_FILLED: "tests.rota.test_rota_aims:TestDutiesFilled.test_the_other_way",
    RotaRuleId.ON_CALL_LEAST: "tests.rota.test_rota_aims:TestOnCallLeast.test_the_other_way",
    RotaRuleId.KNOWN_MIDWIFE: "tests.rota.test_rota_aims:TestKnownMidwife.test_the_other_way",
    RotaRuleId.REQUESTS_MET: "tests.rota.test_rota_aims:TestRequestsMet.test_the_other_way",
    RotaRuleId.FAIR_SHARES: "tests.rota.test_rota_aims:TestFairShares.test_the_other_way",
    RotaRuleId.STEADY_PATTERN: "tests.rota.test_rota_aims:TestSteadyPattern.test_the_other_way",
}
"""The test in which it alone forbids one, or the aim points the other way."""
