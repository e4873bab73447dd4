"""What a search that ended early may say: bounds by counting, which no plan passes."""

import numpy as np
import pytest

from models import RuleId, Scenario, Tables
from planner.audit import audit
from planner.caseload import solve
from planner.caseload.aims import Assignment, placed_by_tier
from planner.caseload.bounds.counted import counted_bounds
from planner.caseload.by_parts import ByParts
from planner.caseload.outcome import aim_order, reached
from planner.caseload.progress import Watch
from planner.caseload.solve import eligible_with
from planner.prepare import NOBODY, Problem, prepare
from tests.property.services import large_scenario
from tests.strategies.factories import LATER, area, midwife, policy, scenario, team, woman
from tests.strategies.services import random_scenario

SEEDS = range(40)


def nothing_new(problem: Problem) -> Assignment:
    """Care begun alone: the plan that is there before anything is solved."""
    nobody = np.full(len(problem.women), NOBODY, dtype=np.int64)
    return Assignment(problem.kept_by.copy(), nobody)


def of_tiers(problem: Problem, assignment: Assignment) -> list[int]:
    """The bounds of the tiers."""
    pairs = zip(aim_order(problem), counted_bounds(problem, assignment), strict=True)
    return [bound for aim, bound in pairs if aim.rule is RuleId.TIER_PLACED and bound is not None]


def best(question: Scenario) -> tuple[list[int], Assignment]:
    """Women placed by tier in the best plan, care begun and places held too, and who has whom."""
    problem, plan = prepare(question), solve(prepare(question))
    at = {row.midwife_id: index for index, row in enumerate(problem.midwives)}
    named = nothing_new(problem).named
    for index, row in enumerate(problem.women):
        placed = plan.placement.get(row.woman_id)
        named[index] = NOBODY if placed is None else at[placed.midwife_id]
    assignment = nothing_new(problem)._replace(named=named)
    return list(reached(problem, assignment)[: len(plan.tiers)]), assignment


@pytest.mark.parametrize(
    ("size", "seed"), [*(("small", seed) for seed in SEEDS), *(("medium", seed) for seed in range(5))]
)
def test_no_plan_passes_the_bounds(size: str, seed: int) -> None:
    """The best plan places no more in its first tier than is counted from nothing, nor in any from itself."""
    question = random_scenario(seed, size)
    placed, assignment = best(question)
    problem = prepare(question)

    assert placed[0] <= of_tiers(problem, nothing_new(problem))[0]
    assert all(value <= bound for value, bound in zip(placed, of_tiers(problem, assignment), strict=True))


@pytest.mark.parametrize(("places", "bounds"), [(24, [2, 2]), (36, [3, 3]), (12, [1, 1])])
def test_places_are_counted(places: float, bounds: list[int]) -> None:
    """Three women of tier 1 and two of tier 2 due in a month: no more than the team's places."""
    women = [woman(f"w{number}", tier=1 if number < 3 else 2) for number in range(5)]
    problem = prepare(
        scenario(
            Tables(tuple(women), (midwife("m1"),), (team(),), (area(),)), policy(births_per_wte_year=places)
        )
    )

    assert of_tiers(problem, nothing_new(problem)) == bounds


def test_women_due_in_other_months_are_counted_apart() -> None:
    """Two places a month; of three due in April and one in May, two and one."""
    women = (woman("a", tier=1), woman("b", tier=1), woman("c", tier=1), woman("d", tier=1, edd=LATER))
    problem = prepare(scenario(Tables(women, (midwife("m1"),), (team(),), (area(),)), policy()))

    assert of_tiers(problem, nothing_new(problem))[0] == 3


def test_women_placed_in_earlier_tiers_leave_no_places() -> None:
    """With both places given to tier 1, a plan as good there has none for tier 2."""
    women = (woman("a", tier=1), woman("b", tier=1), woman("c"))
    question = scenario(Tables(women, (midwife("m1"),), (team(),), (area(),)), policy())

    assert of_tiers(prepare(question), best(question)[1]) == [2, 0]


def test_a_plan_stopped_at_once_carries_an_honest_gap() -> None:
    """Its bounds are below all women of a tier, and not below what is placed; the audit passes it."""
    question = large_scenario()
    plan = solve(prepare(question), time_limit=0)

    assert any(row.bound < row.women for row in plan.tiers)
    assert all(row.placed <= row.bound for row in plan.tiers)
    assert audit(question, plan).passed


def test_what_is_found_on_the_way_is_never_worse_than_nothing_found() -> None:
    """Stopped with teams for the last tier alone, who take the places of the others: as many have one all the
    same as if it had been stopped at once.
    """
    problem = prepare(large_scenario())
    eligible = eligible_with(problem, max(problem.openings, key=len))
    at_once, later = (ByParts(problem, eligible, Watch(), 1) for _ in range(2))
    last = eligible.any(axis=1) & (problem.tier == problem.tier.max())
    later.team = np.where(last, eligible.argmax(axis=1), NOBODY)

    placed = [placed_by_tier(problem, parts.in_haste().named) for parts in (at_once, later)]
    assert placed[1] >= placed[0]
    assert placed[0][0] > 0
