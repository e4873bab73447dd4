"""Whole rows chosen together (column generation, then dives), where a roster's rules and aims allow it.

Rows are found at the prices of those known until none is missing: that is the bound. A dive then settles one
worker after another on the row the linear program most wants, and looks for rows that fit what is settled.
"""

import math
from typing import NamedTuple

import numpy as np

from planner.rota.engine.crew import Crew
from planner.rota.engine.master import Answer, Master
from planner.rota.engine.pricing import TOLERANCE, Pricing, Row
from planner.rota.engine.roster import Duties
from planner.rota.engine.search import Pains, Stage, search

ROUNDS = 200
"""Rounds of pricing at most; 15 to 40 are usual."""

ROWS = 3
"""Rows of each worker that a round looks for."""

DIVES = 2
"""Dives of one cycle, whatever the number of threads."""

DIVE_ROUNDS = 2
"""Rounds of pricing after each step of a dive."""

SETTLED = 0.95
"""Share of a row from which a dive takes it, together with all others like it."""

WHIM = 0.05
"""How much of the share chance adds, so that no two dives are alike."""


class Columns(NamedTuple):
    """The rows known of every worker."""

    stage: Stage
    pricing: Pricing
    master: Master


def do_fit(stage: Stage) -> bool:
    """Whether the aims add up over workers' days and the cover, as prices need it."""
    return not any(aim.shares or aim.patterns for aim in stage.roster.aims[: stage.number + 1])


def by_columns(
    stage: Stage, duties: Duties, crew: Crew, pains: Pains, cycles: int = 1
) -> tuple[Duties, int | None] | None:
    """A roster no worse and a bound; None where rows cannot be priced.

    Each cycle dives anew and searches near what it found: where one search ends, more of it gained nothing.
    """
    columns = known(stage, duties)
    if columns is None:
        return None
    bound = generate(columns, crew)
    best = duties
    for cycle in range(cycles):
        if crew.watch.is_over or (bound is not None and stage.key(best)[-1] <= bound):
            break
        found = dives(columns, crew, cycle)
        if found:
            near = search(stage, min(found, key=stage.key), crew, pains, bound)
            best = min(best, near, key=stage.key)
    return best, bound


def known(stage: Stage, duties: Duties) -> Columns | None:
    """The rows at hand, to begin with; None where rows cannot be priced."""
    pricing = Pricing.of(stage.roster) if do_fit(stage) else None
    if pricing is None:
        return None
    columns = Columns(stage, pricing, Master(stage.roster, stage.number, stage.key(duties)))
    for worker, row in enumerate(duties):
        columns.master.add(worker, row)
    return columns


def dives(columns: Columns, crew: Crew, cycle: int) -> list[Duties]:
    """The rosters of some dives, as many as have the time."""
    seeds = range(cycle * DIVES, (cycle + 1) * DIVES)
    begun = [crew.call(dive, copy_of(columns), seed, crew) for seed in seeds]
    return [duties for duties in crew.results(begun) if duties is not None]


def copy_of(columns: Columns) -> Columns:
    """The same, to be changed beside it."""
    return columns._replace(pricing=columns.pricing.copy(), master=columns.master.copy())


def generate(columns: Columns, crew: Crew) -> int | None:
    """Know all rows that a fractional choice needs; the best bound on the way."""
    best = -math.inf
    for _ in range(ROUNDS):
        answer = None if crew.watch.is_over else columns.master.solve()
        if answer is None:
            break
        priced = columns.pricing.price(columns.master.prices(answer.duals), ROWS)
        best = max(best, columns.master.bound(answer.duals, priced.cheapest))
        if not add(columns.master, priced.rows) or answer.value - best <= TOLERANCE * max(1.0, abs(best)):
            break
    return math.ceil(best - TOLERANCE * max(1.0, abs(best))) if math.isfinite(best) else None


def add(master: Master, rows: list[Row]) -> int:
    """Know rows; how many are new."""
    return sum(master.add(row.worker, row.duties) for row in rows)


def dive(columns: Columns, seed: int, crew: Crew) -> Duties | None:
    """Settle row after row until all are; None where time is over before."""
    master, source = columns.master, np.random.default_rng(seed)
    while left := master.unsettled:
        answer = filled(columns, left, crew)
        if answer is None:
            return None
        share = np.where([column.worker in left for column in master.columns], answer.shares, 0.0)
        wish = share + WHIM * source.random(len(share)) * (share > TOLERANCE)
        chosen = np.flatnonzero(share >= SETTLED)
        for number in chosen if len(chosen) else [wish.argmax()]:
            master.settle(int(number))
    return master.settled


def filled(columns: Columns, left: frozenset[int], crew: Crew) -> Answer | None:
    """The linear program with rows that fit what is settled."""
    for _ in range(DIVE_ROUNDS):
        answer = None if crew.watch.is_over else columns.master.solve()
        if answer is None:
            return None
        priced = columns.pricing.price(columns.master.prices(answer.duals), ROWS, left)
        saving = [row for row in priced.rows if row.cost < answer.duals.workers[row.worker] - TOLERANCE]
        if not add(columns.master, saving):
            return answer
    return columns.master.solve()
