"""A small integer program served aim after aim: one deterministic worker with a deterministic limit."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ortools.sat.python import cp_model

from planner.caseload.progress import Watch

Expression = cp_model.LinearExprT
Literal = cp_model.IntVar


class Reached(NamedTuple):
    """What one aim reached."""

    value: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists."""
        return self.value == self.bound


class IntegerProgram:
    """A CP-SAT model whose aims are served in strict order, each solution the start of the next search."""

    def __init__(self, *, effort: float) -> None:
        self.model = cp_model.CpModel()
        self.effort = effort
        self.solver = cp_model.CpSolver()
        self.solver.parameters.num_workers = 1
        self.solver.parameters.random_seed = 1
        self.solver.parameters.catch_sigint_signal = False
        self._variables: list[Literal] = []
        self._values: list[int] = []

    def flags(self, count: int) -> list[Literal]:
        """`count` new variables of 0 or 1."""
        return self._keep([self.model.new_bool_var("") for _ in range(count)])

    def counts(self, most: Iterable[int]) -> list[Literal]:
        """New whole-number variables from 0 to each of `most`."""
        return self._keep([self.model.new_int_var(0, int(upper), "") for upper in most])

    def _keep(self, variables: list[Literal]) -> list[Literal]:
        self._variables += variables
        self._values += [0] * len(variables)
        return variables

    def at_most(self, terms: Sequence[Literal], coefficients: Sequence[int], limit: int) -> None:
        """Sum of coefficient x variable <= limit; not posted where it cannot be passed."""
        if sum(coefficients) > limit or any(c < 0 for c in coefficients) or limit < 0:
            total = cp_model.LinearExpr.weighted_sum(list(terms), [int(c) for c in coefficients])
            self.model.add(total <= int(limit))

    def serve(
        self, objective: Expression, *, most: bool, hold: bool = True, watch: Watch | None = None
    ) -> Reached | None:
        """Optimise one aim and, with `hold`, keep what it reaches.

        None if no solution is found within the effort, or before the watch ends it.
        """
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # ortools leaves it unannotated
        for variable, value in zip(self._variables, self._values, strict=True):
            self.model.add_hint(variable, value)
        if most:
            self.model.maximize(objective)
        else:
            self.model.minimize(objective)
        self.solver.parameters.max_deterministic_time = self.effort
        status = self._solved(watch)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        self._values = [self.solver.value(variable) for variable in self._variables]
        value = round(self.solver.objective_value)
        if hold:
            self.model.add(objective >= value if most else objective <= value)
        return Reached(value, value if status == cp_model.OPTIMAL else self._bound(value, most=most))

    def _solved(self, watch: Watch | None) -> cp_model.CpSolverStatus:
        if watch is None:
            return self.solver.solve(self.model)
        if (seconds := watch.seconds_left()) != float("inf"):
            self.solver.parameters.max_time_in_seconds = max(seconds, 0.01)
        with watch.ending(self.solver.stop_search):
            return self.solver.solve(self.model)

    def _bound(self, value: int, *, most: bool) -> int:
        bound = self.solver.best_objective_bound
        whole = int(bound // 1) if most else -int(-bound // 1)
        return max(value, whole) if most else min(value, whole)

    def values(self, variables: Sequence[Literal]) -> list[int]:
        """Values of some variables in the last solution; all 0 before the first."""
        return [self._values[variable.index] for variable in variables]
