"""A draft in arrays, and what is left of it where most of a roster stays as it is."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.rota.engine.draft import Draft
from planner.rota.engine.roster import OFF, Duties
from planner.rota.engine.sums import Row, Sum

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

ENDLESS = 2**60
"""A bound from which there is none."""


class Lines(NamedTuple):
    """Weighted sums of columns, one after the other."""

    columns: Whole
    weights: Whole
    starts: Whole
    """Where each sum begins; none is empty."""

    def of(self, values: Whole) -> Whole:
        """What each sum comes to."""
        return (
            np.add.reduceat(self.weights * values[self.columns], self.starts) if len(self.starts) else _NONE
        )

    def any(self, marks: Flags) -> Flags:
        """Which sums have a column that is marked."""
        return np.logical_or.reduceat(marks[self.columns], self.starts) if len(self.starts) else _NONE != 0


_NONE = np.zeros(0, dtype=np.int64)


def lines(sums: Sequence[Row | Sum]) -> Lines:
    """Sums as arrays."""
    lengths = [len(each.columns) for each in sums]
    return Lines(
        _whole(chain.from_iterable(each.columns for each in sums)),
        _whole(chain.from_iterable(each.weights for each in sums)),
        np.cumsum([0, *lengths[:-1]], dtype=np.int64)[: len(lengths)],
    )


def _whole(numbers: chain[int]) -> Whole:
    return np.fromiter(numbers, dtype=np.int64)


class Part(NamedTuple):
    """A model in which some columns are free: what a solver is given."""

    table: "Table"
    duties: Duties
    """The roster at hand."""
    columns: Whole
    """The free columns, by their number in the draft; below, each is numbered as it stands here."""
    least: Whole
    most: Whole
    at_hand: Whole
    """What each is in the roster at hand."""
    rows: tuple[Row, ...]
    choices: tuple[tuple[int, ...], ...]
    """Columns of which just one is 1; the last by its opposite."""
    objective: Sum
    """To be kept small."""
    is_led: bool = True
    """Whether the solver is told what is at hand."""

    def read(self, values: Sequence[float]) -> Duties:
        """The duties that a solver chose."""
        duties = self.duties.copy()
        chosen = self.columns[np.array(values) > _HALF]
        worker, day, _ = self.table.places[self.columns].T
        inside = worker >= 0
        duties[worker[inside], day[inside]] = OFF
        worker, day, kind = self.table.places[chosen].T
        works = (worker >= 0) & (kind != OFF)
        duties[worker[works], day[works]] = kind[works]
        return duties


_HALF = 0.5
_NOWHERE = -9
"""In place of a worker, where a column is none of a cell."""


class Table:
    """A draft in which sums are held at most as they are at hand, and one is to be kept small."""

    def __init__(self, draft: Draft, held: Sequence[Sum], objective: Sum) -> None:
        self.objective = objective
        self.held = len(held)
        self.bounds = np.array(draft.bounds, dtype=np.int64).reshape(-1, 2)
        self.places = np.full((len(draft.bounds), 3), _NOWHERE, dtype=np.int64)
        self.places[list(draft.places)] = np.array(list(draft.places.values()), dtype=np.int64).reshape(-1, 3)
        self.choices = draft.choices
        rows = [*draft.rows, *(each.between(None, 0) for each in held)]
        self.rows = lines(rows)
        self.least = np.array([-ENDLESS if row.least is None else row.least for row in rows], dtype=np.int64)
        self.most = np.array([ENDLESS if row.most is None else row.most for row in rows], dtype=np.int64)
        sums = [each for several in draft.follows.values() for each in several]
        self.followed = lines(sums)
        self.constants = np.array([each.constant for each in sums], dtype=np.int64)
        self.followers = np.array(list(draft.follows), dtype=np.int64)
        counts = [len(several) for several in draft.follows.values()]
        self.of_follower = np.cumsum([0, *counts[:-1]], dtype=np.int64)[: len(counts)]

    def values(self, duties: Duties) -> Whole:
        """What every column is in a roster."""
        found = self.bounds[:, 0].copy()
        inside = self.places[:, 0] >= 0
        worker, day, kind = self.places[inside].T
        done = duties[worker, day]
        found[inside] = np.where(kind == OFF, done != OFF, done == kind)
        if len(self.followers):
            sums = self.followed.of(found) + self.constants
            largest = np.maximum.reduceat(sums, self.of_follower)
            found[self.followers] = np.maximum(found[self.followers], largest)
        return found

    def part(self, duties: Duties, free: Flags, *, is_led: bool = True) -> Part:
        """The model of the free cells, all others as they are at hand."""
        values = self.values(duties)
        is_free = self._free(free)
        columns = is_free.nonzero()[0]
        number = np.full(len(is_free), -1, dtype=np.int64)
        number[columns] = np.arange(len(columns))
        return Part(
            table=self,
            duties=duties,
            columns=columns,
            least=self.bounds[columns, 0],
            most=self.bounds[columns, 1],
            at_hand=values[columns],
            rows=tuple(self._rows(values, is_free, number)),
            choices=tuple(
                tuple(number[list(choice)].tolist()) for choice in self.choices if is_free[choice[0]]
            ),
            objective=self._objective(values, is_free, number),
            is_led=is_led,
        )

    def _free(self, free: Flags) -> Flags:
        """Which columns are free: those of free cells, and what follows from them."""
        found = np.zeros(len(self.bounds), dtype=np.bool_)
        inside = self.places[:, 0] >= 0
        worker, day, _ = self.places[inside].T
        found[inside] = free[worker, day]
        if len(self.followers):
            found[self.followers] = np.logical_or.reduceat(self.followed.any(found), self.of_follower)
        return found

    def _rows(self, values: Whole, is_free: Flags, number: Whole) -> Iterator[Row]:
        """The rows that free columns could break, less what all others come to."""
        columns, weights, starts = self.rows
        if not len(starts):
            return
        free = is_free[columns]
        done = np.add.reduceat(np.where(free, 0, weights * values[columns]), starts)
        ends = np.sort(weights[:, np.newaxis] * self.bounds[columns], axis=1) * free[:, np.newaxis]
        low, high = np.add.reduceat(ends, starts, axis=0).T
        least, most = self.least - done, self._most(values) - done
        is_open = (high > most) | (low < least)
        inside = free & np.repeat(is_open, np.diff(starts, append=len(columns)))
        taken, factors = number[columns[inside]].tolist(), weights[inside].tolist()
        ends_at = np.cumsum(np.add.reduceat(inside, starts, dtype=np.int64)[is_open]).tolist()
        begin = 0
        for end, at_least, at_most in zip(
            ends_at, least[is_open].tolist(), most[is_open].tolist(), strict=True
        ):
            yield Row(
                taken[begin:end],
                factors[begin:end],
                at_least if at_least > -ENDLESS // 2 else None,
                at_most if at_most < ENDLESS // 2 else None,
            )
            begin = end

    def _most(self, values: Whole) -> Whole:
        """The most of each row; what is held is at most what it is at hand."""
        most = self.most.copy()
        if self.held:
            most[-self.held :] = self.rows.of(values)[-self.held :]
        return most

    def _objective(self, values: Whole, is_free: Flags, number: Whole) -> Sum:
        columns = np.array(self.objective.columns, dtype=np.int64)
        weights = np.array(self.objective.weights, dtype=np.int64)
        free = is_free[columns]
        rest = int((weights * values[columns])[~free].sum())
        return Sum(number[columns[free]].tolist(), weights[free].tolist(), self.objective.constant + rest)
