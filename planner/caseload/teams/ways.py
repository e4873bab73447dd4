"""Ways over several teams along which one team is rid of a load that the last has room for.

Two teams whose women of a month change places pass on the difference of what they take. Those between stay as
full as they were; they may pass a load on in another month than it came in, where their limits allow it.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from planner.caseload.teams.standing import Standing
from planner.prepare import NOBODY
from planner.prepare.problem import Flags, Ints

Parts = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
"""1 or 0, for products."""


class Passing(NamedTuple):
    """What one team passes on to another, and the exchanges that do it."""

    load: Ints
    """[meter]; below 0 where more comes than goes."""
    pairs: tuple[tuple[int, int], ...]
    """Kinds of women: who goes, and who comes for her; NOBODY where nobody does."""

    @property
    def kind(self) -> int | None:
        """The kind whose women go without another in their place; none if there are none."""
        return next((goes for goes, comes in self.pairs if comes == NOBODY), None)


class Step(NamedTuple):
    """An exchange of a way."""

    at: int
    to: int
    month: int


def places_of(way: tuple[Step, ...]) -> list[int]:
    """The places at both ends of every step, each once."""
    return sorted({place for step in way for place in (step.at, step.to)})


class Found(NamedTuple):
    """What a search has found."""

    way: tuple[Step, ...]
    """From its end to its start; empty where there is none."""
    reached: Flags
    """[place, month] where the load can be brought to, on shortest ways."""


class _Graph:
    """Where one passing can go as things stand: kept from search to search, mended where they changed."""

    def __init__(self, standing: Standing, passing: Passing) -> None:
        self.standing, places, months = standing, standing.outside + 1, standing.months
        pairs = np.array(passing.pairs).T
        self.goes, self.comes = pairs
        self.relief = passing.load[standing.of_row] * standing.covers
        """[month, row]"""
        self._more = self.relief[:, None] - self.relief
        """[came in, goes on, row]"""
        self.passes: Parts = np.zeros((months, places, places), dtype=np.float32)
        """[month, from, to] whether there are women who do it."""
        self.ends: Flags = np.zeros((places, months), dtype=np.bool_)
        """[place, month] where there is room for it."""
        self.turns: Parts = np.zeros((places, months, months), dtype=np.float32)
        """[place, came in, goes on] whether a team can pass it on so."""
        for goes, comes in zip(self.goes, self.comes, strict=True):
            self.passes[standing.is_held[:, goes] & standing.is_held[:, comes].transpose(0, 2, 1)] = 1
        self.passes[:, np.arange(places), np.arange(places)] = 0
        self._look(np.arange(standing.outside))
        self._seen = len(standing.touched)

    def mend(self) -> None:
        """Look again where anything has changed."""
        touched = set(self.standing.touched[self._seen :])
        self._seen = len(self.standing.touched)
        for month, place in touched:
            held = self.standing.is_held[month]
            for_it, out = held[self.comes, :, place], held[self.goes, place]
            self.passes[month, place] = (out & for_it).any(axis=0)
            self.passes[month, :, place] = (held[self.goes, :, place] & held[self.comes, place]).any(axis=0)
            self.passes[month, place, place] = 0
        teams = {place for _, place in touched} - {self.standing.outside}
        self._look(np.array(sorted(teams), dtype=np.int64))

    def _look(self, teams: Ints) -> None:
        left = self.standing.left[teams]
        self.ends[teams] = (self.relief <= left[:, None]).all(axis=2)
        self.turns[teams] = (self._more <= left[:, None, None]).all(axis=3)

    def begins(self, start: int, first: Flags) -> bool:
        """Whether anybody there can do it in one of the months `first`, however all else stands."""
        held, months = self.standing.is_held, np.flatnonzero(first)[:, None]
        return bool((held[months, self.goes, start] & held[months, self.comes, :, start]).any())


class Ways:
    """Searches for the shortest ways of every passing."""

    def __init__(self, standing: Standing) -> None:
        self.standing, self.passings = standing, _passings(standing.kinds)
        self.barred = np.zeros(standing.outside + 1, dtype=np.bool_)
        """[place] where nothing can be passed on to."""
        self.open_all()
        self._graphs: dict[int, _Graph] = {}
        self._blocked: dict[tuple[int, int], Flags] = {}
        """[place, month] from where a passing has no way, by its number and how all stand."""

    def open_all(self) -> None:
        """Nothing is passed on to nobody; to every team something may be."""
        self.barred[:] = False
        self.barred[self.standing.outside] = True

    def relief(self, number: int) -> Ints:
        """[month, row] what a passing takes off a team."""
        return self._graph(number).relief

    def _graph(self, number: int) -> _Graph:
        if number not in self._graphs:
            self._graphs[number] = _Graph(self.standing, self.passings[number])
        return self._graphs[number]

    def forget(self) -> None:
        """Things will not stand again as they did."""
        self._blocked.clear()

    def search(self, number: int, start: int, first: Flags) -> Found:
        """A shortest way from a place that passes it on in one of the months `first` [month]."""
        graph = self._graph(number)
        if not graph.begins(start, first):
            return Found((), np.zeros(graph.ends.shape, dtype=np.bool_))
        graph.mend()
        blocked = self._blocked_from(number, start)
        closed = blocked | self.barred[:, None]
        closed[start] = True
        out: Parts = np.zeros(graph.ends.shape, dtype=np.float32)
        out[start] = first
        outs, levels = [out], list[Flags]()
        for level in _levels(graph, outs, closed):
            levels.append(level)
            if (ends := level & graph.ends).any():
                place, month = (int(index[0]) for index in np.nonzero(ends))
                return Found(_back(graph, outs, levels, place, month), _any(levels, blocked))
        reached = _any(levels, blocked)
        if not graph.ends[start].any():
            blocked |= reached
        return Found((), reached)

    def _blocked_from(self, number: int, start: int) -> Flags:
        """[place, month] from where a passing is known to have no way, to be added to.

        Of nothing for those who wait: wherever they could be brought to, room may be made.
        """
        shape = self._graph(number).ends.shape
        if start == self.standing.outside:
            return np.zeros(shape, dtype=np.bool_)
        return self._blocked.setdefault((number, self.standing.state), np.zeros(shape, dtype=np.bool_))


def _any(levels: list[Flags], like: Flags) -> Flags:
    return np.asarray(np.logical_or.reduce([np.zeros_like(like), *levels]))


def _levels(graph: _Graph, outs: list[Parts], closed: Flags) -> Iterator[Flags]:
    """[place, month] where it comes in one step after another; `outs` say where it is passed on from."""
    while True:
        came = np.matmul(outs[-1].T[:, None, :], graph.passes)[:, 0].T > 0
        level = came & ~closed
        if not level.any():
            return
        closed |= level
        yield level
        outs.append(
            (np.matmul(level[:, None, :].astype(np.float32), graph.turns)[:, 0] > 0).astype(np.float32)
        )


def _back(graph: _Graph, outs: list[Parts], levels: list[Flags], place: int, month: int) -> tuple[Step, ...]:
    """The way from where it ends to where it starts."""
    way = list[Step]()
    for depth in range(len(levels) - 1, -1, -1):
        before = int(((outs[depth][:, month] > 0) & (graph.passes[month, :, place] > 0)).argmax())
        way.append(Step(before, place, month))
        if depth:
            came = levels[depth - 1][before] & (graph.turns[before, :, month] > 0)
            month = month if came[month] else int(came.argmax())
            place = before
    return tuple(way)


def _passings(kinds: Ints) -> tuple[Passing, ...]:
    """What women of these kinds ([kind, meter]) pass on by moving or changing places, the largest first."""
    found: dict[bytes, tuple[Ints, list[tuple[int, int]]]] = {}
    for goes, comes, load in _differences(kinds):
        found.setdefault(load.tobytes(), (load, []))[1].append((goes, comes))
    passings = [Passing(load, tuple(pairs)) for load, pairs in found.values()]
    return tuple(sorted(passings, key=lambda one: (-int(one.load.sum()), one.load.tolist())))


def _differences(kinds: Ints) -> Iterator[tuple[int, int, Ints]]:
    """Who goes, who comes, and what that frees: less of the first meter, or of another and of none more."""
    for goes, load in enumerate(kinds):
        yield goes, NOBODY, load
        for comes, other in enumerate(kinds):
            less = load - other
            if less[0] > 0 or (less[0] == 0 and (less >= 0).all() and less.any()):
                yield goes, comes, less
