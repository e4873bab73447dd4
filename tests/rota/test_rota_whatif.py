"""What-if scenarios keep the tables of the rota whole."""

from datetime import timedelta

import pytest

from models import (
    BirthForm,
    FixedDuty,
    HoursWorked,
    Limits,
    PlannedBirth,
    Policy,
    Request,
    Scenario,
    Service,
    Tables,
    Tier,
    VisitSchedule,
    Wish,
)
from planner.caseload import solve
from planner.prepare import prepare
from planner.rota.prepare import team_of
from planner.rota.stretch import Stretch
from tests.whatif.town import AS_OF, MARCH, changed, town, woman

WEEK = timedelta(days=6)
REQUEST = Request(midwife_id="m1", day=MARCH, wants=Wish.OFF)
HOURS = HoursWorked(midwife_id="m1", first_day=AS_OF - WEEK, last_day=AS_OF, hours=30, nights=2)
DAY_OFF = FixedDuty(midwife_id="m1", day=MARCH, kind="off")
BIRTHS = tuple(
    PlannedBirth(woman_id=woman.woman_id, day=woman.edd, form=BirthForm.INDUCTION) for woman in town().women
)
WITH_ROTA = town(requests=(REQUEST,), hours_worked=(HOURS,), fixed_duties=(DAY_OFF,), planned_births=BIRTHS)


def test_a_change_of_something_else_leaves_them_as_they_are() -> None:
    after = changed({"leave": {"who": ["m5"], "on": MARCH}}, tables=WITH_ROTA)

    names = ("requests", "hours_worked", "fixed_duties", "planned_births")
    assert [getattr(after, name) for name in names] == [getattr(WITH_ROTA, name) for name in names]


def test_who_moves_takes_hers_along() -> None:
    """She is another row from then on, with the same wishes and the same hours behind her."""
    after: Tables = changed({"move": {"who": ["m1"], "to": "oak", "on": MARCH}}, tables=WITH_ROTA)

    assert {row.midwife_id for row in after.requests} == {"m1", "m1-oak"}
    assert {row.midwife_id for row in after.fixed_duties} == {"m1", "m1-oak"}
    assert [row.replace(midwife_id="m1") for row in after.hours_worked] == [HOURS, HOURS]


def test_births_that_fall_away_have_no_day() -> None:
    """Half of the women are gone, and their planned births with them."""
    after = changed({"change_births": {"by_percent": -50}}, tables=WITH_ROTA)

    assert len(after.women) == 10
    assert [row.woman_id for row in after.planned_births] == [row.woman_id for row in after.women]


@pytest.mark.parametrize("percent", [-50, 50])
def test_the_rota_staffs_the_women_that_there_are_after_a_change_of_births(percent: int) -> None:
    """The visits of all weeks are those of the women whom the plan of the changed tables places."""
    base = town(women=tuple(woman(number) for number in range(1, 21)))
    tables = changed({"change_births": {"by_percent": percent}}, tables=base)
    assert len(tables.women) == 20 + percent // 5
    policy = Policy(
        tiers=(Tier(id="all", name="Everyone", when="everyone"),), limits=Limits(team_wte_min=0.5)
    )
    of = Scenario(name="town", title="Town", as_of=AS_OF, policy=policy, service=Service.of(tables))
    made, stretch = solve(prepare(of)), Stretch(AS_OF, 20)
    placed = [row for row in tables.women if row.woman_id in made.placement]
    visits = [visit for row in placed for visit in VisitSchedule().of(row) if stretch.holds(visit.day)]

    assert len(placed) > len(tables.women) / 2
    teams = [team_of(of, made, team_id, stretch) for team_id in ("rose", "oak")]
    assert sum(week.minutes for team in teams for week in team.visits) == sum(row.minutes for row in visits)
