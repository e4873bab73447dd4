"""Places left in the teams, the midwives of a team taken together."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.relaxation.stretches import stretches
from planner.prepare import NOBODY, Problem, Windows
from planner.prepare.problem import Flags, Ints


class Limit(NamedTuple):
    """One limit of the teams: what is left in every window, and what each woman takes of it."""

    windows: Windows
    left: Ints
    """[T, window] places left."""
    load: Ints
    """[W] what one woman takes."""


def limits_of(problem: Problem, *, implied: bool = False) -> tuple[Limit, ...]:
    """Every limit of the teams, with what care begun leaves of it.

    Those that women who may not be a preceptee's have of their own come last. With those that others imply
    the limits of like problems are the same.
    """
    found = [Limit(problem.paces, problem.team_pace.left, problem.weight)]
    if problem.team_open is not None:
        found.append(Limit(problem.open_days, problem.team_open.left, problem.weight))
    for women in (np.ones_like(problem.guarded), problem.guarded):
        if women.any():
            found += _of_midwives(problem, women, implied=implied)
    return tuple(found)


def _of_midwives(problem: Problem, women: Flags, *, implied: bool) -> Iterator[Limit]:
    """Runs and months; of other stretches, unless all are asked for, those that say more of some team."""
    load = women.astype(np.int64)
    for one in stretches(problem, women):
        if implied or one.windows is problem.paces or one.windows is problem.months:
            yield Limit(one.windows, one.left, load)
        elif len(says := np.flatnonzero(one.says_more.any(axis=0))):
            labels = tuple(one.windows.labels[at] for at in says)
            yield Limit(Windows(labels, one.windows.women[:, says]), one.left[:, says], load)


def left_by(limits: tuple[Limit, ...], team: Ints) -> tuple[Limit, ...]:
    """What is left of every limit when women are in these teams ([W]; NOBODY where not placed anew)."""
    rows = np.flatnonzero(team != NOBODY)
    teams = len(limits[0].left)
    in_team = csr_array((np.ones(len(rows), dtype=np.int64), (team[rows], rows)), shape=(teams, len(team)))
    return tuple(
        limit._replace(left=limit.left - in_team @ (limit.windows.women * limit.load[:, None]))
        for limit in limits
    )


def alike(limits: tuple[Limit, ...], women: Ints) -> Ints:
    """[woman] the same number for `women` whom every limit counts alike, in every window."""
    counted = np.hstack([limit.windows.women[women] * limit.load[women, None] for limit in limits])
    return np.unique(counted.astype(np.int32), axis=0, return_inverse=True)[1].ravel()


def fits(limits: tuple[Limit, ...], women: Ints, teams: Ints) -> Flags:
    """Whether each woman fits, alone, into what is left of the team beside her."""
    found = np.ones(len(women), dtype=np.bool_)
    for limit in limits:
        short = limit.windows.women[women] & (limit.left[teams] < limit.load[women, None])
        found &= ~short.any(axis=1)
    return found
