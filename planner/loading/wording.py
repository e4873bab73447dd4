"""Values, keys and suggestions as findings tell them."""

from collections.abc import Iterable
from difflib import get_close_matches

from planner.words import escaped

LONGEST_VALUE = 60
"""Characters of an offending value that are shown."""
LONGEST_WORD_COMPARED = 80
"""Characters of a word that are compared with the known ones."""
MOST_WORDS_LISTED = 20

KeyPath = tuple[str | int, ...]
"""The way to a value in YAML: `("policy", "tiers", 0, "when")`."""


def shown(value: object) -> str:
    """A value as it may be printed: control characters escaped, shortened."""
    text = escaped(str(value)[: LONGEST_VALUE + 1])
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 3] + "..."


def key_text(path: KeyPath) -> str:
    """A key path as people write it: `policy.tiers[0].when`."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that is closest, as a hint; none if none is close."""
    names = {name.casefold(): name for name in known}
    close = get_close_matches(word[:LONGEST_WORD_COMPARED].casefold(), names, n=1)
    return f"did you mean {names[close[0]]}" if close else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """The closest known word, or all of them, as a hint."""
    names = list(known)
    listed = ", ".join(names[:MOST_WORDS_LISTED]) + (", ..." if len(names) > MOST_WORDS_LISTED else "")
    return did_you_mean(word, names) or f"use one of {listed}"
