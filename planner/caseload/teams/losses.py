"""Where a plan loses women against the relaxed optimum, team by team, as the optimum's prices see it.

What is left of a limit is lost at its price; a woman who gains less where she is than elsewhere, or waits,
loses the difference. Together that is all that parts the plan from the optimum.
"""

import numpy as np

from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.posting import Relaxation
from planner.caseload.teams.transport import columns_of
from planner.prepare import NOBODY
from planner.prepare.problem import Floats, Ints


class Losses:
    """The prices of a relaxed optimum, against which plans are held."""

    def __init__(self, classes: Classes, relaxation: Relaxation, objective: Floats, price: Floats) -> None:
        """`price` [row, and perhaps more rows below] is what limits are worth to an `objective` [column]."""
        self.classes = classes
        of_team = np.flatnonzero(relaxation.team != NOBODY)
        self._team, self._matrix = relaxation.team[of_team], relaxation.matrix[of_team]
        self._limit = relaxation.limit[of_team]
        self._price = np.maximum(price[of_team], 0.0)
        gain = objective - self._matrix.T @ self._price
        self._most = np.zeros(len(classes.size))
        np.maximum.at(self._most, classes.row, gain)
        self._less = self._most[classes.row] - gain
        best = np.flatnonzero(self._less == 0)
        self._best = best[np.unique(classes.row[best], return_index=True)[1]]

    def of_teams(self, team: Ints) -> Floats:
        """[T] what is lost when women are in these teams ([W]), in the optimum's objective.

        A woman who waits is lost where she would gain most.
        """
        classes, teams = self.classes, len(self.classes.problem.teams)
        placed = columns_of(classes, team)
        wait = classes.size - np.bincount(classes.row, placed, len(classes.size))
        left = self._price * (self._limit - self._matrix @ placed)
        return np.asarray(
            np.bincount(self._team, left, teams)
            + np.bincount(classes.team, self._less * placed, teams)
            + np.bincount(classes.team[self._best], (self._most * wait)[classes.row[self._best]], teams)
        )
