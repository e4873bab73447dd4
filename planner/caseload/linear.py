"""The team-level relaxation as a linear program: its optimum is a proven bound of every aim.

One column a woman, team and way into it. Every real plan is a solution, so no plan does better than the optimum; the
midwives of a team are taken together, and a woman may be placed in parts.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

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
    """Columns between 0 and 1 under <= rows, solved for one objective after another from where it stands."""

    def __init__(self, rows: Rows, columns: int) -> None:
        self.columns = columns
        self.alive: Flags = np.ones(columns, dtype=np.bool_)
        self._model = mathopt.Model.from_model_proto(_proto(rows, columns))
        self._x = list(self._model.variables())
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        self._locks: list[mathopt.LinearConstraint] = []

    def optimise(self, objective: Floats, *, most: bool, usable: Flags) -> Optimum | None:
        """The optimum of `objective` with only the `usable` columns; none if the solver gives none."""
        upper = np.where(usable & self.alive, 1.0, 0.0)
        for column in np.flatnonzero(upper != self._upper()):
            self._x[column].upper_bound = upper[column]
        self._model.objective.clear()
        self._model.objective.is_maximize = most
        for column in np.flatnonzero(objective):
            self._model.objective.set_linear_coefficient(self._x[column], float(objective[column]))
        result = self._solver.solve(params=mathopt.SolveParameters(presolve=mathopt.Emphasis.OFF))
        if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
            return None
        return Optimum(
            result.objective_value(),
            np.array(result.variable_values(self._x)),
            np.array(result.reduced_costs(self._x)),
        )

    def _upper(self) -> Floats:
        return np.array([variable.upper_bound for variable in self._x])

    def lock(self, objective: Floats, *, at_least: float | None = None, at_most: float | None = None) -> None:
        """Keep what an aim has reached while the next is served."""
        row = self._model.add_linear_constraint(
            lb=-np.inf if at_least is None else at_least, ub=np.inf if at_most is None else at_most
        )
        for column in np.flatnonzero(objective):
            row.set_coefficient(self._x[column], float(objective[column]))
        self._locks.append(row)

    def unlock_all(self) -> None:
        """Forget every lock and every column that was dropped under one."""
        for row in self._locks:
            self._model.delete_linear_constraint(row)
        self._locks.clear()
        self.alive[:] = True

    def drop(self, dead: Flags) -> None:
        """Use these columns no more."""
        self.alive &= ~dead


def _proto(rows: Rows, columns: int) -> model_pb2.ModelProto:
    """The program in MathOpt's own form, posted as arrays."""
    proto = model_pb2.ModelProto()
    proto.variables.ids.extend(range(columns))
    proto.variables.lower_bounds.extend(np.zeros(columns))
    proto.variables.upper_bounds.extend(np.ones(columns))
    proto.variables.integers.extend(np.zeros(columns, dtype=bool))
    proto.linear_constraints.ids.extend(range(len(rows.limit)))
    proto.linear_constraints.lower_bounds.extend(np.full(len(rows.limit), -np.inf))
    proto.linear_constraints.upper_bounds.extend(rows.limit)
    order = np.lexsort((rows.column, rows.row))
    proto.linear_constraint_matrix.row_ids.extend(rows.row[order])
    proto.linear_constraint_matrix.column_ids.extend(rows.column[order])
    proto.linear_constraint_matrix.coefficients.extend(rows.coefficient[order])
    return proto


def fractional(x: NDArray[np.float64]) -> Flags:
    """Which values are neither 0 nor 1 (nor any whole number)."""
    return np.abs(x - np.round(x)) > WHOLE
