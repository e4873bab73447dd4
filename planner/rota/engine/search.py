"""Large-neighbourhood search: most of the roster stays, the rest is solved again, by turns."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.rota.engine.crew import Crew, Found, Task, Way
from planner.rota.engine.draft import Draft
from planner.rota.engine.hard import post_rules
from planner.rota.engine.roster import Duties, Roster
from planner.rota.engine.score import values
from planner.rota.engine.soft import aim_of
from planner.rota.engine.sums import Number, Sum
from planner.rota.engine.table import Table

ABREAST = 4
"""Neighbourhoods searched from the same roster, whatever the number of threads."""


class Model:
    """The rules of a roster and its aims as sums, each built when it is first asked for."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._sums: list[Number] = []

    @cached_property
    def _draft(self) -> Draft:
        draft = Draft(self.roster)
        for cells in draft.cells:
            if cells.is_free:
                post_rules(cells)
        return draft

    def table(self, number: int) -> Table:
        """The rules, the aims up to this one held at what they are at hand, this one as small as can be."""
        for aim in self.roster.aims[len(self._sums) : number + 1]:
            self._sums.append(aim_of(self._draft, aim))
        objective = self._sums[number]
        held = [each for each in self._sums[: number + 1] if not isinstance(each, int)]
        return Table(self._draft, held, Sum([], [], objective) if isinstance(objective, int) else objective)


class Stage:
    """One aim to be served while those before it keep their values."""

    def __init__(self, roster: Roster, number: int, model: Model | None = None) -> None:
        self.roster = roster
        self.number = number
        self._model = model or Model(roster)

    @cached_property
    def table(self) -> Table:
        """Its model, of which neighbourhoods are parts."""
        return self._model.table(self.number)

    def key(self, duties: Duties) -> tuple[int, ...]:
        """What may not grow: the aims up to this one."""
        return values(self.roster._replace(aims=self.roster.aims[: self.number + 1]), duties)


@dataclass
class Neighbourhood:
    """A way to choose what is free, and how much of it."""

    name: str
    cells: float
    """Cells to free; grows where the answer is proven at once, shrinks where it is not."""
    most: int
    """All there are."""

    def learn(self, found: Found, effort: float) -> None:
        """What was easy grows, what was not proven shrinks."""
        if not found.is_proven:
            self.cells *= 0.85
        elif found.effort < effort / 2:
            self.cells *= 1.25 if found.effort < effort / 10 else 1.05
        self.cells = min(max(20.0, self.cells), self.most)


class Pains(NamedTuple):
    """How much is searched."""

    rounds: int
    effort: float
    """Deterministic seconds for one neighbourhood."""
    patience: int | None = None
    """Rounds in a row that may gain nothing before it ends; all where None."""


def search(stage: Stage, duties: Duties, crew: Crew, pains: Pains, enough: int | None) -> Duties:
    """The best roster after so many rounds, or once its value is enough."""
    source = np.random.default_rng(stage.number)
    ways = [Neighbourhood(name, 120.0, duties.size) for name in ("workers", "days", "block")]
    best, idle = duties, 0
    manner = Way.LINEAR if stage.roster.aims[stage.number].costs is not None else Way.COUNTING
    for turn in range(pains.rounds):
        if crew.watch.is_over or (enough is not None and stage.key(best)[-1] <= enough):
            break
        chosen = [ways[int(source.integers(len(ways)))] for _ in range(ABREAST)]
        parts = [stage.table.part(duties, free(way, stage, duties, source)) for way in chosen]
        found = crew.results(
            [
                crew.begin(Task(each, pains.effort, seed=turn * ABREAST + at, way=manner))
                for at, each in enumerate(parts)
            ]
        )
        for way, each in zip(chosen, found, strict=True):
            way.learn(each, pains.effort)
        duties = merged(stage, duties, [each.duties for each in found if each.duties is not None])
        idle = 0 if stage.key(duties) < stage.key(best) else idle + 1
        if idle == 0:
            best = duties
        elif idle == pains.patience:
            break
    return best


def merged(stage: Stage, duties: Duties, others: list[Duties]) -> Duties:
    """The best of the rosters found, and what others changed for other workers where that is no worse."""
    others = sorted(others, key=stage.key)
    result = duties
    for other in others:
        changed = (other != duties).any(axis=1)
        if (changed & (result != duties).any(axis=1)).any():
            continue
        trial = result.copy()
        trial[changed] = other[changed]
        if all(new <= old for new, old in zip(stage.key(trial), stage.key(result), strict=True)):
            result = trial
    return result


def free(way: Neighbourhood, stage: Stage, duties: Duties, source: np.random.Generator) -> NDArray[np.bool_]:
    """The cells that a neighbourhood frees."""
    workers, days = duties.shape
    chosen = np.zeros(duties.shape, dtype=np.bool_)
    if way.name == "workers":
        count, length = max(2, round(way.cells / days)), days
    elif way.name == "days":
        count, length = workers, max(2, round(way.cells / workers))
    else:
        share = np.sqrt(way.cells / (workers * days))
        count, length = max(2, round(share * workers)), max(3, round(share * days))
    length = min(length, days)
    begin = min(max(0, worst_day(stage, duties, source) - int(source.integers(length))), days - length)
    chosen[source.permutation(workers)[:count], begin : begin + length] = True
    return chosen


def worst_day(stage: Stage, duties: Duties, source: np.random.Generator) -> int:
    """A day, the likelier the more it costs."""
    aim = stage.roster.aims[stage.number]
    cost = np.ones(duties.shape[1])
    for cover in aim.cover:
        present = int(np.isin(duties[:, cover.day], cover.kinds).sum())
        cost[cover.day] += cover.under * max(0, cover.wanted - present) + cover.over * max(
            0, present - cover.wanted
        )
    return int(source.choice(len(cost), p=cost / cost.sum()))
