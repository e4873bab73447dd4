"""Places held on random services: what is forecast in a table and what is held are planned alike."""

from random import Random

import pytest

from models import Reserve, Scenario, Woman
from models.expected import A_YEAR
from planner.audit import audit
from planner.caseload import solve
from planner.prepare import prepare
from tests.oracle.check import Checker
from tests.property.services import always_by_parts, shuffled
from tests.reserve.town import planned
from tests.strategies.services import random_scenario

SEEDS = range(30)


def listed(seed: int) -> Scenario:
    """A random service that lists the women still expected, who have no care and no wish and book in time."""
    question = random_scenario(seed, "small")
    latest = question.policy.limits.latest_gestation_weeks * 7
    plain = {"team_id": None, "midwife_id": None, "buddy_id": None, "preferred_team_id": None}
    women = tuple(
        row.replace(**plain) if question.is_expected(row) else row
        for row in question.service.women
        if not question.is_expected(row)
        or (question.is_planned_for(row) and row.gestation_at_booking_days < latest)
    )
    return question.replace(service=question.service.replace(women=women))


def held(question: Scenario) -> Scenario:
    """The same, the women still expected a year earlier, and places held for them."""
    women = tuple(_a_year_ago(row) if question.is_expected(row) else row for row in question.service.women)
    return question.replace(
        service=question.service.replace(women=women),
        policy=question.policy.replace(reserve=Reserve.EXPECTED),
    )


def _a_year_ago(woman: Woman) -> Woman:
    return woman.replace(edd=woman.edd - A_YEAR, booked_on=woman.booked_on - A_YEAR)


def test_some_services_expect_women_to_book() -> None:
    """Or the tests below would say nothing."""
    assert sum(len(held(listed(seed)).awaited) for seed in SEEDS) > len(SEEDS)


@pytest.mark.parametrize("seed", SEEDS)
def test_as_many_places_are_held_as_would_be_given(seed: int) -> None:
    """Tier by tier, women placed and places held are those placed were the expected listed."""
    plan = planned(held(listed(seed)))

    together = [row.placed + row.held for row in plan.tiers]

    assert together == [row.placed for row in planned(listed(seed)).tiers]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("by_parts", [False, True])
def test_women_placed_and_places_held_keep_every_limit(seed: int, by_parts: bool) -> None:
    """By the plain checks, which know neither solver nor audit, and by the audit; on both roads."""
    question = held(listed(seed))
    if by_parts:
        with always_by_parts():
            plan = planned(question)
    else:
        plan = planned(question)
    named = {row.woman_id: (row.team_id, row.midwife_id) for row in (*plan.placements, *plan.held)}
    buddies = {row.woman_id: row.buddy_id for row in plan.placements if row.buddy_id is not None}
    checker = Checker(question.whole)

    assert list(checker.broken(named)) == []
    assert list(checker.broken_buddies(named, buddies)) == []
    assert audit(question, plan).violations == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_bounds_hold_for_every_way_to_hold_places(seed: int) -> None:
    """By parts the first tier's bound, places held added, is no less than what the whole model reaches."""
    question = held(listed(seed))
    best = planned(question).tiers[0]
    with always_by_parts():
        found = planned(question).tiers[0]

    assert found.placed + found.held <= best.placed + best.held <= found.bound + found.held


@pytest.mark.parametrize("seed", SEEDS)
def test_order_of_rows_and_workers_change_nothing(seed: int) -> None:
    """The same to the byte."""
    question = held(listed(seed))
    mixed = shuffled(question, Random(seed))
    with always_by_parts():
        once = solve(prepare(question), workers=1).model_dump_json()

        assert solve(prepare(mixed), workers=2).model_dump_json() == once
