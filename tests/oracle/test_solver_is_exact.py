"""The planner's solver against the oracle: every strict aim at its true optimum, on random services."""

from functools import cache

import pytest

from models import Plan, Scenario
from tests.oracle.check import Checker
from tests.oracle.plain_mip import best_buddies, solve_exactly
from tests.oracle.recount import count_buddies, count_midwives
from tests.oracle.values import AimValue, Buddies, Named, stated
from tests.strategies.services import random_scenario

GROUP = 10
SEEDS = {"tiny": 40, "small": 60, "medium": 100}
GROUPS = [(size, first) for size, count in SEEDS.items() for first in range(0, count, GROUP)]


@cache
def question_of(size: str, seed: int) -> Scenario:
    """The scenario of a seed."""
    return random_scenario(seed, size)


@cache
def solved(size: str, seed: int) -> Plan:
    """The planner's plan; imported here so that a solver that is missing fails these tests alone."""
    from planner.caseload import solve
    from planner.prepare import prepare

    return solve(prepare(question_of(size, seed)))


def named_in(plan: Plan) -> Named:
    """Teams and named midwives of a plan."""
    return {row.woman_id: (row.team_id, row.midwife_id) for row in plan.placements}


def buddies_in(plan: Plan) -> Buddies:
    """Buddies of a plan."""
    return {row.woman_id: row.buddy_id for row in plan.placements if row.buddy_id is not None}


def words(aims: tuple[AimValue, ...]) -> list[str]:
    """Aims as lines, so that a difference can be read."""
    return [f"{row.aim.rule} {row.aim.tier or '-'} ({row.aim.sense}): {row.value}" for row in aims]


@pytest.mark.parametrize(("size", "first"), GROUPS)
def test_every_strict_aim_is_at_its_optimum(size: str, first: int) -> None:
    """Tiers, care begun and fit must equal the oracle; buddies the best for the plan's own midwives."""
    for seed in range(first, first + GROUP):
        question = question_of(size, seed)
        plan = solved(size, seed)
        midwives = solve_exactly(question, with_buddies=False).aims
        buddies = best_buddies(question, named_in(plan))
        assert words(stated(plan)) == words(midwives + buddies), question.name


@pytest.mark.parametrize(("size", "first"), GROUPS)
def test_plan_breaks_no_limit_and_counts_as_it_states(size: str, first: int) -> None:
    """A plan must be lawful by the plain checks, and its values those of its own placements."""
    for seed in range(first, first + GROUP):
        question = question_of(size, seed)
        plan, checker = solved(size, seed), Checker(question)
        named, buddies = named_in(plan), buddies_in(plan)
        assert not list(checker.broken(named)), question.name
        assert not list(checker.broken_buddies(named, buddies)), question.name
        counted = count_midwives(checker, named) + count_buddies(checker, named, buddies)
        assert words(stated(plan)) == words(counted), question.name


@pytest.mark.parametrize("size", list(SEEDS))
def test_every_woman_planned_for_is_answered_once(size: str) -> None:
    """Each woman planned for must be placed or left out, once; opened teams must be those that are used."""
    for seed in range(GROUP):
        question = question_of(size, seed)
        plan, checker = solved(size, seed), Checker(question)
        answered = [row.woman_id for row in plan.placements] + [row.woman_id for row in plan.unplaced]
        assert sorted(answered) == sorted(checker.planned), question.name
        assert {row.woman_id for row in plan.placements if row.kept} == set(checker.kept), question.name
        used = {row.team_id for row in plan.placements if question.service.team[row.team_id].is_proposed}
        assert set(plan.opened_teams) == used, question.name


@pytest.mark.parametrize("size", list(SEEDS))
def test_stated_bounds_are_true(size: str) -> None:
    """No stated bound may lie on the wrong side of the optimum: a proof that is false is worse than none."""
    for seed in range(GROUP):
        question = question_of(size, seed)
        plan = solved(size, seed)
        for outcome, best in zip(
            plan.tiers, solve_exactly(question, with_buddies=False).tiers(), strict=True
        ):
            assert outcome.bound >= best, question.name
