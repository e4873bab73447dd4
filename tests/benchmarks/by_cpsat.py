"""The textbook model in CP-SAT."""

import numpy as np
from ortools.sat.python import cp_model

from planner.prepare.problem import Flags
from tests.benchmarks.textbook import Aim, Found, Textbook

Sum = cp_model.LinearExpr


class ByCpSat:
    """CP-SAT with a time limit for each aim, begun each time from the answer so far."""

    def __init__(self, textbook: Textbook, *, seconds: float, workers: int) -> None:
        self.model = cp_model.CpModel()
        self.flags = [self.model.new_bool_var("") for _ in textbook.woman]
        self.solver = cp_model.CpSolver()
        self.solver.parameters.num_workers = workers
        self.solver.parameters.catch_sigint_signal = False  # else it leaves Ctrl-C without its handler
        self.solver.parameters.max_time_in_seconds = seconds
        self._post(textbook)

    def _post(self, textbook: Textbook) -> None:
        """Every row, written straight into the model: expressions take thirty times as long."""
        load = textbook.load
        for start, end, limit in zip(load.indptr, load.indptr[1:], textbook.limit.tolist(), strict=False):
            row = self.model.proto.constraints.add().linear
            row.vars.extend(load.indices[start:end].tolist())
            row.coeffs.extend(load.data[start:end].tolist())
            row.domain.extend([0, limit])

    def best(self, aim: Aim, start: Flags | None) -> Found:
        """Serve one aim within the time allowed."""
        self.model.maximize(self._sum(aim))
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # ortools leaves it unannotated
        if start is not None:
            for flag, value in zip(self.flags, start.tolist(), strict=True):
                self.model.add_hint(flag, value)
        status = self.solver.solve(self.model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            chosen = np.array([self.solver.boolean_value(flag) for flag in self.flags], dtype=np.bool_)
            return Found(chosen, self.solver.best_objective_bound)
        if status == cp_model.UNKNOWN:
            return Found(None, float("inf"))
        raise ValueError(f"CP-SAT calls the model {self.solver.status_name(status)}")

    def hold(self, aim: Aim, value: int) -> None:
        """No later aim may cost this one anything."""
        self.model.add(self._sum(aim) >= value)

    def _sum(self, aim: Aim) -> cp_model.LinearExprT:
        pairs = np.flatnonzero(aim.gain)
        flags = [self.flags[pair] for pair in pairs.tolist()]
        return Sum.weighted_sum(flags, aim.gain[pairs].tolist()) + aim.standing
