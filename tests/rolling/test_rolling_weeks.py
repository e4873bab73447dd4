"""Twenty-six weeks, each planned from the plan of the week before."""

from functools import cache
from typing import NamedTuple

import pytest

from models import Changes, HandoverCause, Plan, Scenario, last_day_of_care
from planner.audit import audit
from planner.caseload import solve
from planner.prepare import prepare
from planner.rolling import Earlier, carry_over, changes
from tests.rolling.causes import true_causes
from tests.rolling.weeks import World

WEEKS = 26
SEEDS = range(12)


class Week(NamedTuple):
    """One step: the plan of the week before, the files of this week, and what was made of them."""

    before: Earlier
    files: Scenario
    scenario: Scenario
    plan: Plan
    changes: Changes
    opened: set[str]
    """Teams that run because some earlier plan opened them."""


@cache
def replayed(seed: int) -> tuple[Week, ...]:
    """Every week of one service."""
    world = World.of(seed)
    before = Earlier(world.scenario(), solve(prepare(world.scenario())))
    opened: set[str] = set()
    found = []
    for _ in range(WEEKS):
        opened = opened | set(before.plan.opened_teams)
        world.step()
        files = world.scenario()
        scenario = carry_over(files, before).scenario
        plan = solve(prepare(scenario))
        found.append(Week(before, files, scenario, plan, changes(before, scenario, plan), opened))
        before = Earlier(scenario, plan)
    return tuple(found)


def named_before(week: Week) -> dict[str, tuple[str, str]]:
    """Team and named midwife that each booked woman of this week's files had last week."""
    found = {}
    for woman in week.files.service.women:
        if woman.booked_on > week.files.as_of or last_day_of_care(woman.edd) < week.files.as_of:
            continue
        placement = week.before.plan.placement.get(woman.woman_id)
        was = week.before.scenario.service.woman.get(woman.woman_id)
        if placement is not None:
            found[woman.woman_id] = (placement.team_id, placement.midwife_id)
        elif was and was.team_id and was.midwife_id and not week.before.scenario.is_planned_for(was):
            found[woman.woman_id] = (was.team_id, was.midwife_id)
    return found


def named_now(week: Week, woman_id: str) -> str | None:
    """Her named midwife this week."""
    woman = week.scenario.service.woman[woman_id]
    if not week.scenario.is_planned_for(woman):
        return woman.midwife_id
    placement = week.plan.placement.get(woman_id)
    return placement.midwife_id if placement else None


@pytest.mark.parametrize("seed", SEEDS)
def test_no_midwife_changes_without_a_listed_cause(seed: int) -> None:
    """The list names just the women whose midwife is another one, from whom and to whom."""
    for week in replayed(seed):
        listed = {row.woman_id: (row.from_midwife_id, row.to_midwife_id) for row in week.changes.handovers}
        before = {woman_id: midwife_id for woman_id, (_, midwife_id) in named_before(week).items()}
        differ = {
            woman_id: (midwife_id, named_now(week, woman_id))
            for woman_id, midwife_id in before.items()
            if named_now(week, woman_id) != midwife_id
        }

        assert listed == differ


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cause_is_true(seed: int) -> None:
    """The cause given holds in the files; that they name another midwife is said only if nothing else is."""
    for week in replayed(seed):
        before = named_before(week)
        for row in week.changes.handovers:
            woman = week.files.service.woman[row.woman_id]
            causes = true_causes(week.files, woman, *before[row.woman_id], week.opened)
            if row.cause is HandoverCause.STATED_IN_FILES:
                assert causes == set()
                assert woman.midwife_id == row.to_midwife_id
            else:
                assert row.cause in causes


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_can_stay_with_her_midwife_stays(seed: int) -> None:
    """Nobody is moved whose midwife is there, unless the files give her to another one."""
    for week in replayed(seed):
        for woman_id, (team_id, midwife_id) in named_before(week).items():
            woman = week.files.service.woman[woman_id]
            stated = (woman.team_id, woman.midwife_id)
            goes_on = None not in stated and not true_causes(
                week.files, woman, str(woman.team_id), str(woman.midwife_id), week.opened
            )
            moved_by_hand = goes_on and stated != (team_id, midwife_id)
            if not moved_by_hand and not true_causes(week.files, woman, team_id, midwife_id, week.opened):
                assert named_now(week, woman_id) == midwife_id


@pytest.mark.parametrize("seed", SEEDS)
def test_every_week_passes_the_audit(seed: int) -> None:
    """With the care carried over as care begun, no rule is broken and every aim is what the plan states."""
    for week in replayed(seed):
        assert audit(week.scenario, week.plan).passed


@pytest.mark.parametrize("seed", SEEDS)
def test_every_day_to_meet_by_lies_ahead(seed: int) -> None:
    """It is there exactly where there is a midwife to meet, and not after the EDD of a woman before it."""
    for week in replayed(seed):
        for row in week.changes.handovers:
            assert (row.meet_by is None) == (row.to_midwife_id is None)
            assert (row.reason is None) == (row.to_midwife_id is not None)
            if row.meet_by is not None:
                assert week.files.as_of <= row.meet_by <= max(row.edd, week.files.as_of)


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_add_up(seed: int) -> None:
    """Whoever had a midwife and is still in care keeps her or is handed over."""
    for week in replayed(seed):
        assert week.changes.kept + len(week.changes.handovers) == len(named_before(week))


@pytest.mark.parametrize("seed", SEEDS)
def test_those_beside_the_plan_and_those_booked_since_are_counted(seed: int) -> None:
    """Counted again from the tables: who keeps her midwife though no plan is about her; who booked since."""
    for week in replayed(seed):
        women, then = week.scenario.service.women, week.before.plan.as_of
        here = [woman for woman in women if woman.is_in_care(week.scenario.as_of)]
        beside = {woman.woman_id for woman in here if not week.scenario.is_planned_for(woman)}
        kept = {
            one for one, (_, midwife_id) in named_before(week).items() if named_now(week, one) == midwife_id
        }
        booked = [woman.woman_id for woman in here if woman.booked_on > then]

        assert week.changes.kept_beside == len(kept & beside)
        assert week.changes.booked == len(booked)
        assert week.changes.booked_named == sum(named_now(week, one) is not None for one in booked)


def test_every_cause_happens_in_these_weeks() -> None:
    """The replay is worth something only if it has hand-overs of every kind, to the buddy and to nobody."""
    rows = [row for seed in SEEDS for week in replayed(seed) for row in week.changes.handovers]
    assert {row.cause for row in rows} == set(HandoverCause)
    assert {row.to_buddy for row in rows} == {True, False}
    assert {row.to_midwife_id is None for row in rows} == {True, False}
