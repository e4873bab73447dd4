"""The best filling of one team while all others stand: an exact search over kinds of women.

Women of one tier, weight, month and stretch of care are alike to every limit, so they are counted, not named:
a team of a few hundred candidates becomes a hundred whole numbers.
"""

from typing import NamedTuple

import numpy as np
from ortools.sat.python import cp_model

from planner.caseload import aims
from planner.caseload.classes import guarded
from planner.caseload.exchanges import Exchange, exchanges_of
from planner.caseload.integer import IntegerProgram, Literal
from planner.caseload.places import Limit, fits
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
    if len(candidates) == 0:
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
    facts = (problem.tier, problem.weight, problem.month, guarded(problem))
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
    program = IntegerProgram(effort=EFFORT)
    counts = program.counts(len(women) for women in kinds.women)
    swaps = program.flags(len(offers))
    program.start_from(dict(enumerate(kinds.standing.tolist())))
    goes, comes = (np.array([one[side] for one in offers], dtype=np.int64) for side in (0, 1))
    for limit in limits:
        counted = limit.windows.women[kinds.first]
        freed = limit.windows.women[goes] * limit.load[goes, None]
        freed = freed - limit.windows.women[comes] * limit.load[comes, None]
        for window in range(counted.shape[1]):
            rows, also = np.flatnonzero(counted[:, window]), np.flatnonzero(freed[:, window])
            terms, left = [counts[row] for row in rows], int(limit.left[at, window])
            terms += [swaps[one] for one in also]
            load = np.concatenate([limit.load[kinds.first[rows]], -freed[also, window]])
            _at_most(program, terms, load, left)
    _post_exchanges(program, kinds, counts, offers, swaps)
    worth = _worth(problem, kinds)
    program.serve(cp_model.LinearExpr.weighted_sum(counts, worth), most=True)
    dearer = [round(float(cost[a, j] + cost[b, at] - cost[a, at] - cost[b, j])) for a, b, j in offers]
    program.serve(cp_model.LinearExpr.weighted_sum(counts + swaps, kinds.cost.tolist() + dearer), most=False)
    taken = [one for one, flag in zip(offers, program.values(swaps), strict=True) if flag]
    return program.values(counts), taken


def _post_exchanges(
    program: IntegerProgram,
    kinds: _Kinds,
    counts: list[Literal],
    offers: list[Exchange],
    swaps: list[Literal],
) -> None:
    """One exchange with a team, one for a woman; who goes was kept till then."""
    for side in ("there", "goes"):
        of: dict[int, list[Literal]] = {}
        for one, flag in zip(offers, swaps, strict=True):
            of.setdefault(getattr(one, side), []).append(flag)
        for flags in of.values():
            if len(flags) > 1:
                program.model.add_at_most_one(flags)
    kind_of = {woman: kind for kind, women in enumerate(kinds.women) for woman in women.tolist()}
    leaving: dict[int, list[Literal]] = {}
    for one, flag in zip(offers, swaps, strict=True):
        leaving.setdefault(kind_of[one.goes], []).append(flag)
    for kind, flags in leaving.items():
        program.model.add(cp_model.LinearExpr.sum(flags) <= counts[kind])


def _at_most(program: IntegerProgram, terms: list[Literal], load: Ints, left: int) -> None:
    if terms:
        program.model.add(cp_model.LinearExpr.weighted_sum(terms, load.tolist()) <= left)


def _worth(problem: Problem, kinds: _Kinds) -> list[int]:
    """[kind] what one woman is worth: her tier, then that she is of the team today."""
    tiers = aims.tier_count(problem)
    return [
        10 * STEP ** (tiers - int(tier)) + 3 * int(own)
        for tier, own in zip(kinds.tier, kinds.own, strict=True)
    ]
