"""The same model as a mixed-integer program for HiGHS, whose cuts and restarts close gaps that CP-SAT leaves.

It is given the roster at hand: once its bound comes near, reduced costs fix most cells, and what is left is
small. A limit on nodes, not on time, ends it, so that the same model gives the same answer.
"""

import math
from datetime import timedelta
from typing import NamedTuple

from ortools.math_opt.python import mathopt

from planner.rota.engine.roster import Duties
from planner.rota.engine.sums import Sum
from planner.rota.engine.table import Part

NODES = 20
"""Nodes of the tree at most; at the root most is won or lost."""

NEAR = 1e-6


class Answer(NamedTuple):
    """What came of a program."""

    duties: Duties | None
    bound: int | None


class Program:
    """The rows, the objective and the values at hand, as linear as they already are."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.model = mathopt.Model()
        self.variables = [
            self.model.add_variable(lb=least, ub=most, is_integer=True)
            for least, most in zip(part.least.tolist(), part.most.tolist(), strict=True)
        ]
        for *works, on in part.choices:
            self.model.add_linear_constraint(self.weighted(Sum([*works, on], [*([1] * len(works)), -1])) == 0)
        for row in part.rows:
            self.model.add_linear_constraint(
                lb=-math.inf if row.least is None else row.least,
                expr=self.weighted(Sum(list(row.columns), list(row.weights))),
                ub=math.inf if row.most is None else row.most,
            )
        self.model.minimize(self.weighted(part.objective))

    def weighted(self, numbers: Sum) -> mathopt.LinearTypes:
        """A sum of variables."""
        pairs = zip(numbers.columns, numbers.weights, strict=True)
        return mathopt.fast_sum([weight * self.variables[at] for at, weight in pairs]) + numbers.constant

    def solve(self, gap: float, seconds_left: float) -> Answer:
        """A roster no worse than the one at hand, and a bound: so near, or as far as the limit lets it."""
        at_hand = dict(zip(self.variables, map(float, self.part.at_hand), strict=True))
        result = mathopt.solve(
            self.model,
            mathopt.SolverType.HIGHS,
            params=mathopt.SolveParameters(
                relative_gap_tolerance=gap,
                node_limit=NODES,
                time_limit=None if math.isinf(seconds_left) else timedelta(seconds=max(seconds_left, 0.01)),
            ),
            model_params=mathopt.ModelSolveParameters(
                solution_hints=[mathopt.SolutionHint(variable_values=at_hand)]
            ),
        )
        bound = result.termination.objective_bounds.dual_bound
        return Answer(
            self._read(result) if result.has_primal_feasible_solution() else None,
            math.ceil(bound - NEAR * max(1.0, abs(bound))) if math.isfinite(bound) else None,
        )

    def _read(self, result: mathopt.SolveResult) -> Duties:
        return self.part.read(result.variable_values(self.variables))
