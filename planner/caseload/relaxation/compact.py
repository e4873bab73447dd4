"""The relaxation in fewer entries: a team's women of a month are summed once, runs of months take the sums.

Runs overlap, so that every woman of a team stands in three of them and in several kinds of limits. With sums
as columns of their own the matrix has a third of the entries, and the simplex takes three quarters of the
time. A limit that reaches over the border of two seasons is written for each, with its share; what the
earlier lends to the later is a column too. Without loans the seasons are programs of their own.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.posting import Relaxation
from planner.caseload.relaxation.seasons import Seasons, seasons_of
from planner.prepare import NOBODY
from planner.prepare.problem import Floats, Ints


class Compact(NamedTuple):
    """Rows: those of the relaxation in their order, their copies for later seasons, then one a sum.

    Columns: the classes', then the sums, then the loans.
    """

    matrix: csr_array
    limit: Floats
    least: Floats
    """[row] 0 where a sum is defined, no bound elsewhere."""
    lowest: Floats
    """[column] 0; no bound on loans, which may go either way."""
    upper: Floats
    """[column] women there are; no bound on sums and loans."""
    seasons: Ints
    """[column, first and last] the seasons that it touches: two for a loan, one for others."""
    season: Ints
    """[row] its season."""

    def of(self, objective: Floats) -> Floats:
        """An objective of the classes' columns, for all columns."""
        return np.concatenate([objective, np.zeros(len(self.upper) - len(objective))])


class _Chunk(NamedTuple):
    """The entries of one row and month."""

    row: int
    column: Ints
    coefficient: Floats

    @property
    def key(self) -> tuple[bytes, bytes]:
        """The same for chunks that can share a sum."""
        return self.column.tobytes(), self.coefficient.tobytes()


def compact(classes: Classes, relaxation: Relaxation) -> Compact:
    """The same program; its optima, cut to the classes' columns, are the relaxation's."""
    seasons = seasons_of(classes, relaxation)
    rows, columns = len(seasons.row), len(classes.row)
    once, chunks = _cut(classes, relaxation, seasons)
    shared: dict[tuple[bytes, bytes], list[_Chunk]] = {}
    for chunk in chunks:
        shared.setdefault(chunk.key, []).append(chunk)
    entries, summed = [once], list[int]()
    for alike in shared.values():
        if len(alike) == 1:
            entries.append(_entries(alike[0].row, alike[0].column, alike[0].coefficient))
            continue
        total, (_, column, coefficient) = len(summed), alike[0]
        takers = np.array([chunk.row for chunk in alike])
        entries.append(_entries(rows + total, column, coefficient))
        entries.append(_entries(rows + total, np.array([columns + total]), np.array([-1.0])))
        entries.append(_entries(takers, np.full(len(alike), columns + total), np.ones(len(alike))))
        summed.append(int(seasons.of[column[0]]))
    sums, later = len(summed), seasons.following
    loan = columns + sums + np.arange(len(later))
    entries.append(_entries(seasons.at[later - 1], loan, np.ones(len(later))))
    entries.append(_entries(seasons.at[later], loan, np.full(len(later), -1.0)))
    return _put_together(classes, seasons, entries, np.array(summed, dtype=np.int64))


_Entries = tuple[Ints, Ints, Floats]


def _put_together(classes: Classes, seasons: Seasons, entries: list[_Entries], summed: Ints) -> Compact:
    row, column, coefficient = (np.concatenate(parts) for parts in zip(*entries, strict=True))
    rows, later, sums = len(seasons.row), seasons.following, len(summed)
    limit, season = np.zeros(rows), np.zeros(rows, dtype=np.int64)
    limit[seasons.at], season[seasons.at] = seasons.limit, seasons.season
    alone = np.concatenate([seasons.of, summed])
    touched = np.concatenate(
        [
            np.column_stack([alone, alone]),
            np.column_stack([seasons.season[later - 1], seasons.season[later]]),
        ]
    )
    return Compact(
        matrix=csr_array((coefficient, (row, column)), shape=(rows + sums, len(touched))),
        limit=np.concatenate([limit, np.zeros(sums)]),
        least=np.concatenate([np.full(rows, -np.inf), np.zeros(sums)]),
        lowest=np.concatenate([np.zeros(len(alone)), np.full(len(later), -np.inf)]),
        upper=np.concatenate([classes.upper, np.full(sums + len(later), np.inf)]),
        seasons=touched,
        season=np.concatenate([season, summed]),
    )


def _entries(row: Ints | int, column: Ints, coefficient: Floats) -> _Entries:
    return np.broadcast_to(np.asarray(row), column.shape), column, coefficient


def _cut(classes: Classes, relaxation: Relaxation, seasons: Seasons) -> tuple[_Entries, list[_Chunk]]:
    """The entries that say that women are placed once; those of every limit, month by month."""
    entries = relaxation.matrix.tocoo()
    row, column = entries.row.astype(np.int64), entries.col.astype(np.int64)
    own = relaxation.team[row] == NOBODY
    row = seasons.copies(row, seasons.of[column])
    once = row[own], column[own], entries.data[own]
    row, column, coefficient = row[~own], column[~own], entries.data[~own]
    month = classes.problem.month[classes.woman[column]]
    order = np.lexsort((column, month, row))
    row, column, coefficient, month = row[order], column[order], coefficient[order], month[order]
    cuts = np.flatnonzero((np.diff(row) != 0) | (np.diff(month) != 0)) + 1
    parts = zip(np.split(row, cuts), np.split(column, cuts), np.split(coefficient, cuts), strict=True)
    return once, [_Chunk(int(one[0]), two, three) for one, two, three in parts if len(one)]
