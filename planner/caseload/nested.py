"""A large program solved by halves: seasons apart first, then each half of the horizon, at last all.

Each halving begins where its halves ended, so that the small programs save the large one half its steps.
Seasons touch little: the halves, solved several at once, together reach all but a thousandth of the optimum.
"""

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.compact import Compact
from planner.caseload.linear import Basis, LinearProgram, Optimum
from planner.caseload.progress import Progress, Watch
from planner.prepare.problem import Floats, Ints


class Near(NamedTuple):
    """A solution of all rows near the optimum, and where the programs that it came from stood."""

    x: Floats
    """[column] no loans between parts."""
    basis: Basis


def solve_halves(program: Compact, objective: Floats, watch: Watch, workers: int) -> Near:
    """The halves' optima of `objective` [column], side by side; the same whatever `workers` is.

    A program of one season has no halves: then nothing is placed, and the basis is one to begin with.
    """
    near = Near(np.zeros(len(objective)), Basis.at_rest(program.lowest, len(program.limit)))
    count, parts, start = int(program.season.max(initial=0)) + 1, _seasons(program), None
    with ThreadPoolExecutor(max_workers=max(workers, 1)) as pool:
        while count > 1:
            watch.tell(
                Progress(f"weighing {count} seasons apart" if start is None else "weighing halves apart")
            )
            near = _apart(_Level(program, objective, parts, start), near.basis, watch, pool)
            count, start = count // 2, near.basis
            parts = _Parts(parts.row // 2, parts.touched // 2)
    return near


class _Parts(NamedTuple):
    """Which rows and columns belong together."""

    row: Ints
    """[row] its part."""
    touched: Ints
    """[column, first and last] the parts it touches."""


def _seasons(program: Compact) -> _Parts:
    return _Parts(program.season, program.seasons)


class _Level(NamedTuple):
    """A program in parts, and where the parts' own halves stood; from nothing if there are none."""

    program: Compact
    objective: Floats
    parts: _Parts
    start: Basis | None

    def solve(self, part: int, watch: Watch) -> tuple[Ints, Ints, Optimum | None]:
        """Columns, rows and optimum of one part."""
        program, start = self.program, self.start
        columns = np.flatnonzero((self.parts.touched == part).all(axis=1))
        rows = np.flatnonzero(self.parts.row == part)
        linear = LinearProgram(
            csr_array(program.matrix[rows][:, columns]),
            program.limit[rows],
            program.least[rows],
            program.lowest[columns],
        )
        begin = None if start is None else Basis(start.columns[columns], start.rows[rows])
        return columns, rows, linear.most(self.objective[columns], program.upper[columns], watch, start=begin)


def _apart(level: _Level, basis: Basis, watch: Watch, pool: Executor) -> Near:
    """The optima of all parts, put together."""
    reached = Near(np.zeros(len(level.objective)), Basis(basis.columns.copy(), basis.rows.copy()))
    parts = range(int(level.parts.row.max(initial=0)) + 1)
    for columns, rows, found in pool.map(lambda part: level.solve(part, watch), parts):
        if found is not None:
            reached.x[columns] = found.x
            reached.basis.columns[columns], reached.basis.rows[rows] = found.basis
    return reached


class Whole:
    """The whole program: solved beside other work, or once its optimum is asked for."""

    def __init__(
        self, program: Compact, objective: Floats, near: Near, watch: Watch, beside: Executor | None = None
    ) -> None:
        self.program, self.objective, self.near, self.watch = program, objective, near, watch
        self._beside: Future[Optimum | None] | None = beside.submit(self._solved) if beside else None
        self._optimum: Optimum | None = None
        self._asked = False

    def near_optimum(self) -> Floats | None:
        """[column] what the halves place, at once; of one season, which has none, the optimum."""
        if self.has_halves:
            return self.near.x
        optimum = self.optimum()
        return None if optimum is None else optimum.x

    def optimum(self) -> Optimum | None:
        """The optimum; none if the solver gives none. Raises OutOfTime when the time is used up before."""
        if not self._asked:
            self._optimum = self._beside.result() if self._beside else self._solved()
            self._asked = True
        return self._optimum

    @property
    def has_halves(self) -> bool:
        """Whether it has more than one season."""
        return bool(self.program.season.max(initial=0))

    def basis(self) -> Basis:
        """Where the optimum stands; where the halves stood if there is none."""
        optimum = self.optimum()
        return self.near.basis if optimum is None else optimum.basis

    def _solved(self) -> Optimum | None:
        program = self.program
        linear = LinearProgram(program.matrix, program.limit, program.least, program.lowest)
        start = self.near.basis if self.has_halves else None
        return linear.most(self.objective, program.upper, self.watch, start=start)
