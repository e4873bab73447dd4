"""Warnings and notes of needs: words that are likely not meant, or that nobody has."""

from collections.abc import Iterator

from models import RISK_FACTORS, Finding, Severity, Team, Woman
from planner.loading.language_codes import TWO_LETTERS, is_no_code
from planner.loading.need_cells import INTERPRETER, NEEDS
from planner.loading.table import Table
from planner.loading.wording import did_you_mean, shown
from planner.words import counted_women

_MOST_WORDS = 20
_NOT_A_LANGUAGE = frozenset(
    {"no", "none", "n/a", "na", "nil", "-", "--", "english", "en", "eng", "not needed", "not required"}
    | {"false", "0"}
)
_SAYS_ONLY_THAT = frozenset({"yes", "y", "true", "1", "needed", "required"})


def need_remarks(women: Table, teams: Table) -> Iterator[Finding]:
    """What is odd in the needs of women, and in those by which teams take them."""
    yield from _unknown_risk_factors(women)
    yield from _odd_languages(women)
    if women.is_whole and women.rows and not women.broken_ids:
        yield from _needs_of_nobody(teams, women)


def _unknown_risk_factors(women: Table) -> Iterator[Finding]:
    found: dict[str, list[int]] = {}
    for index, row in enumerate(women.rows):
        for word in row.risk_factors if isinstance(row, Woman) else ():
            if word not in RISK_FACTORS:
                found.setdefault(word, []).append(index)
    for word in list(found)[:_MOST_WORDS]:
        message = f"unknown risk factor, kept as written, {counted_women(len(found[word]))}"
        hint = did_you_mean(word, RISK_FACTORS)
        yield _of_all(women, "risk_factors", message, word, hint, Severity.NOTE)
    if len(found) > _MOST_WORDS:
        message = f"{len(found) - _MOST_WORDS:,} more unknown risk factors, kept as written"
        yield Finding(message=message, severity=Severity.NOTE, file=women.file)


def _odd_languages(women: Table) -> Iterator[Finding]:
    found: dict[str, list[int]] = {}
    for index, row in enumerate(women.rows):
        if isinstance(row, Woman) and row.interpreter_language is not None:
            found.setdefault(row.interpreter_language, []).append(index)
    for word, rows in found.items():
        if odd := _odd_language(word):
            message, hint = f"{odd[0]}, {counted_women(len(rows))}", odd[1]
            yield _of_all(women, "interpreter_language", message, word, hint, Severity.WARNING)


def _odd_language(word: str) -> tuple[str, str] | None:
    """What is odd about a language that she is said to need an interpreter for, and a hint."""
    if word.casefold() in _NOT_A_LANGUAGE:
        return "read as a language she needs an interpreter for", "leave the cell empty if she needs none"
    if word.casefold() in _SAYS_ONLY_THAT:
        return "read as a language she needs an interpreter for", "name the language, as in ur or Urdu"
    if is_no_code(word):
        return "code of no language", "use a code of ISO 639, as in ur, or the language in words"
    return None


def _of_all(
    women: Table, column: str, message: str, word: str, hint: str | None, severity: Severity
) -> Finding:
    """A word with the number of women who have it; no line and no id, for those would say it of one."""
    return Finding(
        message=message, severity=severity, file=women.file, key=column, value=shown(word), hint=hint
    )


def _needs_of_nobody(teams: Table, women: Table) -> Iterator[Finding]:
    """Of each team what it accepts: all of it if no woman has any of it, else words that look misspelt."""
    had = {need for row in women.rows if isinstance(row, Woman) for need in row.needs}
    for line, team in zip(teams.lines, teams.rows, strict=True):
        accepted = team.accepts if isinstance(team, Team) else ()
        nobody_has = [word for word in accepted if word not in had]
        for word in nobody_has:
            if len(nobody_has) == len(accepted) or not _is_known_need(word):
                yield Finding(
                    message="no woman has this need",
                    severity=Severity.WARNING,
                    file=teams.file,
                    line=line,
                    column=teams.cell["accepts"] + 1,
                    key="accepts",
                    row_id=getattr(team, "team_id", None),
                    value=shown(word),
                    hint=_likely_need(word, had),
                )


def _likely_need(word: str, had: set[str]) -> str | None:
    if _is_known_need(word) or word.startswith(INTERPRETER):
        return None
    return did_you_mean(word, had | RISK_FACTORS.keys() | NEEDS)


def _is_known_need(word: str) -> bool:
    return word in RISK_FACTORS or word in NEEDS or word.removeprefix(INTERPRETER) in TWO_LETTERS
