"""A small change is planned from its baseline: as lawful and as proven as from nothing."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from models import Certificate, Scenario, Service, Tables
from planner.caseload import Baseline, by_baseline, solve
from planner.caseload.baseline import start_of
from planner.caseload.bounds.prices import Proven
from planner.caseload.solve import eligible_with
from planner.prepare import NOBODY, prepare
from tests.property.services import SOLVER, TABLES, always_by_parts, large_scenario
from tests.property.test_property_plan import faults
from tests.strategies.services import scenarios


def tables_of(asked: Scenario) -> Tables:
    """The tables of a scenario."""
    return Tables(**{name: tuple(getattr(asked.service, name)) for name in TABLES})


def gone(asked: Scenario, on: date, team_id: str) -> Scenario:
    """The same without the last midwife of a team from a day on."""
    tables = tables_of(asked)
    last = [one for one in tables.midwives if one.team_id == team_id][-1]
    left = tuple(one.replace(leaves_on=on) if one is last else one for one in tables.midwives)
    return asked.replace(service=Service.of(tables._replace(midwives=left)))


def half(asked: Scenario) -> Scenario:
    """The same with the last midwife of all working half her hours."""
    tables = tables_of(asked)
    *others, last = tables.midwives
    less = (*others, last.replace(wte=last.wte / 2))
    return asked.replace(service=Service.of(tables._replace(midwives=less)))


def base(asked: Scenario) -> Baseline:
    """The scenario planned from nothing."""
    problem = prepare(asked)
    return Baseline(problem, solve(problem))


@pytest.fixture(scope="module")
def large() -> Baseline:
    """The large service and its plan."""
    return base(large_scenario())


def fewer() -> Scenario:
    """The large service with a midwife of one team gone in the fourth month."""
    asked = large_scenario()
    return gone(asked, asked.as_of.replace(month=4), asked.service.teams[0].team_id)


@settings(max_examples=40)
@given(scenarios())
def test_plan_from_a_baseline_obeys_the_rules_and_its_bounds_hold(asked: Scenario) -> None:
    """The audit finds no fault, and no bound lies below what the exact optimum places."""
    changed = half(asked)
    with always_by_parts():
        plan = solve(prepare(changed), baseline=base(asked))
    best = solve(prepare(changed))

    assert faults(changed, plan) == []
    assert plan.tiers[0].bound >= best.tiers[0].placed


def test_what_changes_nothing_has_the_baseline_s_plan(
    large: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another name and question, the same service: woman for woman the same, and nothing is solved."""
    monkeypatch.setattr(SOLVER, "ByParts", None)
    asked = large_scenario().replace(name="other", title="Another title")

    plan = solve(prepare(asked), baseline=large)

    assert plan.placements == large.plan.placements
    assert plan.unplaced == large.plan.unplaced
    assert [row.bound for row in plan.tiers] == [row.bound for row in large.plan.tiers]
    assert plan.scenario == "other"


def test_small_change_is_planned_from_the_baseline(large: Baseline, monkeypatch: pytest.MonkeyPatch) -> None:
    """No program of all teams is solved, and the audit finds no fault."""
    monkeypatch.setattr("planner.caseload.relaxation.relaxed.solve_nested", None)

    plan = solve(prepare(fewer()), baseline=large)

    assert faults(fewer(), plan) == []
    assert plan.certificates


def test_bounds_from_a_baseline_are_those_of_planning_anew(large: Baseline) -> None:
    """Three teams are all near: priced anew, they prove of the first tier what the whole program proves."""
    problem = prepare(fewer())

    assert solve(problem, baseline=large).tiers[0].bound == solve(problem).tiers[0].bound


@pytest.mark.parametrize("workers", [1, 2])
def test_number_of_workers_does_not_change_a_plan_from_a_baseline(large: Baseline, workers: int) -> None:
    """One worker and two make the same bytes."""
    problem = prepare(fewer())

    again = solve(problem, baseline=large, workers=workers)

    assert again.model_dump_json() == solve(problem, baseline=large).model_dump_json()


def test_plan_that_ends_too_low_is_made_from_nothing(
    large: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no gap is narrow enough, the baseline leaves no trace in the plan."""
    monkeypatch.setattr(by_baseline.NearBaseline, "is_near", lambda *_: False)
    problem = prepare(fewer())

    assert solve(problem, baseline=large).model_dump_json() == solve(problem).model_dump_json()


def test_only_the_team_that_lost_a_midwife_is_touched(large: Baseline) -> None:
    """Her team, and no other; everyone starts where she was, but for those who cannot go there any more."""
    problem = prepare(fewer())
    eligible = eligible_with(problem, problem.openings[0])
    then = eligible_with(large.problem, large.problem.openings[0])

    start = start_of(problem, eligible, large, then)

    assert start is not None
    touched = [problem.teams[at].team_id for at in np.flatnonzero(start.touched)]
    assert touched == [large_scenario().service.teams[0].team_id]
    assert not start.anew[~start.touched].any()
    placed = {row.woman_id: row.team_id for row in large.plan.placements}
    for index, woman in enumerate(problem.women):
        if start.team[index] != NOBODY:
            assert placed[woman.woman_id] == problem.teams[start.team[index]].team_id


@pytest.mark.parametrize("share", [0.9, 1.1])
def test_team_with_fewer_or_more_hours_is_to_be_filled_anew(large: Baseline, share: float) -> None:
    """It cannot keep all the women whom the baseline gave it, or has places for more."""
    asked = large_scenario()
    team_id = asked.service.teams[0].team_id
    tables = tables_of(asked)
    midwives = tuple(
        one.replace(wte=round(one.wte * share, 2)) if one.team_id == team_id else one
        for one in tables.midwives
    )
    problem = prepare(asked.replace(service=Service.of(tables._replace(midwives=midwives))))
    eligible = eligible_with(problem, problem.openings[0])
    then = eligible_with(large.problem, large.problem.openings[0])

    start = start_of(problem, eligible, large, then)

    assert start is not None
    assert [problem.teams[at].team_id for at in np.flatnonzero(start.anew)] == [team_id]


@pytest.mark.parametrize(("short", "is_near"), [(14, True), (15, False)])
def test_what_an_earlier_tier_lacks_is_not_held_against_a_later_one(
    large: Baseline, short: int, is_near: bool
) -> None:
    """Tier 2 lacks 4 women more than in the baseline, each worth 1.5 of tier 3, whose gap of 5 may widen by
    3 in any case: 14 is near, 15 is not."""
    near = by_baseline.NearBaseline.__new__(by_baseline.NearBaseline)
    near.gaps, near.able = [0, 5, 5], [1000, 1000, 1000]
    certificate = Certificate(tier=3, held=(2.0, 1.5), limits=())
    near._known = {
        (): Proven(40, None),
        (40,): Proven(39, None),
        (40, 30): Proven(50, certificate),
    }

    assert near.is_near(3, (40, 30, 50 - short)) is is_near
    assert not near.is_near(2, (40, 30))


def test_other_tiers_or_limits_everywhere_leave_nothing_to_begin_from(large: Baseline) -> None:
    """One tier fewer, or another ratio for every team: planned from nothing."""
    asked = large_scenario()
    policy = asked.policy
    fewer_tiers = asked.replace(policy=policy.replace(tiers=policy.tiers[:-1]))
    limits = policy.limits.replace(births_per_wte_year=policy.limits.births_per_wte_year - 6)

    for changed in (fewer_tiers, asked.replace(policy=policy.replace(limits=limits))):
        problem = prepare(changed)
        eligible = eligible_with(problem, problem.openings[0])
        then = eligible_with(large.problem, large.problem.openings[0])
        assert start_of(problem, eligible, large, then) is None


def test_stop_ends_a_plan_from_a_baseline_with_what_stands(large: Baseline) -> None:
    """With no time left, the plan is lawful and says that it was stopped."""
    plan = solve(prepare(fewer()), baseline=large, time_limit=0.0)

    assert plan.status == "stopped"
    assert faults(fewer(), plan) == []


def test_baseline_without_women_is_nothing_to_begin_from() -> None:
    """All the women are new: planned from nothing, even where every limit is what it was."""
    asked = large_scenario()
    limits = asked.policy.limits.replace(preceptees_need_low_risk=False)
    asked = asked.replace(policy=asked.policy.replace(limits=limits))
    now, then = (
        prepare(asked),
        prepare(asked.replace(service=Service.of(tables_of(asked)._replace(women=())))),
    )
    eligible = eligible_with(now, now.openings[0])

    empty = Baseline(then, solve(then))

    assert start_of(now, eligible, empty, eligible_with(then, ())) is None
