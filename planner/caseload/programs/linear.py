"""Linear programs that begin where the last one ended: GLOP's dual simplex, posted by arrays.

The costs are perturbed while it works, which spares a caseload's many ties half the time and more; the
optimum is that of the costs as given. From a basis of a neighbouring program it takes a tenth of the steps.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from ortools.glop.parameters_pb2 import GlopParameters
from ortools.math_opt import callback_pb2, model_parameters_pb2, model_pb2, parameters_pb2
from ortools.math_opt.core.python import solver as core
from ortools.math_opt.result_pb2 import SolveResultProto, TerminationReasonProto
from ortools.math_opt.solution_pb2 import (
    BASIS_STATUS_AT_LOWER_BOUND,
    BASIS_STATUS_BASIC,
    BASIS_STATUS_FREE,
    SOLUTION_STATUS_UNDETERMINED,
    BasisProto,
)
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.programs.program import Program, by_id
from planner.caseload.progress import Watch
from planner.prepare.problem import Floats, Ints

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


class Basis(NamedTuple):
    """Where the simplex stood: the solver's status of every column and row."""

    columns: Ints
    rows: Ints

    @staticmethod
    def at_rest(lowest: Floats, rows: int) -> "Basis":
        """Every column at its lower bound, at 0 where it has none; every row slack."""
        columns = np.where(np.isfinite(lowest), BASIS_STATUS_AT_LOWER_BOUND, BASIS_STATUS_FREE)
        return Basis(columns, np.full(rows, BASIS_STATUS_BASIC))

    def with_rows(self, more: int) -> "Basis":
        """The same with slack rows below."""
        return Basis(self.columns, np.concatenate([self.rows, np.full(more, BASIS_STATUS_BASIC)]))


class Optimum(NamedTuple):
    """An optimum of a program under one objective."""

    value: float
    x: Floats
    reduced_cost: Floats
    price: Floats
    """What one more of each row's limit would add to the value."""
    basis: Basis


def priced(matrix: csr_array, limit: Floats, least: Floats, price: Floats) -> tuple[Floats, float]:
    """Cost of each column at prices of rows `least` <= matrix x columns <= `limit`, and worth of all."""
    held = np.where(np.isfinite(limit), price, np.minimum(price, 0.0))
    held = np.where(np.isfinite(least), held, np.maximum(held, 0.0))
    bound = np.where(held > 0, limit, least)
    used = held != 0
    return matrix.T @ held, float(held[used] @ bound[used])


class LinearProgram(Program):
    """A program whose columns may be parts of women."""

    def most(
        self,
        objective: Floats,
        upper: Floats,
        watch: Watch,
        *,
        start: Basis | None = None,
        near: bool = False,
    ) -> Optimum | None:
        """The optimum with columns up to `upper`; none if the solver gives none.

        `start` is where a like program stood. `near` says that it obeys this one's rows and only the
        objective is new: the primal simplex then has a few steps to go where the dual begins afresh. It
        begins with weights that cost nothing to make; where more than a few steps are left, exact ones pay.
        Raises OutOfTime when the watch says so before the optimum is reached.
        """
        model = self.posted(objective, upper)
        result = _solved(model, start, watch, HASTY if near else DUAL if start is None else WARM)
        watch.check()
        if near and not _is_optimal(result):
            result = _solved(model, start, watch, PRIMAL)
            watch.check()
        return self._read(result) if _is_optimal(result) else None

    def _read(self, result: SolveResultProto) -> Optimum:
        found = result.solutions[0]
        x = by_id(found.primal_solution.variable_values, self.columns)
        reduced = by_id(found.dual_solution.reduced_costs, self.columns)
        price = by_id(found.dual_solution.dual_values, self.rows)
        basis = Basis(
            np.array(found.basis.variable_status.values, dtype=np.int64),
            np.array(found.basis.constraint_status.values, dtype=np.int64),
        )
        return Optimum(float(found.primal_solution.objective_value), x, reduced, price, basis)


def _is_optimal(result: SolveResultProto) -> bool:
    return bool(result.termination.reason == TerminationReasonProto.TERMINATION_REASON_OPTIMAL)


DUAL = GlopParameters(use_dual_simplex=True, perturb_costs_in_dual_simplex=True)
WARM = GlopParameters(use_dual_simplex=True)
"""From a like program's basis the costs are left as they are: it is their optimum that is near."""
PRIMAL = GlopParameters(use_dual_simplex=False)
"""Steepest edges: their weights take 0.7 s to make for 15,000 women, then it goes in the fewest steps."""
HASTY = GlopParameters(
    use_dual_simplex=False,
    feasibility_rule=GlopParameters.DEVEX,
    optimization_rule=GlopParameters.DEVEX,
    max_number_of_iterations=500,
)
"""Devex for a few steps: a seventh of the time where the start is all but the optimum."""


def _solved(
    model: model_pb2.ModelProto, start: Basis | None, watch: Watch, way: GlopParameters
) -> SolveResultProto:
    glop = GlopParameters()
    glop.CopyFrom(way)
    glop.use_preprocessing = start is None
    asked = parameters_pb2.SolveParametersProto(glop=glop)
    if (left := watch.seconds_left()) != float("inf"):
        asked.time_limit.FromMicroseconds(int(max(left, 0.001) * 1e6))
    begun = model_parameters_pb2.ModelSolveParametersProto()
    if start is not None:
        begun.initial_basis.CopyFrom(_basis(start))
    found: SolveResultProto = core.solve(  # type: ignore[no-untyped-call]  # pybind carries no types
        model,
        parameters_pb2.SOLVER_TYPE_GLOP,
        parameters_pb2.SolverInitializerProto(),
        asked,
        begun,
        None,
        callback_pb2.CallbackRegistrationProto(),
        None,
        watch.interrupter,
    )
    return found


def _basis(start: Basis) -> BasisProto:
    basis = BasisProto(basic_dual_feasibility=SOLUTION_STATUS_UNDETERMINED)
    basis.variable_status.ids.extend(np.arange(len(start.columns)))
    basis.variable_status.values.extend(start.columns.tolist())
    basis.constraint_status.ids.extend(np.arange(len(start.rows)))
    basis.constraint_status.values.extend(start.rows.tolist())
    return basis
