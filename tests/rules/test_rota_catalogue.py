"""The catalogue of the rota holds: every rule has constraint, check and tests both ways."""

from functools import reduce
from importlib import import_module

import pytest

from models import ROTA_RULES, RULES, Level, RotaRuleId, Rule, RuleId, Violation, rule_of
from tests.cli.readme import rule_table
from tests.rules.rota_tables import ALLOWED, CHECKED, FORBIDDEN, POSTED

PARTS = (POSTED, CHECKED, ALLOWED, FORBIDDEN)
PLACES = sorted({place for part in PARTS for place in part.values()})
EVERY_RULE = pytest.mark.parametrize("rule", ROTA_RULES.values(), ids=list(ROTA_RULES))


@EVERY_RULE
def test_every_rule_is_whole(rule: Rule) -> None:
    """Nothing half built: it has its place in the solver, its audit and tests both ways."""
    assert all(rule.id in part for part in PARTS)


def test_every_place_exists() -> None:
    """What the tables name can be called."""
    for place in PLACES:
        module, names = place.split(":")
        assert callable(reduce(getattr, names.split("."), import_module(module)))


def test_every_id_has_its_rule() -> None:
    """One entry for each id, in the order of the ids, hard ones first."""
    levels = [rule.level for rule in ROTA_RULES.values()]
    assert list(ROTA_RULES) == list(RotaRuleId)
    assert levels == sorted(levels, key=list(Level).index)


def test_no_id_is_of_both_catalogues() -> None:
    """So that a violation read from a file is of one rule."""
    assert not {str(rule) for rule in RotaRuleId} & {str(rule) for rule in RuleId}


@EVERY_RULE
def test_rule_is_one_sentence_with_unit_and_source(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.unit
    assert rule.source


@pytest.mark.parametrize(
    ("rule", "is_hard"),
    [(RotaRuleId.REST_BETWEEN, True), (RotaRuleId.FAIR_SHARES, False), (RuleId.PRECEPTEE, True)],
)
def test_a_violation_of_either_catalogue_is_read_back(rule: RotaRuleId | RuleId, is_hard: bool) -> None:
    row = Violation(rule=rule, subject="m1", amount=10, limit=11, message="an hour short")

    assert Violation.model_validate_json(row.model_dump_json()) == row
    assert row.is_hard is is_hard
    assert rule_of(rule).id is rule


def test_the_table_of_rules_can_be_of_either_catalogue() -> None:
    assert rule_table().count("\n") == len(RULES) + 2
    assert rule_table(ROTA_RULES.values()).count("\n") == len(ROTA_RULES) + 2
