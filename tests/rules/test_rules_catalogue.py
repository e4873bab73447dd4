"""The catalogue holds: no rule without a constraint or an aim, an independent check, and tests both ways."""

from functools import reduce
from importlib import import_module

import pytest

from models import RULES, Level, Rule, RuleId
from planner.audit import CHECKS
from planner.caseload.outcome import aim_order
from planner.caseload.relaxation.posting import POSTED
from planner.prepare import Step, prepare
from tests.rules.choices import CHOICES
from tests.rules.pairs import PAIRS, asked
from tests.strategies.factories import woman

HARD = [rule for rule in RULES.values() if rule.level is Level.HARD]
SOFT = [rule for rule in RULES.values() if rule.level is Level.SOFT]
EVERY_HARD_RULE = pytest.mark.parametrize("rule", HARD, ids=[rule.id for rule in HARD])
EVERY_SOFT_RULE = pytest.mark.parametrize("rule", SOFT, ids=[rule.id for rule in SOFT])

POSTED_ELSEWHERE: dict[RuleId, tuple[str, ...]] = {
    RuleId.WOMAN_ONCE: (
        "planner.caseload.relaxation.posting:_once",
        "planner.caseload.exact:_Model._post_women",
    ),
    RuleId.TIERED: ("planner.caseload.solve:eligible_with",),
    RuleId.MIDWIFE_IN_TEAM: ("planner.caseload.carers.tasks:naming_task", "planner.caseload.exact:_Model"),
    RuleId.BUDDY_IN_TEAM: (
        "planner.caseload.carers.tasks:buddy_task",
        "planner.caseload.exact:_Model._post_women",
    ),
    RuleId.BUDDY_PRESENT: ("planner.prepare.naming:naming_of",),
    RuleId.BUDDY_PACE: (
        "planner.caseload.carers.tasks:buddy_task",
        "planner.caseload.exact:_Model._post_midwives",
    ),
    RuleId.BUDDY_MONTH: (
        "planner.caseload.carers.tasks:buddy_task",
        "planner.caseload.exact:_Model._post_midwives",
    ),
    RuleId.CARE_KEPT: ("planner.prepare.care_begun:kept_by",),
}
"""Where the rules are posted that neither `RULE_OF_STEP` nor `POSTED` names, by module and name."""

RULE_OF_STEP: dict[Step, tuple[RuleId, ...]] = {
    Step.RUNS: (RuleId.TEAM_RUNS,),
    Step.REACH: (RuleId.TEAM_REACH,),
    Step.ACCEPTS: (RuleId.TEAM_ACCEPTS,),
    Step.GESTATION: (RuleId.LATEST_GESTATION,),
    Step.OPENED: (RuleId.OPENED_TEAM, RuleId.CORE_FLOOR),
    Step.SIZE: (RuleId.TEAM_SIZE,),
    Step.MIDWIFE: (RuleId.MIDWIFE_PRESENT, RuleId.PRECEPTEE),
}
"""The rules that each step posts."""

POSTED_SOMEWHERE = {
    *(rule for rules in RULE_OF_STEP.values() for rule in rules),
    *POSTED,
    *POSTED_ELSEWHERE,
}


@EVERY_HARD_RULE
def test_hard_rule_is_posted(rule: Rule) -> None:
    """A table says where the solver or its preparation posts the rule."""
    assert rule.id in POSTED_SOMEWHERE


@pytest.mark.parametrize("place", sorted({place for places in POSTED_ELSEWHERE.values() for place in places}))
def test_place_of_posting_exists(place: str) -> None:
    """What the table above names can be called."""
    module, names = place.split(":")

    assert callable(reduce(getattr, names.split("."), import_module(module)))


def test_nothing_is_posted_that_is_no_hard_rule() -> None:
    """Every constraint stands for a hard rule of the catalogue."""
    assert {rule.id for rule in HARD} == POSTED_SOMEWHERE


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.PASSES])
def test_every_step_stands_for_a_rule(step: Step) -> None:
    """A team falls away for a woman only by a rule of the catalogue."""
    assert RULE_OF_STEP[step]


@EVERY_HARD_RULE
def test_hard_rule_has_an_audit_check(rule: Rule) -> None:
    """The audit has one check of the rule, apart from the solver."""
    assert sum(each == rule.id for each, _ in CHECKS) == 1


@EVERY_HARD_RULE
def test_hard_rule_has_a_pair(rule: Rule) -> None:
    """A plan that the rule just allows and one that it just forbids are both tried on the solver."""
    assert rule.id in {pair.rule for pair in PAIRS}


def test_pairs_are_of_hard_rules() -> None:
    """Only what is never broken can be allowed or forbidden."""
    assert {pair.rule for pair in PAIRS} <= {rule.id for rule in HARD}


@EVERY_SOFT_RULE
def test_soft_rule_is_an_aim(rule: Rule) -> None:
    """The solver serves the rule as one of its aims in order."""
    assert rule.id in {aim.rule for aim in aim_order(prepare(asked(woman("w"))))}


@EVERY_SOFT_RULE
def test_soft_rule_has_a_choice(rule: Rule) -> None:
    """A case in which the aim decides between two plans is tried on the solver."""
    assert rule.id in {choice.rule for choice in CHOICES}


def test_every_id_has_its_rule() -> None:
    """The catalogue has one entry for each id, in the order of the ids, hard ones first."""
    assert list(RULES) == list(RuleId)
    assert [rule.level for rule in RULES.values()] == [Level.HARD] * len(HARD) + [Level.SOFT] * len(SOFT)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_rule_is_one_sentence_with_unit_and_source(rule: Rule) -> None:
    """Title, unit and source are there; the title begins like a sentence and has no full stop."""
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.unit
    assert rule.source
