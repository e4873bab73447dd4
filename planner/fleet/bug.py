"""A fault of the program in words, for an exception need not survive the way from one process to another."""

import traceback
from pathlib import Path
from typing import Self


class Bug(Exception):
    """The program itself failed. What the exception said stands only in `details`: it may quote a person."""

    def __init__(self, kind: str, place: str | None, details: str) -> None:
        super().__init__(kind, place, details)
        self.kind = kind
        """Name of the exception."""
        self.place = place
        """`solve.py, line 20`."""
        self.details = details
        """The whole traceback."""

    @classmethod
    def of(cls, fault: Exception) -> Self:
        """Describe an exception that was caught."""
        innermost = next(reversed(traceback.extract_tb(fault.__traceback__)), None)
        place = f"{Path(innermost.filename).name}, line {innermost.lineno}" if innermost else None
        return cls(type(fault).__name__, place, "".join(traceback.format_exception(fault)))
