"""Numbers with what they count, and things in a row."""

import pytest

from planner.words import counted, counted_women, listed, noun_for


def test_one_is_told_as_one_and_thousands_with_a_comma() -> None:
    assert [counted(number, "team") for number in (0, 1, 1379)] == ["0 teams", "1 team", "1,379 teams"]
    assert counted(2, "midwife", "midwives") == "2 midwives"
    assert [counted_women(number) for number in (1, 2)] == ["1 woman", "2 women"]


def test_a_noun_follows_a_number_with_fractions() -> None:
    assert [noun_for(number, "birth") for number in (1, 1.5)] == ["birth", "births"]


@pytest.mark.parametrize(
    ("words", "said"),
    [(["Ash"], "Ash"), (["Ash", "Birch"], "Ash or Birch"), (["Ash", "Birch", "Elm"], "Ash, Birch or Elm")],
)
def test_things_in_a_row_are_joined_as_people_say_them(words: list[str], said: str) -> None:
    assert listed(words, "or") == said
