"""Who may go where, and who keeps whom: one woman, one team, one midwife at a time."""

from datetime import timedelta
from fractions import Fraction
from math import asin, cos, floor, radians, sin, sqrt

from models import Area, Midwife, Month, Scenario, Team, Woman
from tests.oracle.staff import TOLERANCE, Wte, exact, is_employed, is_present, on_long_leave

EARTH_RADIUS_KM = 6371.0088


def women_planned_for(scenario: Scenario) -> list[Woman]:
    """Women whose EDD lies from the day of planning to the horizon's last day."""
    last_day = scenario.months[-1].last_day
    return [row for row in scenario.service.women if scenario.as_of <= row.edd <= last_day]


def women_not_planned_for(scenario: Scenario) -> list[Woman]:
    """Women past their EDD, and women due after the horizon."""
    planned = {row.woman_id for row in women_planned_for(scenario)}
    return [row for row in scenario.service.women if row.woman_id not in planned]


def care_kept(scenario: Scenario) -> dict[str, tuple[str, str]]:
    """Team and midwife of each woman planned for whose care begun is kept."""
    return {
        woman.woman_id: (woman.team_id, woman.midwife_id)
        for woman in women_planned_for(scenario)
        if woman.team_id is not None and woman.midwife_id is not None and _keeps(scenario, woman)
    }


def _keeps(scenario: Scenario, woman: Woman) -> bool:
    team = scenario.service.team[str(woman.team_id)]
    midwife = scenario.service.midwife[str(woman.midwife_id)]
    return (
        not team.is_proposed
        and takes_births(team, woman)
        and midwife.team_id == team.team_id
        and is_employed(midwife, woman.edd)
        and is_employed(midwife, woman.edd + timedelta(days=28))
        and not on_long_leave(scenario, midwife, woman.edd)
    )


def takes_births(team: Team, woman: Woman) -> bool:
    """Whether the EDD lies between the team's dates; an opened proposed team keeps its dates too."""
    opened = team.opens_on is None or team.opens_on <= woman.edd
    return opened and (team.closes_on is None or woman.edd < team.closes_on)


def minutes(scenario: Scenario, area: Area, team: Team) -> float:
    """Minutes one way: the row of the travel table, or else from the positions."""
    for row in scenario.service.travel:
        if (row.area_id, row.team_id) == (area.area_id, team.team_id):
            return row.minutes
    return _great_circle_km(area, team) * 1.3 / 30 * 60


def whole_minutes(scenario: Scenario, woman: Woman, team_id: str) -> int:
    """Minutes one way, rounded, halves up."""
    service = scenario.service
    return floor(minutes(scenario, service.area[woman.area_id], service.team[team_id]) + 0.5)


def _great_circle_km(area: Area, team: Team) -> float:
    north, other_north = radians(area.latitude), radians(team.latitude)
    half_north = (other_north - north) / 2
    half_east = radians(team.longitude - area.longitude) / 2
    chord = sin(half_north) ** 2 + cos(north) * cos(other_north) * sin(half_east) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def in_reach(scenario: Scenario, woman: Woman, team: Team) -> bool:
    """Whether the team is near enough, or her area lies in its catchment."""
    area = scenario.service.area[woman.area_id]
    limit = (
        scenario.policy.limits.max_travel_minutes
        if team.max_travel_minutes is None
        else team.max_travel_minutes
    )
    return team.team_id in area.catchment_team_id or minutes(scenario, area, team) <= limit + 1e-9


def needs(woman: Woman) -> set[str]:
    """The words by which a team may take her."""
    language = woman.interpreter_language
    spoken = {"needs_interpreter", f"interpreter_{language}"} if language else set()
    return {*woman.risk_factors, *spoken, *(["complex_social_factors"] * woman.complex_social_factors)}


def is_accepted(woman: Woman, team: Team) -> bool:
    """Whether the team takes everyone, or a need of hers."""
    return not team.accepts or bool(set(team.accepts) & needs(woman))


def is_early_enough(scenario: Scenario, woman: Woman, team: Team) -> bool:
    """Whether she is in that team already, or not too far on at the day of planning."""
    gestation = 280 - (woman.edd - scenario.as_of).days
    return woman.team_id == team.team_id or gestation < 7 * exact(
        scenario.policy.limits.latest_gestation_weeks
    )


def is_large_enough(scenario: Scenario, woman: Woman, team: Team, midwives: list[Midwife], wte: Wte) -> bool:
    """Whether she is in that team already, or it has the smallest size in the month of her EDD."""
    month = Month.of(woman.edd)
    size = sum((wte[row.midwife_id, month] for row in midwives), Fraction(0))
    return woman.team_id == team.team_id or size >= exact(scenario.policy.limits.team_wte_min) - TOLERANCE


def may_go(scenario: Scenario, woman: Woman, team: Team, midwives: list[Midwife], wte: Wte) -> bool:
    """Whether a woman may be placed anew in a team that runs or is opened."""
    return (
        scenario.judgements[woman.woman_id].tier is not None
        and takes_births(team, woman)
        and in_reach(scenario, woman, team)
        and is_accepted(woman, team)
        and is_early_enough(scenario, woman, team)
        and is_large_enough(scenario, woman, team, midwives, wte)
    )


def may_be_named(scenario: Scenario, woman: Woman, midwife: Midwife) -> bool:
    """Whether a midwife is there on the EDD and no preceptee for a woman at risk."""
    ends = midwife.preceptorship_ends_on
    is_preceptee = ends is not None and woman.edd <= ends
    at_risk = scenario.judgements[woman.woman_id].tier == 1 or bool(woman.risk_factors)
    barred = scenario.policy.limits.preceptees_need_low_risk and is_preceptee and at_risk
    return not barred and is_present(scenario, midwife, woman.edd)


def speaks(woman: Woman, midwife: Midwife) -> bool:
    """Whether she needs no interpreter with this midwife."""
    return woman.interpreter_language is None or woman.interpreter_language in midwife.languages
