"""Warnings and notes: sound input that is likely not meant."""

from collections.abc import Callable
from pathlib import Path

Told = Callable[..., list[str]]
Spoil = Callable[[str, str, str], None]


def test_a_risk_factor_that_nobody_has_is_warned_of(spoil: Spoil, told: Told) -> None:
    """A misspelt risk factor in the policy is told, with the word that was meant."""
    spoil("base.yaml", "diabetes_type_1, multiple_pregnancy", "diabetes_typ_1, smoker")
    assert told() == [
        "base.yaml:21:28: warning: no woman has this risk factor: 'diabetes_typ_1' "
        "[policy.tiers[0].when.any[1].contains_any[0]]\n  hint: did you mean diabetes_type_1"
    ]


def test_a_known_risk_factor_beside_one_that_matches_is_no_news(told: Told) -> None:
    """A policy may name conditions that no woman has this month."""
    assert told() == []


def test_a_test_that_matches_nobody_is_warned_of(spoil: Spoil, told: Told) -> None:
    """If no word of a test matches, each is told."""
    spoil("base.yaml", "[diabetes_type_1, multiple_pregnancy]", "[multiple_pregnancy]")
    assert [text.split(" [")[0] for text in told()] == [
        "base.yaml:21:28: warning: no woman has this risk factor: 'multiple_pregnancy'"
    ]


def test_an_area_where_nobody_lives_is_warned_of(spoil: Spoil, told: Told) -> None:
    """A test of areas that no woman lives in matches nobody."""
    spoil("base.yaml", "when: everyone", "when: {not: {field: area_id, is: A9}}")
    assert [text.split(" [")[0] for text in told()] == [
        "base.yaml:24:36: warning: no woman has this area: 'A9'"
    ]


def test_nobody_is_missed_while_rows_are_broken(spoil: Spoil, told: Told) -> None:
    """A broken row may hold the very word: no warning then."""
    spoil("base.yaml", "[diabetes_type_1, multiple_pregnancy]", "[multiple_pregnancy]")
    spoil("women.csv", "2027-03-14", "soon")
    assert not [text for text in told() if "warning" in text]


def test_an_unknown_risk_factor_is_noted_once_with_its_count(folder: Path, told: Told) -> None:
    """A trust's own word is kept; a note counts the women who have it."""
    (folder / "women.csv").write_text(
        "woman_id,edd,booked_on,area_id,ethnicity,risk_factors\n"
        "W1,2027-03-14,2026-08-20,A1,N,diabetes_type_1;smokr\nW2,2027-03-14,2026-08-20,A1,N,smokr\n",
        encoding="utf-8",
    )
    assert told() == [
        "women.csv:2:6: note: unknown risk factor, kept as written, 2 women: 'smokr' [risk_factors]\n"
        "  hint: did you mean smoker"
    ]


def test_no_as_a_language_is_warned_of(folder: Path, told: Told) -> None:
    """`None` in the language column would make every woman need an interpreter."""
    (folder / "women.csv").write_text(
        "woman_id,edd,booked_on,area_id,ethnicity,risk_factors,interpreter_language\n"
        "W1,2027-03-14,2026-08-20,A1,N,diabetes_type_1,None\nW2,2027-03-14,2026-08-20,A1,N,,Polish\n",
        encoding="utf-8",
    )
    assert told() == [
        "women.csv:2:7: warning: read as a language she needs an interpreter for, 1 woman: 'None' "
        "[interpreter_language]\n  hint: leave the cell empty if she needs none"
    ]


def test_teams_without_midwives_are_warned_of(spoil: Spoil, told: Told) -> None:
    """A team that nobody works in or would join can take no one."""
    spoil("midwives.csv", "M3,Core,0.6,6,,T2", "M3,Core,0.6,6,,")
    assert told() == [
        "teams.csv:3: warning: no midwife would join this team [team_id, T2]\n"
        "  hint: name it as joins_team_id of core midwives"
    ]


def test_a_horizon_in_which_nobody_is_due_is_warned_of(told: Told) -> None:
    """A wrong `as_of` shows before a plan does."""
    assert told("as_of=2028-01-04") == [
        "women.csv: warning: no woman is due from 2028-01-04 to 2028-06-30\n"
        "  hint: check as_of and horizon_months"
    ]
