"""A large program solved by halves: seasons apart first, then each half of the horizon, at last all.

Each halving begins where its halves ended, so that the small programs, several at once, save the large one
half its steps. Whole women are made from the optimum of all, not from the halves: where places are scarce
the halves lack 3% of it.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.programs.linear import Basis, LinearProgram, Optimum
from planner.caseload.progress import Progress, Watch
from planner.caseload.relaxation.compact import Compact
from planner.prepare.problem import Floats, Ints


class Nested(NamedTuple):
    """The optimum of a program, and where to begin with another objective."""

    optimum: Optimum | None
    """None if the solver gives none."""
    basis: Basis
    """Where the optimum stands; where the halves stood if there is none."""


Told = Callable[[Floats], None]
"""Is told, level by level, the columns that the parts place: they obey every row of the whole."""


def solve_nested(
    program: Compact, objective: Floats, watch: Watch, workers: int, told: Told = lambda _: None
) -> Nested:
    """The optimum of `objective` [column]; the same whatever `workers` is.

    Raises OutOfTime when the watch says so before it is reached; then what was `told` stands.
    """
    start: Basis | None = None
    for x, basis in _halves(program, objective, watch, workers):
        start = basis
        told(x)
    watch.tell(Progress("weighing all teams and months"))
    linear = LinearProgram(program.matrix, program.limit, program.least, program.lowest)
    optimum = linear.most(objective, program.upper, watch, start=start)
    rest = Basis.at_rest(program.lowest, len(program.limit))
    return Nested(optimum, optimum.basis if optimum else start or rest)


def _halves(
    program: Compact, objective: Floats, watch: Watch, workers: int
) -> Iterator[tuple[Floats, Basis]]:
    """Level by level what the parts place and where they stand; a program of one season has no parts."""
    count, parts = int(program.season.max(initial=0)) + 1, _Parts(program.season, program.seasons)
    start: Basis | None = None
    with ThreadPoolExecutor(max_workers=max(workers, 1)) as pool:
        while count > 1:
            watch.tell(
                Progress(f"weighing {count} seasons apart" if start is None else "weighing halves apart")
            )
            x, start = _apart(_Level(program, objective, parts, start), watch, pool)
            yield x, start
            count //= 2
            parts = _Parts(parts.row // 2, parts.touched // 2)


class _Parts(NamedTuple):
    """Which rows and columns belong together."""

    row: Ints
    """[row] its part."""
    touched: Ints
    """[column, first and last] the parts it touches."""


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


def _apart(level: _Level, watch: Watch, pool: Executor) -> tuple[Floats, Basis]:
    """The optima of all parts, put together, and where they stand; loans between them at rest."""
    program = level.program
    found = level.start or Basis.at_rest(program.lowest, len(program.limit))
    x, reached = np.zeros(len(level.objective)), Basis(found.columns.copy(), found.rows.copy())
    parts = range(int(level.parts.row.max(initial=0)) + 1)
    for columns, rows, optimum in pool.map(lambda part: level.solve(part, watch), parts):
        if optimum is not None:
            x[columns] = optimum.x
            reached.columns[columns], reached.rows[rows] = optimum.basis
    return x, reached
