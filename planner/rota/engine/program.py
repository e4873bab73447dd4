"""The same model as a mixed-integer program for HiGHS, whose cuts and restarts close gaps that CP-SAT leaves.

It is given the roster at hand: once its bound comes near, reduced costs fix most cells, and what is left is
small. A limit on nodes, not on time, ends it, so that the same model gives the same answer.
"""

import math
from datetime import timedelta
from typing import NamedTuple

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model_helper

from planner.rota.engine.draft import Draft, read
from planner.rota.engine.roster import Duties

NODES = 20
"""Nodes of the tree at most; at the root most is won or lost."""

ENDLESS = 2**60
"""A bound of a constraint from which there is none."""

NEAR = 1e-6
HALF = 0.5


class Answer(NamedTuple):
    """What came of a program."""

    duties: Duties | None
    bound: int | None


class Program:
    """A draft's constraints, its objective and its values at hand, as linear as they already are."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.model = mathopt.Model()
        proto = draft.model.proto
        self.variables = [
            self.model.add_variable(lb=least, ub=most, is_integer=True)
            for least, *_, most in (list(each.domain) for each in proto.variables)
        ]
        for constraint in proto.constraints:
            if constraint.has_exactly_one():
                self.model.add_linear_constraint(
                    mathopt.fast_sum([self.literal(each) for each in constraint.exactly_one.literals]) == 1
                )
            else:
                assert constraint.has_linear(), "a draft has no other kind of constraint"
                self.add_linear(constraint.linear)
        objective = proto.objective
        self.model.minimize(self.weighted(list(objective.vars), list(objective.coeffs)) + objective.offset)

    def literal(self, index: int) -> mathopt.LinearTypes:
        """A Boolean or, by a number below 0, its opposite."""
        return self.variables[index] if index >= 0 else 1 - self.variables[-index - 1]

    def weighted(self, indices: list[int], weights: list[int]) -> mathopt.LinearTypes:
        """A weighted sum."""
        return mathopt.fast_sum(
            [weight * self.variables[index] for index, weight in zip(indices, weights, strict=True)]
        )

    def add_linear(self, linear: cp_model_helper.LinearConstraintProto) -> None:
        """A sum between two bounds."""
        least, *_, most = list(linear.domain)
        self.model.add_linear_constraint(
            lb=least if least > -ENDLESS else -math.inf,
            expr=self.weighted(list(linear.vars), list(linear.coeffs)),
            ub=most if most < ENDLESS else math.inf,
        )

    def solve(self, gap: float, seconds_left: float) -> Answer:
        """A roster no worse than the one at hand, and a bound: so near, or as far as the limit lets it."""
        hint = self.draft.model.proto.solution_hint
        at_hand = dict(zip(map(self.variables.__getitem__, hint.vars), map(float, hint.values), strict=True))
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
        values = result.variable_values(self.variables)
        return read(self.draft, lambda work: values[work.index] > HALF)
