"""When solving ends early: the caller's clock, and a wish to stop."""

import threading
from collections.abc import Callable


class Stop:
    """A wish to stop, which may come from another thread at any moment."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def ask(self) -> None:
        """End as soon as it can be; what was found stands."""
        self._asked.set()

    @property
    def is_asked(self) -> bool:
        """Whether the wish was told."""
        return self._asked.is_set()


class Watch:
    """The caller's clock and her wish to stop; without them nothing ends early."""

    def __init__(self, seconds_left: Callable[[], float] | None = None, stop: Stop | None = None) -> None:
        self._seconds_left = seconds_left
        self._stop = stop or Stop()

    @property
    def seconds_left(self) -> float:
        """Seconds still allowed; endless without a clock, none once asked to stop."""
        if self._stop.is_asked:
            return 0.0
        return float("inf") if self._seconds_left is None else self._seconds_left()

    @property
    def is_over(self) -> bool:
        """Whether to end now."""
        return self.seconds_left <= 0
