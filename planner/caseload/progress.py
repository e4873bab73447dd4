"""What the solver tells while it works, and when it is asked to stop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from ortools.util.python.pybind_solve_interrupter import PySolveInterrupter


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
    """The time that the user allowed is used up, or she asked to stop; what was found so far stands."""


class Stop:
    """A wish to stop, which may come from another thread at any moment."""

    def __init__(self) -> None:
        self.interrupter = PySolveInterrupter()

    def ask(self) -> None:
        """End what is being solved as soon as it can be."""
        self.interrupter.interrupt()

    @property
    def is_asked(self) -> bool:
        """Whether the wish was told."""
        return bool(self.interrupter.interrupted)


class Watch:
    """Tells progress and keeps the time limit: `seconds_left` is asked, never the clock of the core."""

    def __init__(
        self,
        listener: Listener | None = None,
        seconds_left: Callable[[], float] | None = None,
        stop: Stop | None = None,
    ) -> None:
        self._listener = listener
        self._seconds_left = seconds_left
        self._stop = stop or Stop()

    @property
    def interrupter(self) -> PySolveInterrupter:
        """What a solver asks whether it should stop."""
        return self._stop.interrupter

    @contextmanager
    def ending(self, end: Callable[[], None]) -> Iterator[None]:
        """While the block runs, `end` is called when someone asks to stop."""
        number = self.interrupter.add_interruption_callback(end)
        try:
            yield
        finally:
            self.interrupter.remove_interruption_callback(number)

    def tell(self, progress: Progress) -> None:
        """Pass on where the solver is; ends the solving when the time is used up."""
        if self._listener is not None:
            self._listener(progress)
        self.check()

    def check(self) -> None:
        """End the solving when the time is used up or someone asked for it."""
        if self.seconds_left() <= 0:
            raise OutOfTime

    def seconds_left(self) -> float:
        """Seconds that the user still allows; endless where no limit is set, none once she asked to stop."""
        if self._stop.is_asked:
            return 0.0
        return float("inf") if self._seconds_left is None else self._seconds_left()
