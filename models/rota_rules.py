"""The rule catalogue of the rota, beside that of the caseload: hard rules first, the aims in strict order."""

from models.rota_rule_ids import RotaRuleId
from models.rules import RULES, Level, Rule, RuleId

AnyRuleId = RuleId | RotaRuleId
"""Id of a rule of the caseload or of the rota."""

_MODEL = "rota model of this project"
_LAW = "Working Time Regulations 1998, as Pennine HR and BizHelp24 state them"
_ON_CALL = "RCM, On-calls"
_LOCAL = "local rule, from memory"

_HARD: tuple[tuple[RotaRuleId, str, str, str], ...] = (
    (
        RotaRuleId.DUTY_ONCE,
        "Each duty that is needed has one midwife or is left unfilled with a reason; there are no others",
        "duties",
        _MODEL,
    ),
    (RotaRuleId.ONE_DUTY_A_DAY, "A midwife has one duty a day at most", "duties", _MODEL),
    (
        RotaRuleId.REST_BETWEEN,
        "A midwife rests between two duties, by law 11 hours, or makes up for it after the next",
        "hours",
        f"{_LAW}; NHS guidance on compensatory rest",
    ),
    (
        RotaRuleId.WEEKLY_REST,
        "A midwife has unbroken rest every week or fortnight, by law 24 hours in 7 days or 48 in 14",
        "hours",
        _LAW,
    ),
    (
        RotaRuleId.AVERAGE_WEEK,
        "A week has at most 48 hours by law on average, hours worked before the rota included",
        "hours",
        _LAW,
    ),
    (
        RotaRuleId.NIGHT_AVERAGE,
        "Who regularly works nights has at most 8 hours in 24 by law on average",
        "hours",
        _LAW,
    ),
    (RotaRuleId.DUTIES_IN_ROW, "A midwife has duties on so many days in a row at most", "days", _LOCAL),
    (RotaRuleId.NIGHTS_IN_ROW, "A midwife has so many nights in a row at most", "nights", _LOCAL),
    (
        RotaRuleId.NIGHT_BEFORE_OFF,
        "Nobody is on call on the night before a fixed day off or leave",
        "nights",
        _ON_CALL,
    ),
    (
        RotaRuleId.NIGHT_RECOVERY,
        "After a night a midwife recovers before any duty but another night",
        "days",
        _ON_CALL,
    ),
    (
        RotaRuleId.FOLLOWED_BY,
        "No duty is followed the day after by one that the policy says may not follow it",
        "duties",
        _MODEL,
    ),
    (
        RotaRuleId.DUTY_PRESENT,
        "A duty goes to a midwife of the team who is employed and not on leave, to its end",
        "duties",
        _MODEL,
    ),
    (
        RotaRuleId.FIXED_KEPT,
        "Fixed days off are kept free, and on the day of a fixed duty nobody has another",
        "days",
        _MODEL,
    ),
    (
        RotaRuleId.PRECEPTEE_ALONE,
        "A preceptee is never alone on call or at a planned birth",
        "duties",
        "national preceptorship model; the rule itself can be switched",
    ),
    (
        RotaRuleId.MOST_HOURS,
        "Nobody works longer than her contract and the tolerance, both in proportion to her WTE",
        "hours",
        "Agenda for Change, 37.5 hours a week, from memory",
    ),
    (RotaRuleId.DUTY_SKILL, "A duty that asks for a skill goes to a midwife who has it", "duties", _MODEL),
    (
        RotaRuleId.ON_CALL_SHARE,
        "Nobody is on call, by night or at weekends far more often than her part by WTE",
        "duties",
        "house rule; on-call guidance: nobody on call half the time, ideally below 30%, from memory",
    ),
)
_SOFT: tuple[tuple[RotaRuleId, str, str, str], ...] = (
    (RotaRuleId.ON_CALL_FILLED, "As many duties on call as can be are filled", "duties", _MODEL),
    (
        RotaRuleId.DUTIES_FILLED,
        "As many clinics, visits and other duties as can be are filled",
        "duties",
        _MODEL,
    ),
    (
        RotaRuleId.ON_CALL_LEAST,
        "Nobody is on call, by night or at weekends far less often than her part by WTE, where it can be",
        "duties",
        "house rule: everyone takes her turn, from memory",
    ),
    (
        RotaRuleId.KNOWN_MIDWIFE,
        "Births, and then visits, are attended by the named midwife or the buddy where they can be",
        "births expected",
        "MSDS continuity measure: contacts by the named midwife or her team",
    ),
    (RotaRuleId.REQUESTS_MET, "Requests for duties and for days off are met", "points", _MODEL),
    (
        RotaRuleId.FAIR_SHARES,
        "Nights, weekends, bank holidays and hours are shared by WTE, those worked before counted",
        "points",
        _MODEL,
    ),
    (
        RotaRuleId.STEADY_PATTERN,
        "Few days off stand alone, and weekends are worked whole or not at all",
        "points",
        _LOCAL,
    ),
)


def _rules() -> dict[RotaRuleId, Rule]:
    rows = [(Level.HARD, row) for row in _HARD] + [(Level.SOFT, row) for row in _SOFT]
    return {
        rule: Rule(id=rule, title=title, level=level, unit=unit, source=source)
        for level, (rule, title, unit, source) in rows
    }


ROTA_RULES: dict[RotaRuleId, Rule] = _rules()
"""Every rule of the rota by its id, hard ones first, the aims in strict order."""


def rule_of(rule: AnyRuleId) -> Rule:
    """The rule with this id, of the caseload or of the rota."""
    return ROTA_RULES[rule] if isinstance(rule, RotaRuleId) else RULES[rule]
