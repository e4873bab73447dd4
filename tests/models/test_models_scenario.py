"""Scenario and plan: what is planned for, and that both survive being written."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from models import (
    AimOutcome,
    Placement,
    Plan,
    RuleId,
    Scenario,
    Sense,
    Status,
    Tables,
    TierOutcome,
    Unplaced,
    UnplacedReason,
)
from tests.strategies.factories import area, midwife, policy, scenario, team, woman
from tests.strategies.services import random_scenario

PLAN = Plan(
    scenario="test",
    as_of=date(2027, 4, 1),
    status=Status.GAP,
    tiers=(TierOutcome(tier=1, name="at high risk", women=3, placed=1, bound=2),),
    aims=(AimOutcome(rule=RuleId.FIT, sense=Sense.LEAST, value=12, bound=None),),
    opened_teams=("new",),
    placements=(
        Placement(
            woman_id="w1",
            tier=1,
            weight=1.25,
            reasons=("epilepsy",),
            team_id="new",
            midwife_id="m1",
            buddy_id="m2",
            kept=True,
        ),
    ),
    unplaced=(
        Unplaced(
            woman_id="w2",
            tier=None,
            weight=0.01,
            tier_reasons=(),
            reason=UnplacedReason.NO_PLACES,
            detail="full",
            team_ids=("new",),
        ),
    ),
    warnings=("core is low",),
)


def of_one(**facts: Any) -> Scenario:
    """April and May 2027, for one woman."""
    return scenario(Tables((woman("w", **facts),), (midwife("m1"),), (team(),), (area(),)), policy())


@pytest.mark.parametrize("seed", range(5))
def test_scenario_reads_as_it_was_written(seed: int) -> None:
    """A scenario with every feature is the same after a trip through JSON."""
    question = random_scenario(seed, "medium")

    assert Scenario.model_validate_json(question.model_dump_json()) == question


def test_criteria_are_written_with_the_words_of_the_files() -> None:
    """The JSON of a tier says `in`, `is`, `any`, `not`, as a scenario file does."""
    written = of_one().policy.model_dump(mode="json")["tiers"][1]["when"]

    assert written["not"]["contains_any"] == ["untiered"]


def test_plan_reads_as_it_was_written() -> None:
    """A plan with every field set is the same after a trip through JSON."""
    assert Plan.model_validate_json(PLAN.model_dump_json()) == PLAN


@pytest.mark.parametrize("noun", [of_one(), PLAN], ids=["scenario", "plan"])
def test_scenario_and_plan_are_frozen_and_closed(noun: Scenario | Plan) -> None:
    """No field takes another value, and no unknown key is taken."""
    with pytest.raises(ValidationError, match="frozen"):
        setattr(noun, "as_of", date(2027, 5, 1))  # noqa: B010  # the assignment itself would not pass mypy
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        type(noun).model_validate(dict(noun) | {"author": "me"})


@pytest.mark.parametrize(
    ("edd", "planned_for"),
    [
        (date(2027, 3, 31), False),
        (date(2027, 4, 1), True),
        (date(2027, 5, 31), True),
        (date(2027, 6, 1), False),
    ],
)
def test_woman_is_planned_for_if_due_from_the_day_of_planning_to_the_end(
    edd: date, planned_for: bool
) -> None:
    """Both ends belong to it."""
    question = of_one(edd=edd)

    assert question.is_planned_for(question.service.women[0]) is planned_for


@pytest.mark.parametrize(("booked_on", "expected"), [(date(2027, 4, 1), False), (date(2027, 4, 2), True)])
def test_woman_who_books_after_the_day_of_planning_is_expected(booked_on: date, expected: bool) -> None:
    """Who books on the day itself is booked."""
    question = of_one(booked_on=booked_on)

    assert question.is_expected(question.service.women[0]) is expected


@pytest.mark.parametrize("months", [0, 13])
def test_horizon_is_1_to_12_months(months: int) -> None:
    """A plan looks ahead a month at least and a year at most."""
    with pytest.raises(ValidationError):
        of_one().replace(horizon_months=months)


def test_gap_is_what_lies_between_placed_and_bound() -> None:
    """One placed, two proven to be the most: a gap of one."""
    assert PLAN.tiers[0].gap == 1


def test_aim_without_a_bound_is_not_proven() -> None:
    """Only a bound that equals the value proves it."""
    aim = PLAN.aims[0]

    assert not aim.is_proven
    assert aim.replace(bound=12).is_proven
    assert not aim.replace(bound=11).is_proven


def test_every_reason_has_words() -> None:
    """Each reason of the closed list can be said, and no two sound alike."""
    words = [reason.words for reason in UnplacedReason]

    assert all(words)
    assert len(set(words)) == len(words)


def test_placements_are_found_by_woman_and_team() -> None:
    """A plan answers whose place is whose."""
    assert PLAN.placement["w1"] is PLAN.placements[0]
    assert PLAN.women_of("new") == PLAN.placements
    assert PLAN.women_of("near") == ()
