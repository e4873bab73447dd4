"""A name that the run does not hold."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST_TOLD = 20
"""More names than this are not listed."""


class UnknownName(LookupError):
    """No woman, tier or team of the run bears this name."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = [str(one) for one in known]
        close = get_close_matches(name, names, n=1)
        few = f"there are {', '.join(names)}" if len(names) <= MOST_TOLD else None
        self.hint = f"did you mean {close[0]}" if close else few
        """What the user may have meant, or all names if they are few."""
        super().__init__(f"no such {kind}: {name}")
