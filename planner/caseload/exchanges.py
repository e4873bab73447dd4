"""Women of two teams who could change places: where the lighter one comes, there is room for another."""

from typing import NamedTuple

import numpy as np

from planner.caseload.places import Limit
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints


class Exchange(NamedTuple):
    """`goes` leaves for the team of `comes`, who takes her place; they are of one tier."""

    goes: int
    comes: int
    there: int
    """The other team, which has room for the difference."""


def exchanges_of(
    problem: Problem, eligible: Flags, team: Ints, at: int, limits: tuple[Limit, ...]
) -> list[Exchange]:
    """Exchanges that lighten team `at`, every one by itself within what is left elsewhere.

    `team` [W] says where women are; `limits` what is left of the other teams. Nobody leaves the team that has
    cared for her.
    """
    free = (team != NOBODY) & (problem.present_team == NOBODY)
    alike = 2 * problem.tier + problem.guarded
    own = np.flatnonzero(free & (team == at))
    foreign = np.flatnonzero(free & (team != at) & eligible[:, at])
    if not len(own) or not len(foreign):
        return []
    same = alike[own][:, None] == alike[foreign][None, :]
    freed = problem.weight[own][:, None] - problem.weight[foreign][None, :]
    able = same & (freed > 0) & eligible[own][:, team[foreign]]
    goes, comes = np.nonzero(able)
    women, others = own[goes], foreign[comes]
    fit = np.ones(len(goes), dtype=np.bool_)
    for limit in limits:
        more = limit.windows.women[women] * limit.load[women, None]
        more = more - limit.windows.women[others] * limit.load[others, None]
        fit &= ~((more > 0) & (more > limit.left[team[others]])).any(axis=1)
    goes, women, others = goes[fit], women[fit], others[fit]
    gain = problem.weight[women] - problem.weight[others]
    key = np.column_stack([team[others], problem.month[women], problem.month[others], gain])
    _, first = np.unique(key, axis=0, return_index=True)
    return [Exchange(int(women[one]), int(others[one]), int(team[others[one]])) for one in first]
