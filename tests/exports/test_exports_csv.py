"""The one CSV writer: harmless in a spreadsheet, and readable again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exports import csv_text, plain_cell, read_csv, safe_cell
from planner.exports.csv_text import list_cell, list_items

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]  # noqa: RUF001  # full-width on purpose


@pytest.mark.parametrize("start", STARTS, ids=[f"{ord(start):04x}" for start in STARTS])
def test_a_text_that_begins_a_formula_is_made_harmless(start: str) -> None:
    """A leading apostrophe makes it text."""
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "w1", "a=1", "'tis", "8-10", " =1"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    """Only the first character counts."""
    assert safe_cell(text) == text


@given(TEXTS)
def test_every_text_reads_back_equal(text: str) -> None:
    """Even one that begins with apostrophes before a formula."""
    assert plain_cell(safe_cell(text)) == text
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_a_table_reads_back_equal(rows: list[tuple[str, str]]) -> None:
    """Commas, quotes and line ends within cells too."""
    assert read_csv(csv_text(("one", "two"), rows)) == [{"one": one, "two": two} for one, two in rows]


@given(st.floats(allow_nan=False))
def test_a_number_reads_back_equal(number: float) -> None:
    """Floats are written as short as they can be, and no shorter."""
    assert float(read_csv(csv_text(("n",), [(number,)]))[0]["n"]) == number


@given(st.lists(TEXTS.filter(lambda text: ";" not in text and text), max_size=4))
def test_several_texts_in_one_cell_read_back_equal(texts: list[str]) -> None:
    """Each is harmless by itself, so that splitting at semicolons sets no formula free."""
    cell = plain_cell(safe_cell(list_cell(texts)))
    assert list_items(cell) == tuple(texts)
    assert not any(item.startswith(("=", "+", "-", "@")) for item in list_cell(texts).split(";"))


def test_numbers_dates_and_flags_have_one_form() -> None:
    """Our numbers stay numbers, minus sign and all; a whole one has no decimals; nothing is an empty cell."""
    text = csv_text(("a", "b", "c", "d", "e"), [(-1.5, 2.0, date(2027, 1, 4), True, None)])
    assert text == "a,b,c,d,e\n-1.5,2,2027-01-04,true,\n"


def test_a_torn_row_is_refused() -> None:
    """A row with fewer cells than the header is no row."""
    with pytest.raises(ValueError, match="line 3 has 1 cells, the header 2"):
        read_csv("a,b\n1,2\n3\n")
