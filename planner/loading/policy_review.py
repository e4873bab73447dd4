"""Criteria of the policy held against their vocabulary and the women, to find those that match nobody."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from models import (
    RISK_FACTORS,
    Criterion,
    EthnicCategory,
    FieldTest,
    MeasureGroup,
    PlannedPlace,
    Policy,
    StatisticsGroup,
    Tables,
    WomanField,
)
from models.criteria import AllOf, AnyOf, NotThis
from planner.loading.wording import KeyPath, did_you_mean, suggestion

_CLOSED: Mapping[WomanField, type[StrEnum]] = MappingProxyType(
    {
        WomanField.ETHNIC_CATEGORY: EthnicCategory,
        WomanField.ETHNIC_GROUP: StatisticsGroup,
        WomanField.MEASURE_ETHNIC_GROUP: MeasureGroup,
        WomanField.PLANNED_PLACE: PlannedPlace,
    }
)
_TEXTS = frozenset({*_CLOSED, WomanField.AREA_ID, WomanField.INTERPRETER_LANGUAGE})
_NUMBERS = frozenset(
    {
        WomanField.IMD_DECILE,
        WomanField.AGE,
        WomanField.PREVIOUS_BIRTHS,
        WomanField.PREVIOUS_CAESAREANS,
        WomanField.GESTATION_AT_BOOKING_WEEKS,
    }
)


class Remark(NamedTuple):
    """A word of the policy that does not fit."""

    path: KeyPath
    message: str
    value: str
    hint: str | None
    is_error: bool


def wrong_words(policy: Policy) -> Iterator[Remark]:
    """Words that no woman can ever have: no such ethnic group, a number where text is due."""
    for path, test in _tests(policy):
        for at, value in _compared(path, test):
            kind = _CLOSED.get(test.field)
            if kind is not None and str(value) not in set(kind):
                yield Remark(
                    at, "unknown word", str(value), suggestion(str(value), [str(one) for one in kind]), True
                )
            elif test.field in _TEXTS and not isinstance(value, str):
                yield Remark(at, "must be text", str(value), "put it in quotes", True)
            elif test.field in _NUMBERS and not isinstance(value, int | float):
                yield Remark(at, "must be a number", str(value), "take the quotes away", True)


def unmatched_words(policy: Policy, tables: Tables) -> Iterator[Remark]:
    """Risk factors, areas and languages that the policy names and no woman has."""
    had = {
        WomanField.RISK_FACTORS: {word for woman in tables.women for word in woman.risk_factors},
        WomanField.AREA_ID: {woman.area_id for woman in tables.women},
        WomanField.INTERPRETER_LANGUAGE: {woman.interpreter_language or "" for woman in tables.women},
    }
    for path, test in _tests(policy):
        if test.field in had:
            yield from _unmatched(path, test, had[test.field])


def _unmatched(path: KeyPath, test: FieldTest, had: set[str]) -> Iterator[Remark]:
    """A whole test that nobody fulfils; else single words that look misspelt."""
    words = [(at, str(value)) for at, value in _compared(path, test)]
    absent = [(at, word) for at, word in words if word not in had]
    nobody = f"no woman has this {str(test.field).removesuffix('_id').removesuffix('s').replace('_', ' ')}"
    for at, word in absent:
        hint = did_you_mean(word, had | RISK_FACTORS.keys() if test.contains_any else had)
        is_own_word = test.contains_any is not None and word not in RISK_FACTORS
        if len(absent) == len(words) or is_own_word:
            yield Remark(at, nobody, word, hint if word not in RISK_FACTORS else None, False)


def _compared(path: KeyPath, test: FieldTest) -> Iterator[tuple[KeyPath, str | int | bool]]:
    if test.is_ is not None:
        yield (*path, "is"), test.is_
    for key, values in (("in", test.in_), ("contains_any", test.contains_any)):
        for index, value in enumerate(values or ()):
            yield (*path, key, index), value


def _tests(policy: Policy) -> Iterator[tuple[KeyPath, FieldTest]]:
    for index, tier in enumerate(policy.tiers):
        yield from _tests_in(tier.when, ("policy", "tiers", index, "when"))
    for index, rule in enumerate(policy.weights):
        yield from _tests_in(rule.when, ("policy", "weights", index, "when"))


def _tests_in(criterion: Criterion, path: KeyPath) -> Iterator[tuple[KeyPath, FieldTest]]:
    if isinstance(criterion, FieldTest):
        yield path, criterion
    elif isinstance(criterion, NotThis):
        yield from _tests_in(criterion.not_this, (*path, "not"))
    elif isinstance(criterion, AnyOf | AllOf):
        key, parts = ("any", criterion.any_of) if isinstance(criterion, AnyOf) else ("all", criterion.all_of)
        for index, part in enumerate(parts):
            yield from _tests_in(part, (*path, key, index))
