"""Fillers: the many women alike, of the last tier that is served, who take what places the others leave.

They are of one tier and one weight, the lightest of whom some are left out. Where all others stand, their
limits are rows of consecutive months, so that a linear program places as many as can be, in whole numbers.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.programs.linear import WHOLE, Basis, LinearProgram, Rows, stacked
from planner.caseload.programs.whole import WholeProgram
from planner.caseload.progress import Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.teams.places import Limit, left_by
from planner.prepare import NOBODY
from planner.prepare.problem import Flags, Ints

EFFORT = 0.1
"""Deterministic seconds to make whole what the program places in parts."""
FINE = 1000
"""Worth is counted in thousandths of a woman there."""
NEAREST = 0.1
"""What the dearest way to place a woman costs, in women: the nearest come first, none is left out."""


class Fillers(NamedTuple):
    """Women of one tier and weight who may be placed anew."""

    women: Flags
    """[W]"""
    tier: int
    weight: int
    """Hundredths of a woman."""
    columns: Ints
    """Their columns among those of the classes."""


def fillers_of(classes: Classes, team: Ints, tier: int) -> Fillers | None:
    """The fillers of a tier when women are in these teams ([W]); none if nobody of the tier is left out."""
    problem = classes.problem
    free = (classes.of_woman != NOBODY) & (problem.present_team == NOBODY) & (problem.tier == tier)
    left_out = free & (team == NOBODY)
    if not left_out.any():
        return None
    weight = int(problem.weight[left_out].min())
    women = free & (problem.weight == weight)
    columns = np.flatnonzero(women[classes.woman])
    return Fillers(women, tier, weight, columns)


class Filling:
    """The program that places as many fillers as can be, the nearest first; from where it last ended."""

    def __init__(self, classes: Classes, fillers: Fillers, limits: tuple[Limit, ...], watch: Watch) -> None:
        self.classes, self.fillers, self.limits, self.watch = classes, fillers, limits, watch
        columns = fillers.columns
        classes_used, row = np.unique(classes.row[columns], return_inverse=True)
        self.size, self.row = classes.size[classes_used], row
        rows = stacked(
            [
                Rows(row, np.arange(len(columns)), np.ones(len(columns)), self.size.astype(np.float64)),
                *self._rows(),
            ]
        )
        matrix = csr_array((rows.coefficient, (rows.row, rows.column)), shape=(len(rows.limit), len(columns)))
        self.program = LinearProgram(matrix, rows.limit.astype(np.float64))
        self.worth = 1.0 - NEAREST * classes.dearness(columns)
        self.basis: Basis | None = None

    def _rows(self) -> list[Rows]:
        """For every limit a row a team and window: women, not weights, for all fillers weigh the same."""
        woman, team = self._woman, self.classes.team[self.fillers.columns]
        found = []
        for limit in self.limits:
            counted = limit.windows.women[woman] & (limit.load[woman] > 0)[:, None]
            entry, window = np.nonzero(counted)
            row = team[entry] * counted.shape[1] + window
            found.append(Rows(row, entry, np.ones(len(entry)), np.zeros(limit.left.size)))
        return found

    @property
    def _woman(self) -> Ints:
        return self.classes.woman[self.fillers.columns]

    def most(self, team: Ints) -> Ints | None:
        """[column of the fillers] how many are placed beside the women in `team` [W]; no filler is in it."""
        rooms = [
            np.maximum(limit.left, 0) // max(int(limit.load[self._woman].max(initial=0)), 1)
            for limit in left_by(self.limits, team)
        ]
        self.program.limit = np.concatenate([self.size, *(room.ravel() for room in rooms)]).astype(np.float64)
        upper = self.size[self.row].astype(np.float64)
        optimum = self.program.most(self.worth, upper, self.watch, start=self.basis)
        if optimum is None:
            return None
        self.basis = optimum.basis
        placed: Ints = np.floor(optimum.x + WHOLE).astype(np.int64)
        broken = np.flatnonzero(optimum.x - placed > WHOLE)
        if len(broken):
            placed[broken] += self._mended(broken, placed)
        return placed

    def _mended(self, broken: Ints, placed: Ints) -> Ints:
        """[broken column] one woman more or none, where the program places parts of women."""
        matrix = csr_array(self.program.matrix[:, broken])
        rows = np.flatnonzero(np.diff(matrix.indptr))
        left = self.program.limit[rows] - self.program.matrix[rows] @ placed
        worth = np.round(self.worth[broken] * FINE).astype(np.int64)
        one = np.ones(len(broken), dtype=np.int64)
        found = WholeProgram(csr_array(matrix[rows]), left).most(worth, one, effort=EFFORT)
        return np.zeros(len(broken), dtype=np.int64) if found is None else found

    def spread(self, placed: Ints) -> Ints:
        """[T, K] fillers of every team by month, and those left out who might come instead."""
        left_out = self.size - np.bincount(self.row, weights=placed, minlength=len(self.size)).astype(
            np.int64
        )
        teams, months = len(self.classes.problem.teams), len(self.classes.problem.months.labels)
        able = np.zeros((teams, months), dtype=np.int64)
        at = self.classes.team[self.fillers.columns], self.classes.problem.month[self._woman]
        np.add.at(able, at, placed + left_out[self.row])
        return able
