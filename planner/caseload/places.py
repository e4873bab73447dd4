"""Places left in the teams, the midwives of a team taken together."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

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
    for windows, capacity in _of_midwives(problem):
        found.append(Limit(windows, by_team(problem, capacity.left), one))
    return (*found, *kept_from_preceptees(problem))


def kept_from_preceptees(problem: Problem) -> Iterator[Limit]:
    """Women who may not be a preceptee's have the other midwives of the team alone."""
    held = problem.guarded
    if not held.any():
        return
    named = problem.may_name[held].astype(np.float32)
    for windows, capacity in _of_midwives(problem):
        may = (named.T @ windows.women[held].astype(np.float32)) > 0
        left = by_team(problem, np.where(may, capacity.left, 0))
        yield Limit(windows, left, held.astype(np.int64))


def _of_midwives(problem: Problem) -> tuple[tuple[Windows, Capacity], ...]:
    return (problem.paces, problem.midwife_pace), (problem.months, problem.midwife_month)


def by_team(problem: Problem, left: Ints) -> Ints:
    """[T, window] what the midwives [M, window] of each team have together."""
    total = np.zeros((len(problem.teams), left.shape[1]), dtype=np.int64)
    np.add.at(total, problem.team_of, left)
    return total


def left_by(limits: tuple[Limit, ...], team: Ints) -> tuple[Limit, ...]:
    """What is left of every limit when women are in these teams ([W]; NOBODY where not placed anew)."""
    rows = np.flatnonzero(team != NOBODY)
    teams = len(limits[0].left)
    in_team = csr_array((np.ones(len(rows), dtype=np.int64), (team[rows], rows)), shape=(teams, len(team)))
    return tuple(
        limit._replace(left=limit.left - in_team @ (limit.windows.women * limit.load[:, None]))
        for limit in limits
    )


def fits(limits: tuple[Limit, ...], women: Ints, teams: Ints) -> Flags:
    """Whether each woman fits, alone, into what is left of the team beside her."""
    found = np.ones(len(women), dtype=np.bool_)
    for limit in limits:
        short = limit.windows.women[women] & (limit.left[teams] < limit.load[women, None])
        found &= ~short.any(axis=1)
    return found
