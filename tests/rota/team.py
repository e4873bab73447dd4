"""One team small enough to reckon by hand: midwives a, b, c and on, and women named for them."""

from datetime import date, timedelta
from typing import Any

from models import (
    Placement,
    Plan,
    Policy,
    RotaPolicy,
    Scenario,
    Service,
    Status,
    Tables,
    Woman,
)
from planner.rota.prepare import team_of
from planner.rota.stretch import Stretch
from planner.rota.team import Team
from tests.audit.town import TIERS, area, midwife, team, woman

FIRST = date(2027, 3, 1)
"""A Monday; the clocks go forward on Sunday 28 March."""
LABOUR = {"planned_birth_share": 0, "gestation_at_birth": [{"from_week": 40, "to_week": 40, "percent": 100}]}
"""Every labour begins by itself in the week from the EDD on, each day alike."""


def day(number: int) -> date:
    """A day of the rota, the first one 0."""
    return FIRST + timedelta(days=number)


def scenario(
    *people: Any, women: tuple[Woman, ...] = (), rota: dict[str, Any] | None = None, **tables: Any
) -> Scenario:
    """The team `rose` with these midwives; names stand for whole-time midwives."""
    staff = tuple(midwife(who, "rose") if isinstance(who, str) else who for who in people)
    rows = {"women": women, "midwives": staff, "teams": (team("rose"),), "areas": (area("mid", 4),)} | tables
    policy = Policy(tiers=TIERS, rota=RotaPolicy.model_validate(rota or {}))
    return Scenario(name="rose", title="Rose", as_of=FIRST, policy=policy, service=Service.of(Tables(**rows)))


def due(woman_id: str, number: int, **facts: Any) -> Woman:
    """A woman due on a day of the rota."""
    return woman(woman_id, edd=day(number), **facts)


def plan(of: Scenario, named: dict[str, str | tuple[str, str]] | None = None) -> Plan:
    """A plan that names a midwife, or a midwife and a buddy, for women."""
    pairs = {who: (one, None) if isinstance(one, str) else one for who, one in (named or {}).items()}
    placements = tuple(
        Placement(
            woman_id=who,
            tier=2,
            weight=1,
            reasons=("",),
            team_id="rose",
            midwife_id=carer,
            buddy_id=buddy,
        )
        for who, (carer, buddy) in sorted(pairs.items())
    )
    return Plan(
        scenario=of.name, as_of=of.as_of, status=Status.PROVEN, tiers=(), placements=placements, unplaced=()
    )


def prepared(
    of: Scenario,
    named: dict[str, str | tuple[str, str]] | None = None,
    *,
    weeks: int = 1,
    first: date = FIRST,
    **more: Any,
) -> Team:
    """Everything known of the team for so many weeks."""
    return team_of(of, plan(of, named), "rose", Stretch(first, weeks), **more)
