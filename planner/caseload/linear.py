"""The team-level relaxation as a linear program: its optimum is a proven bound of every aim.

One column a woman, team and way into it. Every real plan is a solution, so no plan does better than the
optimum; the midwives of a team are taken together, and a woman may be placed in parts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from ortools.linear_solver.python.model_builder_helper import (
    ModelBuilderHelper,
    ModelSolverHelper,
    SolveStatus,
)
from scipy.sparse import (  # type: ignore[import-untyped]  # scipy carries no types
    csc_array,
    csr_matrix,
    vstack,
)

from planner.prepare.problem import Flags, Floats, Ints

WHOLE = 1e-6
"""Below this a part of a woman is rounding."""


@dataclass(frozen=True)
class Rows:
    """Rows of a program: sum over entries of coefficient x column <= limit."""

    row: Ints
    column: Ints
    coefficient: Floats
    limit: Floats


def stacked(parts: list[Rows]) -> Rows:
    """Rows one below the other."""
    starts = np.cumsum([0] + [len(part.limit) for part in parts])
    return Rows(
        np.concatenate([part.row + start for part, start in zip(parts, starts, strict=False)]),
        np.concatenate([part.column for part in parts]),
        np.concatenate([part.coefficient for part in parts]),
        np.concatenate([part.limit for part in parts]),
    )


@dataclass(frozen=True)
class Optimum:
    """An optimum of the program under one objective."""

    value: float
    x: Floats
    reduced_cost: Floats


class LinearProgram:
    """Columns between 0 and `upper` under <= rows, solved for one objective after another."""

    def __init__(self, rows: Rows, upper: Floats) -> None:
        self.upper = upper
        self.alive: Flags = np.ones(len(upper), dtype=np.bool_)
        shape = (len(rows.limit), len(upper))
        self._matrix = csc_array((rows.coefficient, (rows.row, rows.column)), shape=shape)
        self._limit = rows.limit
        self._locks: list[_Lock] = []

    def optimise(self, objective: Floats, *, most: bool, usable: Flags | None = None) -> Optimum | None:
        """The optimum of `objective` with only the `usable` columns; none if the solver gives none."""
        used = np.flatnonzero(self.alive if usable is None else usable & self.alive)
        model = ModelBuilderHelper()
        held = np.array([lock.coefficient[used] for lock in self._locks])
        locks = csc_array(held.reshape(len(self._locks), len(used)))
        fill: Callable[..., None] = model.fill_model_from_sparse_data  # its stub wants scalars for arrays
        fill(
            np.zeros(len(used)),
            self.upper[used],
            objective[used],
            np.concatenate([np.full(len(self._limit), -np.inf), [lock.least for lock in self._locks]]),
            np.concatenate([self._limit, np.full(len(self._locks), np.inf)]),
            csr_matrix(vstack([self._matrix[:, used], locks])),
        )
        model.set_maximize(most)
        solver = ModelSolverHelper("glop")
        solver.solve(model)
        if solver.status() != SolveStatus.OPTIMAL:
            return None
        x, reduced_cost = np.zeros(len(self.upper)), np.zeros(len(self.upper))
        x[used], reduced_cost[used] = solver.variable_values(), solver.reduced_costs()
        return Optimum(float(solver.objective_value()), x, reduced_cost)

    def lock(self, objective: Floats, *, at_least: float) -> None:
        """Keep what an aim has reached while the next is served."""
        self._locks.append(_Lock(objective, at_least))

    def unlock_all(self) -> None:
        """Forget every lock and every column that was dropped under one."""
        self._locks.clear()
        self.alive[:] = True

    def drop(self, dead: Flags) -> None:
        """Use these columns no more."""
        self.alive &= ~dead


class _Lock(NamedTuple):
    """What an aim has reached: coefficient x column summed >= least."""

    coefficient: Floats
    least: float


def is_whole(x: Floats) -> bool:
    """Whether every value is a whole number."""
    return bool((np.abs(x - np.round(x)) < WHOLE).all())
