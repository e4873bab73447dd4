"""The cheapest rows of workers alike, by dynamic programming over days, states and counters.

All counters of all workers lie along one axis, each with a margin in which nothing may stand, so that a step
is one shift of the whole axis. A counter's window moves with the days: what can no longer become lawful is
not held.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.rota.engine.counters import Counter
from planner.rota.engine.roster import Duties
from planner.rota.engine.states import NOWHERE, States
from planner.rota.engine.windows import windows

Prices = NDArray[np.float64]
"""Shape (workers, days, kinds + 1): what a kind costs a worker on a day, endless where it may not be; `OFF`
is last."""

Values = NDArray[np.float64]
"""Shape (states, workers × counts): the least cost of the rows that lead there."""


class Member(NamedTuple):
    """A worker of a lattice."""

    number: int
    counters: tuple[Counter, ...]


class Arcs(NamedTuple):
    """Steps by one kind from days worked, or from others, to states that each have so many before them."""

    kind: int
    was_on: int
    source: NDArray[np.int64]
    """Shape (targets, sources of each)."""
    target: NDArray[np.int64]


class Lattice:
    """Workers with the same states, and the same counters with limits of their own."""

    def __init__(self, days: int, states: States, members: Sequence[Member]) -> None:
        self.days = days
        self.members = tuple(members)
        self.states = states
        self.arcs = tuple(arcs_of(states))
        self.sources = sources_of(states)
        self.windows = windows(days, states, [member.counters for member in members])
        self.size = self.windows.size
        self._fit()

    def _fit(self) -> None:
        """What is as long as there are workers."""
        inside = self.windows.is_inside.ravel()
        self.margin = np.where(np.tile(inside, len(self.members)), 0.0, np.inf)
        self.is_lawful = np.array([self.windows.are_lawful(member.counters) for member in self.members])

    def only(self, members: Sequence[Member]) -> "Lattice":
        """The same for some of its workers."""
        part = copy(self)
        part.members = tuple(members)
        part._fit()
        return part

    def begin(self) -> Values:
        """Before the first day."""
        values = np.full((len(self.states.kinds), len(self.members), self.size), np.inf)
        for place, member in enumerate(self.members):
            at = self.windows.beginning(member.counters)
            if at is not None:
                values[0, place, at] = 0.0
        return values.reshape(len(self.states.kinds), -1)

    def forward(self, prices: Prices) -> list[Values]:
        """The least cost of the rows that lead to each place, before each day and after the last."""
        values = [self.begin()]
        for day in range(self.days):
            later = np.full_like(values[-1], np.inf)
            for arcs in self.arcs:
                before, after = shift(self.windows.offset(day, arcs.kind, arcs.was_on), later.shape[1])
                least = values[-1][arcs.source, before].min(axis=1)
                least += np.repeat(prices[:, day, arcs.kind], self.size)[before]
                later[arcs.target, after] = np.minimum(later[arcs.target, after], least)
            values.append(later + self.margin)
        return values

    def rows(self, prices: Prices, count: int) -> Iterator[tuple[int, Duties, float]]:
        """Each worker's cheapest rows that end in different places, with what they cost."""
        values = self.forward(prices)
        ends = values[-1].reshape(len(self.states.kinds), len(self.members), -1)
        for place, member in enumerate(self.members):
            costs = np.where(self.is_lawful[place], ends[:, place], np.inf).ravel()
            best = np.argpartition(costs, min(count, len(costs) - 1))[:count]
            best = best[np.isfinite(costs[best])]
            best = best[np.argsort(costs[best], kind="stable")]
            state, at = np.divmod(best, self.size)
            for row, cost in zip(self._back(values, state, at + place * self.size), costs[best], strict=True):
                yield member.number, row, float(cost)

    def _back(self, values: list[Values], state: NDArray[np.int64], at: NDArray[np.int64]) -> Duties:
        """The rows that end in these places."""
        rows = np.empty((len(state), self.days), dtype=np.int64)
        kinds, picked = self.states.kinds, np.arange(len(state))
        for day in reversed(range(self.days)):
            rows[:, day] = kinds[state]
            source = self.sources[state]
            was_on = (kinds[source] >= 0).astype(np.int64)
            before = at[:, np.newaxis] - self.windows.offsets[was_on, day, kinds[state][:, np.newaxis]]
            costs = values[day][source, np.clip(before, 0, values[day].shape[1] - 1)]
            costs[(source == NOWHERE) | (before < 0) | (before >= values[day].shape[1])] = np.inf
            best = costs.argmin(axis=1)
            state, at = source[picked, best], before[picked, best]
        return rows


def shift(by: int, size: int) -> tuple[slice, slice]:
    """What of an axis moves, and where to."""
    return slice(max(0, -by), size - max(0, by)), slice(max(0, by), size - max(0, -by))


def arcs_of(states: States) -> Iterator[Arcs]:
    """All steps, by kind, by whether the day before is worked and by how many lead to a state."""
    for kind in range(-1, states.follow.shape[1] - 1):
        for was_on in (0, 1):
            goal = np.where((states.kinds >= 0) == was_on, states.follow[:, kind], NOWHERE)
            targets, counts = np.unique(goal[goal != NOWHERE], return_counts=True)
            for count in np.unique(counts):
                target = targets[counts == count]
                yield Arcs(kind, was_on, np.array([np.flatnonzero(goal == each) for each in target]), target)


def sources_of(states: States) -> NDArray[np.int64]:
    """The states before each, filled up with `NOWHERE`."""
    numbers = range(len(states.kinds))
    before = [np.flatnonzero((states.follow == state).any(axis=1)) for state in numbers]
    table = np.full((len(before), max(map(len, before))), NOWHERE)
    for state, found in enumerate(before):
        table[state, : len(found)] = found
    return table
