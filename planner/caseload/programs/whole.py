"""Programs in whole numbers that are small and many: CP-SAT, posted by arrays.

A search of a few hundredths of a second is mostly its presolve, so that does no more than it must.
"""

import numpy as np
from ortools.math_opt import callback_pb2, model_parameters_pb2, parameters_pb2
from ortools.math_opt.core.python import solver as core
from ortools.math_opt.result_pb2 import SolveResultProto
from ortools.sat.sat_parameters_pb2 import SatParameters

from planner.caseload.programs.program import Program, by_id
from planner.prepare.problem import Ints


class WholeProgram(Program):
    """A program whose columns are whole numbers, its coefficients too."""

    is_whole = True

    def most(
        self,
        objective: Ints,
        upper: Ints,
        *,
        effort: float,
        start: Ints | None = None,
        has_near_bound: bool = False,
    ) -> Ints | None:
        """The best columns from 0 to `upper` that one worker finds within the effort; none if it finds none.

        `effort` is in the solver's deterministic seconds: the same columns are found on every machine.
        `start` are columns to begin at. `has_near_bound` says that the relaxed program comes close, so that
        it pays to keep all of it in sight.
        """
        model = self.posted(objective.astype(np.float64), upper.astype(np.float64))
        begun = model_parameters_pb2.ModelSolveParametersProto()
        if start is not None:
            hint = begun.solution_hints.add().variable_values
            hint.ids.extend(np.arange(self.columns))
            hint.values.extend(start.astype(np.float64))
        found: SolveResultProto = core.solve(  # type: ignore[no-untyped-call]  # pybind carries no types
            model,
            parameters_pb2.SOLVER_TYPE_CP_SAT,
            parameters_pb2.SolverInitializerProto(),
            parameters_pb2.SolveParametersProto(cp_sat=_parameters(effort, has_near_bound=has_near_bound)),
            begun,
            None,
            callback_pb2.CallbackRegistrationProto(),
            None,
            None,
        )
        if not found.solutions:
            return None
        values = by_id(found.solutions[0].primal_solution.variable_values, self.columns)
        return np.round(values).astype(np.int64)


def _parameters(effort: float, *, has_near_bound: bool) -> SatParameters:
    return SatParameters(
        num_workers=1,
        random_seed=1,
        catch_sigint_signal=False,
        max_deterministic_time=effort,
        max_presolve_iterations=1,
        symmetry_level=0,
        cp_model_probing_level=0,
        linearization_level=2 if has_near_bound else 1,
    )
