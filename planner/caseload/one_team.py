"""The best filling of one team while all others stand: an exact search over kinds of women.

Women of one tier, weight, month and stretch of care are alike to every limit, so they are counted, not named:
a team of a few hundred candidates becomes a hundred whole numbers.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload import aims
from planner.caseload.exchanges import Exchange, exchanges_of
from planner.caseload.places import Limit, fits
from planner.caseload.whole import WholeProgram
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Floats, Ints

EFFORT = 0.03
"""Deterministic seconds for each search."""
STEP = 100
"""What a woman of one tier is worth in women of the next."""


class _Kinds(NamedTuple):
    """Candidates of one team by kind; `women` of a kind are sorted, the cheapest first."""

    women: tuple[Ints, ...]
    tier: Ints
    first: Ints
    """One woman of each kind, who stands for all."""
    own: Flags
    """Whether they are women of this team today."""
    standing: Ints
    """How many of each kind are placed in the team now."""
    cost: Ints
    """Mean cost of each kind, rounded."""


def refill(
    problem: Problem, eligible: Flags, team: Ints, at: int, limits: tuple[Limit, ...], cost: Floats
) -> Ints:
    """[W] teams as in `team`, with the women of team `at` chosen anew among them and those who are unplaced.

    `limits` are what is left when team `at` is empty. Served first tiers and who stays in her team,
    then cost.
    """
    candidates = np.flatnonzero(eligible[:, at] & ((team == NOBODY) | (team == at)))
    candidates = candidates[fits(limits, candidates, np.full(len(candidates), at))]
    if (team[candidates] == at).all():
        return team
    kinds = _kinds(problem, candidates, team, at, cost)
    offers = exchanges_of(problem, eligible, team, at, limits)
    chosen, taken = _choose(problem, kinds, at, limits, offers, cost)
    found = team.copy()
    found[found == at] = NOBODY
    gone = {one.goes for one in taken}
    for women, count in zip(kinds.women, chosen, strict=True):
        stay = [woman for woman in women.tolist() if woman not in gone]
        found[stay[: count - (len(women) - len(stay))]] = at
    for one in taken:
        found[one.goes], found[one.comes] = one.there, at
    return found


def _kinds(problem: Problem, candidates: Ints, team: Ints, at: int, cost: Floats) -> _Kinds:
    here = team[candidates] == at
    stretch = np.zeros((len(candidates), 2), dtype=np.int64)
    in_care = problem.open_days.women[candidates]
    if in_care.shape[1]:
        stretch = np.column_stack([in_care.argmax(axis=1), in_care.sum(axis=1)])
    own = problem.present_team[candidates] == at
    facts = (problem.tier, problem.weight, problem.month, problem.guarded)
    key = np.column_stack([*(fact[candidates] for fact in facts), stretch, own, here])
    _, kind = np.unique(key, axis=0, return_inverse=True)
    order = np.lexsort((candidates, cost[candidates, at], kind.ravel()))
    groups = np.split(order, np.flatnonzero(np.diff(kind.ravel()[order])) + 1)
    women = tuple(candidates[group] for group in groups)
    first = np.array([group[0] for group in women])
    return _Kinds(
        women=women,
        tier=problem.tier[first],
        first=first,
        own=problem.present_team[first] == at,
        standing=np.array([int(here[group].sum()) for group in groups]),
        cost=np.array([round(float(cost[group, at].mean())) for group in women]),
    )


def _choose(
    problem: Problem,
    kinds: _Kinds,
    at: int,
    limits: tuple[Limit, ...],
    offers: list[Exchange],
    cost: Floats,
) -> tuple[list[int], list[Exchange]]:
    """How many of each kind, and the exchanges made: columns of both, first most worth, then least cost."""
    there, goes, comes = np.array(offers, dtype=np.int64).reshape(-1, 3).T[[2, 0, 1]]
    dearer = cost[goes, there] + cost[comes, at] - cost[goes, at] - cost[comes, there]
    dear = np.concatenate([kinds.cost, np.round(dearer).astype(np.int64)])
    worth = np.concatenate([_worth(problem, kinds), np.zeros(len(offers), dtype=np.int64)])
    rows = [*_limit_rows(kinds, limits, at, goes, comes), *_exchange_rows(kinds, offers)]
    matrix = np.array([*(coefficients for coefficients, _ in rows), -worth])
    program = WholeProgram(csr_array(matrix), np.array([*(limit for _, limit in rows), np.inf]))
    upper = np.concatenate([[len(women) for women in kinds.women], np.ones(len(offers), dtype=np.int64)])
    columns = np.concatenate([kinds.standing, np.zeros(len(offers), dtype=np.int64)])
    for objective in (worth, -dear):
        found = program.most(objective, upper, effort=EFFORT, start=columns)
        columns = columns if found is None else found
        program.limit[-1] = -float(worth @ columns)
    taken = [one for one, flag in zip(offers, columns[len(kinds.women) :], strict=True) if flag]
    return columns[: len(kinds.women)].tolist(), taken


_Row = tuple[Ints, int]
"""Coefficients of all columns, and what they may come to."""


def _limit_rows(kinds: _Kinds, limits: tuple[Limit, ...], at: int, goes: Ints, comes: Ints) -> Iterator[_Row]:
    for limit in limits:
        counted = limit.windows.women[kinds.first] * limit.load[kinds.first, None]
        coming = limit.windows.women[comes] * limit.load[comes, None]
        going = limit.windows.women[goes] * limit.load[goes, None]
        for row, left in zip(np.concatenate([counted, coming - going]).T, limit.left[at], strict=True):
            if row.any():
                yield row, int(left)


def _exchange_rows(kinds: _Kinds, offers: list[Exchange]) -> Iterator[_Row]:
    """One exchange with a team, one for a woman; who goes was kept till then."""
    width = len(kinds.women) + len(offers)
    kind_of = {woman: kind for kind, women in enumerate(kinds.women) for woman in women.tolist()}
    together: dict[tuple[str, int], list[int]] = {}
    leaving: dict[int, list[int]] = {}
    for column, one in enumerate(offers, start=len(kinds.women)):
        together.setdefault(("there", one.there), []).append(column)
        together.setdefault(("goes", one.goes), []).append(column)
        leaving.setdefault(kind_of[one.goes], []).append(column)
    for columns in together.values():
        if len(columns) > 1:
            yield _marked(width, columns), 1
    for kind, columns in leaving.items():
        row = _marked(width, columns)
        row[kind] = -1
        yield row, 0


def _marked(width: int, columns: list[int]) -> Ints:
    row = np.zeros(width, dtype=np.int64)
    row[columns] = 1
    return row


def _worth(problem: Problem, kinds: _Kinds) -> Ints:
    """[kind] what one woman is worth: her tier, then that she is of the team today."""
    tiers = aims.tier_count(problem)
    return 10 * STEP ** (tiers - kinds.tier) + 3 * kinds.own
