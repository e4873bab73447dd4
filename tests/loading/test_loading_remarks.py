"""Warnings and notes: sound input that is likely not meant."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.loading import Loaded

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
        "women.csv: note: unknown risk factor, kept as written, 2 women: 'smokr' [risk_factors]\n"
        "  hint: did you mean smoker"
    ]


def of_language(language: str) -> str:
    """A table of two women, the second of whom needs an interpreter."""
    return (
        "woman_id,edd,booked_on,area_id,ethnicity,risk_factors,interpreter_language\n"
        f"W1,2027-03-14,2026-08-20,A1,N,diabetes_type_1,\nW2,2027-03-14,2026-08-20,A1,N,,{language}\n"
    )


@pytest.mark.parametrize("word", ["None", "English", "en", "EN", "eng", "-", "N/A"])
def test_no_as_a_language_is_warned_of(folder: Path, told: Told, word: str) -> None:
    """Each would make every woman need an interpreter; the total names it, and no line or id with it."""
    (folder / "women.csv").write_text(of_language(word), encoding="utf-8")
    read = word.lower() if word.isalpha() and len(word) < 4 else word
    assert told() == [
        f"women.csv: warning: read as a language she needs an interpreter for, 1 woman: '{read}' "
        "[interpreter_language]\n  hint: leave the cell empty if she needs none"
    ]


def test_a_language_that_is_not_named_is_warned_of(folder: Path, told: Told) -> None:
    (folder / "women.csv").write_text(of_language("Yes"), encoding="utf-8")
    assert told() == [
        "women.csv: warning: read as a language she needs an interpreter for, 1 woman: 'yes' "
        "[interpreter_language]\n  hint: name the language, as in ur or Urdu"
    ]


def test_a_code_of_no_language_is_warned_of(folder: Path, told: Told) -> None:
    (folder / "women.csv").write_text(of_language("xx"), encoding="utf-8")
    assert told() == [
        "women.csv: warning: code of no language, 1 woman: 'xx' [interpreter_language]\n"
        "  hint: use a code of ISO 639, as in ur, or the language in words"
    ]


@pytest.mark.parametrize("word", ["ur", "Urdu", "bfi", "Kurdish (Sorani)", "Chinese, Mandarin"])
def test_a_language_by_code_or_name_is_no_news(folder: Path, told: Told, word: str) -> None:
    (folder / "women.csv").write_text(of_language(f'"{word}"'), encoding="utf-8")
    assert told() == []


def test_capitals_cost_nobody_her_tier(folder: Path, load: Callable[..., Loaded]) -> None:
    """Known risk factors, and codes of languages, are one word however they are written."""
    text = of_language("UR").replace("diabetes_type_1", "Diabetes-Type 1;SMOKER;Our Own")
    (folder / "women.csv").write_text(text.replace(",N,", ",n,"), encoding="utf-8")
    first, second = load().scenario.service.women
    assert first.risk_factors == ("Our Own", "diabetes_type_1", "smoker")
    assert second.needs == ("needs_interpreter", "interpreter_ur")
    assert first.ethnicity == "N"


def test_capitals_keep_no_midwife_or_team_from_a_language(
    folder: Path, spoil: Spoil, load: Callable[..., Loaded]
) -> None:
    """What a midwife speaks, and whom a team takes, are written like what a woman needs."""
    (folder / "women.csv").write_text(of_language("ur"), encoding="utf-8")
    spoil("teams.csv", "diabetes_type_1", "Interpreter_UR;Epilepsy")
    spoil("midwives.csv", "joins_team_id\nM1,T1,0.8,6,,", "joins_team_id,languages\nM1,T1,0.8,6,,,UR;Polish")
    for old in ("M2,T1,1.0,7,01/02/2020,", "M3,Core,0.6,6,,T2"):
        spoil("midwives.csv", old, f"{old},")
    service = load().scenario.service
    assert service.midwives[0].languages == ("Polish", "ur")
    assert service.teams[-1].accepts == ("epilepsy", "interpreter_ur")


@pytest.mark.parametrize(
    ("accepts", "word", "hint"),
    [
        ("foo", "foo", ""),
        ("interpreter_zz", "interpreter_zz", ""),
        ("smokr", "smokr", "\n  hint: did you mean smoker"),
        ("epilepsy", "epilepsy", ""),
        ("diabetes_type_1;foo", "foo", ""),
    ],
)
def test_a_need_of_nobody_by_which_a_team_takes_women_is_warned_of(
    spoil: Spoil, told: Told, accepts: str, word: str, hint: str
) -> None:
    """Such a team takes nobody; beside a need that some have, only a word that is no known one is told."""
    spoil("teams.csv", "diabetes_type_1", accepts)
    assert told() == [f"teams.csv:3:7: warning: no woman has this need: '{word}' [accepts, T2]{hint}"]


def test_a_known_need_of_nobody_beside_one_that_some_have_is_no_news(spoil: Spoil, told: Told) -> None:
    spoil("teams.csv", "diabetes_type_1", "diabetes_type_1;epilepsy;interpreter_ur")
    assert told() == []


def test_exchanged_degrees_are_warned_of_once(folder: Path, told: Told) -> None:
    """One line for many rows; no team is then far from what lies elsewhere."""
    (folder / "areas.csv").write_text(
        "area_id,latitude,longitude,imd_decile,catchment_team_id\nA1,-1.50,53.40,1,T1\nA2,-1.52,53.42,5,\n"
    )
    assert told() == [
        "areas.csv:2:2: warning: lies outside Great Britain and Ireland, like 1 row more: '-1.5, 53.4' "
        "[latitude, A1]\n  hint: latitude and longitude are exchanged"
    ]


def test_a_team_that_lies_elsewhere_is_warned_of(spoil: Spoil, told: Told) -> None:
    """Degrees that were left at nought lie in the Gulf of Guinea."""
    spoil("teams.csv", "53.41,-1.51", "0,0")
    assert told() == [
        "teams.csv:3:5: warning: lies outside Great Britain and Ireland: '0, 0' [latitude, T2]\n"
        "  hint: degrees north from 49 to 61, degrees east from -11 to 2.5"
    ]


def test_a_neighbourhood_far_from_every_team_is_warned_of(spoil: Spoil, told: Told) -> None:
    """Penzance is none of Sheffield's."""
    spoil("areas.csv", "53.42,-1.52", "50.12,-5.54")
    assert told() == [
        "areas.csv:3:2: warning: lies more than 300 km from every team: '50.12, -5.54' [latitude, A2]\n"
        "  hint: check latitude and longitude, those of the teams too"
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
