"""How full a limit is in one stretch of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from planner.prepare import Capacity, Windows
from planner.prepare.problem import Flags, Ints


class LimitKind(StrEnum):
    """Which limit of a team or midwife."""

    PACE = "births"
    """Births due in a run of months."""
    OPEN = "women in care"
    """Women in care on the first day of a month."""
    MONTH = "births in the month"
    """Births due in one month."""


@dataclass(frozen=True)
class Fullness:
    """What is taken of one limit in one stretch of time."""

    kind: LimitKind
    """Which limit."""
    when: str
    """Run of months, month or day."""
    taken: float
    """Women placed, by weight for a team."""
    limit: float
    """The most that the staff time carries, in the same unit."""


def tightest(full: Sequence[Fullness]) -> Fullness:
    """The limit with least left."""
    return min(full, key=lambda line: line.limit - line.taken)


@dataclass(frozen=True)
class Load:
    """What a plan takes of one limit, for every team or midwife in every stretch of time."""

    kind: LimitKind
    """Which limit."""
    windows: Windows
    """The stretches of time, and whom each counts."""
    capacity: Capacity
    """The limit, and what care begun takes of it."""
    taken: Ints
    """[team or midwife, window] what the plan takes, care begun included."""
    unit: int
    """How many make one woman: 100 where weights are counted in hundredths, else 1."""

    def no_room(self, owner: int, woman: int, more: int) -> Flags:
        """[window] which count the woman and cannot take `more`; care begun may lie above the limit."""
        most = np.maximum(self.capacity.limit[owner], self.capacity.taken[owner])
        full: Flags = self.windows.women[woman] & (self.taken[owner] + more > most)
        return full

    def lines(self, owner: int, which: Flags | None = None) -> tuple[Fullness, ...]:
        """One line for each stretch of time, or for those of `which`."""
        every = range(len(self.windows.labels))
        return tuple(self._line(owner, window) for window in every if which is None or which[window])

    def _line(self, owner: int, window: int) -> Fullness:
        taken, limit = self.taken[owner, window], self.capacity.limit[owner, window]
        return Fullness(
            self.kind, self.windows.labels[window], int(taken) / self.unit, int(limit) / self.unit
        )
