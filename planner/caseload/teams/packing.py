"""Packing: whole numbers of women for a few teams, all at once, by an exact search.

Those who are there and those who wait can come in, each where she may go.
"""

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.programs.whole import WholeProgram
from planner.caseload.relaxation.classes import Classes
from planner.caseload.teams.places import Limit
from planner.prepare import NOBODY
from planner.prepare.problem import Floats, Ints

EFFORT = 0.05
"""Deterministic seconds for one search."""


class Packing:
    """The program of a few teams: columns are women alike and a team where they may go."""

    def __init__(self, classes: Classes, left: tuple[Limit, ...], alike: Ints, team: Ints, few: Ints) -> None:
        """`few` are the teams; `left` is what is left when women are in `team` [W].

        `alike` [W] is the same for women of a tier whom all limits count alike. Who has met her team stays
        where she is placed.
        """
        self.few, self.problem = few, classes.problem
        there = np.isin(team, few) & (self.problem.present_team == NOBODY)
        movable = there | (team == NOBODY)
        self.women = np.flatnonzero(movable & classes.eligible[:, few].any(axis=1))
        may = classes.eligible[np.ix_(self.women, few)]
        group = alike[self.women] << len(few) | may @ (1 << np.arange(len(few)))
        _, first, self.group, self.size = np.unique(
            group, return_index=True, return_inverse=True, return_counts=True
        )
        """[woman here] her group; [group] women of it."""
        self.of, self.at = np.nonzero(may[first])
        """[column] its group; the position of its team among the few."""
        self.one = self.women[first[self.of]]
        """[column] a woman of it."""
        placed = np.flatnonzero(there[self.women])
        place = (team[self.women[placed], None] == few).argmax(axis=1)
        self.stand = np.zeros((len(first), len(few)), dtype=np.int64)
        np.add.at(self.stand, (self.group[placed], place), 1)
        """[group, team of the few] women as they stand."""
        self._left = left

    def best(self, worth: Ints) -> Ints | None:
        """[group, team of the few] the best numbers of women found; none where no tier gains by them.

        `worth` [tier] steers; a tier never gains at the cost of an earlier one.
        """
        stands = self.stand[self.of, self.at]
        if self.stand.sum() == len(self.women):
            return None  # nobody waits
        program = WholeProgram(*self._rows(stands))
        tier = self.problem.tier[self.one]
        found = program.most(
            worth[tier - 1], self.size[self.of], effort=EFFORT, start=stands, has_near_bound=True
        )
        if found is None or not _gains(np.bincount(tier, found - stands)):
            return None
        wanted = np.zeros_like(self.stand)
        wanted[self.of, self.at] = found
        return wanted

    def _rows(self, stands: Ints) -> tuple[csr_array, Floats]:
        """The limits that could bind in the few teams, and each woman once."""
        columns, teams = np.arange(len(self.of)), len(self.few)
        ones = np.ones(len(columns))
        rows = [csr_array((ones, (self.of, columns)), shape=(len(self.size), len(columns)))]
        limits = [self.size.astype(np.float64)]
        for limit in self._left:
            counted = limit.windows.women[self.one]
            column, window = np.nonzero(counted)
            row, load = self.at[column] * counted.shape[1] + window, limit.load[self.one[column]]
            shape = (teams * counted.shape[1], len(columns))
            matrix = csr_array((load.astype(np.float64), (row, column)), shape=shape)
            places = limit.left[self.few].ravel() + matrix @ stands
            binding = np.flatnonzero(matrix @ self.size[self.of] > places)
            rows.append(csr_array(matrix[binding]))
            limits.append(places[binding])
        return csr_array(vstack(rows)), np.concatenate(limits)

    def into(self, team: Ints, wanted: Ints) -> Ints | None:
        """[W] `team` [W] with so many women [group, team of the few]; who can stay where she is stays.

        None where some of those who waited have found another place since.
        """
        found = team.copy()
        for group in np.flatnonzero((wanted != self.stand).any(axis=1)):
            women = self.women[self.group == group]
            lack = wanted[group].copy()
            free = []
            for woman in women.tolist():
                at = np.flatnonzero(self.few == team[woman])
                if len(at) and lack[at[0]]:
                    lack[at[0]] -= 1
                elif len(at) or team[woman] == NOBODY:
                    free.append(woman)
                    found[woman] = NOBODY
            goes = np.repeat(self.few, lack)
            if len(goes) > len(free):
                return None
            found[free[: len(goes)]] = goes
        return found


def _gains(more: Ints) -> bool:
    """Whether the first tier that changes has more women."""
    changed = np.flatnonzero(more)
    return bool(len(changed) and more[changed[0]] > 0)
