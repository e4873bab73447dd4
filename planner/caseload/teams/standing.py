"""Where women stand, and what is left of every limit: kept right as they move, and undone where it fails."""

from typing import NamedTuple

import numpy as np

from planner.caseload.teams.places import Limit
from planner.caseload.teams.shares import Meter
from planner.prepare import NOBODY
from planner.prepare.problem import Flags, Ints


class Women(NamedTuple):
    """What decides how women can move."""

    load: Ints
    """[W, meter] what each takes."""
    month: Ints
    """[W]"""
    may: Flags
    """[W, T] where each may be placed anew."""
    free: Flags
    """[W] who may be moved on once she has a place."""
    cost: Ints
    """[W, T] decides among women and teams that are as good."""


class Standing:
    """Women in teams, in whole numbers. Outside all teams are those who `wait` for a place, and others."""

    def __init__(self, women: Women, meters: tuple[Meter, ...], care: Limit | None = None) -> None:
        """Nobody is placed yet. `care` is the limit of women in care on a day, which is no meter."""
        self.women, self.care = women, care
        self.covers = np.hstack([meter.covers for meter in meters]).astype(np.int64)
        self.of_row = np.repeat(np.arange(len(meters)), [meter.covers.shape[1] for meter in meters])
        """[month, row] whether it counts the month; [row] its meter."""
        self.left = np.hstack([meter.left for meter in meters])
        self.care_left = None if care is None else care.left.copy()
        """[T, row], [T, day] what is left."""
        self.kinds, kind = np.unique(women.load, axis=0, return_inverse=True)
        self.kind: Ints = kind.ravel()
        """[kind, meter] what one takes; [W]"""
        self.takes = self.kinds[:, self.of_row][:, None, :] * self.covers
        """[kind, month, row]"""
        self.months, self.outside = len(self.covers), women.may.shape[1]
        self.team = np.full(len(women.load), NOBODY, dtype=np.int64)
        self.waits = np.zeros(len(women.load), dtype=np.bool_)
        places = self.outside + 1
        self._held = np.zeros((self.months, len(self.kinds), places, places), dtype=np.int64)
        self.is_held = np.zeros((self.months, len(self.kinds) + 1, places, places), dtype=np.bool_)
        """[month, kind, in, to] whether a woman there may go to another team; of the last, nobody, always."""
        self.is_held[:, NOBODY] = True
        self.touched: list[tuple[int, int]] = []
        """Month and place of everything that has changed, in order."""
        self.state = self._states = 0
        """A number for how all stand; the same again where moves are undone."""
        self._moves: list[tuple[int, int, int]] = []

    def row(self, woman: int) -> Ints:
        """[row] what she takes."""
        found: Ints = self.takes[self.kind[woman], self.women.month[woman]]
        return found

    def fits(self, woman: int, team: int) -> bool:
        """Whether she fits in as things stand."""
        if not (self.left[team] >= self.row(woman)).all():
            return False
        if self.care is None or self.care_left is None:
            return True
        days = self.care.windows.women[woman]
        return bool((self.care_left[team, days] >= self.care.load[woman]).all())

    def is_over(self, team: int) -> bool:
        """Whether more is taken of a limit of the team than there is."""
        return bool((self.left[team] < 0).any()) or self.cares_for_too_many(team)

    def cares_for_too_many(self, team: int) -> bool:
        """Whether more women are in the team's care on some day than may be."""
        return self.care_left is not None and bool((self.care_left[team] < 0).any())

    def let_wait(self, women: Ints) -> None:
        """These women, and no others, wait for a place; not those who may go nowhere."""
        women = women[self.women.may[women].any(axis=1)]
        for woman in np.flatnonzero(self.waits & (self.team == NOBODY)).tolist():
            self._count(woman, self.outside, -1)
        self.waits[:] = False
        self.waits[women] = True
        for woman in women.tolist():
            self._count(woman, self.outside, 1)

    @property
    def waiting(self) -> Ints:
        """Who waits, and has no place yet."""
        return np.flatnonzero(self.waits & (self.team == NOBODY))

    def put(self, woman: int, to: int) -> None:
        """Place her in a team, or in none."""
        self._moves.append((woman, int(self.team[woman]), self.state))
        self._put(woman, to)
        self._states += 1
        self.state = self._states

    def _put(self, woman: int, to: int) -> None:
        for team, sign in ((int(self.team[woman]), -1), (to, 1)):
            if team != NOBODY:
                self.left[team] -= sign * self.row(woman)
                if self.care is not None and self.care_left is not None:
                    self.care_left[team, self.care.windows.women[woman]] -= sign * self.care.load[woman]
                self._count(woman, team, sign if self.women.free[woman] else 0)
            elif self.waits[woman]:
                self._count(woman, self.outside, sign)
        self.team[woman] = to

    def _count(self, woman: int, place: int, times: int) -> None:
        month, kind = int(self.women.month[woman]), int(self.kind[woman])
        held = self._held[month, kind, place]
        held[:NOBODY] += times * self.women.may[woman]
        self.is_held[month, kind, place] = held > 0
        self.touched.append((month, place))

    @property
    def mark(self) -> int:
        """How many moves can be undone."""
        return len(self._moves)

    def undo(self, mark: int) -> None:
        """Take all moves since the mark back."""
        while len(self._moves) > mark:
            woman, team, self.state = self._moves.pop()
            self._put(woman, team)

    def keep(self) -> None:
        """Nothing is undone any more."""
        self._moves.clear()

    def who(self, kind: int, month: int, at: int, to: int) -> int:
        """Of the free women of a kind and month there, or of those who wait, whom to move to a team.

        Whoever the team can care for comes first; of those who wait, who has met a team; then the cheapest.
        """
        waits = self.waits & (self.team == NOBODY)
        there = waits if at == self.outside else self.women.free & (self.team == at)
        there = there & (self.kind == kind) & (self.women.month == month) & self.women.may[:, to]
        women = np.flatnonzero(there)
        cost = self.women.cost[women, to]
        if at != self.outside:
            cost = cost - self.women.cost[women, at]
        order = np.lexsort((women, cost, self.women.free[women], self._cannot_care(women, to)))
        return int(women[order[0]])

    def _cannot_care(self, women: Ints, team: int) -> Flags:
        """[woman] whether the team would care for too many with her beside all who are there."""
        if self.care is None or self.care_left is None:
            return np.zeros(len(women), dtype=np.bool_)
        short = self.care_left[team] < self.care.load[women, None]
        return np.asarray((short & self.care.windows.women[women]).any(axis=1))
