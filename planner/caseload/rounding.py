"""From a relaxed optimum to whole women: most stand, then one team after another is filled anew."""

import numpy as np

from planner.caseload import aims
from planner.caseload.linear import WHOLE
from planner.caseload.one_team import refill
from planner.caseload.places import Limit, fits, left_by, limits_of
from planner.caseload.progress import Progress, Watch
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Floats, Ints

ROUNDS = 2
"""Most times that every team is filled anew."""


def settle(problem: Problem, eligible: Flags, parts: Floats, target: tuple[int, ...], watch: Watch) -> Ints:
    """[W] a team for women placed anew, NOBODY for the others.

    `parts` is [W, T], how much of each woman the relaxed optimum places where: women placed whole stand, the
    others are added where they fit. Then one team after another is filled anew until every tier has its
    `target` (women placed anew) or nothing more is gained.
    """
    cost = aims.fixed_cost(problem).astype(np.float64)
    limits = limits_of(problem)
    whole = parts >= 1 - WHOLE
    team = np.where(whole.any(axis=1), whole.argmax(axis=1), NOBODY)
    team = _add(problem, eligible, team, left_by(limits, team), parts, cost)
    for _ in range(ROUNDS):
        before = counts(problem, team)
        if before >= target:
            break
        team = _sweep(problem, eligible, team, limits, cost, watch)
        if counts(problem, team) == before:
            break
    return team


def counts(problem: Problem, team: Ints) -> tuple[int, ...]:
    """Women placed anew in each tier."""
    tiers = problem.tier[team != NOBODY]
    return tuple(int(np.count_nonzero(tiers == tier)) for tier in range(1, aims.tier_count(problem) + 1))


def _add(
    problem: Problem, eligible: Flags, team: Ints, limits: tuple[Limit, ...], parts: Floats, cost: Floats
) -> Ints:
    """Add unplaced women where they fit: by tier, those whom the optimum places in greater part first."""
    woman, at = np.nonzero(eligible & (team == NOBODY)[:, None])
    order = np.lexsort((at, woman, cost[woman, at], -np.round(parts[woman, at], 6), problem.tier[woman]))
    found = team.copy()
    for row in order[fits(limits, woman[order], at[order])]:
        one, her_team = woman[row : row + 1], at[row : row + 1]
        if found[one[0]] == NOBODY and fits(limits, one, her_team)[0]:
            found[one[0]] = her_team[0]
            for limit in limits:
                limit.left[her_team[0], limit.windows.women[one[0]]] -= limit.load[one[0]]
    return found


def _sweep(
    problem: Problem, eligible: Flags, team: Ints, limits: tuple[Limit, ...], cost: Floats, watch: Watch
) -> Ints:
    for at in range(len(problem.teams)):
        emptied = np.where(team == at, NOBODY, team)
        team = refill(problem, eligible, team, at, left_by(limits, emptied), cost)
        watch.tell(Progress(f"filling {problem.teams[at].name}", 1, counts(problem, team)[0]))
    return team
