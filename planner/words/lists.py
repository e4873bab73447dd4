"""Things in a row as people say them."""

from collections.abc import Iterable


def listed(words: Iterable[object], joint: str = "and") -> str:
    """`Ash`, `Ash and Birch`, `Ash, Birch and Cedar`; there is at least one."""
    *most, last = map(str, words)
    return f"{', '.join(most)} {joint} {last}" if most else last
