"""A team of three midwives, and a rota of theirs, written by hand."""

from datetime import date
from typing import Any

from models import FixedDuty, HoursWorked, Leave, LeaveKind, Rota, Rotas, Scenario
from models.tables import Tables
from tests.rota.factories import MONDAY, day, duty, rota
from tests.strategies.factories import area, midwife, policy, scenario, team

MIDWIVES = (midwife("m1"), midwife("m2", wte=0.6), midwife("m3", starts_on=date(2027, 3, 10)))


def town(**tables: Any) -> Scenario:
    """The team `near`: m2 is on leave on the second Thursday and Friday, m1 has her first Sunday off."""
    plain = {
        "women": (),
        "midwives": MIDWIVES,
        "teams": (team("near"),),
        "areas": (area(),),
        "leave": (Leave(midwife_id="m2", first_day=day(10), last_day=day(11), kind=LeaveKind.ANNUAL),),
        "fixed_duties": (FixedDuty(midwife_id="m1", day=day(6), kind="off"),),
        "hours_worked": (
            HoursWorked(
                midwife_id="m1",
                first_day=date(2027, 2, 1),
                last_day=date(2027, 2, 28),
                hours=153,
                balance_hours=3,
            ),
        ),
    }
    return scenario(Tables(**(plain | tables)), policy(), as_of=MONDAY)


def fortnight() -> Rota:
    """Two weeks of the team: two nights, days on call, a clinic at a site, one clinic that nobody does."""
    return rota(
        duty("on_call_night", 0, "m1", why="2 women of hers are due"),
        duty("on_call_day", 0, "m2"),
        duty("clinic", 2, "m1", site="=Mill Lane"),
        duty("visits", 3, "m2"),
        duty("clinic", 7, None),
        duty("second_on_call_night", 8, "m2"),
        duty("on_call_night", 9, "m3"),
        midwives=("m1", "m2", "m3"),
        attended={"births": 4, "by_named": 1, "by_named_or_buddy": 2, "by_team": 3.5},
        attended_blind={"births": 4, "by_named": 0.5, "by_named_or_buddy": 1, "by_team": 3.5},
    )


def rotas(*found: Rota, **facts: Any) -> Rotas:
    """The rotas of a plan of the town; the fortnight alone if none is given."""
    found = found or (fortnight(),)
    plain = {"scenario": "test", "as_of": MONDAY, "plan_hash": "0" * 64}
    of = {"first_day": found[0].first_day, "weeks": found[0].weeks, "rotas": found}
    return Rotas.model_validate(plain | of | facts)
