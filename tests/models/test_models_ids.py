"""Ids: local pseudonyms, never an NHS number."""

import pytest
from pydantic import TypeAdapter, ValidationError

from models.ids import LONGEST_ID, WomanId, is_nhs_number

# 943 476 591: 9x10 + 4x9 + 3x8 + 4x7 + 7x6 + 6x5 + 5x4 + 9x3 + 1x2 = 299; 299 mod 11 = 2; 11 - 2 = 9.
# 401 023 213: 4x10 + 0x9 + 1x8 + 0x7 + 2x6 + 3x5 + 2x4 + 1x3 + 3x2 = 92; 92 mod 11 = 4; 11 - 4 = 7.
# 000 000 002: 2x2 = 4; 11 - 4 = 7.    000 000 000: 0; 11 - 0 = 11 counts as 0.
# 100 000 011: 10 + 3 + 2 = 15; 15 mod 11 = 4; 11 - 4 = 7.
# 000 000 006: 6x2 = 12; 12 mod 11 = 1; 11 - 1 = 10: no digit, so no number begins so.
VALID = ("9434765919", "4010232137", "0000000027", "0000000000", "1000000117")


@pytest.mark.parametrize("number", VALID)
def test_ten_digits_with_their_check_digit_are_an_nhs_number(number: str) -> None:
    """The last digit is 11 less the weighted sum modulo 11."""
    assert is_nhs_number(number)


@pytest.mark.parametrize("number", ["943 476 5919", "943-476-5919", " 9434765919 "])
def test_blanks_and_hyphens_hide_no_nhs_number(number: str) -> None:
    """A number is one however it is grouped."""
    assert is_nhs_number(number)


@pytest.mark.parametrize("digit", "012345678")
def test_no_other_last_digit_makes_an_nhs_number(digit: str) -> None:
    """Of the ten numbers that begin 943 476 591 only the one that ends in 9 is valid."""
    assert not is_nhs_number(f"943476591{digit}")


@pytest.mark.parametrize("digit", "0123456789")
def test_number_whose_check_would_be_ten_is_never_issued(digit: str) -> None:
    """Where the check comes to 10 no last digit makes it valid."""
    assert not is_nhs_number(f"000000006{digit}")


@pytest.mark.parametrize("text", ["943476591", "94347659190", "943476591X", "W-943476", "", "٩٤٣٤٧٦٥٩١٩"])
def test_other_texts_are_no_nhs_number(text: str) -> None:
    """Nine or eleven digits, letters, nothing at all, and digits of another script are none."""
    assert not is_nhs_number(text)


ids = TypeAdapter(WomanId)


@pytest.mark.parametrize("text", ["w1", "9434765918", "Ø-17", "x" * LONGEST_ID])
def test_short_text_is_an_id(text: str) -> None:
    """Any short text is an id, ten digits that are no NHS number included."""
    assert ids.validate_python(text) == text


def test_spaces_around_an_id_do_not_count() -> None:
    """An id is the same with blanks before or after it."""
    assert ids.validate_python("  w1 ") == "w1"


@pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST_ID + 1), "a;b", "a\tb", "a\nb", 17])
def test_text_that_cannot_stand_in_a_cell_is_refused(text: object) -> None:
    """Nothing, too much, a separator, a control character or a number is no id."""
    with pytest.raises(ValidationError):
        ids.validate_python(text)


@pytest.mark.parametrize("number", ["9434765919", "943 476 5919", " 943-476-5919 "])
def test_nhs_number_is_refused_as_id(number: str) -> None:
    """An id that is a valid NHS number is refused, and the message does not repeat it."""
    with pytest.raises(ValidationError) as refused:
        ids.validate_python(number)
    assert "is a valid NHS number; use a local pseudonym" in refused.value.errors()[0]["msg"]
    assert "943" not in refused.value.errors()[0]["msg"]
