"""The only clock of the program: handed down to whatever needs the time."""

from datetime import UTC, datetime
from time import monotonic

from planner.pipeline import Clock

CLOCK = Clock(now=lambda: datetime.now(UTC), seconds=monotonic)
