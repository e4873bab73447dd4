"""What holds for the plan of any valid service, drawn or of real size."""

from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models import AimOutcome, Midwife, Plan, RuleId, Scenario
from planner.audit import audit
from planner.caseload import solve
from planner.prepare import prepare
from tests.property.services import SOLVER, always_by_parts, large_scenario, shuffled
from tests.strategies.services import scenarios

DICE = st.randoms(use_true_random=False)


def planned(scenario: Scenario, **how: Any) -> Plan:
    """The plan of a scenario."""
    return solve(prepare(scenario), **how)


def faults(scenario: Scenario, plan: Plan) -> list[str]:
    """Everything that the audit holds against a plan: rules broken, aims that are not what it states."""
    report = audit(scenario, plan)
    broken = [f"{row.rule} {row.subject}: {row.message}" for row in report.violations]
    wrong = [
        f"{aim.rule} {aim.tier}: states {aim.stated}, has {aim.recomputed}"
        for aim in report.aims
        if not aim.agrees
    ]
    assert report.passed is not bool(broken or wrong)
    return broken + wrong


def with_midwife(scenario: Scenario, team_id: str, wte: float) -> Scenario:
    """The same with one midwife more in a team, whose id comes first of all."""
    service = scenario.service
    joins = Midwife.model_validate({"midwife_id": "+", "team_id": team_id, "wte": wte, "band": 6})
    return scenario.replace(service=service.replace(midwives=(joins, *service.midwives)))


@settings(max_examples=40)
@given(scenarios("small"))
def test_plan_of_any_service_passes_the_audit(scenario: Scenario) -> None:
    """No hard rule is broken, and every aim recomputed is what the plan states."""
    assert faults(scenario, planned(scenario)) == []


@settings(max_examples=40)
@given(scenarios("medium"))
def test_plan_made_by_parts_passes_the_audit(scenario: Scenario) -> None:
    """The road for real sizes keeps every rule of a small service too."""
    with always_by_parts():
        plan = planned(scenario)

    assert faults(scenario, plan) == []


@settings(max_examples=25)
@given(scenarios("small"))
def test_bounds_proven_by_parts_lie_above_the_optimum(scenario: Scenario) -> None:
    """Solved by parts the first tier has no more women than it can have, and its bound is no less."""
    best = planned(scenario).tiers[0]
    with always_by_parts():
        found = planned(scenario).tiers[0]

    assert found.placed <= best.placed <= found.bound


@settings(max_examples=60)
@given(scenarios("small"))
def test_bound_of_fit_by_parts_lies_below_the_optimum(scenario: Scenario) -> None:
    """Where a plan made by parts serves all earlier aims as well, none has less fit than it says."""
    best = planned(scenario)
    with always_by_parts():
        found = planned(scenario)

    fit, bound = aim_of(best, RuleId.FIT), aim_of(found, RuleId.FIT).bound
    if bound is not None and before_fit(found) == before_fit(best):
        assert bound <= fit.value


def aim_of(plan: Plan, rule: RuleId) -> AimOutcome:
    """An aim that a plan has once."""
    return next(aim for aim in plan.aims if aim.rule is rule)


def before_fit(plan: Plan) -> list[int]:
    """What a plan reaches in the aims before fit."""
    care = (RuleId.STAYS_WITH_BUDDY, RuleId.STAYS_IN_TEAM)
    return [*(tier.placed for tier in plan.tiers), *(aim_of(plan, rule).value for rule in care)]


@settings(max_examples=25)
@given(scenarios("small"), DICE, st.sampled_from((0.2, 0.6, 1.0)))
def test_another_midwife_never_lowers_the_first_tier(scenario: Scenario, dice: Random, wte: float) -> None:
    """Whoever joins a running team, no fewer women of the first tier are placed."""
    running = [team.team_id for team in scenario.service.teams if not team.is_proposed]
    assume(running)

    more = planned(with_midwife(scenario, dice.choice(running), wte))

    assert more.tiers[0].placed >= planned(scenario).tiers[0].placed


@settings(max_examples=15)
@given(scenarios("medium"), DICE)
def test_order_of_rows_changes_nothing(scenario: Scenario, dice: Random) -> None:
    """With the rows of every table in another order the plan is the same to the byte."""
    mixed = shuffled(scenario, dice)

    assert planned(mixed).model_dump_json() == planned(scenario).model_dump_json()


@settings(max_examples=15)
@given(scenarios("medium"), DICE)
def test_order_of_rows_changes_nothing_by_parts(scenario: Scenario, dice: Random) -> None:
    """So it is on the road for real sizes."""
    with always_by_parts():
        assert planned(shuffled(scenario, dice)).model_dump_json() == planned(scenario).model_dump_json()


@settings(max_examples=15)
@given(scenarios("medium"))
def test_number_of_workers_changes_nothing(scenario: Scenario) -> None:
    """One worker and two make the same bytes, whichever road is taken."""
    assert planned(scenario, workers=2).model_dump_json() == planned(scenario, workers=1).model_dump_json()
    with always_by_parts():
        assert (
            planned(scenario, workers=2).model_dump_json() == planned(scenario, workers=1).model_dump_json()
        )


# A service of real size


@pytest.fixture(scope="module")
def bytes_of_the_large_plan() -> str:
    """The plan of the large service as JSON."""
    return planned(large_scenario()).model_dump_json()


def test_large_service_is_solved_by_parts() -> None:
    """Under every set of opened teams it has more pairs than are solved in one."""
    problem = prepare(large_scenario())

    for opened in problem.openings:
        assert SOLVER.pairs(problem, SOLVER.eligible_with(problem, opened)) > SOLVER.SMALL


def test_plan_of_the_large_service_passes_the_audit(bytes_of_the_large_plan: str) -> None:
    """At real size no hard rule is broken and every aim is what it states."""
    assert faults(large_scenario(), Plan.model_validate_json(bytes_of_the_large_plan)) == []


def test_first_tier_of_the_large_service_is_hardly_short_of_its_bound(bytes_of_the_large_plan: str) -> None:
    """At most 2 in 100 women of the first tier lie between what is placed and what is proven."""
    first = Plan.model_validate_json(bytes_of_the_large_plan).tiers[0]

    assert first.placed > 100
    assert first.gap <= first.women * 0.02


@pytest.mark.parametrize("workers", [1, 2])
def test_large_plan_repeats_to_the_byte(workers: int, bytes_of_the_large_plan: str) -> None:
    """Solved again, by one worker or two, it is the same."""
    assert planned(large_scenario(), workers=workers).model_dump_json() == bytes_of_the_large_plan


@pytest.mark.parametrize("seed", [1, 2])
def test_order_of_rows_does_not_change_the_large_plan(seed: int, bytes_of_the_large_plan: str) -> None:
    """With all rows shuffled it is the same."""
    mixed = shuffled(large_scenario(), Random(seed))

    assert planned(mixed).model_dump_json() == bytes_of_the_large_plan
