"""Cells of needs: risk factors, and languages of women, midwives and teams, written alike in every table."""

import re

from models import RISK_FACTORS
from planner.loading.cells import BadCell, plain, words

NEEDS = frozenset({"complex_social_factors", "needs_interpreter"})
"""Needs besides risk factors and languages."""
INTERPRETER = "interpreter_"
LONGEST_LANGUAGE = 60
"""Characters of a language's name."""
_CODE = re.compile(r"[A-Za-z]{2,3}")
_BETWEEN_CODES = re.compile(r"\s*[,/+&]\s*")


def risk_factors(cell: str) -> tuple[str, ...]:
    """Known risk factors however they are written; a trust's own words as they stand."""
    return tuple(map(_known_need, words(cell)))


def needs(cell: str) -> tuple[str, ...]:
    """Needs by which a team takes women: risk factors, and languages as `interpreter_ur`."""
    return tuple(map(_need, words(cell)))


def _need(word: str) -> str:
    spoken = word[len(INTERPRETER) :] if word.casefold().startswith(INTERPRETER) else ""
    return f"{INTERPRETER}{_one_language(spoken)}" if spoken else _known_need(word)


def _known_need(word: str) -> str:
    known = plain(word)
    return known if known in RISK_FACTORS or known in NEEDS else word


def languages(cell: str) -> tuple[str, ...]:
    """Languages; a code, of two or three letters, in small letters."""
    return tuple(map(_one_language, words(cell)))


def language(cell: str) -> str:
    """One language, as a code or in words."""
    listed = words(cell) if ";" in cell else tuple(_BETWEEN_CODES.split(cell))
    if len(listed) > 1 and (";" in cell or all(map(_CODE.fullmatch, listed))):
        raise BadCell("names several languages", "name one, for which she needs an interpreter")
    if len(cell) > LONGEST_LANGUAGE:
        raise BadCell(f"longer than {LONGEST_LANGUAGE} characters", "name one language, as in ur or Urdu")
    return _one_language(cell)


def _one_language(word: str) -> str:
    return word.lower() if _CODE.fullmatch(word) else word
