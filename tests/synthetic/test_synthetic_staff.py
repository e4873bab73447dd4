"""Teams, midwives and care begun: sizes, limits and reach."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

import numpy as np
import pytest

from models import CORE, Midwife, Month, Service, horizon
from planner.synthetic.desk import Desk
from planner.synthetic.geodesy import minutes_by_road
from planner.synthetic.staff import Carer
from planner.synthetic.teams import TeamSite
from tests.synthetic.made import as_models, made

AS_OF = date(2027, 1, 1)
MONTHS = horizon(AS_OF, 12)
LARGEST = {"like": "RAE", "births": 15_000, "teams": 60}


def effective_wte(service: Service, midwife: Midwife, month: Month) -> float:
    """Staff time by the definition of the model, day by day, written again for these tests."""
    return midwife.wte * sum(_share(service, midwife, day) for day in month.dates()) / month.days


def _share(service: Service, midwife: Midwife, day: date) -> float:
    leave = service.leave_of.get(midwife.midwife_id, ())
    if not midwife.is_employed(day) or any(one.covers(day) and one.kind.is_long for one in leave):
        return 0.0
    if midwife.is_preceptee(day):
        assert midwife.starts_on is not None
        return 0.0 if day < midwife.starts_on + timedelta(weeks=4) else 0.75
    return 1.0


def staff_time(service: Service) -> dict[str, list[float]]:
    """Effective WTE of each midwife by month."""
    return {
        one.midwife_id: [effective_wte(service, one, month) for month in MONTHS] for one in service.midwives
    }


def team_wte(service: Service, team_id: str) -> float:
    """Contracted WTE of a team."""
    return sum(midwife.wte for midwife in service.midwives if midwife.team_id == team_id)


def test_a_median_trust_has_ten_teams_of_four_to_eight_wte() -> None:
    """4,000 births: 10 running and 2 proposed teams, mostly geographic, each with 6 to 8 midwives."""
    service = as_models(like="ENG")
    running = [team for team in service.teams if not team.is_proposed]
    assert (len(running), len(service.teams)) == (10, 12)
    assert Counter(str(team.kind) for team in running) == {
        "geographic": 6,
        "enhanced": 2,
        "specialist": 1,
        "home_birth": 1,
    }
    sizes = Counter(midwife.team_id for midwife in service.midwives)
    assert all(6 <= sizes[team.team_id] <= 8 for team in running)
    assert all(4 <= team_wte(service, team.team_id) <= 8 for team in running)
    assert all(0.6 <= midwife.wte <= 1 for midwife in service.midwives)


def test_teams_could_place_about_45_percent() -> None:
    """Places (36 a year for each effective WTE) are 40 to 50% of the births of a median trust."""
    service = as_models(like="ENG")
    time = staff_time(service)
    wte = sum(sum(time[one.midwife_id]) for one in service.midwives if one.team_id != CORE) / 12
    assert 0.40 <= wte * 36 / 4_000 <= 0.50


def test_in_all_there_is_a_midwife_for_21_births() -> None:
    """WTE in teams and core is births / 21 to within 3%."""
    service = as_models(like="ENG")
    assert sum(midwife.wte for midwife in service.midwives) == pytest.approx(4_000 / 21, rel=0.03)


def test_proposed_teams_are_filled_by_core_midwives() -> None:
    """Each proposed team would have 4 effective WTE or more in every month, all from core midwives."""
    service = as_models(like="ENG")
    time = staff_time(service)
    for team in service.teams:
        joiners = [one for one in service.midwives if one.joins_team_id == team.team_id]
        assert bool(joiners) is team.is_proposed
        assert all(one.is_core for one in joiners)
        if joiners:
            assert min(np.sum([time[one.midwife_id] for one in joiners], axis=0)) >= 4


def test_the_core_floor_can_be_kept_and_binds() -> None:
    """The core keeps its floor with every proposed team opened, and could not spare one midwife in twenty."""
    service = as_models(like="ENG")
    time = staff_time(service)
    floor = made(like="ENG").facts.core_floor_wte
    core = np.sum([time[one.midwife_id] for one in service.midwives if one.is_core], axis=0)
    joining = np.sum([time[one.midwife_id] for one in service.midwives if one.joins_team_id], axis=0)
    assert min(core - joining) >= floor > 0.95 * min(core - joining)


def test_some_are_new_some_leave_and_some_are_away() -> None:
    """There are preceptees in band 5, leavers near a tenth, and all kinds of leave but other."""
    service = as_models(like="ENG")
    new = [one for one in service.midwives if one.preceptorship_ends_on]
    assert new
    assert all(one.band == 5 and one.starts_on and one.preceptorship_ends_on for one in new)
    leavers = [one for one in service.midwives if one.leaves_on]
    assert all(one.leaves_on and one.leaves_on > AS_OF for one in leavers)
    assert 0.05 < len(leavers) / len(service.midwives) < 0.15
    assert {str(leave.kind) for leave in service.leave} == {"annual", "study", "maternity", "sick"}


def test_absences_of_one_midwife_do_not_overlap() -> None:
    """No midwife is away twice on one day, or away before she starts or after she has left."""
    service = as_models(like="ENG")
    for midwife_id, absences in service.leave_of.items():
        for one, following in pairwise(absences):
            assert one.last_day < following.first_day
        midwife = service.midwife[midwife_id]
        assert all(
            midwife.is_employed(one.first_day) and midwife.is_employed(one.last_day) for one in absences
        )


def kept_women(service: Service) -> list[tuple[str, str, str | None, int]]:
    """Team, midwife, buddy and month of the women whose care begun can be kept."""
    kept = []
    for woman in service.women:
        if woman.midwife_id is None or woman.edd < AS_OF:
            continue
        midwife = service.midwife[woman.midwife_id]
        if midwife.is_employed(woman.edd + timedelta(days=28)):
            assert woman.team_id is not None
            kept.append((woman.team_id, woman.midwife_id, woman.buddy_id, woman.edd.month - 1))
    return kept


@pytest.mark.parametrize("wanted", [{"like": "ENG"}, {"like": "RAE"}, LARGEST], ids=str)
def test_care_begun_keeps_the_limits(wanted: dict[str, object]) -> None:
    """Named midwives and buddies keep the limits of the month and of every three months."""
    service = as_models(**wanted)
    time = staff_time(service)
    kept = kept_women(service)
    for role in (1, 2):
        count = Counter((row[role], row[3]) for row in kept if row[role])
        for name, wte in time.items():
            births = [count[name, month] for month in range(12)]
            assert all(n <= ceil(4 * e - 1e-9) for n, e in zip(births, wte, strict=True))
            assert all(sum(births[k : k + 3]) <= ceil(3 * sum(wte[k : k + 3]) - 1e-9) for k in range(10))


def test_a_team_takes_care_begun_for_at_most_80_percent_of_a_month() -> None:
    """A team of 5 WTE has 15 places a month: the desk names carers for 12 women and then for none."""
    site = TeamSite("ash", "Ash", "running", "geographic", 52.0, -1.0, None, (), "OB1")
    desk = Desk([site], [Carer(f"M00{number}", "ash", 1.0, 6) for number in range(5)], [], AS_OF)
    named = [desk.name_carers(0, date(2027, 3, 1 + number)) for number in range(20)]
    assert [carers is not None for carers in named] == [True] * 12 + [False] * 8
    assert desk.name_carers(0, date(2027, 4, 1)) is not None


def test_care_begun_takes_a_quarter_to_a_third_of_the_coming_places() -> None:
    """Over the first six months, care begun fills 25 to 35% of the teams' places; later months are free."""
    service = as_models(like="ENG")
    time = staff_time(service)
    wte = np.sum([time[one.midwife_id] for one in service.midwives if one.team_id != CORE], axis=0)
    taken = np.bincount([row[3] for row in kept_women(service)], minlength=12)
    assert 0.25 <= taken[:6].sum() / (3 * wte[:6].sum()) <= 0.35
    assert taken[7:].sum() == 0


def test_care_begun_is_with_a_team_in_reach() -> None:
    """Every placed woman had booked, was past 12 weeks and lives in her team's reach or catchment."""
    service = as_models(like="ENG")
    for woman in service.women:
        if woman.team_id is None:
            continue
        team, area = service.team[woman.team_id], service.area[woman.area_id]
        start, end = [area.latitude, area.longitude], [team.latitude, team.longitude]
        minutes = float(minutes_by_road(np.array([start]), np.array([end]))[0, 0])
        assert minutes <= (team.max_travel_minutes or 25) or team.team_id in area.catchment_team_id
        assert woman.booked_on <= AS_OF
        assert woman.gestation_days(AS_OF) >= 84
        assert not team.accepts or set(team.accepts) & set(woman.risk_factors)


def test_the_largest_service_has_60_teams_of_8_and_six_of_them_in_reach() -> None:
    """15,000 births, 60 teams: 480 midwives in teams; a woman reaches 5.5 to 7 of the teams that take her."""
    service = as_models(**LARGEST)
    assert sum(midwife.team_id != CORE for midwife in service.midwives) == 480
    assert 5.5 <= mean_teams_in_reach(service) <= 7


def mean_teams_in_reach(service: Service) -> float:
    """Running teams that a woman could go to, on average."""
    teams = [team for team in service.teams if not team.is_proposed]
    ends = np.array([[team.latitude, team.longitude] for team in teams])
    starts = np.array([[area.latitude, area.longitude] for area in service.areas])
    near = minutes_by_road(starts, ends) <= np.array([team.max_travel_minutes or 25 for team in teams])
    row = {area.area_id: number for number, area in enumerate(service.areas)}
    return float(
        np.mean(
            [
                sum(
                    bool(is_near)
                    and (not team.accepts or not set(team.accepts).isdisjoint(woman.risk_factors))
                    for team, is_near in zip(teams, near[row[woman.area_id]], strict=True)
                )
                for woman in service.women
            ]
        )
    )


def test_far_neighbourhoods_have_a_catchment_team() -> None:
    """A neighbourhood has a catchment team exactly when no team that takes everyone is within 25 minutes."""
    for trust in ("R1F", "ENG"):
        service = as_models(like=trust)
        teams = [team for team in service.teams if not team.is_proposed and not team.accepts]
        ends = np.array([[team.latitude, team.longitude] for team in teams])
        for area in service.areas:
            nearest = float(minutes_by_road(np.array([[area.latitude, area.longitude]]), ends).min())
            assert bool(area.catchment_team_id) is (nearest > 25)
