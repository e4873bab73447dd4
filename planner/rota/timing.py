"""The time of all teams shared out among them."""

from math import inf
from threading import Lock
from time import monotonic

from planner.rota.engine import Stop, Watch
from planner.rota.request import Search, Stops


class Timetable:
    """Gives each team, when it is begun, its part of the time that is left."""

    def __init__(self, search: Search, teams: int) -> None:
        self.stop: Stops = search.stop or Stop()
        self._ends = None if search.time_limit is None else monotonic() + search.time_limit
        self._abreast = max(1, search.workers)
        self._waiting = teams
        self._lock = Lock()

    def watch(self) -> Watch:
        """The watch of the next team: so many at a time share what is left with those that wait."""
        with self._lock:
            waiting, self._waiting = self._waiting, self._waiting - 1
        ends = inf
        if self._ends is not None:
            now = monotonic()
            ends = now + (self._ends - now) * min(self._abreast, waiting) / waiting
        return Watch(lambda: 0.0 if self.stop.is_asked else ends - monotonic())
