"""Codes of languages, so that one which stands for none is told."""

import re

_TWO = re.compile(r"[A-Za-z]{2}")
_SECOND_LETTERS = {
    "a": "abefkmnrsvyz",
    "b": "aeghimnors",
    "c": "aehorsuvy",
    "d": "aevz",
    "e": "elnostu",
    "f": "afijory",
    "g": "adlnuv",
    "h": "aeiortuyz",
    "i": "adegikostu",
    "j": "av",
    "k": "agijklmnorsuvwy",
    "l": "abginotuv",
    "m": "ghiklnrsty",
    "n": "abdeglnorvy",
    "o": "cjmrs",
    "p": "ailst",
    "q": "u",
    "r": "mnouw",
    "s": "acdeghiklmnoqrstuvw",
    "t": "aeghiklnorstwy",
    "u": "gkrz",
    "v": "eio",
    "w": "ao",
    "x": "h",
    "y": "io",
    "z": "ahu",
}
TWO_LETTERS = frozenset(first + second for first, every in _SECOND_LETTERS.items() for second in every)
"""Codes of ISO 639-1 (from memory)."""


def is_no_code(word: str) -> bool:
    """Whether a word looks like a code of two letters and is none."""
    return _TWO.fullmatch(word) is not None and word.lower() not in TWO_LETTERS
