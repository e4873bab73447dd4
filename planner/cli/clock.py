"""The only clock of the program: handed down to whatever needs the time."""

from datetime import UTC, datetime
from time import monotonic

from planner.pipeline import Clock


def now() -> datetime:
    """Date and time, UTC; a function by name, so that another process can be told of it."""
    return datetime.now(UTC)


CLOCK = Clock(now=now, seconds=monotonic)
