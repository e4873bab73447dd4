"""The rule catalogue: solver constraints, audit checks, violation rows, tests and the README key on it.

Here are the rules of the caseload; `models.rota_rules` has those of the rota.
"""

from enum import StrEnum

from models.base import Noun
from models.rota_rule_ids import RotaRuleId


class Level(StrEnum):
    """A hard rule is never broken; a soft one is an aim."""

    HARD = "hard"
    SOFT = "soft"


class RuleId(StrEnum):
    """Id of a rule."""

    WOMAN_ONCE = "woman_once"
    TIERED = "tiered"
    TEAM_RUNS = "team_runs"
    TEAM_REACH = "team_reach"
    TEAM_ACCEPTS = "team_accepts"
    LATEST_GESTATION = "latest_gestation"
    TEAM_SIZE = "team_size"
    MIDWIFE_IN_TEAM = "midwife_in_team"
    MIDWIFE_PRESENT = "midwife_present"
    PRECEPTEE = "preceptee"
    BUDDY_IN_TEAM = "buddy_in_team"
    BUDDY_PRESENT = "buddy_present"
    TEAM_PACE = "team_pace"
    TEAM_OPEN_CASELOAD = "team_open_caseload"
    MIDWIFE_PACE = "midwife_pace"
    MIDWIFE_MONTH = "midwife_month"
    BUDDY_PACE = "buddy_pace"
    BUDDY_MONTH = "buddy_month"
    OPENED_TEAM = "opened_team"
    CORE_FLOOR = "core_floor"
    CARE_KEPT = "care_kept"
    TIER_PLACED = "tier_placed"
    STAYS_WITH_BUDDY = "stays_with_buddy"
    STAYS_IN_TEAM = "stays_in_team"
    FIT = "fit"
    BUDDY_NAMED = "buddy_named"
    BUDDY_STAYS = "buddy_stays"
    BUDDY_FIT = "buddy_fit"


class Rule(Noun):
    """One rule in words that a midwife accepts."""

    id: RuleId | RotaRuleId
    """Key of the rule in code, violations and tests."""
    title: str
    """The rule in one sentence."""
    level: Level
    """Hard, or soft."""
    unit: str
    """What its amounts count."""
    source: str
    """Where the rule comes from."""


_MODEL = "caseload model of this project"
_TEAM_RATIO = "1:36 a year, BHRUT team"
_TEAM_WTE = "4 to 8 WTE a team, from memory"
_BUDDIES = "Albany practice; Bradford buddy pairs"
_SECOND_MIDWIFE = "Albany practice: 36 as second midwife"

_HARD: tuple[tuple[RuleId, str, str, str], ...] = (
    (
        RuleId.WOMAN_ONCE,
        "Each woman planned for is placed once or left out once with a reason; nobody else is",
        "women",
        _MODEL,
    ),
    (RuleId.TIERED, "A woman in no tier is not offered a place", "women", _MODEL),
    (RuleId.TEAM_RUNS, "A woman goes only to a team that is open on her due date", "women", _MODEL),
    (
        RuleId.TEAM_REACH,
        "Her team is within travel reach of her home, or has her area in its catchment",
        "minutes",
        _MODEL,
    ),
    (
        RuleId.TEAM_ACCEPTS,
        "Her team accepts women with a need of hers, or accepts everyone",
        "women",
        _MODEL,
    ),
    (RuleId.LATEST_GESTATION, "Nobody joins a team new to her late in pregnancy", "weeks", _MODEL),
    (RuleId.TEAM_SIZE, "A team below the smallest size takes nobody who is new to it", "WTE", _TEAM_WTE),
    (
        RuleId.MIDWIFE_IN_TEAM,
        "The named midwife works in the woman's team",
        "women",
        "MSDS continuity measure: team and named midwife",
    ),
    (
        RuleId.MIDWIFE_PRESENT,
        "The named midwife is employed and not on long leave on the due date",
        "women",
        _MODEL,
    ),
    (
        RuleId.PRECEPTEE,
        "A midwife in preceptorship is named for no woman of the first tier or with a risk factor",
        "women",
        "national preceptorship model; the rule itself can be switched",
    ),
    (RuleId.BUDDY_IN_TEAM, "The buddy is another midwife of the same team", "women", _BUDDIES),
    (RuleId.BUDDY_PRESENT, "The buddy is employed and not on long leave on the due date", "women", _MODEL),
    (
        RuleId.TEAM_PACE,
        "Births of a team, weighted, keep the yearly ratio over any few months",
        "women",
        _TEAM_RATIO,
    ),
    (
        RuleId.TEAM_OPEN_CASELOAD,
        "Women in a team's care at once, weighted, stay below the open caseload",
        "women",
        "derived: 36 births a year x 34 weeks of care = 23.5 in steady state",
    ),
    (
        RuleId.MIDWIFE_PACE,
        "No midwife is named for more births than her share of the ratio over any few months, rounded up",
        "women",
        _TEAM_RATIO,
    ),
    (
        RuleId.MIDWIFE_MONTH,
        "No midwife is named for more births in a month than the monthly limit",
        "women",
        "common local rule of 3 to 4, from memory",
    ),
    (
        RuleId.BUDDY_PACE,
        "The paced limit holds apart for the women whose buddy she is",
        "women",
        _SECOND_MIDWIFE,
    ),
    (
        RuleId.BUDDY_MONTH,
        "The monthly limit holds apart for the women whose buddy she is",
        "women",
        _SECOND_MIDWIFE,
    ),
    (RuleId.OPENED_TEAM, "Only a proposed team is opened, and none above the largest size", "WTE", _TEAM_WTE),
    (
        RuleId.CORE_FLOOR,
        "Opening teams never takes the core service below its safe floor",
        "WTE",
        "NHS England letter, 21 September 2022: safe staffing first",
    ),
    (
        RuleId.CARE_KEPT,
        "A woman who has met her midwife stays with her and her team while both are there",
        "women",
        _MODEL,
    ),
)
_SOFT: tuple[tuple[RuleId, str, str, str], ...] = (
    (
        RuleId.TIER_PLACED,
        "As many women of each tier as can be placed, tier by tier",
        "women",
        "Core20PLUS5; PQ 3 March 2022",
    ),
    (RuleId.STAYS_WITH_BUDDY, "A woman whose midwife leaves goes to her buddy", "women", _MODEL),
    (RuleId.STAYS_IN_TEAM, "A woman whose midwife leaves stays in her team", "women", _MODEL),
    (RuleId.FIT, "Language, travel, even load and wishes, weighed as the policy says", "points", _MODEL),
    (
        RuleId.BUDDY_NAMED,
        "As many placed women of each tier as can have a buddy, tier by tier",
        "women",
        _BUDDIES,
    ),
    (RuleId.BUDDY_STAYS, "A woman keeps the buddy she has met", "women", _MODEL),
    (RuleId.BUDDY_FIT, "Language and even load of buddies, weighed as the policy says", "points", _MODEL),
)


def _rules() -> dict[RuleId, Rule]:
    rows = [(Level.HARD, row) for row in _HARD] + [(Level.SOFT, row) for row in _SOFT]
    return {
        rule: Rule(id=rule, title=title, level=level, unit=unit, source=source)
        for level, (rule, title, unit, source) in rows
    }


RULES: dict[RuleId, Rule] = _rules()
"""Every rule of the caseload by its id, hard ones first."""
