"""Places left in the teams, the midwives of a team taken together."""

from typing import NamedTuple

import numpy as np

from planner.prepare import NOBODY, Capacity, Problem, Windows
from planner.prepare.problem import Flags, Ints


class Limit(NamedTuple):
    """One limit of the teams: what is left in every window, and what each woman takes of it."""

    windows: Windows
    left: Ints
    """[T, window] places left."""
    load: Ints
    """[W] what one woman takes."""


def limits_of(problem: Problem) -> tuple[Limit, ...]:
    """Every limit of the teams, with what care begun leaves of it."""
    one = np.ones_like(problem.weight)
    found = [Limit(problem.paces, problem.team_pace.left, problem.weight)]
    if problem.team_open is not None:
        found.append(Limit(problem.open_days, problem.team_open.left, problem.weight))
    found.append(Limit(problem.paces, _together(problem, problem.midwife_pace), one))
    found.append(Limit(problem.months, _together(problem, problem.midwife_month), one))
    return tuple(found)


def _together(problem: Problem, capacity: Capacity) -> Ints:
    total = np.zeros((len(problem.teams), capacity.limit.shape[1]), dtype=np.int64)
    np.add.at(total, problem.team_of, capacity.left)
    return total


def left_by(limits: tuple[Limit, ...], team: Ints) -> tuple[Limit, ...]:
    """What is left of every limit when women are in these teams ([W]; NOBODY where not placed anew)."""
    rows = np.flatnonzero(team != NOBODY)
    found = []
    for limit in limits:
        left = limit.left.copy()
        np.subtract.at(left, team[rows], limit.windows.women[rows] * limit.load[rows, None])
        found.append(limit._replace(left=left))
    return tuple(found)


def fits(limits: tuple[Limit, ...], women: Ints, teams: Ints) -> Flags:
    """Whether each woman fits, alone, into what is left of the team beside her."""
    found = np.ones(len(women), dtype=np.bool_)
    for limit in limits:
        short = limit.windows.women[women] & (limit.left[teams] < limit.load[women, None])
        found &= ~short.any(axis=1)
    return found
