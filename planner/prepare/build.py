"""Scenario -> Problem: every array that the solver reads, made once."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from models import Midwife, Month, Scenario, Team, Woman
from planner.prepare import eligibility, limits
from planner.prepare.care_begun import kept_by
from planner.prepare.openings import largest_openings
from planner.prepare.problem import NOBODY, Capacity, Flags, Floats, Ints, Problem, Step, Windows, together
from planner.prepare.staff_time import DayGrid, effective_wte, preceptorship, presence
from planner.prepare.travel import TravelMinutes, travel_minutes

HUNDREDTHS = 100
TOLERANCE = 1e-9


class _People(NamedTuple):
    """Whom the arrays are about, each kind in the order of its ids, with positions."""

    women: tuple[Woman, ...]
    midwives: tuple[Midwife, ...]
    teams: tuple[Team, ...]
    midwife_at: dict[str, int]
    team_at: dict[str, int]
    team_of: Ints
    present_team: Ints
    """[W] team of today, NOBODY if none."""


class _Naming(NamedTuple):
    """[W, M] who may be named for whom."""

    may_name: Flags
    may_buddy: Flags
    speaks: Flags


class _Places(NamedTuple):
    """Windows of time, and the places in them; as in `Problem`."""

    paces: Windows
    months: Windows
    open_days: Windows
    team_pace: Capacity
    team_open: Capacity | None
    midwife_pace: Capacity
    midwife_month: Capacity


class _StaffTime(NamedTuple):
    """WTE by month."""

    midwife: Floats
    """[M, K]"""
    team: Floats
    """[T, K], proposed teams as if opened"""
    core: Floats
    """[K], no team opened"""


def prepare(scenario: Scenario) -> Problem:
    """Make a scenario ready for solving; deterministic, and independent of the order of the files' rows."""
    awaited = {woman.woman_id for woman in scenario.awaited}
    scenario = scenario.whole
    people = _people(scenario)
    month = _months(scenario, people.women)
    judged = [scenario.judgements[woman.woman_id] for woman in people.women]
    tier = np.array([judgement.tier or 0 for judgement in judged], dtype=np.int64)
    staff = _staff_time(scenario, people)
    travel = travel_minutes(scenario.service)
    naming = _naming(scenario, people, tier)
    kept = kept_by(scenario, people.women, people.midwife_at)
    load = _Load(people, kept, np.array([judgement.weight for judgement in judged], dtype=np.int64))
    places = _places(scenario, people, month, staff, load)
    openings, warnings = _openings(scenario, people, staff)
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
        present_buddy=_positions(people.women, lambda woman: woman.buddy_id, people.midwife_at),
        present_team=people.present_team,
        preferred_team=_positions(people.women, lambda woman: woman.preferred_team_id, people.team_at),
        needs_language=np.array([woman.needs_interpreter for woman in people.women], dtype=np.bool_),
        minutes=_whole_minutes(people, travel),
        team_of=people.team_of,
        effective_wte=staff.midwife,
        share=np.floor(HUNDREDTHS * staff.midwife.sum(axis=1) + 0.5 + TOLERANCE).astype(np.int64),
        step=_steps(scenario, people, month, staff, naming, travel),
        may_name=naming.may_name,
        may_buddy=naming.may_buddy,
        speaks=naming.speaks,
        paces=places.paces,
        months=places.months,
        open_days=places.open_days,
        team_pace=places.team_pace,
        team_open=places.team_open,
        midwife_pace=places.midwife_pace,
        midwife_month=places.midwife_month,
        openings=openings,
        warnings=warnings,
    )


def _people(scenario: Scenario) -> _People:
    service = scenario.service
    team_at = {team.team_id: index for index, team in enumerate(service.teams)}
    midwives = tuple(row for row in service.midwives if not row.is_core or row.joins_team_id is not None)
    women = tuple(woman for woman in service.women if scenario.is_planned_for(woman))
    teams = [team_at[midwife.joins_team_id or midwife.team_id] for midwife in midwives]
    return _People(
        women=women,
        midwives=midwives,
        teams=service.teams,
        midwife_at={midwife.midwife_id: index for index, midwife in enumerate(midwives)},
        team_at=team_at,
        team_of=np.array(teams, dtype=np.int64),
        present_team=_positions(women, lambda woman: woman.team_id, team_at),
    )


def _positions(women: tuple[Woman, ...], field: Callable[[Woman], str | None], at: dict[str, int]) -> Ints:
    """[W] position of an id that a woman may carry; NOBODY where she has none."""
    return np.array([at.get(field(woman) or "", NOBODY) for woman in women], dtype=np.int64)


def _months(scenario: Scenario, women: tuple[Woman, ...]) -> Ints:
    first = scenario.months[0]
    return np.array([Month.of(woman.edd).since(first) for woman in women], dtype=np.int64)


def _staff_time(scenario: Scenario, people: _People) -> _StaffTime:
    wte = effective_wte(scenario)
    count = len(scenario.months)
    midwife = np.array([wte[row.midwife_id] for row in people.midwives], dtype=np.float64).reshape(-1, count)
    team = together(midwife, people.team_of, len(people.teams))
    core = [wte[row.midwife_id] for row in scenario.service.midwives if row.is_core]
    return _StaffTime(midwife, team, np.array(core).reshape(-1, count).sum(axis=0))


def _whole_minutes(people: _People, travel: TravelMinutes) -> Ints:
    whole = np.floor(travel.minutes + 0.5).astype(np.int64)
    return whole[[travel.row[woman.area_id] for woman in people.women]]


def _naming(scenario: Scenario, people: _People, tier: Ints) -> _Naming:
    grid = DayGrid(scenario)
    leave_of = scenario.service.leave_of
    shape = (len(people.midwives), grid.days)
    here = np.array(
        [presence(row, leave_of.get(row.midwife_id, ()), grid) for row in people.midwives], dtype=np.bool_
    )
    learning = np.array([preceptorship(row, grid) for row in people.midwives], dtype=np.bool_)
    day = np.array([(woman.edd - grid.first).days for woman in people.women], dtype=np.int64)
    at_risk = (tier == 1) | np.array([bool(woman.risk_factors) for woman in people.women], dtype=np.bool_)
    present = here.reshape(shape).T[day]
    barred = learning.reshape(shape).T[day] & at_risk[:, None]
    if not scenario.policy.limits.preceptees_need_low_risk:
        barred = np.zeros_like(barred)
    return _Naming(present & ~barred, present, _speaks(people))


def _speaks(people: _People) -> Flags:
    found = np.ones((len(people.women), len(people.midwives)), dtype=np.bool_)
    languages = {woman.interpreter_language for woman in people.women} - {None}
    spoken = {
        word: np.array([word in midwife.languages for midwife in people.midwives], dtype=np.bool_)
        for word in languages
    }
    for row, woman in enumerate(people.women):
        if woman.interpreter_language is not None:
            found[row] = spoken[woman.interpreter_language]
    return found


def _steps(
    scenario: Scenario,
    people: _People,
    month: Ints,
    staff: _StaffTime,
    naming: _Naming,
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


class _Load:
    """What care begun takes of each limit."""

    def __init__(self, people: _People, kept: Ints, weight: Ints) -> None:
        self.people, self.weight = people, weight
        self.rows = np.flatnonzero(kept != NOBODY)
        self.midwives = kept[self.rows]

    def of_midwives(self, windows: Windows) -> Ints:
        """[M, window] women."""
        found = np.zeros((len(self.people.midwives), len(windows.labels)), dtype=np.int64)
        np.add.at(found, self.midwives, windows.women[self.rows].astype(np.int64))
        return found

    def of_teams(self, windows: Windows) -> Ints:
        """[T, window] weights in hundredths."""
        found = np.zeros((len(self.people.teams), len(windows.labels)), dtype=np.int64)
        weights = windows.women[self.rows] * self.weight[self.rows, None]
        np.add.at(found, self.people.team_of[self.midwives], weights)
        return found


def _others_in_care(scenario: Scenario, people: _People, open_days: Windows) -> Ints:
    """[T, day] weights of women in a team's care, not planned for: past EDD or due after the horizon."""
    found = np.zeros((len(people.teams), len(open_days.labels)), dtype=np.int64)
    days = [month.first_day for month in scenario.months if month.first_day > scenario.as_of]
    for woman in scenario.service.women:
        if woman.team_id is not None and not scenario.is_planned_for(woman):
            in_care = np.array([woman.is_in_care(day) for day in days], dtype=np.int64)
            found[people.team_at[woman.team_id]] += in_care * scenario.judgements[woman.woman_id].weight
    return found


def _places(scenario: Scenario, people: _People, month: Ints, staff: _StaffTime, load: _Load) -> _Places:
    policy = scenario.policy.limits
    paces, holds = limits.run_windows(scenario, month)
    months = limits.month_windows(scenario, month)
    open_days, open_months = limits.open_windows(scenario, people.women)
    rate = limits.births_per_wte_month(policy, people.teams)
    team_pace = limits.team_pace_limit(rate, staff.team, holds)
    midwife_pace = limits.midwife_pace_limit(rate[people.team_of], staff.midwife, holds)
    team_open = limits.team_open_limit(policy, staff.team, open_months)
    in_care = load.of_teams(open_days) + _others_in_care(scenario, people, open_days)
    return _Places(
        paces=paces,
        months=months,
        open_days=open_days,
        team_pace=Capacity(team_pace, load.of_teams(paces)),
        team_open=None if team_open is None else Capacity(team_open, in_care),
        midwife_pace=Capacity(midwife_pace, load.of_midwives(paces)),
        midwife_month=Capacity(limits.midwife_month_limit(policy, staff.midwife), load.of_midwives(months)),
    )


def _openings(
    scenario: Scenario, people: _People, staff: _StaffTime
) -> tuple[tuple[tuple[int, ...], ...], tuple[str, ...]]:
    policy = scenario.policy.limits
    proposed = [index for index, team in enumerate(people.teams) if team.is_proposed]
    small = tuple(index for index in proposed if np.all(staff.team[index] <= policy.team_wte_max + TOLERANCE))
    openings = largest_openings(small, staff.team, staff.core, policy.core_floor_wte)
    warnings = list(_core_warnings(scenario, staff))
    for index, team in enumerate(people.teams):
        most = float(staff.team[index].max())
        if most > policy.team_wte_max + TOLERANCE:
            what = "is not opened" if team.is_proposed else "is larger than it should be"
            warnings.append(f"{team.name} {what}: {most:.1f} WTE, the most is {policy.team_wte_max:g}")
    return openings, tuple(warnings)


def _core_warnings(scenario: Scenario, staff: _StaffTime) -> tuple[str, ...]:
    floor = scenario.policy.limits.core_floor_wte
    short = [k for k, wte in enumerate(staff.core) if wte < floor - TOLERANCE]
    if not short:
        return ()
    least = min(short, key=lambda k: (staff.core[k], k))
    return (
        f"the core service is below its safe floor of {floor:g} WTE"
        f" in {len(short)} of {len(scenario.months)} months even with no team opened,"
        f" least in {scenario.months[least]} with {staff.core[least]:.1f}: no team is opened",
    )
