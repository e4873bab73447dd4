"""Which teams may fill their open caseload: only theirs is posted, for it hardly ever binds."""

import numpy as np

from planner.prepare import Problem
from planner.prepare.problem import Flags

NEAR = 0.95
"""Share of the limit from which a team is watched."""


def may_fill(problem: Problem, eligible: Flags) -> Flags:
    """[T] whether births at the full pace would bring the team near its open caseload on some day.

    Women are taken to be in care as those who may come to the team are on average. A guess that is too low is
    caught when whole women are placed.
    """
    if problem.team_open is None or not problem.open_days.women.size:
        return np.zeros(len(problem.teams), dtype=np.bool_)
    in_month = problem.months.women.astype(np.float64)
    weight = problem.weight.astype(np.float64)
    load = problem.team_open.taken.astype(np.float64)
    births = _births(problem)
    for team in range(len(problem.teams)):
        weighed = in_month * (weight * eligible[:, team])[:, None]
        women = weighed.sum(axis=0)
        in_care = weighed.T @ problem.open_days.women
        load[team] += births[team] @ (in_care / np.maximum(women, 1.0)[:, None])
    return np.asarray((load > NEAR * problem.team_open.limit).any(axis=1))


def _births(problem: Problem) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """[T, month] births a month, weighted, when every run of months is full."""
    runs = problem.paces.labels
    months = len(problem.months.labels)
    length = months - len(runs) + 1
    left = problem.team_pace.left / length
    total, seen = np.zeros((len(problem.teams), months)), np.zeros(months)
    for run in range(len(runs)):
        total[:, run : run + length] += left[:, run : run + 1]
        seen[run : run + length] += 1
    births: np.ndarray[tuple[int, int], np.dtype[np.float64]] = total / seen
    return births
