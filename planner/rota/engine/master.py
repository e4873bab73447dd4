"""Rows chosen together: a linear program over the rows known; its prices say which are missing.

Whatever the prices, they give a bound: no roster costs less than each worker's cheapest row at these prices
and what they pay for the cover wanted.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

from planner.rota.engine.lattice import Prices
from planner.rota.engine.roster import Duties, Roster

Vector = NDArray[np.float64]

WARM = mathopt.SolveParameters(presolve=mathopt.Emphasis.OFF, lp_algorithm=mathopt.LPAlgorithm.PRIMAL_SIMPLEX)
"""Without presolve GLOP goes on from where it stood."""


class Duals(NamedTuple):
    """What each constraint pays."""

    cover: Vector
    """For each worker who covers."""
    aims: Vector
    """What a unit of each aim costs: 1 for the last."""
    workers: Vector
    """For each worker's row."""


class Answer(NamedTuple):
    """What the linear program came to."""

    value: float
    duals: Duals
    shares: Vector
    """How much of each row is chosen."""


class Column(NamedTuple):
    """One row of one worker."""

    worker: int
    row: bytes

    @property
    def duties(self) -> Duties:
        """The row itself."""
        return np.frombuffer(self.row, dtype=np.int64)


class Master:
    """The rows known, and the linear program over them."""

    def __init__(self, roster: Roster, number: int, at_hand: Sequence[int]) -> None:
        self.roster = roster
        self.number = number
        self.at_hand = at_hand
        self.aims = roster.aims[: number + 1]
        self.columns: list[Column] = []
        self._known: set[Column] = set()
        self._settled: dict[int, int] = {}
        self._covers = [cover for aim in self.aims for cover in aim.cover]
        self._days = np.array([cover.day for cover in self._covers], dtype=np.int64)
        self._wanted = np.array([cover.wanted for cover in self._covers], dtype=np.int64)
        self._is_covering = np.zeros((len(self._covers), len(roster.kinds) + 1), dtype=np.bool_)
        for at, cover in enumerate(self._covers):
            self._is_covering[at, list(cover.kinds)] = True
        self._costs = np.zeros((number + 1, len(roster.workers), roster.days, len(roster.kinds) + 1))
        for at, aim in enumerate(self.aims):
            if aim.costs is not None:
                self._costs[at, :, :, :-1] = aim.costs
        self._build()

    def _build(self) -> None:
        """Constraints: one row a worker, the cover wanted, earlier aims at most as they are."""
        model = self._model = mathopt.Model()
        self._rows: list[mathopt.Variable] = []
        self._one = [model.add_linear_constraint(lb=1, ub=1) for _ in self.roster.workers]
        self._cover = [model.add_linear_constraint(lb=wanted, ub=wanted) for wanted in self._wanted.tolist()]
        self._kept = [
            model.add_linear_constraint(ub=value - aim.constant)
            for aim, value in zip(self.aims[:-1], self.at_hand, strict=False)
        ]
        sides = ((at, cover) for at, aim in enumerate(self.aims) for cover in aim.cover)
        for constraint, (at, cover) in zip(self._cover, sides, strict=True):
            for side, cost in ((1, cover.under), (-1, cover.over)):
                variable = model.add_variable(lb=0)
                constraint.set_coefficient(variable, side)
                self._set_cost(variable, at, cost)
        self._solver = mathopt.IncrementalSolver(model, mathopt.SolverType.GLOP)

    def copy(self) -> "Master":
        """The same rows, none settled, to be changed beside this."""
        other = Master(self.roster, self.number, self.at_hand)
        for column in self.columns:
            other.add(column.worker, column.duties)
        return other

    def _set_cost(self, variable: mathopt.Variable, aim: int, cost: float) -> None:
        if cost and aim < self.number:
            self._kept[aim].set_coefficient(variable, cost)
        elif cost:
            self._model.objective.set_linear_coefficient(variable, cost)

    def add(self, worker: int, row: Duties) -> bool:
        """Know one more row; whether it is new."""
        column = Column(worker, row.tobytes())
        if column in self._known:
            return False
        self._known.add(column)
        self.columns.append(column)
        variable = self._model.add_variable(lb=0)
        self._rows.append(variable)
        self._one[worker].set_coefficient(variable, 1)
        covers = self._is_covering[np.arange(len(self._covers)), row[self._days]]
        for at in np.flatnonzero(covers).tolist():
            self._cover[at].set_coefficient(variable, 1)
        costs = self._costs[:, worker, np.arange(self.roster.days), row].sum(axis=1)
        for aim, cost in enumerate(costs.tolist()):
            self._set_cost(variable, aim, cost)
        return True

    def solve(self) -> Answer | None:
        """The linear program's answer; None where the simplex method fails."""
        result = self._solver.solve(params=WARM)
        if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
            return None
        kept = result.dual_values(self._kept)
        duals = Duals(
            np.array(result.dual_values(self._cover)),
            np.array([*(max(0.0, -dual) for dual in kept), 1.0]),
            np.array(result.dual_values(self._one)),
        )
        constant = self.aims[-1].constant
        return Answer(
            result.objective_value() + constant, duals, np.array(result.variable_values(self._rows))
        )

    def prices(self, duals: Duals) -> Prices:
        """What each duty costs each worker at these prices."""
        paid = np.zeros(self._costs.shape[2:])
        np.add.at(paid, self._days, self._is_covering * duals.cover[:, np.newaxis])
        return np.tensordot(duals.aims, self._costs, axes=1) - paid

    def bound(self, duals: Duals, cheapest: float) -> float:
        """No roster costs less, where the workers' cheapest rows together cost so much."""
        kept = sum(
            float(dual) * (value - aim.constant)
            for dual, value, aim in zip(duals.aims[:-1], self.at_hand, self.aims, strict=False)
        )
        return cheapest + float(duals.cover @ self._wanted) - kept + self.aims[-1].constant

    @property
    def unsettled(self) -> frozenset[int]:
        """Workers whose row is still open."""
        return frozenset(range(len(self.roster.workers))) - frozenset(self._settled)

    def settle(self, number: int) -> None:
        """Choose a row."""
        self._rows[number].lower_bound = 1
        self._settled[self.columns[number].worker] = number

    @property
    def settled(self) -> Duties:
        """The roster of the rows chosen, once all are."""
        return np.array([self.columns[self._settled[worker]].duties for worker in sorted(self._settled)])
