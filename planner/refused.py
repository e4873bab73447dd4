"""What cannot be made, or is not there, said by the call's own fault."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST_TOLD = 20
"""More names than this are not listed."""


class Refused(Exception):
    """What was asked for cannot be made. `hint` says what would help."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class UnknownName(LookupError):
    """Nothing that was planned or staffed bears this name."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = [str(one) for one in known]
        close = get_close_matches(name, names, n=1)
        few = f"there are {', '.join(names)}" if len(names) <= MOST_TOLD else None
        self.hint = f"did you mean {close[0]}" if close else few
        """What the user may have meant, or all names if they are few."""
        super().__init__(f"no such {kind}: {name}")


EXPECTED_FAULTS = (UnknownName, Refused)
"""Faults of the call, not of the program, besides `InvalidInput` and `OSError`."""
