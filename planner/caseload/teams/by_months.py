"""Whole women month by month: all teams of one month together, within the month's shares of every limit.

Women of one month are in nobody's way but each other's, so that what is left over in one team can meet what
is left over in others.
"""

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.programs.linear import WHOLE, LinearProgram, Optimum
from planner.caseload.progress import Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.teams.levelling import levelled
from planner.caseload.teams.places import limits_of
from planner.caseload.teams.shares import meters_of, shares_of
from planner.caseload.teams.transport import women_of
from planner.prepare.problem import Flags, Floats, Ints

NEAR = 0.01
"""What a woman's team may cost, in women of the last tier, to be asked about beside those of the optimum."""


def by_months(classes: Classes, objective: Floats, optimum: Optimum, watch: Watch) -> Ints:
    """[W] a team for women placed anew, NOBODY for the others, near an optimum of `objective` [column].

    They keep every limit that counts months. A team that women in care fill on a day keeps the whole women of
    the optimum; another may pass that limit by a few, whom `refine` takes out first.
    """
    problem, months = classes.problem, len(classes.problem.months.labels)
    meters = meters_of(problem, limits_of(problem))
    load = np.column_stack([meter.load for meter in meters])
    parts = optimum.x[: len(objective)]
    wanted = np.zeros((len(problem.teams), months, len(meters)))
    at = classes.team, problem.month[classes.woman]
    np.add.at(wanted, at, parts[:, None] * load[classes.woman])
    shares = shares_of(meters, wanted)
    full = _full_of_care(classes, parts)
    whole = np.where(full[classes.team], np.floor(parts + WHOLE), 0.0).astype(np.int64)
    apart = _Apart(
        classes, objective, load, classes.size - np.bincount(classes.row, whole, len(classes.size))
    )
    worth_asking = (parts > WHOLE) | (optimum.reduced_cost[: len(objective)] > -NEAR)
    for month in range(months):
        columns = np.flatnonzero(worth_asking & (at[1] == month) & ~full[classes.team])
        whole[columns] = apart.whole(columns, shares[:, month], watch)
    apart_meters = tuple(
        meter._replace(left=shares[:, :, number], covers=np.eye(months, dtype=np.bool_))
        for number, meter in enumerate(meters)
    )
    may = classes.eligible & ~full
    return list(levelled(classes, may, apart_meters, None, women_of(classes, whole), watch))[-1]


def _full_of_care(classes: Classes, parts: Floats) -> Flags:
    """[T] where women in care on a day leave nothing in the optimum `parts` [column]."""
    problem = classes.problem
    if problem.team_open is None:
        return np.zeros(len(problem.teams), dtype=np.bool_)
    load = parts * problem.weight[classes.woman]
    at = classes.team, np.arange(len(load))
    in_team = csr_array((load, at), shape=(len(problem.teams), len(load)))
    left = problem.team_open.left - in_team @ problem.open_days.women[classes.woman].astype(np.float64)
    return np.asarray((left < 1).any(axis=1))


class _Apart:
    """The relaxation of one month within its shares."""

    def __init__(self, classes: Classes, objective: Floats, load: Ints, women: Ints) -> None:
        """`load` [W, meter]; `women` [class] there are to place."""
        self.classes, self.objective, self.women = classes, objective, women
        self.load = load[classes.woman]
        self.lightest = max(int(self.load[:, 0].min(initial=1)), 1)

    def whole(self, columns: Ints, shares: Ints, watch: Watch) -> Ints:
        """[column of the month] the whole women of the month's optimum within `shares` [T, meter]."""
        own, row = np.unique(self.classes.row[columns], return_inverse=True)
        every = np.arange(len(columns))
        rows = [csr_array((np.ones(len(columns)), (row, every)), shape=(len(own), len(columns)))]
        limits = [self.women[own].astype(np.float64)]
        loads = [*self.load[columns].T, self.load[columns, 0] // self.lightest]
        for load, share in zip(loads, (*shares.T, shares[:, 0] // self.lightest), strict=True):
            at = self.classes.team[columns], every
            rows.append(csr_array((load.astype(np.float64), at), shape=(len(shares), len(columns))))
            limits.append(share.astype(np.float64))
        program = LinearProgram(csr_array(vstack(rows)), np.concatenate(limits))
        found = program.most(self.objective[columns], self.women[own][row].astype(np.float64), watch)
        if found is None:
            return np.zeros(len(columns), dtype=np.int64)
        return np.floor(found.x + WHOLE).astype(np.int64)
