"""The textbook model as a mixed-integer program, solved by HiGHS or SCIP through MathOpt."""

from datetime import timedelta

import numpy as np
from ortools.math_opt import model_parameters_pb2, model_pb2, result_pb2
from ortools.math_opt.core.python import solver
from ortools.math_opt.python import mathopt

from planner.prepare.problem import Flags, Ints
from tests.benchmarks.textbook import Aim, Found, Textbook

LESS_THAN_ONE = 0.9
"""A gap at which a whole number is proven: aims have no fractions."""
HALF = 0.5


class ByMathOpt:
    """A MIP solver with a time limit for each aim, begun each time from the answer so far."""

    def __init__(self, textbook: Textbook, *, seconds: float, kind: mathopt.SolverType) -> None:
        self.kind = kind
        self.parameters = mathopt.SolveParameters(
            time_limit=timedelta(seconds=seconds),
            relative_gap_tolerance=0,
            absolute_gap_tolerance=LESS_THAN_ONE,
        )
        # Filled without MathOpt's Python layer, which takes longer to build a large model than to solve it.
        self.model = model_pb2.ModelProto()
        pairs = len(textbook.woman)
        self.pairs = np.arange(pairs)
        variables = self.model.variables
        variables.ids.extend(self.pairs.tolist())
        variables.lower_bounds.extend([0.0] * pairs)
        variables.upper_bounds.extend([1.0] * pairs)
        variables.integers.extend([True] * pairs)
        self.rows = 0
        load = textbook.load
        row = np.repeat(np.arange(load.shape[0]), np.diff(load.indptr))
        self._post(row, load.indices, load.data, textbook.limit)

    def _post(self, row: Ints, pair: Ints, load: Ints, limit: Ints) -> None:
        """New rows, numbered from 0: Σ load ≤ limit."""
        rows, matrix = self.model.linear_constraints, self.model.linear_constraint_matrix
        rows.ids.extend(range(self.rows, self.rows + len(limit)))
        rows.lower_bounds.extend([-np.inf] * len(limit))
        rows.upper_bounds.extend(limit.astype(float).tolist())
        matrix.row_ids.extend((row + self.rows).tolist())
        matrix.column_ids.extend(pair.tolist())
        matrix.coefficients.extend(load.astype(float).tolist())
        self.rows += len(limit)

    def best(self, aim: Aim, start: Flags | None) -> Found:
        """Serve one aim within the time allowed."""
        goal, pairs = self.model.objective, np.flatnonzero(aim.gain)
        goal.Clear()
        goal.maximize, goal.offset = True, aim.standing
        goal.linear_coefficients.ids.extend(pairs.tolist())
        goal.linear_coefficients.values.extend(aim.gain[pairs].astype(float).tolist())
        told = model_parameters_pb2.ModelSolveParametersProto()
        if start is not None:
            hint = told.solution_hints.add().variable_values
            hint.ids.extend(self.pairs.tolist())
            hint.values.extend(start.astype(float).tolist())
        initial = mathopt.StreamableSolverInitArguments().to_proto()
        registration = mathopt.CallbackRegistration().to_proto()
        parameters = self.parameters.to_proto()
        result = solver.solve(  # type: ignore[no-untyped-call]  # its stub is a bare signature
            self.model, self.kind.value, initial, parameters, told, None, registration, None, None
        )
        return self._found(result)

    def _found(self, result: result_pb2.SolveResultProto) -> Found:
        bound = result.termination.objective_bounds.dual_bound
        if not result.solutions:
            return Found(None, bound)
        values = result.solutions[0].primal_solution.variable_values
        chosen = np.zeros(len(self.pairs), dtype=np.bool_)
        ids = np.array(values.ids, dtype=np.int64)
        chosen[ids[np.array(values.values) > HALF]] = True
        return Found(chosen, bound)

    def hold(self, aim: Aim, value: int) -> None:
        """No later aim may cost this one anything."""
        pairs = np.flatnonzero(aim.gain)
        self._post(np.zeros_like(pairs), pairs, -aim.gain[pairs], np.array([aim.standing - value]))
