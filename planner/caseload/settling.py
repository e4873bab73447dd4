"""From a relaxed optimum to whole women: one team after another is settled, the others give way.

The optimum places parts of women in every team. A team is settled by whole numbers of each kind that waste
least of what is dear there (places at the optimum's prices); then the others are weighed anew. What a settled
team cannot use the next ones take up.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.classes import Classes
from planner.caseload.linear import WHOLE, LinearProgram, Optimum, is_whole
from planner.caseload.posting import Relaxation
from planner.caseload.progress import Watch
from planner.caseload.whole import WholeProgram
from planner.prepare.problem import Flags, Floats, Ints

EFFORT = 0.06
"""Deterministic seconds for one team."""
FINE = 1000
"""Prices are counted in thousandths."""
AROUND = 2
"""Women of a kind by which a team may leave the optimum."""
AWAY = 0.3
"""What it costs to leave the optimum by a woman, in prices of the dearest kind there."""


class Part(NamedTuple):
    """Some teams, to be settled with what others leave of the women."""

    classes: Classes
    relaxation: Relaxation
    objective: Floats
    columns: Ints
    """The columns of these teams."""
    women: Ints
    """[class] women there are for them."""


def settle(part: Part, watch: Watch) -> Ints:
    """[column of the part] whole numbers of women, the teams served together."""
    if not len(part.columns):
        return np.zeros(0, dtype=np.int64)
    program = _Program(part)
    optimum = program.weigh(None, watch)
    order = program.order()
    for team in order:
        if optimum is None:
            break
        if program.fix(team, optimum):
            optimum = program.weigh(optimum, watch)
    return program.whole(optimum)


class _Program:
    """The linear program of a part, with one more row for each team and kind to hold it."""

    def __init__(self, part: Part) -> None:
        classes, columns = part.classes, part.columns
        self.team, self.row = classes.team[columns], classes.row[columns]
        self.objective = part.objective[columns]
        self.upper = part.women[self.row].astype(np.float64)
        matrix = csr_array(part.relaxation.matrix[:, columns])
        used = np.flatnonzero(np.diff(matrix.indptr))
        self.matrix, self.row_team = csr_array(matrix[used]), part.relaxation.team[used]
        limit = part.relaxation.limit[used].copy()
        once = np.flatnonzero(self.row_team < 0)
        limit[once] = part.women[self.row[self.matrix.indices[self.matrix.indptr[once]]]]
        pair = self.team * classes.kinds + classes.kind[self.row]
        pairs, self.pair = np.unique(pair, return_inverse=True)
        self.pair_team = pairs // classes.kinds
        self.settled = np.zeros(len(columns), dtype=np.bool_)
        self.held = csr_array(
            (np.ones(len(columns)), (self.pair, np.arange(len(columns)))), shape=(len(pairs), len(columns))
        )
        limit = np.concatenate([limit, np.full(len(pairs), np.inf)])
        self.program = LinearProgram(csr_array(vstack([self.matrix, self.held])), limit)

    def weigh(self, before: Optimum | None, watch: Watch) -> Optimum | None:
        """The optimum as things stand, from where it stood before."""
        start = None if before is None else before.basis
        return self.program.most(self.objective, self.upper, watch, start=start)

    def order(self) -> list[int]:
        """The teams, each followed by one that shares most women with those settled."""
        teams = np.unique(self.team)
        shared = self._shared(teams)
        order: list[int] = []
        left = list(range(len(teams)))
        while left:
            best = max(left, key=lambda team: (shared[team][order].sum() / (shared[team, team] + 1), -team))
            order.append(best)
            left.remove(best)
        return [int(teams[team]) for team in order]

    def _shared(self, teams: Ints) -> Floats:
        at = np.searchsorted(teams, self.team)
        reach = csr_array((np.sqrt(self.upper), (self.row, at)), shape=(int(self.row.max()) + 1, len(teams)))
        shared: Floats = (reach.T @ reach).toarray()
        return shared

    def fix(self, team: int, optimum: Optimum) -> bool:
        """Hold a team's women at whole numbers; whether that differs from the optimum."""
        pairs = np.flatnonzero(self.pair_team == team)
        if not len(pairs):
            return False
        ideal = self.held[pairs] @ optimum.x
        whole = np.round(ideal).astype(np.int64) if is_whole(ideal) else self._fill(team, pairs, optimum)
        self.program.limit[len(self.row_team) + pairs] = whole
        self.settled[self.team == team] = True
        return bool((np.abs(whole - ideal) > WHOLE).any())

    def _fill(self, team: int, pairs: Ints, optimum: Optimum) -> Ints:
        rows = np.flatnonzero(self.row_team == team)
        held = csr_array(self.held[pairs])
        matrix = csr_array(self.matrix[rows])
        load = matrix[:, held.indices[held.indptr[:-1]]].toarray().astype(np.int64)
        dear = np.maximum.reduceat(optimum.reduced_cost[held.indices], held.indptr[:-1])
        worth = load.T @ optimum.price[rows] + np.minimum(dear, 0.0)
        task = _Filling(
            load=load,
            limit=np.floor(self.program.limit[rows] + WHOLE).astype(np.int64),
            most=(held @ self.upper).astype(np.int64),
            ideal=held @ optimum.x,
            free=np.floor(held @ np.where(self._has_choice(optimum), optimum.x, 0.0) + WHOLE).astype(
                np.int64
            ),
            worth=np.round(worth * FINE).astype(np.int64),
            loss=np.round(FINE * self.objective[held.indices[held.indptr[:-1]]]).astype(np.int64),
            away=np.full(len(pairs), round(AWAY * FINE * float((load.T @ optimum.price[rows]).max()))),
        )
        return task.best()

    def _has_choice(self, optimum: Optimum) -> Flags:
        """[column] whether its women could as well go to another team that is not settled."""
        as_good = ~self.settled & (optimum.reduced_cost > -WHOLE)
        choices = np.bincount(self.row[as_good], minlength=int(self.row.max()) + 1)
        return np.asarray(choices[self.row] - as_good > 0)

    def whole(self, optimum: Optimum | None) -> Ints:
        """The optimum in whole numbers: every team is settled, so only rounding is left."""
        if optimum is None:
            return np.zeros(len(self.team), dtype=np.int64)
        return np.floor(optimum.x + WHOLE).astype(np.int64)


class _Filling(NamedTuple):
    """Whole numbers of each kind in one team, near the ideal, worth most at the prices."""

    load: Ints
    """[row, kind] what one woman of a kind takes."""
    limit: Ints
    """[row]"""
    most: Ints
    """[kind] women there are."""
    ideal: Floats
    """[kind] women in the optimum, in parts."""
    free: Ints
    """[kind] women in the optimum who could as well go elsewhere."""
    worth: Ints
    """[kind] what a woman uses is worth, in thousandths of the objective."""
    loss: Ints
    """[kind] what it costs to leave out a woman who can go nowhere else, likewise."""
    away: Ints
    """[kind] what it costs to leave the ideal by a woman, likewise."""

    def best(self) -> Ints:
        """[kind] the best whole numbers found within the effort; they obey every limit."""
        standing = np.floor(self.ideal + WHOLE).astype(np.int64)
        kind, step, gain = self._steps(standing)
        change = csr_array(self.load[:, kind] * step)
        program = WholeProgram(change, (self.limit - self.load @ standing).astype(np.float64))
        taken = program.most(gain, np.ones(len(kind), dtype=np.int64), effort=EFFORT)
        if taken is not None:
            np.add.at(standing, kind, step * taken)
        return standing

    def _steps(self, standing: Ints) -> tuple[Ints, Ints, Ints]:
        """Kind, direction and gain of every step by one woman away from what stands."""
        some = np.where(self.ideal > WHOLE, AROUND, 0)
        more, first = _repeated(np.minimum(self.most - standing, some + 1))
        part = (self.ideal - standing)[more]
        nearer = np.round(self.away[more] * (1 - 2 * part)).astype(np.int64)
        gain = self.worth[more] - np.where(first, nearer, self.away[more])
        less, _ = _repeated(np.minimum(standing, AROUND))
        number = np.arange(len(less)) - np.searchsorted(less, less)
        left_out = np.maximum(self.loss[less], self.worth[less])
        loss = np.where(number < self.free[less], self.worth[less], left_out) + self.away[less]
        step = np.concatenate([np.ones(len(more), dtype=np.int64), np.full(len(less), -1)])
        return np.concatenate([more, less]), step, np.concatenate([gain, -loss])


def _repeated(times: Ints) -> tuple[Ints, Flags]:
    """Each index as many times as it says, and whether it stands there for the first time."""
    index = np.repeat(np.arange(len(times)), np.maximum(times, 0))
    first = np.ones(len(index), dtype=np.bool_)
    first[1:] = index[1:] != index[:-1]
    return index, first
