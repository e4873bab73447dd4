"""What the solver tells while it works, and when it is asked to stop."""

from collections.abc import Callable
from typing import NamedTuple


class Progress(NamedTuple):
    """Where the solver is."""

    stage: str
    """What it does, in words."""
    tier: int | None = None
    """Tier at hand, from 1."""
    placed: int | None = None
    """Women placed so far in that tier."""
    bound: int | None = None
    """No plan can place more there."""


Listener = Callable[[Progress], None]


class OutOfTime(Exception):
    """The time that the user allowed is used up; what was found so far stands."""


class Watch:
    """Tells progress and keeps the time limit: `seconds_left` is asked, never the clock of the core."""

    def __init__(
        self, listener: Listener | None = None, seconds_left: Callable[[], float] | None = None
    ) -> None:
        self._listener = listener
        self._seconds_left = seconds_left

    def tell(self, progress: Progress) -> None:
        """Pass on where the solver is; ends the solving when the time is used up."""
        if self._listener is not None:
            self._listener(progress)
        self.check()

    def check(self) -> None:
        """End the solving when the time is used up."""
        if self.seconds_left() <= 0:
            raise OutOfTime

    def seconds_left(self) -> float:
        """Seconds that the user still allows; endless where no limit is set."""
        return float("inf") if self._seconds_left is None else self._seconds_left()
