"""Bounds for a search that ended early, by counting places: no linear program, a moment at any size."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types
from scipy.sparse.csgraph import maximum_flow  # type: ignore[import-untyped]  # scipy carries no types

from models import RuleId
from planner.caseload import aims
from planner.caseload.aims import Assignment
from planner.caseload.outcome import aim_order
from planner.prepare import Problem, Step
from planner.prepare.problem import Flags, Ints


class _Kinds(NamedTuple):
    """Women placed anew taken together by the teams to which they may go, whatever teams are opened."""

    of_woman: Ints
    """[W] position of her kind."""
    may_go: Flags
    """[kind, T]"""


def counted_bounds(problem: Problem, assignment: Assignment) -> tuple[int | None, ...]:
    """The bound of every aim in the order of `aim_order`: of the tiers by counting, of the others none.

    The places that teams have for the first tiers together, less the women of the earlier ones whom the plan
    places, are all that a plan as good in those can give to the last. Whatever teams are opened.
    """
    placed = aims.placed_by_tier(problem, assignment.named)
    kinds = _kinds(problem)
    most = {tier: _most(problem, kinds, tier) - sum(placed[: tier - 1]) for tier in range(1, len(placed) + 1)}
    return tuple(
        most[aim.tier] if aim.rule is RuleId.TIER_PLACED and aim.tier is not None else None
        for aim in aim_order(problem)
    )


def _kinds(problem: Problem) -> _Kinds:
    may_go: Flags = (problem.step == Step.PASSES) & ~problem.kept[:, None]
    packed = np.packbits(may_go, axis=1)
    _, first, kind = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    return _Kinds(kind.reshape(-1).astype(np.int64), may_go[first])


def _most(problem: Problem, kinds: _Kinds, tier: int) -> int:
    """Women of the tiers up to this one whom any plan could place: care begun, and as many as find places.

    The runs of months counted follow each other, so that every woman is counted once.
    """
    among = (problem.tier > 0) & (problem.tier <= tier)
    goes: Flags = np.any(kinds.may_go, axis=1)
    anew = among & goes[kinds.of_woman]
    new = sum(_served(problem, kinds, anew & women, run) for women, run in _runs_in_turn(problem))
    return int(np.count_nonzero(among & problem.kept)) + new


def _runs_in_turn(problem: Problem) -> Iterator[tuple[Flags, int]]:
    """Women due in months that follow each other, and the run of months that holds these."""
    months, count = len(problem.scenario.months), len(problem.paces.labels)
    length = months - count + 1
    for first in range(0, months, length):
        yield (problem.month >= first) & (problem.month < first + length), min(first, count - 1)


def _served(problem: Problem, kinds: _Kinds, women: Flags, run: int) -> int:
    """How many of the lightest women weigh no more than all that teams have places for in a run of months."""
    weight = problem.weight[women]
    demand = np.bincount(kinds.of_woman[women], weights=weight, minlength=len(kinds.may_go)).astype(np.int64)
    room = _weight_placed(kinds.may_go[demand > 0], demand[demand > 0], problem.team_pace.left[:, run])
    return int(np.searchsorted(np.cumsum(np.sort(weight)), room, side="right"))


def _weight_placed(may_go: Flags, demand: Ints, places: Ints) -> int:
    """The most weight that women of some kinds ([kind, T]) may take to teams, by a flow."""
    kind, team = np.nonzero(may_go)
    kinds, teams = may_go.shape
    source, sink = kinds + teams, kinds + teams + 1
    tails = np.concatenate([np.full(kinds, source), kind, kinds + np.arange(teams)])
    heads = np.concatenate([np.arange(kinds), kinds + team, np.full(teams, sink)])
    room = np.concatenate([demand, demand[kind], np.minimum(places, demand.sum())])
    arcs = csr_array((room.astype(np.int32), (tails, heads)), shape=(sink + 1, sink + 1))
    return int(maximum_flow(arcs, source, sink).flow_value)
