"""Scenario -> Problem: every array that the solver reads, made once."""

import numpy as np

from models import Month, Scenario, Woman
from planner.prepare import eligibility
from planner.prepare.care_begun import kept_by
from planner.prepare.naming import naming_of
from planner.prepare.openings import openings_of, size_warnings
from planner.prepare.people import People, people_of, positions
from planner.prepare.places import Load, places_of
from planner.prepare.problem import Ints, Naming, Problem, Step
from planner.prepare.team_time import StaffTime, staff_time_of
from planner.prepare.travel import TravelMinutes, travel_minutes

HUNDREDTHS = 100
TOLERANCE = 1e-9


def prepare(scenario: Scenario) -> Problem:
    """Make a scenario ready for solving; deterministic, and independent of the order of the files' rows."""
    awaited = {woman.woman_id for woman in scenario.awaited}
    scenario = scenario.whole
    people = people_of(scenario)
    month = _months(scenario, people.women)
    judged = [scenario.judgements[woman.woman_id] for woman in people.women]
    tier = np.array([judgement.tier or 0 for judgement in judged], dtype=np.int64)
    staff = staff_time_of(scenario, people)
    travel = travel_minutes(scenario.service)
    naming = naming_of(scenario, people, tier)
    kept = kept_by(scenario, people.women, people.midwife_at)
    load = Load(people, kept, np.array([judgement.weight for judgement in judged], dtype=np.int64))
    places = places_of(scenario, people, month, staff, load)
    return Problem(
        scenario=scenario,
        women=people.women,
        midwives=people.midwives,
        teams=people.teams,
        awaited=np.array([woman.woman_id in awaited for woman in people.women], dtype=np.bool_),
        tier=tier,
        weight=load.weight,
        month=month,
        kept_by=kept,
        present_buddy=positions(people.women, lambda woman: woman.buddy_id, people.midwife_at),
        present_team=people.present_team,
        preferred_team=positions(people.women, lambda woman: woman.preferred_team_id, people.team_at),
        needs_language=np.array([woman.needs_interpreter for woman in people.women], dtype=np.bool_),
        minutes=_whole_minutes(people, travel),
        team_of=people.team_of,
        effective_wte=staff.midwife,
        share=np.floor(HUNDREDTHS * staff.midwife.sum(axis=1) + 0.5 + TOLERANCE).astype(np.int64),
        step=_steps(scenario, people, month, staff, naming, travel),
        openings=openings_of(scenario, people, staff),
        warnings=size_warnings(scenario, people, staff),
        **vars(naming),
        **vars(places),
    )


def _months(scenario: Scenario, women: tuple[Woman, ...]) -> Ints:
    first = scenario.months[0]
    return np.array([Month.of(woman.edd).since(first) for woman in women], dtype=np.int64)


def _whole_minutes(people: People, travel: TravelMinutes) -> Ints:
    whole = np.floor(travel.minutes + 0.5).astype(np.int64)
    return whole[[travel.row[woman.area_id] for woman in people.women]]


def _steps(
    scenario: Scenario,
    people: People,
    month: Ints,
    staff: StaffTime,
    naming: Naming,
    travel: TravelMinutes,
) -> Ints:
    women, teams = people.women, people.teams
    own = people.present_team[:, None] == np.arange(len(teams))[None, :]
    return eligibility.first_failing_step(
        {
            Step.RUNS: eligibility.runs(women, teams),
            Step.REACH: eligibility.reaches(scenario, women, teams, travel),
            Step.ACCEPTS: eligibility.accepts(women, teams),
            Step.GESTATION: eligibility.early_enough(scenario, women, own),
            Step.SIZE: eligibility.big_enough(scenario, staff.team, month, own),
            Step.MIDWIFE: eligibility.has_midwife(naming.may_name, people.team_of, len(teams)),
        }
    )
