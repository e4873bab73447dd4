"""Women, midwives, absences, teams and neighbourhoods, each by itself."""

from datetime import date

import pytest
from pydantic import ValidationError

from models import Leave, LeaveKind
from models.base import Noun
from models.vocabulary import RISK_FACTORS, need_words, risk_words, whom_words
from tests.strategies.factories import area, midwife, policy, team, travel, woman

DAY = date(2027, 4, 15)
NOUNS: tuple[Noun, ...] = (woman("w"), midwife("m"), team(), area(), travel("a", "near", 5), policy())


@pytest.mark.parametrize("noun", NOUNS, ids=[type(noun).__name__ for noun in NOUNS])
def test_noun_cannot_be_changed_in_place(noun: Noun) -> None:
    """Nouns are frozen: no field takes another value."""
    field = next(iter(type(noun).model_fields))

    with pytest.raises(ValidationError, match="frozen"):
        setattr(noun, field, getattr(noun, field))


@pytest.mark.parametrize("noun", NOUNS, ids=[type(noun).__name__ for noun in NOUNS])
def test_unknown_key_is_refused(noun: Noun) -> None:
    """A key that the model does not know is an error, not a thing left aside."""
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        type(noun).model_validate(noun.model_dump() | {"surname": "Smith"})


def test_changed_copy_is_validated_and_leaves_the_first_alone() -> None:
    """A copy takes the change, or refuses it as a new noun would."""
    first = midwife("m", wte=0.8)

    assert (first.replace(wte=0.6).wte, first.wte) == (0.6, 0.8)
    with pytest.raises(ValidationError):
        first.replace(wte=0.0)
    with pytest.raises(ValidationError):
        first.replace(wages=1)


def test_sets_of_words_are_equal_whatever_their_order() -> None:
    """Risk factors given twice or in another order make the same woman."""
    assert woman("w", risk_factors=("smoker", "epilepsy", "smoker")) == woman(
        "w", risk_factors=("epilepsy", "smoker")
    )


@pytest.mark.parametrize("wte", [0.09, 2.01])
def test_wte_beyond_what_anyone_works_is_refused(wte: float) -> None:
    """WTE lies between 0.1 and 2; above 1 it is only warned of."""
    with pytest.raises(ValidationError):
        midwife("m", wte=wte)


@pytest.mark.parametrize("decile", [0, 11, 1.5])
def test_decile_is_a_whole_number_from_1_to_10(decile: float) -> None:
    """There is no decile 0 and none above 10."""
    with pytest.raises(ValidationError):
        area(imd_decile=decile)


@pytest.mark.parametrize(
    ("day", "employed"),
    [
        (date(2027, 3, 31), False),
        (date(2027, 4, 1), True),
        (date(2027, 6, 14), True),
        (date(2027, 6, 15), False),
    ],
)
def test_midwife_is_employed_from_her_first_day_until_the_day_she_is_gone(day: date, employed: bool) -> None:
    """`starts_on` is her first day, `leaves_on` the first day without her."""
    carer = midwife("m", starts_on=date(2027, 4, 1), leaves_on=date(2027, 6, 15))

    assert carer.is_employed(day) is employed


@pytest.mark.parametrize(
    ("ends", "preceptee"), [(date(2027, 4, 14), False), (date(2027, 4, 15), True), (None, False)]
)
def test_preceptorship_lasts_through_its_last_day(ends: date | None, preceptee: bool) -> None:
    """On the last day of preceptorship she still is a preceptee."""
    assert midwife("m", preceptorship_ends_on=ends).is_preceptee(DAY) is preceptee


def test_absence_covers_both_its_days() -> None:
    """First and last day are days away, those before and after are not."""
    away = Leave(midwife_id="m", first_day=date(2027, 4, 15), last_day=date(2027, 4, 16), kind=LeaveKind.SICK)

    assert [away.covers(date(2027, 4, day)) for day in (14, 15, 16, 17)] == [False, True, True, False]


def test_only_annual_and_study_leave_are_short() -> None:
    """All other absences take a midwife out of her caseload."""
    assert {str(kind) for kind in LeaveKind if not kind.is_long} == {"annual", "study"}


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2027, 3, 31), False),
        (date(2027, 4, 1), True),
        (date(2027, 4, 30), True),
        (date(2027, 5, 1), False),
    ],
)
def test_team_is_open_from_its_first_day_until_the_day_it_closes(day: date, is_open: bool) -> None:
    """`opens_on` is the first day, `closes_on` the first day without it."""
    assert team(opens_on=date(2027, 4, 1), closes_on=date(2027, 5, 1)).is_open(day) is is_open


def test_woman_needs_an_interpreter_if_a_language_is_recorded() -> None:
    """The language is the record of the need."""
    assert woman("w", interpreter_language="dari").needs_interpreter
    assert not woman("w").needs_interpreter


def test_risk_factor_has_words_and_a_trusts_own_reads_as_written() -> None:
    """A known factor has its words; of another one only the underlines go."""
    assert risk_words("multiple_pregnancy") == RISK_FACTORS["multiple_pregnancy"] == "multiple pregnancy"
    assert risk_words("lives_on_a_boat") == "lives on a boat"


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("gestational_diabetes", "gestational diabetes"),
        ("complex_social_factors", "complex social factors"),
        ("needs_interpreter", "a need of an interpreter"),
        ("interpreter_ur", "a need of an interpreter (ur)"),
    ],
)
def test_needs_are_told_in_words(need: str, words: str) -> None:
    assert need_words(need) == words


def test_whom_a_team_takes_reads_as_a_list() -> None:
    """One need stands alone; the last of several follows `or`."""
    assert whom_words(("epilepsy",)) == "women with epilepsy"
    assert whom_words(("epilepsy", "smoker", "interpreter_ur")) == (
        "women with epilepsy, smoker or a need of an interpreter (ur)"
    )


def test_care_has_begun_with_both_a_team_and_a_named_midwife() -> None:
    """A team alone, as a woman has whose midwife has gone, is not enough."""
    assert woman("w", team_id="near", midwife_id="m").has_met_midwife
    assert not woman("w", team_id="near").has_met_midwife
    assert not woman("w").has_met_midwife
