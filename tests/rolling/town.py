"""One woman, w1, whose midwife is m1 and whose buddy is m2, planned on 1 April; then a week goes by."""

from datetime import date
from typing import Any

from models import Changes, Plan, Scenario, Tables
from planner.caseload import solve
from planner.prepare import prepare
from planner.rolling import CarriedOver, Earlier, carry_over, changes
from tests.metrics.conftest import place, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, woman

A_WEEK_LATER = date(2027, 4, 8)
DUE = date(2027, 6, 15)
MIDWIVES = (midwife("m1"), midwife("m2"), midwife("m3"))


def rows(**changed: Any) -> Tables:
    """Two teams; w1 has booked and the files state no care for her."""
    plain: dict[str, Any] = {
        "women": (woman("w1", edd=DUE),),
        "midwives": MIDWIVES,
        "teams": (team(), team("far")),
        "areas": (area(),),
    }
    return Tables(**(plain | changed))


def earlier(*, opened: tuple[str, ...] = (), **changed: Any) -> Earlier:
    """The plan of 1 April: w1 is placed in `near` with m1 and the buddy m2."""
    asked = scenario(rows(**changed), policy(), months=6)
    return Earlier(asked, plan_of(asked, place("w1", "m1", buddy_id="m2"), opened=opened))


def next_week(**changed: Any) -> Scenario:
    """What the files say on 8 April."""
    return scenario(rows(**changed), policy(), as_of=A_WEEK_LATER, months=6)


def carried(before: Earlier | None = None, **changed: Any) -> CarriedOver:
    """The files of 8 April with the care of 1 April."""
    return carry_over(next_week(**changed), before or earlier())


def care_of_w1(taken: CarriedOver) -> tuple[str | None, str | None, str | None]:
    """Team, midwife and buddy of w1 as care begun."""
    found = taken.scenario.service.woman["w1"]
    return (found.team_id, found.midwife_id, found.buddy_id)


def changed_by(before: Earlier | None = None, **changed: Any) -> Changes:
    """What the plan of 8 April changes."""
    was = before or earlier()
    now = carry_over(next_week(**changed), was).scenario
    plan: Plan = solve(prepare(now))
    return changes(was, now, plan)
