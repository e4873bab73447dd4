"""Criteria: who fulfils them, and why, in words."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from models import Criterion, Woman, WomanField, reasons_for
from models.criteria import fact
from tests.strategies.factories import area, woman

criteria: TypeAdapter[Criterion] = TypeAdapter(Criterion)
HOME = area(imd_decile=2)
WOMAN = woman(
    "w",
    ethnicity="N",
    age=31,
    previous_births=2,
    previous_caesareans=0,
    risk_factors=("smoker", "epilepsy"),
    complex_social_factors=True,
    interpreter_language="somali",
    planned_place="home",
    edd=date(2027, 4, 15),
    booked_on=date(2026, 9, 17),
)
"""A woman of whom everything is recorded: of ethnic category N, booked at 10 weeks, in decile 2."""
BARE = woman("w")
"""A woman of whom only what is needed is recorded."""

TRUE: dict[str, bool] = {"is": True}
FALSE: dict[str, bool] = {"is": False}
BLACK = {"field": "ethnic_group", "in": ["Black"]}
DEPRIVED = {"field": "imd_decile", "at_most": 2}
OLD = {"field": "age", "at_least": 40}
SMOKER = {"field": "risk_factors", "contains_any": ["smoker"]}


def why(criterion: Any, of: Woman = WOMAN) -> tuple[str, ...] | None:
    """The reasons for which a woman fulfils a criterion; none if she does not."""
    return reasons_for(criteria.validate_python(criterion), of, HOME)


def test_everyone_is_everyone_without_a_reason() -> None:
    """Nobody needs a reason to be one of everyone."""
    assert why("everyone") == ()


def test_nobody_is_nobody() -> None:
    """The criterion that ends a policy takes no one."""
    assert why("nobody") is None


@pytest.mark.parametrize("text", ["all", "Everyone", "", True, None, 1, []])
def test_other_words_are_no_criterion(text: object) -> None:
    """Only `everyone` and `nobody` may stand for a criterion."""
    with pytest.raises(ValidationError):
        criteria.validate_python(text)


FITTING: list[tuple[dict[str, Any], str]] = [
    ({"field": "ethnic_category", "in": ["M", "N"]}, "ethnic category N"),
    ({"field": "ethnic_group", "is": "Black"}, "ethnic group Black"),
    ({"field": "measure_ethnic_group", "is": "BAME"}, "Black, Asian and mixed ethnic groups"),
    ({"field": "imd_decile", "at_most": 2}, "IMD decile 2"),
    ({"field": "imd_decile", "in": [1, 2]}, "IMD decile 2"),
    ({"field": "area_id", "in": ["a", "b"]}, "lives in a"),
    ({"field": "age", "at_least": 31}, "age 31"),
    ({"field": "age", "at_least": 30, "at_most": 34}, "age 31"),
    ({"field": "previous_births", "is": 2}, "previous births 2"),
    ({"field": "previous_caesareans", "at_most": 0}, "previous caesareans 0"),
    ({"field": "gestation_at_booking_weeks", "at_least": 10}, "weeks at booking 10"),
    ({"field": "risk_factors", "contains_any": ["epilepsy", "cardiac_disease"]}, "epilepsy"),
    ({"field": "complex_social_factors"} | TRUE, "complex social factors"),
    ({"field": "needs_interpreter"} | TRUE, "needs an interpreter"),
    ({"field": "interpreter_language", "in": ["somali"]}, "needs an interpreter for somali"),
    ({"field": "planned_place", "is": "home"}, "plans birth at home"),
]


@pytest.mark.parametrize(("test", "reason"), FITTING)
def test_fulfilled_test_gives_its_reason(test: dict[str, Any], reason: str) -> None:
    """A test that holds says so in words that a midwife would use."""
    assert why(test) == (reason,)


MISSING: list[dict[str, Any]] = [
    {"field": "ethnic_category", "in": ["A", "B"]},
    {"field": "ethnic_group", "is": "White"},
    {"field": "measure_ethnic_group", "is": "Other"},
    {"field": "imd_decile", "at_most": 1},
    {"field": "imd_decile", "in": [1, 3]},
    {"field": "area_id", "is": "b"},
    {"field": "age", "at_least": 32},
    {"field": "age", "at_least": 20, "at_most": 30},
    {"field": "previous_births", "is": 0},
    {"field": "previous_caesareans", "at_least": 1},
    {"field": "gestation_at_booking_weeks", "at_least": 11},
    {"field": "risk_factors", "contains_any": ["cardiac_disease"]},
    {"field": "complex_social_factors"} | FALSE,
    {"field": "needs_interpreter"} | FALSE,
    {"field": "interpreter_language", "is": "dari"},
    {"field": "planned_place", "in": ["obstetric_unit", "midwifery_unit"]},
]


@pytest.mark.parametrize("test", MISSING)
def test_test_that_is_missed_gives_nothing(test: dict[str, Any]) -> None:
    """One off, or of another group, she does not fulfil it."""
    assert why(test) is None


def test_tests_above_ask_for_every_field_both_ways() -> None:
    """No field of the model is left out, fulfilled or missed."""
    assert {test["field"] for test, _ in FITTING} == {test["field"] for test in MISSING} == set(WomanField)


UNRECORDED = [field for field in WomanField if fact(field, BARE, HOME) is None]


def test_fields_that_may_be_empty_are_these() -> None:
    """Age, births, caesareans, language and place need not be recorded."""
    assert {str(field) for field in UNRECORDED} == {
        "age", "previous_births", "previous_caesareans", "interpreter_language", "planned_place",
    }  # fmt: skip


@pytest.mark.parametrize("test", [{"at_least": 0}, {"at_most": 99}, {"in": [0, 1]}, {"is": 0}])
def test_field_that_is_not_recorded_fulfils_no_test(test: dict[str, Any]) -> None:
    """An age that nobody wrote down is neither low nor high."""
    assert why({"field": "age"} | test, BARE) is None


def test_unknown_ethnic_category_is_a_group_that_a_test_may_name() -> None:
    """Not stated is recorded: it is the group Unknown."""
    assert why({"field": "ethnic_group", "is": "Unknown"}, woman("w", ethnicity="Z")) == (
        "ethnic group Unknown",
    )


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("needs_interpreter", "no record that she needs an interpreter"),
        ("complex_social_factors", "no record of complex social factors"),
    ],
)
def test_flag_that_is_not_set_has_words(flag: str, words: str) -> None:
    """That a thing is not recorded of her is a reason too, and reads as a sentence does."""
    assert why({"field": flag} | FALSE, BARE) == (words,)


def test_any_gives_the_reasons_of_all_that_hold() -> None:
    """Who fulfils two of three is told both."""
    assert why({"any": [BLACK, OLD, SMOKER]}) == ("ethnic group Black", "smoker at booking")


def test_any_of_none_that_holds_does_not_hold() -> None:
    """Without one that holds there is no reason."""
    assert why({"any": [OLD, "nobody"]}) is None


def test_all_gives_all_reasons() -> None:
    """All criteria together give all their reasons."""
    assert why({"all": [BLACK, DEPRIVED]}) == ("ethnic group Black", "IMD decile 2")


def test_all_with_one_that_fails_does_not_hold() -> None:
    """One criterion is enough to miss all."""
    assert why({"all": [BLACK, OLD]}) is None


def test_not_turns_a_criterion_round_without_words() -> None:
    """What is not so gives no reason of its own."""
    assert why({"not": OLD}) == ()
    assert why({"not": BLACK}) is None


def test_criteria_stand_within_criteria() -> None:
    """Any of all and not is read from the inside out."""
    nested = {"any": [{"all": [BLACK, {"not": DEPRIVED}]}, {"all": [{"not": OLD}, {"any": [SMOKER, OLD]}]}]}

    assert why(nested) == ("smoker at booking",)


def test_reason_given_twice_is_told_once() -> None:
    """The same words come once, in the order of the policy."""
    assert why({"any": [SMOKER, BLACK, SMOKER]}) == ("smoker at booking", "ethnic group Black")


MISFITS: list[tuple[dict[str, Any], str]] = [
    ({"field": "age"}, "needs a test"),
    ({"field": "age", "in": [30], "at_most": 40}, "has more than one test"),
    ({"field": "age", "contains_any": ["smoker"]}, "contains_any does not fit age"),
    ({"field": "imd_decile", "contains_any": ["1"]}, "contains_any does not fit imd_decile"),
    ({"field": "ethnic_group", "at_most": 3}, "at_most does not fit ethnic_group"),
    ({"field": "interpreter_language", "at_least": 1}, "at_least does not fit interpreter_language"),
    ({"field": "risk_factors", "in": ["smoker"]}, "in does not fit risk_factors"),
    ({"field": "risk_factors", "is": "smoker"}, "is does not fit risk_factors"),
    ({"field": "needs_interpreter", "in": [True]}, "in does not fit needs_interpreter"),
    ({"field": "complex_social_factors", "is": "yes"}, "is true or false"),
    ({"field": "complex_social_factors", "is": 1}, "is true or false"),
    ({"field": "height", "is": 1}, "Input should be 'ethnic_category'"),
    ({"field": "age", "above": 30}, "Extra inputs are not permitted"),
    ({"field": "age", "in": []}, "at least 1 item"),
    ({"field": "risk_factors", "contains_any": []}, "at least 1 item"),
    ({"any": []}, "at least 1 item"),
    ({"all": []}, "at least 1 item"),
    ({"any": ["everyone"], "all": ["everyone"]}, "Extra inputs are not permitted"),
    ({"not": {"field": "age"}}, "needs a test"),
]


@pytest.mark.parametrize(("criterion", "message"), MISFITS)
def test_test_that_does_not_fit_its_field_is_refused(criterion: dict[str, Any], message: str) -> None:
    """A policy that asks what cannot be asked is refused with a reason, not run."""
    with pytest.raises(ValidationError, match=message):
        criteria.validate_python(criterion)


def test_core20plus5_can_be_written() -> None:
    """Black, Asian and mixed ethnicity, or the most deprived decile: she lives in the second."""
    core20plus5 = {
        "any": [{"field": "ethnic_group", "in": ["Black", "Asian", "Mixed"]}, DEPRIVED | {"at_most": 1}]
    }

    assert why(core20plus5) == ("ethnic group Black",)
    assert why(core20plus5, BARE) is None
