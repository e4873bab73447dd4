"""Groups of neighbouring teams, which are settled apart."""

import numpy as np

from planner.caseload.classes import Classes
from planner.prepare.problem import Floats, Ints

LEAF = 8
"""Most teams of a group."""


def groups_of_teams(classes: Classes) -> list[Ints]:
    """[T] group of every team, level by level, from one group of all to groups of at most LEAF."""
    teams = classes.problem.teams
    place = np.array([[team.latitude, team.longitude * np.cos(np.radians(team.latitude))] for team in teams])
    levels = [np.zeros(len(teams), dtype=np.int64)]
    while np.bincount(levels[-1]).max() > LEAF:
        group = levels[-1]
        levels.append(
            np.unique(2 * group + _half(place, group), return_inverse=True)[1].astype(np.int64).ravel()
        )
    return levels


def _half(place: Floats, group: Ints) -> Ints:
    """[T] 0 or 1: each group cut in two along the line on which its teams lie apart most."""
    side = np.zeros(len(group), dtype=np.int64)
    for part in range(group.max() + 1):
        members = np.flatnonzero(group == part)
        if len(members) > LEAF:
            offset = place[members] - place[members].mean(axis=0)
            along = offset @ np.linalg.svd(offset, full_matrices=False)[2][0]
            side[members[np.argsort(np.round(along, 9), kind="stable")[len(members) // 2 :]]] = 1
    return side
