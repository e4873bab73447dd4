"""The board of exchanges: which women could change places between two teams, and what that would be worth.

One team takes a change, the other its opposite. The last place on the board is nobody's team: women left out.
"""

from typing import NamedTuple

import numpy as np

from planner.caseload.relaxation.classes import Classes
from planner.caseload.teams.fillers import Fillers
from planner.caseload.teams.room import Change
from planner.prepare.problem import Flags, Floats, Ints

BARRED = -1e5
"""Worth of an swap for which there are no women."""

Pairs = tuple[tuple[int | None, int], ...]
"""Weights (by index) of who goes, if anybody does, and of who comes."""


class Swap(NamedTuple):
    """`first` takes the change in a month, `second` its opposite."""

    first: int
    second: int
    month: int
    change: int
    """Index of the change."""


class Board:
    """Free women by where they are and may go, and the worth of every exchange between two teams."""

    def __init__(self, classes: Classes, fillers: Fillers, team: Ints) -> None:
        """`team` [W] says where women are; the fillers, later tiers and care begun stand aside."""
        problem = self.problem = classes.problem
        self.nobody = len(problem.teams)
        self.team = np.where(team < 0, self.nobody, team)
        anew = (classes.of_woman >= 0) & (problem.present_team < 0)
        self.free = anew & ~fillers.women & (problem.tier <= fillers.tier)
        everyone = np.ones((len(problem.women), 1), dtype=np.bool_)
        self.may: Flags = np.hstack([classes.eligible, everyone]) & self.free[:, None]
        self.cost = np.hstack([classes.placing_cost, np.zeros((len(problem.women), 1), dtype=np.int64)])
        groups, group = np.unique(
            np.column_stack([problem.tier, problem.guarded]), axis=0, return_inverse=True
        )
        self.group, self.is_last = group.ravel(), groups[:, 0] == fillers.tier
        self.weights = np.unique(problem.weight[self.free])
        self.weight = np.searchsorted(self.weights, problem.weight)
        self.changes = _changes(self.weights)
        self.pairs = tuple(_pairs(change, self.weights) for change in self.changes)
        self._count()

    def _count(self) -> None:
        places, months = self.nobody + 1, len(self.problem.months.labels)
        shape = (places, places, len(self.is_last), months, len(self.weights))
        self.count = np.zeros(shape, dtype=np.int64)
        for woman in np.flatnonzero(self.free).tolist():
            self._add(woman, int(self.team[woman]), 1)
        self.there = np.zeros((places, places, months, len(self.changes)), dtype=np.bool_)
        self.worth: Floats = np.full(self.there.shape, BARRED)
        for team in range(places):
            self._look(team, slice(None))

    def _add(self, woman: int, at: int, times: int) -> None:
        kind = self.group[woman], self.problem.month[woman], self.weight[woman]
        self.count[(at, slice(None), *kind)] += times * self.may[woman]

    def _look(self, team: int, months: slice) -> None:
        """Whether there are women for a team's exchanges of these months. Only the last tier gives up."""
        here, coming, last = self.count[team][:, :, months], self.count[:, team][:, :, months], self.nobody
        self.there[team, :, months] = self._is_there(here, coming, given_up=team == last)
        self.there[:, team, months] = self._is_there(coming, here, given_up=False)
        self.there[last, team, months] = self._is_there(coming[last:], here[last:], given_up=True)[0]
        self.there[team, team] = False

    def _is_there(self, goes: Ints, comes: Ints, *, given_up: bool) -> Flags:
        """[team, month, change] by the counts of those who may go and come."""
        found = np.zeros((goes.shape[0], goes.shape[2], len(self.changes)), dtype=np.bool_)
        for index, pairs in enumerate(self.pairs):
            for light, heavy in pairs:
                able = comes[..., heavy] > 0
                if light is not None:
                    able &= goes[..., light] > 0
                elif given_up:
                    able = able[:, self.is_last]
                found[..., index] |= able.any(axis=1)
        return found

    def appraise(self, team: int, takes: Floats, gives: Floats) -> None:
        """Worth of a team's exchanges: `takes` and `gives` [T + 1, month, change] on their two sides.

        A woman of the last tier who is placed or gives her place up counts beside the fillers.
        """
        women = np.array([float(change.women) for change in self.changes])
        placed = np.zeros((self.nobody + 1, 1, len(women)))
        placed[self.nobody] = women
        if team == self.nobody:
            placed = np.broadcast_to(-women, placed.shape)
        self.worth[team] = np.where(self.there[team], takes[team] + gives + placed, BARRED)
        self.worth[:, team] = np.where(self.there[:, team], takes + gives[team] - placed, BARRED)

    def bar(self, swap: Swap) -> None:
        """Take an exchange that a limit forbids off the board."""
        self.there[swap] = False
        self.worth[swap] = BARRED

    def who(self, swap: Swap) -> tuple[int | None, int]:
        """The woman who goes, if one does, and who comes, at the least cost."""
        first, second, month, change = swap
        found: list[tuple[float, int, int | None]] = []
        for light, heavy in self.pairs[change]:
            for group in range(len(self.is_last)):
                if light is None and first == self.nobody and not self.is_last[group]:
                    continue
                comes = self._cheapest(second, first, (group, month, heavy))
                goes = None if light is None else self._cheapest(first, second, (group, month, light))
                if comes is None or (light is not None and goes is None):
                    continue
                found.append((comes[0] + (goes[0] if goes else 0), comes[1], goes[1] if goes else None))
        _, comer, goer = min(found, key=lambda one: one[:2])
        return goer, comer

    def _cheapest(self, at: int, to: int, kind: tuple[int, int, int]) -> tuple[float, int] | None:
        """What it adds to the cost and who, among the women of a group, month and weight."""
        if not self.count[(at, to, *kind)]:
            return None
        group, month, weight = kind
        here = np.flatnonzero((self.team == at) & self.may[:, to])
        here = here[(self.group[here] == group) & (self.problem.month[here] == month)]
        women = here[self.weight[here] == weight]
        dearer = self.cost[women, to] - self.cost[women, at]
        best = int(dearer.argmin())
        return float(dearer[best]), int(women[best])

    def make(self, swap: Swap, goes: int | None, comes: int) -> None:
        """Let the women change places."""
        for woman, at, to in (
            (goes, swap.first, swap.second),
            (comes, swap.second, swap.first),
        ):
            if woman is not None:
                self._add(woman, at, -1)
                self._add(woman, to, 1)
                self.team[woman] = to
        for team in swap[:2]:
            self._look(team, slice(swap.month, swap.month + 1))


def _changes(weights: Ints) -> tuple[Change, ...]:
    """Every way in which a team may change by women of these weights."""
    heavier = sorted({int(one - other) for one in weights for other in weights if one > other})
    return (*(Change(load, 0) for load in heavier), *(Change(int(load), 1) for load in weights))


def _pairs(change: Change, weights: Ints) -> Pairs:
    if change.women:
        return ((None, int(np.searchsorted(weights, change.load))),)
    return tuple(
        (light, heavy)
        for light, one in enumerate(weights)
        for heavy, other in enumerate(weights)
        if other - one == change.load
    )
