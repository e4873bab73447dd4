"""Which of many sets of teams to open are worth planning: by what would be lost were their teams closed.

One program has every team open that any set opens. What a team's women are worth to it, beyond what they
would gain in other teams at the program's prices, is lost without it; the few sets are planned with whose
teams most would be lost. No set places more than all teams together, so that the program bounds the other
sets too.

Measured on 15,000 women, twelve proposed teams of which ten may open: 66 sets take a quarter of an hour.
"""

from typing import NamedTuple

import numpy as np

from planner.caseload.aims import Assignment
from planner.caseload.bounds.of_aims import bounds_of
from planner.caseload.bounds.prover import Prover
from planner.caseload.programs.linear import Optimum
from planner.caseload.progress import Watch
from planner.caseload.relaxation.relaxed import Relaxed, relax, worth_of
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Floats

Opening = tuple[int, ...]

FEW = 6
"""Sets that are all planned."""
PROMISING = 3
"""Sets that are planned where there are more."""
DIGITS = 6
"""Decimals in which sets are told apart; the first of equals is worth as much."""


class Promising(NamedTuple):
    """The sets that are planned, and what bounds the others."""

    openings: tuple[Opening, ...]
    every_team: Relaxed
    """With every team open that any set opens."""
    sets: int
    """How many sets there are."""

    @property
    def warning(self) -> str:
        """That not every set was planned, in words."""
        return (
            f"{self.sets} sets of proposed teams could open: planned were the {len(self.openings)} without "
            "whose teams most would be lost; another might do better, as far as the bounds allow"
        )

    def bounds(self, found: Assignment, watch: Watch) -> tuple[int | None, ...]:
        """The bound of every aim whichever set is opened: no plan as good in the earlier aims does better."""
        return bounds_of(self.every_team.classes, Prover(self.every_team, watch), found, watch).of_aims


def promising(problem: Problem, eligible: Flags, watch: Watch, workers: int) -> Promising | None:
    """The sets without whose teams most is lost, in their order; none where the solver gives no optimum.

    `eligible` [W, T] are the teams to which women placed anew may go with every team open that any set opens.
    """
    relaxed, optimum = relax(problem, eligible, watch, workers)
    if optimum is None:
        return None
    loss = _loss(relaxed, optimum)
    ranked = sorted(problem.openings, key=lambda teams: -round(float(loss[list(teams)].sum()), DIGITS))
    return Promising(tuple(sorted(ranked[:PROMISING])), relaxed, len(problem.openings))


def _loss(relaxed: Relaxed, optimum: Optimum) -> Floats:
    """[T] what its women are worth, less what they would gain elsewhere at the optimum's prices."""
    classes, relaxation = relaxed.classes, relaxed.relaxation
    worth, teams = worth_of(classes), len(classes.problem.teams)
    price = np.where(relaxation.team != NOBODY, optimum.price[: len(relaxation.limit)], 0.0)
    gain = np.zeros((len(classes.size), teams + 1))  # the last is of being left out
    gain[classes.row, classes.team] = np.maximum(worth - relaxation.matrix.T @ price, 0.0)
    ranked = np.argsort(-gain, axis=1, kind="stable")[:, :2]
    best, second = np.take_along_axis(gain, ranked, axis=1).T
    elsewhere = np.where(classes.team == ranked[classes.row, 0], second[classes.row], best[classes.row])
    lost = optimum.x[: len(worth)] * (worth - elsewhere)
    return np.asarray(np.bincount(classes.team, lost, minlength=teams), dtype=np.float64)
