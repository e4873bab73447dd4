"""A name that the run does not hold."""

from collections.abc import Iterable
from difflib import get_close_matches


class UnknownName(LookupError):
    """No woman, tier or team of the run bears this name."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        close = get_close_matches(name, [str(one) for one in known], n=1)
        self.hint = f"did you mean {close[0]}" if close else None
        """What the user may have meant; none if nothing is close."""
        super().__init__(f"no such {kind}: {name}")
