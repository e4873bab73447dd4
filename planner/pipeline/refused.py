"""What cannot be made, said by the call's own fault."""

from planner.explain import UnknownName


class Refused(Exception):
    """What was asked for cannot be made. `hint` says what would help."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


EXPECTED_FAULTS = (UnknownName, Refused)
"""Faults of the call, not of the program, besides `InvalidInput` and `OSError`."""
