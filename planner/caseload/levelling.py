"""Levelling: in one month, what is left over in several teams is brought together until a woman fits in.

Two teams whose women change places pass on the difference of what they take; over several teams it goes a
long way, and those between stay as full as they were.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from planner.prepare import NOBODY
from planner.prepare.problem import Flags, Ints


class Passing(NamedTuple):
    """What one team passes on to another, and the exchanges that do it."""

    load: Ints
    """[meter]"""
    pairs: tuple[tuple[int, int], ...]
    """Kinds of women: who goes, and who comes for her; NOBODY where nobody does."""


class Month:
    """The women of one month, where they are, and what is left of the month's share of every team."""

    def __init__(self, load: Ints, may: Flags, free: Flags, left: Ints, cost: Ints) -> None:
        """Nobody is placed yet. `load` [woman, meter]; `may` [woman, T] go; `free` [woman] to be moved on.

        `left` [T, meter] are the shares; `cost` [woman, T] decides among women and teams that are as good.
        """
        self.load, self.may, self.free, self.left, self.cost = load, may, free, left.copy(), cost
        self.team = np.full(len(load), NOBODY, dtype=np.int64)
        kinds, kind = np.unique(load, axis=0, return_inverse=True)
        self.kind = kind.ravel()
        self.passings = _passings(kinds)
        self.held = np.zeros((len(kinds), may.shape[1], may.shape[1]), dtype=np.int64)
        """[kind, in, to] free women of a kind in a team who may go to another."""
        self._ways: dict[int, Flags] = {}
        self._blocked = np.zeros((len(self.passings), may.shape[1]), dtype=np.bool_)

    def put(self, woman: int, to: int) -> None:
        """Place her in a team, or in none."""
        for team, sign in ((int(self.team[woman]), 1), (to, -1)):
            if team != NOBODY:
                self.left[team] += sign * self.load[woman]
                if self.free[woman]:
                    self.held[self.kind[woman], team] -= sign * self.may[woman]
        self.team[woman] = to
        self._ways.clear()
        self._blocked[:] = False

    def fits(self, woman: int, teams: Ints) -> Flags:
        """[team of `teams`] whether she fits in as things stand."""
        return np.asarray((self.left[teams] >= self.load[woman]).all(axis=1))

    def bring_in(self, women: Iterable[int]) -> None:
        """Place as many of some women as can be, in their order; of those alike none after one who cannot."""
        hopeless: set[tuple[int, bytes]] = set()
        for woman in women:
            alike = int(self.kind[woman]), self.may[woman].tobytes()
            if alike not in hopeless and not self._place(woman):
                hopeless.add(alike)

    def _place(self, woman: int) -> bool:
        """Whether she has a place in the end: in the tightest team, or her cheapest if she stays there."""
        teams = np.flatnonzero(self.may[woman])
        room = teams[self.fits(woman, teams)]
        if len(room):
            tightest, cheapest = self.left[room, 0], self.cost[woman, room]
            order = (cheapest, tightest) if self.free[woman] else (tightest, cheapest)
            self.put(woman, int(room[np.lexsort(order)[0]]))
            return True
        if self.left[:, 0].sum() < self.load[woman, 0]:
            return False
        short = np.maximum(self.load[woman] - self.left[teams], 0).sum(axis=1)
        for team in teams[np.lexsort((teams, short))].tolist():
            if self._make_room(self.load[woman], team):
                self.put(woman, team)
                return True
        return False

    def _make_room(self, load: Ints, team: int) -> bool:
        """Whether a load fits into a team in the end: it passes on the largest parts of it that it can."""
        while (short := np.maximum(load - self.left[team], 0)).any():
            before = self.left[team].copy()
            for passing in self._helpful(short):
                if (way := self._way(passing, team)) is not None:
                    self._pass_on(passing, way)
                    if (self.left[team] != before).any():
                        break
            else:
                return False
        return True

    def _helpful(self, short: Ints) -> list[int]:
        """What does not pass on more than is short of the first meter; of others if only they are short."""
        return [
            number
            for number, passing in enumerate(self.passings)
            if 0 < passing.load[0] <= short[0] or (not short[0] and (passing.load >= short).all())
        ]

    def _passes(self, number: int) -> Flags:
        """[from, to] whether a team can pass this on to another."""
        if (found := self._ways.get(number)) is None:
            some = self.held > 0
            found = np.zeros(some.shape[1:], dtype=np.bool_)
            for goes, comes in self.passings[number].pairs:
                found |= some[goes] if comes == NOBODY else some[goes] & some[comes].T
            np.fill_diagonal(found, val=False)
            self._ways[number] = found
        return found

    def _way(self, number: int, start: int) -> list[int] | None:
        """The shortest way from a team that is to be rid of a load to one that has room for it."""
        if self._blocked[number, start]:
            return None
        passes = self._passes(number)
        room: Flags = np.asarray((self.left >= self.passings[number].load).all(axis=1))
        alone = not room[start]
        room[start] = False
        seen = np.zeros(len(room), dtype=np.bool_)
        seen[start] = True
        levels = [seen.copy()]
        while not (reached := levels[-1] & room).any():
            further = passes[levels[-1]].any(axis=0) & ~seen
            if not further.any():
                self._blocked[number, seen if alone else start] = True
                return None
            seen |= further
            levels.append(further)
        way = [int(reached.argmax())]
        for level in levels[-2::-1]:
            way.append(int((level & passes[:, way[-1]]).argmax()))
        return way[::-1]

    def _pass_on(self, number: int, way: list[int]) -> None:
        """From the end of the way to its start, as far as there still are women for each exchange."""
        for team, to in zip(way[-2::-1], way[:0:-1], strict=True):
            able = (
                (goes, comes)
                for goes, comes in self.passings[number].pairs
                if self.held[goes, team, to] and (comes == NOBODY or self.held[comes, to, team])
            )
            if (pair := next(able, None)) is None:
                return
            goer = self._who(pair[0], team, to)
            comer = NOBODY if pair[1] == NOBODY else self._who(pair[1], to, team)
            if comer != NOBODY:
                self.put(comer, NOBODY)
            self.put(goer, to)
            if comer != NOBODY:
                self.put(comer, team)

    def _who(self, kind: int, team: int, to: int) -> int:
        """Of the women of a kind in a team who may go to another, the one for whom it costs least."""
        able = (self.team == team) & (self.kind == kind) & self.free & self.may[:, to]
        women = np.flatnonzero(able)
        return int(women[(self.cost[women, to] - self.cost[women, team]).argmin()])


def _passings(kinds: Ints) -> list[Passing]:
    """What women of these kinds ([kind, meter]) pass on by moving or changing places, the largest first."""
    found: dict[bytes, tuple[Ints, list[tuple[int, int]]]] = {}
    for goes, comes, load in _differences(kinds):
        found.setdefault(load.tobytes(), (load, []))[1].append((goes, comes))
    passings = [Passing(load, tuple(pairs)) for load, pairs in found.values()]
    return sorted(passings, key=lambda one: (-int(one.load.sum()), one.load.tolist()))


def _differences(kinds: Ints) -> Iterator[tuple[int, int, Ints]]:
    """Who goes, who comes, and what that frees; nothing where it takes more of any meter."""
    for goes, load in enumerate(kinds):
        yield goes, NOBODY, load
        for comes, other in enumerate(kinds):
            if (load >= other).all() and (load > other).any():
                yield goes, comes, load - other
