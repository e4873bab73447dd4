"""How many fillers a team could take, and what that would be if some women came or went.

Fillers are alike but for the month. Every limit on them counts a run of months of one length, so the earliest
month that has room is as good as any later one: taking from the first month on as many as fit is best.
"""

from typing import NamedTuple

import numpy as np

from planner.prepare.problem import Floats, Ints

PARTS = 4
"""Into how many steps a filler's place is cut at most when it is told how near the next one is."""
NEVER = -1e6
"""Worth of what would break a limit."""


class Change(NamedTuple):
    """What comes into a team in a month: a heavier woman for a lighter one, or one woman more."""

    load: int
    """Hundredths of a woman."""
    women: int

    @property
    def opposite(self) -> "Change":
        """What it is to the team on the other side."""
        return Change(-self.load, -self.women)


class Rooms(NamedTuple):
    """What is left in every team when no filler is there."""

    pace: Ints
    """[T, run] weighted births, hundredths."""
    women: Ints
    """[T, run] births of named women."""
    month: Ints
    """[T, month] births of named women."""
    able: Ints
    """[T, month] fillers who could come."""


def fillers_that_fit(runs: Ints, months: Ints) -> Floats:
    """[case] most fillers under `runs` [case, run] and `months` [case, month]; NEVER where one is below 0."""
    left = runs.copy()
    length = months.shape[1] - runs.shape[1] + 1
    total = np.zeros(len(runs))
    for month in range(months.shape[1]):
        covering = slice(max(0, month - length + 1), min(runs.shape[1], month + 1))
        taken = np.maximum(np.minimum(months[:, month], left[:, covering].min(axis=1)), 0)
        left[:, covering] -= taken[:, None]
        total += taken
    return np.where((runs.min(axis=1) < 0) | (months.min(axis=1) < 0), NEVER, total)


class Gauge:
    """Measures what changes are worth to a team: fillers, and how near it is to one more.

    A place of which a part is left over is worth the part's square, so that it pays to bring parts together.
    """

    def __init__(self, weight: int, unit: int, covers: Ints, changes: tuple[Change, ...]) -> None:
        """`weight` of a filler and `unit` of all weights in hundredths; `covers` [month, run] flags."""
        self.weight, self.changes = weight, changes
        step = max(unit, weight // PARTS)
        parts = -(-weight // step)
        self.more = step * np.arange(parts)
        self.worth = (2 * np.arange(parts, 0, -1) - 1) / parts**2
        self.months, self.runs = covers.shape
        self.month = np.array([0, *np.repeat(np.arange(self.months), len(changes))])
        many = [Change(0, 0), *(change for _ in range(self.months) for change in changes)]
        self.women = np.array([change.women for change in many])
        self.load = covers[self.month] * np.array([change.load for change in many])[:, None]
        self.births = covers[self.month] * self.women[:, None]

    def measure(self, rooms: Rooms) -> tuple[Floats, Floats]:
        """[T] fillers that fit; [T, month, change] what each change adds to the team's worth."""
        teams, cases = len(rooms.pace), len(self.month)
        pace = rooms.pace[:, None] - self.load
        runs = np.minimum(
            (pace + self.more[:, None, None, None]) // self.weight, rooms.women[:, None] - self.births
        )
        runs[:, pace < 0] = -1
        single = np.repeat(rooms.month[:, None], cases, axis=1)
        single[:, np.arange(cases), self.month] -= self.women
        single = np.where(single < 0, single, np.minimum(single, rooms.able[:, None]))
        fits = fillers_that_fit(
            runs.reshape(-1, self.runs), np.tile(single.reshape(-1, self.months), (len(self.more), 1))
        ).reshape(len(self.more), teams, cases)
        worth = np.tensordot(self.worth, fits, axes=1)
        gain = (worth[:, 1:] - worth[:, :1]).reshape(teams, self.months, len(self.changes))
        return fits[0, :, 0], gain
