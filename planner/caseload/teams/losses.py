"""Where a plan loses women against the relaxed optimum, team by team, as the optimum's prices see it.

What is left of a limit is lost at its price; a woman who gains less where she is than elsewhere, or waits,
loses the difference. Together that is all that parts the plan from the optimum.
"""

import numpy as np

from planner.caseload.programs.linear import Optimum
from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.posting import Relaxation
from planner.caseload.teams.transport import columns_of
from planner.prepare import NOBODY
from planner.prepare.problem import Floats, Ints


class Losses:
    """The prices of a relaxed optimum, against which plans are held."""

    def __init__(self, classes: Classes, relaxation: Relaxation, objective: Floats, optimum: Optimum) -> None:
        """`objective` [column] is what the `optimum` serves."""
        self.classes = classes
        of_team = np.flatnonzero(relaxation.team != NOBODY)
        self._team, self._matrix = relaxation.team[of_team], relaxation.matrix[of_team]
        self._limit = relaxation.limit[of_team]
        self._price = np.maximum(optimum.price[of_team], 0.0)
        self._gain = objective - self._matrix.T @ self._price
        self._most = np.zeros(len(classes.size))
        np.maximum.at(self._most, classes.row, self._gain)

    def of_teams(self, team: Ints) -> Floats:
        """[T] what is lost when women are in these teams ([W]), in the optimum's objective.

        A woman who waits is lost where she would gain most.
        """
        classes, teams = self.classes, len(self.classes.problem.teams)
        placed = columns_of(classes, team)
        wait = classes.size - np.bincount(classes.row, placed, len(classes.size))
        least = self._most[classes.row] - self._gain
        first = np.full(len(classes.size), len(classes.row))
        np.minimum.at(first, classes.row, np.where(least == 0, np.arange(len(classes.row)), len(classes.row)))
        gains = np.flatnonzero(first < len(classes.row))
        left = self._price * (self._limit - self._matrix @ placed)
        return np.asarray(
            np.bincount(self._team, left, teams)
            + np.bincount(classes.team, least * placed, teams)
            + np.bincount(classes.team[first[gains]], (self._most * wait)[gains], teams)
        )
