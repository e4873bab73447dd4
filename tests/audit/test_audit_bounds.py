"""Bounds proven again by prices: as the solver proves them, and above what any plan places."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import BoundCheck, Certificate, LimitPrices, Plan, RuleId, Scenario
from planner.audit import audit
from planner.caseload import solve
from planner.caseload.bounds.prices import certificate_of, proven_by
from planner.caseload.progress import Watch
from planner.prepare import NOBODY, prepare
from tests.caseload.test_caseload_prices import relaxed
from tests.property.services import always_by_parts, large_scenario
from tests.strategies.services import scenarios

TEAM_LIMITS = (RuleId.TEAM_PACE, RuleId.TEAM_OPEN_CASELOAD)
MIDWIVES_LIMITS = (RuleId.MIDWIFE_PACE, RuleId.MIDWIFE_MONTH, RuleId.PRECEPTEE)
DICE = st.integers(0, 2**20).map(Random)


def proven(asked: Scenario, plan: Plan, *prices: Certificate) -> tuple[BoundCheck, ...]:
    """What these prices prove of a plan."""
    return audit(asked, plan.replace(certificates=prices)).bounds


def any_prices(asked: Scenario, tier: int, dice: Random) -> Certificate:
    """Prices that nobody worked out, of every limit of every team in any unit."""
    limits = [
        LimitPrices(
            rule=rule,
            part=part,
            unit=dice.choice((0, 1, 5, 25, 100)),
            team_id=team.team_id,
            prices=tuple(dice.choice((0.0, 0.01, dice.random())) for _ in range(13)),
        )
        for rule in (*TEAM_LIMITS, *MIDWIVES_LIMITS)
        for part in range(8)
        for team in asked.service.teams
    ]
    held = tuple(2 * dice.random() for _ in range(tier - 1))
    return Certificate(tier=tier, held=held, limits=tuple(limits))


@settings(max_examples=60)
@given(scenarios(), DICE)
def test_no_plan_passes_what_the_audit_proves_whatever_the_prices(asked: Scenario, dice: Random) -> None:
    """The exact optimum places no more than any prices allow."""
    best = solve(prepare(asked))

    for tier in best.tiers:
        [check] = proven(asked, best, any_prices(asked, tier.tier, dice))
        assert check.proven >= best.whole.tiers[tier.tier - 1].placed


def prove_both_ways(asked: Scenario, best: Plan, dice: Random) -> None:
    """Two programs that share nothing but the models: places, women, teams and sums must all agree."""
    problem = prepare(asked)
    classes, relaxation = relaxed(problem, *best.opened_teams)
    kept = {row.woman_id for row in best.whole.placements if row.kept}
    of_tier = [[row for row in best.whole.placements if row.tier == tier.tier] for tier in best.tiers]
    anew = [sum(row.woman_id not in kept for row in rows) for rows in of_tier]
    nowhere = np.zeros(len(problem.teams), dtype=np.bool_)

    for tier, rows in enumerate(of_tier, start=1):
        price = np.array([dice.choice((0.0, dice.random() / 10)) for _ in relaxation.limit])
        held = np.array([2 * dice.random() for _ in range(tier - 1)])
        prices = certificate_of(
            classes, relaxation, tier, np.where(relaxation.kind == NOBODY, 0, price), held
        )
        bound = proven_by(classes, relaxation, prices, anew, nowhere, Watch()).bound
        assert bound is not None
        [check] = proven(asked, best, prices)
        assert check.proven == bound + len(rows) - anew[tier - 1]


@settings(max_examples=60)
@given(scenarios(), DICE)
def test_audit_and_solver_prove_the_same_by_the_same_prices(asked: Scenario, dice: Random) -> None:
    """In small services of every kind."""
    prove_both_ways(asked, solve(prepare(asked)), dice)


@pytest.mark.parametrize("open_caseload", [26, 12])
def test_audit_and_solver_prove_the_same_of_a_service_with_every_limit(open_caseload: float) -> None:
    """Births, women in care, midwives and preceptees; women of four weights."""
    asked = large_scenario()
    limits = asked.policy.limits.replace(open_caseload_per_wte=open_caseload, births_per_wte_month=2)
    asked = asked.replace(policy=asked.policy.replace(limits=limits))
    best = solve(prepare(asked))
    rules = {kind.rule for kind in relaxed(prepare(asked), *best.opened_teams)[1].kinds}
    assert rules >= {RuleId.TEAM_PACE, RuleId.MIDWIFE_PACE, RuleId.MIDWIFE_MONTH, RuleId.PRECEPTEE}

    for seed in range(5):
        prove_both_ways(asked, best, Random(seed))


@settings(max_examples=40)
@given(scenarios())
def test_a_plan_s_own_prices_prove_its_bounds(asked: Scenario) -> None:
    """Of every tier that has them, in services of every kind."""
    with always_by_parts():
        plan = solve(prepare(asked))

    report = audit(asked, plan)
    assert all(check.is_proven for check in report.bounds)
    assert {check.tier for check in report.bounds} == {one.tier for one in plan.certificates}


@pytest.fixture(scope="module")
def asked() -> Scenario:
    """Three teams with too few places for every tier."""
    scarce = large_scenario()
    limits = scarce.policy.limits.replace(births_per_wte_year=28)
    return scarce.replace(policy=scarce.policy.replace(limits=limits))


@pytest.fixture(scope="module")
def plan(asked: Scenario) -> Plan:
    """Its plan: prices prove the bounds of all tiers."""
    return solve(prepare(asked))


def test_a_bound_that_its_prices_do_not_prove_is_told(asked: Scenario, plan: Plan) -> None:
    """One woman fewer than the prices allow: nothing shows that no plan places her."""
    [check, *_] = audit(asked, plan).bounds
    assert check.proven == check.stated
    tiers = tuple(row.replace(bound=row.bound - 1) if row.tier == check.tier else row for row in plan.tiers)

    report = audit(asked, plan.replace(tiers=tiers))

    words = f"its prices prove that at most {check.proven} can be placed, not {check.proven - 1}"
    assert any(words in row.message for row in report.violations)
    assert not report.passed


def test_prices_of_nothing_prove_nothing(asked: Scenario, plan: Plan) -> None:
    """Without a price everyone who could join a team might be placed."""
    tier = plan.certificates[0].tier
    [check] = proven(asked, plan, Certificate(tier=tier, held=(), limits=()))
    of_tier = [row for row in plan.unplaced if row.tier == tier]
    waiting = sum(bool(row.team_ids) and row.reason == "no_places" for row in of_tier)

    assert check.proven == plan.tiers[tier - 1].placed + waiting
    assert not check.is_proven


def test_women_of_later_tiers_hold_nothing(asked: Scenario, plan: Plan) -> None:
    """A price of holding them would prove too much: it is not counted."""
    prices = plan.certificates[0]
    more = prices.replace(held=(*prices.held[: prices.tier - 1], 5.0, 5.0, 5.0))

    assert proven(asked, plan, more) == proven(asked, plan, prices)


def test_a_unit_says_nothing_where_each_woman_counts_one(asked: Scenario, plan: Plan) -> None:
    """In sixties ten women of a midwife would be none, and no place worth anything: the plan disproves it."""
    limits = tuple(
        LimitPrices(
            rule=RuleId.MIDWIFE_PACE, part=3, unit=60, team_id=team.team_id, prices=(1.0,) * len(asked.months)
        )
        for team in asked.service.teams
    )

    for tier in plan.tiers:
        held = (0.0,) * (tier.tier - 1)
        [check] = proven(asked, plan, Certificate(tier=tier.tier, held=held, limits=limits))
        assert check.proven >= tier.placed
