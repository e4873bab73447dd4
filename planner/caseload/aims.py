"""The aims of a plan, counted from arrays: the solver's own measure of what it has reached."""

from typing import NamedTuple

import numpy as np

from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints


class Assignment(NamedTuple):
    """Who has whom: [W] position of the named midwife and of the buddy, NOBODY where there is none."""

    named: Ints
    buddy: Ints


def tier_count(problem: Problem) -> int:
    """Number of tiers of the policy."""
    return len(problem.scenario.policy.tiers)


def placed_by_tier(problem: Problem, named: Ints) -> tuple[int, ...]:
    """Women placed in each tier, care begun included."""
    tiers = problem.tier[named != NOBODY]
    return tuple(int(np.count_nonzero(tiers == tier)) for tier in range(1, tier_count(problem) + 1))


def stays_with_buddy(problem: Problem, named: Ints) -> int:
    """Women placed anew whose named midwife is their buddy of today."""
    return int(np.count_nonzero(~problem.kept & (named != NOBODY) & (named == problem.present_buddy)))


def stays_in_team(problem: Problem, named: Ints) -> int:
    """Women placed anew in their team of today."""
    anew = ~problem.kept & (named != NOBODY)
    return int(np.count_nonzero(anew & (problem.team_of[named] == problem.present_team))) if anew.any() else 0


def over_share(problem: Problem, carer: Ints) -> int:
    """Women whom midwives have above their share (by WTE, rounded up) of their team's women."""
    women = np.bincount(carer[carer != NOBODY], minlength=len(problem.midwives))
    return int(np.maximum(women - shares(problem, women), 0).sum())


def shares(problem: Problem, women: Ints) -> Ints:
    """[M] each midwife's share, rounded up, of her team's women; `women` is [M] women of each midwife."""
    teams = len(problem.teams)
    team_women = np.bincount(problem.team_of, weights=women, minlength=teams).astype(np.int64)
    team_time = np.bincount(problem.team_of, weights=problem.share, minlength=teams).astype(np.int64)
    of_team, time = team_women[problem.team_of], team_time[problem.team_of]
    return np.where(time > 0, -(-of_team * problem.share // np.maximum(time, 1)), 0)


def fit(problem: Problem, named: Ints) -> int:
    """The policy's weighted sum: language not matched, travel, uneven load, preferred team not met.

    A woman without a place has neither her language nor her wish: nobody is left out to be rid of them.
    """
    over = problem.scenario.policy.aims.uneven_load * over_share(problem, named)
    return _fit_but_load(problem, named) + over


def fit_of_kept(problem: Problem) -> int:
    """What `fit` is while only care begun is kept, uneven load apart."""
    return _fit_but_load(problem, problem.kept_by)


def _fit_but_load(problem: Problem, named: Ints) -> int:
    women, weights = np.flatnonzero(named != NOBODY), problem.scenario.policy.aims
    unmatched = int(np.count_nonzero(~problem.speaks[women, named[women]]))
    fixed = int(fixed_cost(problem)[women, problem.team_of[named[women]]].sum())
    without = (named == NOBODY) & (problem.tier > 0)
    return fixed + weights.language_not_matched * unmatched + int(cost_without(problem)[without].sum())


def fixed_cost(problem: Problem) -> Ints:
    """[W, T] what a woman placed in a team adds to `fit`, whoever is named: travel, and a wish not met."""
    weights, wish = problem.scenario.policy.aims, problem.preferred_team
    unmet = (wish != NOBODY)[:, None] & (wish[:, None] != np.arange(len(problem.teams))[None, :])
    cost: Ints = weights.travel_minute * problem.minutes + weights.preferred_team_not_met * unmet
    return cost


def cost_without(problem: Problem) -> Ints:
    """[W] what a woman without a place adds to `fit`: her language is not matched, her wish not met."""
    has_wish = problem.preferred_team != NOBODY
    weights, needs = problem.scenario.policy.aims, problem.needs_language
    cost: Ints = weights.language_not_matched * needs + weights.preferred_team_not_met * has_wish
    return cost


def buddies_by_tier(problem: Problem, buddy: Ints) -> dict[int, int]:
    """Placements with a buddy by tier; 0 stands for care begun of women in no tier."""
    counts = np.bincount(problem.tier[buddy != NOBODY], minlength=tier_count(problem) + 1)
    return {tier: int(counts[tier]) for tier in range(tier_count(problem) + 1)}


def buddy_stays(problem: Problem, buddy: Ints) -> int:
    """Placements that keep the buddy of today."""
    return int(np.count_nonzero((buddy != NOBODY) & (buddy == problem.present_buddy)))


def buddy_fit(problem: Problem, buddy: Ints) -> int:
    """Language not matched by the buddy and uneven load of buddies, weighed as the policy says.

    A woman without a buddy has none who speaks her language.
    """
    weights = problem.scenario.policy.aims
    women = np.flatnonzero(buddy != NOBODY)
    matched = int(np.count_nonzero(problem.speaks[women, buddy[women]] & problem.needs_language[women]))
    needed = int(np.count_nonzero(problem.needs_language & wants_buddy(problem)))
    return weights.language_not_matched * (needed - matched) + weights.uneven_load * over_share(
        problem, buddy
    )


def wants_buddy(problem: Problem) -> Flags:
    """[W] women who are to have a buddy: in a tier, or in care begun."""
    flags: Flags = (problem.tier > 0) | problem.kept
    return flags
