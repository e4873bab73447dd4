"""Whole women month by month: all teams of one month together, within the month's shares of every limit.

Women of one month are in nobody's way but each other's, so that what is left over in one team can meet what
is left over in others. That wins most where the first tier has room. Where it is short itself, teams that
share women with few others have to make the most of their runs: there `settled` goes team by team.
"""

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload import aims
from planner.caseload.classes import Classes
from planner.caseload.levelling import Month
from planner.caseload.linear import WHOLE, LinearProgram, Optimum
from planner.caseload.places import limits_of
from planner.caseload.posting import Relaxation
from planner.caseload.progress import Progress, Watch
from planner.caseload.shares import Meter, meters_of, shares_of
from planner.caseload.transport import women_of
from planner.prepare import NOBODY
from planner.prepare.problem import Floats, Ints

NEAR = 0.01
"""What a woman's team may cost, in women of the last tier, to be asked about beside those of the optimum."""


def by_months(
    classes: Classes, relaxation: Relaxation, objective: Floats, optimum: Optimum, watch: Watch
) -> Ints:
    """[W] a team for women placed anew, NOBODY for the others, near an optimum of `objective` [column].

    They keep the limits that count months; those of women in care on a day are not looked at.
    """
    problem, months = classes.problem, len(classes.problem.months.labels)
    meters = meters_of(problem, limits_of(problem))
    load = np.column_stack([meter.load for meter in meters])
    parts = optimum.x[: len(objective)]
    wanted = np.zeros((len(problem.teams), months, len(meters)))
    at = classes.team, problem.month[classes.woman]
    np.add.at(wanted, at, parts[:, None] * load[classes.woman])
    shares = shares_of(meters, wanted)
    apart = _Apart(classes, relaxation, objective, meters, load)
    worth_asking = (parts > WHOLE) | (optimum.reduced_cost[: len(objective)] > -NEAR)
    whole = np.zeros(len(objective), dtype=np.int64)
    for month in range(months):
        columns = np.flatnonzero(worth_asking & (at[1] == month))
        whole[columns] = apart.whole(columns, shares[:, month], watch)
    start = women_of(classes, whole)
    team = np.full(len(problem.women), NOBODY, dtype=np.int64)
    for month in range(months):
        watch.tell(
            Progress("levelling months", 1, int(np.count_nonzero((team != NOBODY) & (problem.tier == 1))))
        )
        watch.check()
        women = np.flatnonzero((problem.month == month) & (classes.of_woman != NOBODY))
        team[women] = _levelled(classes, women, load[women], shares[:, month], start[women])
    return team


def has_room(classes: Classes, parts: Floats) -> bool:
    """Whether the optimum `parts` [column] places all of the first tier who may be placed anew."""
    first = classes.tier == 1
    women = np.unique(classes.row[first])
    return bool(parts[: len(first)][first].sum() > classes.size[women].sum() - WHOLE)


class _Apart:
    """The relaxation of one month within its shares."""

    def __init__(
        self,
        classes: Classes,
        relaxation: Relaxation,
        objective: Floats,
        meters: tuple[Meter, ...],
        load: Ints,
    ) -> None:
        self.classes, self.objective, self.load = classes, objective, load[classes.woman]
        self.once = csr_array(relaxation.matrix[relaxation.team == NOBODY])
        self.women = relaxation.limit[relaxation.team == NOBODY]
        self.lightest = max(int(self.load[:, 0].min(initial=1)), 1)
        self.meters = len(meters)

    def whole(self, columns: Ints, shares: Ints, watch: Watch) -> Ints:
        """[column of the month] the whole women of the month's optimum within `shares` [T, meter]."""
        once = csr_array(self.once[:, columns])
        used = np.flatnonzero(np.diff(once.indptr))
        counted = [self.load[columns, meter] for meter in range(self.meters)]
        loads = [*counted, counted[0] // self.lightest]
        rows, limits = [once[used]], [self.women[used]]
        for load, share in zip(loads, (*shares.T, shares[:, 0] // self.lightest), strict=True):
            at = self.classes.team[columns], np.arange(len(columns))
            rows.append(csr_array((load.astype(np.float64), at), shape=(len(shares), len(columns))))
            limits.append(share.astype(np.float64))
        program = LinearProgram(csr_array(vstack(rows)), np.concatenate(limits))
        found = program.most(self.objective[columns], self.classes.upper[columns], watch)
        if found is None:
            return np.zeros(len(columns), dtype=np.int64)
        return np.floor(found.x + WHOLE).astype(np.int64)


def _levelled(classes: Classes, women: Ints, load: Ints, shares: Ints, start: Ints) -> Ints:
    """[woman] teams of a month's women, tier by tier: as they `start` where they fit, then the others."""
    problem = classes.problem
    month = Month(load, classes.eligible[women], problem.present_team[women] == NOBODY, shares)
    for tier in range(1, aims.tier_count(problem) + 1):
        mine = problem.tier[women] == tier
        for woman in np.flatnonzero(mine & (start != NOBODY)).tolist():
            if month.fits(woman, start[woman : woman + 1])[0]:
                month.put(woman, int(start[woman]))
        left_out = np.flatnonzero(mine & (month.team == NOBODY))
        month.bring_in(left_out[np.lexsort((left_out, load[left_out, 0]))].tolist())
    return month.team
