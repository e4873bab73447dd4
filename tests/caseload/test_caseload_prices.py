"""Prices prove bounds: whatever they are, no plan passes them; a plan's own prove what its program proved."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Certificate, LimitPrices, Scenario
from planner.caseload import solve
from planner.caseload.bounds.prices import proven_by, steering
from planner.caseload.programs.linear import LinearProgram
from planner.caseload.progress import Watch
from planner.caseload.relaxation.classes import Classes, classes_of
from planner.caseload.relaxation.open_care import may_fill
from planner.caseload.relaxation.posting import Relaxation, relaxation_of
from planner.caseload.solve import eligible_with
from planner.caseload.teams.losses import Losses
from planner.prepare import NOBODY, Problem, prepare
from tests.property.services import large_scenario
from tests.strategies.services import scenarios


def relaxed(problem: Problem, *opened: str) -> tuple[Classes, Relaxation]:
    """The relaxation with these teams opened."""
    at = tuple(index for index, team in enumerate(problem.teams) if team.team_id in opened)
    eligible = eligible_with(problem, at)
    classes = classes_of(problem, eligible, may_fill(problem, eligible))
    return classes, relaxation_of(classes)


def any_prices(relaxation: Relaxation, problem: Problem, tier: int, dice: Random) -> Certificate:
    """Prices that nobody worked out."""
    limits = [
        LimitPrices(
            rule=kind.rule,
            part=kind.part,
            unit=kind.unit,
            team_id=team.team_id,
            prices=tuple(dice.choice((0.0, 0.01, dice.random())) for _ in range(12)),
        )
        for kind in relaxation.kinds
        for team in problem.teams
    ]
    return Certificate(
        tier=tier, held=tuple(2 * dice.random() for _ in range(tier - 1)), limits=tuple(limits)
    )


@settings(max_examples=40)
@given(scenarios(), st.randoms(use_true_random=False))
def test_no_plan_passes_a_bound_whatever_the_prices(asked: Scenario, dice: Random) -> None:
    """The exact optimum of a small service stays below the bounds of arbitrary prices, any teams near."""
    problem = prepare(asked)
    best = solve(problem)
    classes, relaxation = relaxed(problem, *best.opened_teams)
    kept = {row.woman_id for row in best.whole.placements if row.kept}
    anew = [
        sum(row.tier == tier.tier and row.woman_id not in kept for row in best.whole.placements)
        for tier in best.tiers
    ]

    for tier, placed in enumerate(anew, start=1):
        near = np.array([dice.random() < 0.5 for _ in problem.teams], dtype=np.bool_)
        prices = any_prices(relaxation, problem, tier, dice)
        bound = proven_by(classes, relaxation, prices, anew[: tier - 1], near, Watch()).bound

        assert bound is not None
        assert bound >= placed


@pytest.mark.parametrize("near", [(), (0,), (1, 2)], ids=str)
def test_prices_of_a_plan_prove_what_its_program_proved(near: tuple[int, ...]) -> None:
    """At the optimum all places are worth the optimum (strong duality): the bounds that the plan states.

    Prices found anew in some teams, beside optimal ones elsewhere, cannot be better.
    """
    problem = prepare(large_scenario())
    plan = solve(problem)
    classes, relaxation = relaxed(problem, *plan.opened_teams)
    anew_in = np.isin(np.arange(len(problem.teams)), near)
    kept = problem.kept & (problem.tier > 0)
    anew = [row.placed - int((kept & (problem.tier == row.tier)).sum()) for row in plan.tiers]

    assert plan.certificates
    for prices in plan.certificates:
        proven = proven_by(classes, relaxation, prices, anew, anew_in, Watch())
        outcome = plan.tiers[prices.tier - 1]
        assert proven.bound == anew[prices.tier - 1] + outcome.gap


@pytest.mark.parametrize("worth", [(10_000.0, 100.0, 1.0), (1.0, 7.0, 3.0)], ids=str)
def test_prices_of_all_tiers_lose_what_each_tier_lacks(worth: tuple[float, ...]) -> None:
    """Whatever tiers are worth: what teams lose is no less than what every tier lacks of its bound.

    Of a single tier it is that, but for the part of a woman by which the bound was rounded down.
    """
    asked = large_scenario()
    scarce = asked.policy.limits.replace(births_per_wte_year=12)
    problem = prepare(asked.replace(policy=asked.policy.replace(limits=scarce)))
    plan = solve(problem)
    classes, relaxation = relaxed(problem, *plan.opened_teams)
    at = {team.team_id: index for index, team in enumerate(problem.teams)}
    team_of = {row.woman_id: at[row.team_id] for row in plan.whole.placements if not row.kept}
    team = np.array([team_of.get(woman.woman_id, NOBODY) for woman in problem.women])

    def lost(*certificates: Certificate) -> float:
        objective, price = steering(classes, relaxation, certificates, np.array(worth))
        return float(Losses(classes, relaxation, objective, price).of_teams(team).sum())

    assert len(plan.certificates) > 1
    for one in plan.certificates:
        tier = one.tier - 1
        assert plan.tiers[tier].gap == int(np.floor(lost(one) / worth[tier] + 1e-6))
    apart = sum(worth[one.tier - 1] * plan.tiers[one.tier - 1].gap for one in plan.certificates)
    assert lost(*plan.certificates) <= sum(lost(one) for one in plan.certificates) + 1e-6
    assert sum(lost(one) for one in plan.certificates) >= apart - 1e-6


def test_prices_found_anew_everywhere_prove_the_optimum() -> None:
    """However wrong the prices were: with every team near, the bound is the first tier's own optimum."""
    problem = prepare(large_scenario())
    classes, relaxation = relaxed(problem)
    counts = (classes.tier == 1).astype(np.float64)
    optimum = LinearProgram(relaxation.matrix, relaxation.limit).most(counts, classes.upper, Watch())
    wrong = Certificate(tier=1, held=(), limits=())
    everywhere = np.ones(len(problem.teams), dtype=np.bool_)

    assert optimum is not None
    proven = proven_by(classes, relaxation, wrong, (), everywhere, Watch())
    assert proven.bound == int(np.floor(optimum.value + 1e-6))
    assert proven.certificate is not None
    assert proven_by(classes, relaxation, proven.certificate, (), ~everywhere, Watch()).bound == proven.bound
