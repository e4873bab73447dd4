"""Too many sets of teams to plan them all: the promising ones are planned, and bounds hold for all."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings

from models import Scenario, Tables
from planner.caseload import promising, solve
from planner.prepare import prepare
from tests.property.services import SOLVER, always_by_parts
from tests.property.test_property_plan import faults
from tests.strategies.factories import area, midwife, policy, scenario, team, travel, woman
from tests.strategies.services import scenarios


@contextmanager
def too_many(planned: int = 1) -> Iterator[None]:
    """However few sets there are, only so many are planned."""
    with always_by_parts(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(SOLVER, "FEW", 0)
        patch.setattr(promising, "PROMISING", planned)
        yield


def two_proposed(women_near: dict[str, int]) -> Scenario:
    """Two proposed teams of one midwife each, of whom the core can spare one; women near one or the other."""
    people = [
        woman(f"{area_id}{row}", tier=1, area_id=area_id)
        for area_id, count in women_near.items()
        for row in range(count)
    ]
    roads = [
        travel(area_id, team_id, 5 if area_id == team_id else 60)
        for area_id in women_near
        for team_id in women_near
    ]
    staff = [midwife("c1", "core"), midwife("c2", "core"), midwife("c3", "core")]
    staff = [
        *(one.replace(joins_team_id=team_id) for one, team_id in zip(staff, women_near, strict=False)),
        *staff[len(women_near) :],
    ]
    teams = tuple(team(team_id, status="proposed") for team_id in women_near)
    areas = tuple(area(area_id) for area_id in women_near)
    tables = Tables(tuple(people), tuple(staff), teams, areas, (), tuple(roads))
    return scenario(tables, policy(core_floor_wte=2))


@pytest.mark.parametrize(
    ("women_near", "opened"), [({"near": 2, "far": 1}, "near"), ({"near": 1, "far": 2}, "far")]
)
def test_set_whose_places_are_worth_most_is_planned(women_near: dict[str, int], opened: str) -> None:
    """A midwife takes two women here, so one team places two and the other one; both would place three."""
    asked = two_proposed(women_near)
    assert len(prepare(asked).openings) == 2

    with too_many():
        plan = solve(prepare(asked))

    assert plan.opened_teams == (opened,)
    assert plan.tiers[0].placed == 2
    assert plan.tiers[0].bound == 3, "of both teams together: the other set was not planned"
    assert plan.warnings[-1].startswith("2 sets of proposed teams could open: planned were the 1 without")


def test_few_sets_are_all_planned() -> None:
    """Then the bound is that of the best of them."""
    with always_by_parts():
        plan = solve(prepare(two_proposed({"near": 1, "far": 2})))

    assert (plan.tiers[0].placed, plan.tiers[0].bound) == (2, 2)


@settings(max_examples=40)
@given(scenarios())
def test_bounds_hold_whichever_set_is_opened(asked: Scenario) -> None:
    """The audit finds no fault, and the exact optimum over all sets lies within the first tier's bound."""
    with too_many():
        plan = solve(prepare(asked))

    assert faults(asked, plan) == []
    assert plan.whole.tiers[0].bound >= solve(prepare(asked)).whole.tiers[0].placed


def test_time_used_up_while_sets_are_weighed_still_gives_a_plan() -> None:
    """What there was to weigh is left out; the plan says that it was stopped."""
    asked = two_proposed({"near": 2, "far": 1})

    with too_many():
        plan = solve(prepare(asked), time_limit=0.0)

    assert plan.status == "stopped"
    assert faults(asked, plan) == []
