"""The last hand at the teams: ways over several bring women in, few are packed anew, parts are exchanged."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from planner.caseload import aims
from planner.caseload.progress import Progress, Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.teams.evening import even_out
from planner.caseload.teams.fillers import Filling, fillers_of
from planner.caseload.teams.levelling import levelled
from planner.caseload.teams.losses import Losses
from planner.caseload.teams.places import Limit, fits, left_by, limits_of
from planner.caseload.teams.repacking import Repacking
from planner.caseload.teams.shares import meters_of
from planner.caseload.teams.transport import columns_of, nearest, women_of
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Floats, Ints


class Refined(NamedTuple):
    """A plan on its way."""

    tiers: int
    """As many first tiers are settled: later plans have as many of each, or more of an earlier one."""
    team: Ints
    """[W] a team for women placed anew, NOBODY for the others; within the limits, but that women of tiers not
    settled may stand in the way of those that are. Where none is settled nobody does."""


def refine(
    classes: Classes, team: Ints, watch: Watch, losses: Losses | None = None, workers: int = 1
) -> Iterator[Refined]:
    """Better and better plans from the one that is given as `team` [W]; the last is the best.

    Women are added where they fit; then, tier by tier, what is left over is brought together for those who
    are left out. Where `losses` say which teams lose women, few of them at a time are packed anew, by several
    workers, and all is levelled again. For the last tier the best exchanges are sought even where they cost
    something, and all is levelled once more. At last women alike change places where that brings them nearer.
    """
    problem, eligible = classes.problem, classes.eligible
    cost = classes.placing_cost.astype(np.float64)
    limits, tiers = limits_of(problem), aims.tier_count(problem)
    team = _within(problem, team, limits)
    team = _add(problem, eligible, team, left_by(limits, team), cost)
    if losses is not None:
        *_, team = _levelled(classes, limits, team, watch)
        yield Refined(0, team)
        for found in Repacking(classes, limits, losses, watch, workers).packed(team):
            team = found
            yield Refined(0, team)
    for tier, found in enumerate(_levelled(classes, limits, team, watch), start=1):
        team = found
        if tier < tiers:
            yield Refined(tier, team)
    team = _evened(classes, team, limits, tiers, watch)
    for found in _levelled(classes, limits, team, watch):
        team = found
    team = _add(problem, eligible, team, left_by(limits, team), cost)
    nearer = women_of(classes, columns_of(classes, team))
    yield Refined(tiers, nearest(classes, limits, nearer if _obeys(left_by(limits, nearer)) else team))


def _levelled(classes: Classes, limits: tuple[Limit, ...], team: Ints, watch: Watch) -> Iterator[Ints]:
    care = next((limit for limit in limits if limit.windows is classes.problem.open_days), None)
    return levelled(classes, classes.eligible, meters_of(classes.problem, limits), care, team, watch)


def _obeys(left: tuple[Limit, ...]) -> bool:
    return all(bool((limit.left >= 0).all()) for limit in left)


def _within(problem: Problem, team: Ints, limits: tuple[Limit, ...]) -> Ints:
    """The same without those who are too many: the last tier's heaviest women of a window go first."""
    found = team.copy()
    order = np.lexsort((-problem.weight, -problem.tier))
    for limit in limits:
        left = left_by((limit,), found)[0].left
        for at, window in np.argwhere(left < 0):
            for woman in order[(found[order] == at) & limit.windows.women[order, window]]:
                if left[at, window] >= 0:
                    break
                found[woman] = NOBODY
                left[at, limit.windows.women[woman]] += limit.load[woman]
    return found


def counts(problem: Problem, team: Ints) -> tuple[int, ...]:
    """Women placed anew in each tier."""
    tiers = problem.tier[team != NOBODY]
    return tuple(int(np.count_nonzero(tiers == tier)) for tier in range(1, aims.tier_count(problem) + 1))


def _add(problem: Problem, eligible: Flags, team: Ints, limits: tuple[Limit, ...], cost: Floats) -> Ints:
    """Add unplaced women where they fit: by tier, the cheapest first."""
    woman, at = np.nonzero(eligible & (team == NOBODY)[:, None])
    order = np.lexsort((at, woman, cost[woman, at], problem.tier[woman]))
    found = team.copy()
    for row in order[fits(limits, woman[order], at[order])]:
        one, her_team = woman[row : row + 1], at[row : row + 1]
        if found[one[0]] == NOBODY and fits(limits, one, her_team)[0]:
            found[one[0]] = her_team[0]
            for limit in limits:
                limit.left[her_team[0], limit.windows.women[one[0]]] -= limit.load[one[0]]
    return found


def _evened(classes: Classes, team: Ints, limits: tuple[Limit, ...], tier: int, watch: Watch) -> Ints:
    """The same with more women of a tier, if exchanges make room; of later tiers only those who fit."""
    problem, cost = classes.problem, classes.placing_cost.astype(np.float64)
    watch.tell(Progress(f"evening out tier {tier}", tier, counts(problem, team)[tier - 1]))
    left_out = (team == NOBODY) & (problem.tier == tier) & (classes.of_woman != NOBODY)
    fillers = fillers_of(classes, team, tier)
    if fillers is None or np.count_nonzero(left_out) < len(problem.teams):
        return team
    best, upto = team, problem.tier <= tier
    base = np.where(fillers.women | ~upto, NOBODY, team)
    filling = Filling(classes, fillers, limits, watch)
    placed = columns_of(classes, np.where(fillers.women, team, NOBODY))[fillers.columns]
    while True:
        base = even_out(classes, fillers, limits, base, filling.spread(placed), watch)
        most = filling.most(base)
        if most is None:
            break
        placed, columns = most, columns_of(classes, base)
        columns[fillers.columns] += placed
        found = women_of(classes, columns)
        found = _add(problem, classes.eligible & upto[:, None], found, left_by(limits, found), cost)
        if counts(problem, found)[:tier] <= counts(problem, best)[:tier]:
            break
        best = found
    return best if best is team else _within(problem, np.where(upto, best, team), limits)
