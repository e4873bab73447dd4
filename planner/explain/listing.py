"""Things in a row as people say them."""

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """`Ash`, `Ash and Birch`, `Ash, Birch and Cedar`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
