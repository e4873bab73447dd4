"""Which sums of a worker's counters matter before each day, and where they lie along one axis."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.rota.engine.counters import Counter
from planner.rota.engine.states import NOWHERE, States


class Windows(NamedTuple):
    """For each counter a window that moves with the days, of one width, and a margin after it."""

    lows: NDArray[np.int64]
    """Shape (counters, days + 1): the least sum held before each day and after the last."""
    widths: tuple[int, ...]
    is_inside: NDArray[np.bool_]
    """One axis a counter, its margin included: where a sum may stand."""
    offsets: NDArray[np.int64]
    """Shape (2, days, kinds + 1): how far a step moves along the axis of all counters."""

    @property
    def size(self) -> int:
        """Places along the axis."""
        return self.is_inside.size

    def offset(self, day: int, kind: int, was_on: int) -> int:
        """How far a step moves."""
        return int(self.offsets[was_on, day, kind])

    def beginning(self, counters: Sequence[Counter]) -> int | None:
        """Where a worker begins; None where her sums cannot become lawful."""
        at = [counter.begun - int(low[0]) for counter, low in zip(counters, self.lows, strict=True)]
        if any(not 0 <= each < width for each, width in zip(at, self.widths, strict=True)):
            return None
        return int(np.ravel_multi_index(at, self.is_inside.shape)) if at else 0

    def are_lawful(self, counters: Sequence[Counter]) -> NDArray[np.bool_]:
        """Where a worker's sums keep her limits after the last day."""
        lawful = np.zeros(self.is_inside.shape, dtype=np.bool_)
        ends = [
            slice(max(0, counter.least - int(low[-1])), max(0, counter.most - int(low[-1]) + 1))
            for counter, low in zip(counters, self.lows, strict=True)
        ]
        lawful[tuple(ends)] = True
        return (lawful & self.is_inside).ravel()


def windows(days: int, states: States, crowd: Sequence[Sequence[Counter]]) -> Windows:
    """Windows that hold every sum from which a lawful row of some worker can come."""
    ranges = [window(states, [counters[at] for counters in crowd]) for at in range(len(crowd[0]))]
    lows = np.array([low for low, _ in ranges], dtype=np.int64).reshape(-1, days + 1)
    widths = tuple(int((high - low).max()) + 1 for low, high in ranges)
    counters = crowd[0]
    moves = [
        counter.steps - np.diff(low)[np.newaxis, :, np.newaxis]
        for counter, low in zip(counters, lows, strict=True)
    ]
    sizes = tuple(width + int(np.abs(move).max()) for width, move in zip(widths, moves, strict=True))
    is_inside = np.zeros(sizes, dtype=np.bool_)
    is_inside[tuple(slice(0, width) for width in widths)] = True
    offsets = np.zeros((2, days, states.follow.shape[1]), dtype=np.int64)
    for at, move in enumerate(moves):
        offsets += move * int(np.prod(sizes[at + 1 :], dtype=np.int64))
    return Windows(lows, widths, is_inside, offsets)


def window(states: States, alike: Sequence[Counter]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The least and the highest sum of one counter that can be reached, and from which the end can be."""
    most = max(counter.most for counter in alike)
    steps = alike[0].steps
    days = steps.shape[1]
    reached = np.zeros((days + 1, len(states.kinds), most + 1), dtype=np.bool_)
    useful = np.zeros_like(reached)
    for counter in alike:
        reached[0, 0, counter.begun : counter.begun + 1] = True
        useful[days, :, counter.least : counter.most + 1] = True
    for day in range(days):
        for source, goal, by in moves_of(states, steps[:, day], most):
            reached[day + 1, goal, by:] |= reached[day, source, : most + 1 - by]
    for day in reversed(range(days)):
        for source, goal, by in moves_of(states, steps[:, day], most):
            useful[day, source, : most + 1 - by] |= useful[day + 1, goal, by:]
    held: NDArray[np.bool_] = np.asarray((reached & useful).any(axis=1))
    held[~held.any(axis=1), 0] = True
    return held.argmax(axis=1), most - held[:, ::-1].argmax(axis=1)


def moves_of(states: States, steps: NDArray[np.int64], most: int) -> list[tuple[int, int, int]]:
    """From which state to which, and what it adds; none that add more than there may be."""
    was_on = (states.kinds >= 0).astype(int)
    return [
        (source, int(goal), by)
        for source, row in enumerate(states.follow)
        for kind, goal in enumerate(row)
        if goal != NOWHERE and (by := int(steps[was_on[source], kind])) <= most
    ]
