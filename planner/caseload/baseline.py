"""What a problem has in common with its baseline: where its women were, and which teams were touched."""

from typing import NamedTuple

import numpy as np

from models import Plan
from planner.caseload import aims
from planner.caseload.teams.places import Limit, left_by, limits_of
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints

FEW = 0.1
"""Most of the women who may differ from the baseline: beyond it everything is planned anew."""
MANY = 0.05
"""A team is touched if more of the women who may go there differ."""


class Baseline(NamedTuple):
    """A like problem and its plan, from which a search may begin."""

    problem: Problem
    plan: Plan


class Start(NamedTuple):
    """Where a search begins."""

    team: Ints
    """[W] the team that the baseline gives her, where she may still go there and is placed anew; NOBODY."""
    touched: Flags
    """[T] teams whose limits, or many of whose women, are not the baseline's."""
    anew: Flags
    """[T] teams that cannot keep all whom the baseline gives them, or have places that it has not."""


def start_of(problem: Problem, eligible: Flags, baseline: Baseline, eligible_then: Flags) -> Start | None:
    """What is left of the baseline's plan; none where too much differs for it to be worth beginning there.

    `eligible` [W, T] and `eligible_then` are the teams to which women placed anew may go, now and in the
    baseline.
    """
    then = baseline.problem
    limits, limits_then = limits_of(problem, implied=True), limits_of(then, implied=True)
    if not (then.women and then.teams and _alike(limits, limits_then)):
        return None
    if aims.tier_count(problem) != aims.tier_count(then):
        return None
    team_then = _positions([team.team_id for team in problem.teams], [team.team_id for team in then.teams])
    woman_then = _positions(_women(problem), _women(then))
    differs = _differ(problem, then, woman_then)
    differs |= _go_elsewhere(eligible, eligible_then, woman_then, team_then)
    is_new = team_then == NOBODY
    less, more = _limits_differ(limits, limits_then, team_then)
    touched = is_new | less | more
    touched |= eligible[differs].sum(axis=0) > MANY * eligible.sum(axis=0)
    if differs.sum() > FEW * len(differs) or 2 * touched.sum() > len(touched):
        return None
    team, lost = _where_they_were(problem, eligible, baseline.plan)
    over = [(limit.left < 0).any(axis=1) for limit in left_by(limits, team)]
    return Start(team, touched, is_new | more | lost | np.logical_or.reduce(over))


def _women(problem: Problem) -> list[str]:
    return [woman.woman_id for woman in problem.women]


def _positions(ids: list[str], then: list[str]) -> Ints:
    """[id] its position among those of then; NOBODY where it was not there."""
    known = {one: index for index, one in enumerate(then)}
    return np.array([known.get(one, NOBODY) for one in ids], dtype=np.int64)


def _alike(limits: tuple[Limit, ...], then: tuple[Limit, ...]) -> bool:
    """Whether the same limits hold over the same times."""
    return [one.windows.labels for one in limits] == [one.windows.labels for one in then]


def _differ(problem: Problem, then: Problem, woman_then: Ints) -> Flags:
    """[W] whether what a limit or an aim sees of a woman is not what it was."""
    now, before = _facts(problem), _facts(then)
    return np.asarray((woman_then == NOBODY) | (now != before[woman_then]).any(axis=1))


def _facts(problem: Problem) -> Ints:
    return np.column_stack([problem.tier, problem.weight, problem.month, problem.guarded, problem.kept])


def _go_elsewhere(eligible: Flags, then: Flags, woman_then: Ints, team_then: Ints) -> Flags:
    """[W] whether she may go to other teams than she might; teams that are new do not count."""
    common = team_then != NOBODY
    was = then[woman_then][:, team_then[common]]
    return np.asarray((eligible[:, common] != was).any(axis=1))


def _limits_differ(
    limits: tuple[Limit, ...], then: tuple[Limit, ...], team_then: Ints
) -> tuple[Flags, Flags]:
    """[T] whether anywhere fewer places are left than there were; whether more are."""
    change = [now.left - was.left[team_then] for now, was in zip(limits, then, strict=True)]
    less: Flags = np.logical_or.reduce([(one < 0).any(axis=1) for one in change])
    more: Flags = np.logical_or.reduce([(one > 0).any(axis=1) for one in change])
    return less, more


def _where_they_were(problem: Problem, eligible: Flags, plan: Plan) -> tuple[Ints, Flags]:
    """[W] the team of each woman, where she may still go there and is placed anew; [T] who lost any."""
    at = {team.team_id: index for index, team in enumerate(problem.teams)}
    was = {row.woman_id: at.get(row.team_id, NOBODY) for row in plan.whole.placements}
    team = np.array([was.get(woman.woman_id, NOBODY) for woman in problem.women], dtype=np.int64)
    may = eligible[np.arange(len(team)), team] & (team != NOBODY)
    lost = np.zeros(len(problem.teams), dtype=np.bool_)
    lost[team[~may & ~problem.kept & (team != NOBODY)]] = True
    return np.where(may, team, NOBODY), lost
