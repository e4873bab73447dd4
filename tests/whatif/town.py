"""A town small enough to reckon by hand: two running teams, a proposed one, ten midwives, twenty women."""

from datetime import date, timedelta
from typing import Any

from models import Area, Leave, Limits, Midwife, Tables, Team, WhatIfChange, Woman
from planner.whatif import Outcome, Step, Terms, apply_steps

AS_OF = date(2027, 1, 1)
LAST_DAY = date(2027, 12, 31)
MARCH = date(2027, 3, 1)


def midwife(midwife_id: str, team_id: str, wte: float = 1.0, **facts: Any) -> Midwife:
    """An experienced midwife in post."""
    plain = {"midwife_id": midwife_id, "team_id": team_id, "wte": wte, "band": 6}
    return Midwife.model_validate(plain | facts)


def team(team_id: str, status: str = "running", **facts: Any) -> Team:
    """A geographic team."""
    plain = {"team_id": team_id, "name": team_id.title(), "status": status, "kind": "geographic"}
    return Team.model_validate(plain | {"latitude": 53.0, "longitude": -1.0} | facts)


def woman(number: int, **facts: Any) -> Woman:
    """A booked woman; odd numbers live in the most deprived tenth."""
    edd = AS_OF + timedelta(days=10 * number)
    plain = {"woman_id": f"w{number:02d}", "edd": edd, "booked_on": edd - timedelta(days=210)}
    home = {"area_id": "mill" if number % 2 else "park", "ethnicity": "A"}
    return Woman.model_validate(plain | home | facts)


def area(area_id: str, decile: int, **facts: Any) -> Area:
    """A neighbourhood."""
    return Area.model_validate(
        {"area_id": area_id, "latitude": 53.0, "longitude": -1.0, "imd_decile": decile} | facts
    )


def town(**changed: Any) -> Tables:
    """Rose 3.2 WTE, Oak 2 WTE, Elm proposed with 1 WTE of core's 4; women w01 to w20, w01 in Rose's care."""
    staff = (
        *(midwife("m1", "rose", 0.6), midwife("m2", "rose", 0.8), midwife("m3", "rose", 0.8)),
        *(midwife("m4", "rose"), midwife("m5", "oak"), midwife("m6", "oak", languages=("ur",))),
        *(midwife("m7", "core", languages=("ur",)), midwife("m8", "core"), midwife("m9", "core")),
        midwife("m10", "core", joins_team_id="elm"),
    )
    begun = {"team_id": "rose", "midwife_id": "m1", "buddy_id": "m2"}
    plain: dict[str, Any] = {
        "women": (woman(1, **begun), *(woman(number) for number in range(2, 21))),
        "midwives": staff,
        "teams": (team("rose"), team("oak", kind="enhanced"), team("elm", "proposed")),
        "areas": (area("mill", 1), area("park", 6)),
    }
    return Tables(**(plain | changed))


def steps(
    *changes: dict[str, Any], file: str = "what_if.yaml", above: frozenset[str] = frozenset()
) -> list[Step]:
    """Changes as they would stand in a file, one a line."""
    return [
        Step(WhatIfChange.model_validate(change), file, number, f"{file}:{number + 1}", above)
        for number, change in enumerate(changes)
    ]


def terms(*, hours_week: float = 37.5, **limits: Any) -> Terms:
    """The year 2027."""
    return Terms(AS_OF, LAST_DAY, Limits.model_validate(limits), hours_week)


def tried(*changes: dict[str, Any], tables: Tables | None = None, **given: Any) -> Outcome:
    """What becomes of changes, errors or not."""
    return apply_steps(tables or town(), terms(**given), steps(*changes))


def changed(*changes: dict[str, Any], tables: Tables | None = None, **given: Any) -> Tables:
    """The town after changes that fit."""
    outcome = tried(*changes, tables=tables, **given)
    assert not [objection for objection in outcome.objections if objection.is_error]
    return outcome.tables


def midwives(tables: Tables) -> dict[str, Midwife]:
    """Midwives by id."""
    return {row.midwife_id: row for row in tables.midwives}


def teams(tables: Tables) -> dict[str, Team]:
    """Teams by id."""
    return {row.team_id: row for row in tables.teams}


def new_leave(tables: Tables) -> tuple[Leave, ...]:
    """All absences: the town has none of its own."""
    return tables.leave
