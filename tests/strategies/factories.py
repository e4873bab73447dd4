"""Factories that show only the point: everything left out is the plainest thing that works."""

from datetime import date
from typing import Any

from models import (
    AimWeights,
    Area,
    ExpectedWomen,
    Limits,
    Midwife,
    Month,
    Policy,
    Scenario,
    Service,
    Tables,
    Team,
    Tier,
    Travel,
    Woman,
)

AS_OF = date(2027, 4, 1)
"""Day of planning."""
MONTHS = 2
"""Horizon: April and May 2027."""
DUE = date(2027, 4, 15)
"""A due date in the first month."""
LATER = date(2027, 5, 15)
"""A due date in the second month."""
RISK = "diabetes_type_1"
"""Puts a woman in tier 1."""

TIERS: list[dict[str, Any]] = [
    {"id": "first", "name": "at high risk", "when": {"field": "risk_factors", "contains_any": [RISK]}},
    {
        "id": "second",
        "name": "all other women",
        "when": {"not": {"field": "risk_factors", "contains_any": ["untiered"]}},
    },
]


def woman(woman_id: str, *, tier: int | None = 2, **facts: Any) -> Woman:
    """A woman of tier 1, 2 or none, due in the first month, in the area `a`."""
    risk = {1: (RISK,), 2: (), None: ("untiered",)}[tier]
    plain = {
        "edd": DUE,
        "booked_on": date(2026, 12, 1),
        "area_id": "a",
        "ethnicity": "A",
        "risk_factors": risk,
    }
    return Woman.model_validate(plain | {"woman_id": woman_id} | facts)


def midwife(midwife_id: str, team_id: str = "near", **facts: Any) -> Midwife:
    """A whole-time midwife of the team `near`."""
    return Midwife.model_validate(
        {"midwife_id": midwife_id, "team_id": team_id, "wte": 1.0, "band": 6} | facts
    )


def team(team_id: str = "near", **facts: Any) -> Team:
    """A running team."""
    plain = {"name": team_id, "status": "running", "kind": "geographic", "latitude": 53.0, "longitude": -1.0}
    return Team.model_validate(plain | {"team_id": team_id} | facts)


def area(area_id: str = "a", **facts: Any) -> Area:
    """A neighbourhood."""
    return Area.model_validate(
        {"area_id": area_id, "latitude": 53.0, "longitude": -1.0, "imd_decile": 5} | facts
    )


def travel(area_id: str, team_id: str, minutes: float) -> Travel:
    """One way by road."""
    return Travel(area_id=area_id, team_id=team_id, minutes=minutes)


def expected(area_id: str = "a", tier: str = "first", **facts: Any) -> ExpectedWomen:
    """One woman at high risk who will still book, due in the first month."""
    plain = {"area_id": area_id, "tier": tier, "month": f"{Month.of(DUE)}", "women": 1}
    return ExpectedWomen.model_validate(plain | facts)


def limits(**changes: Any) -> Limits:
    """Limits that bind nothing but the births paced: 2 a month for each WTE, every month by itself."""
    loose = {
        "births_per_wte_year": 24,
        "pace_months": 1,
        "open_caseload_per_wte": None,
        "births_per_wte_month": 50,
        "team_wte_min": 0,
        "latest_gestation_weeks": 45,
    }
    return Limits.model_validate(loose | changes)


def policy(
    *, aims: dict[str, int] | None = None, weights: list[dict[str, Any]] | None = None, **changes: Any
) -> Policy:
    """Two tiers, no weights; `changes` are of the limits."""
    tiers = tuple(Tier.model_validate(tier) for tier in TIERS)
    return Policy.model_validate(
        {
            "tiers": tiers,
            "weights": weights or (),
            "limits": limits(**changes),
            "aims": AimWeights(**(aims or {})),
        }
    )


def scenario(tables: Tables, policy: Policy, *, as_of: date = AS_OF, months: int = MONTHS) -> Scenario:
    """A question asked of these rows."""
    service = Service.of(tables)
    return Scenario(
        name="test", title="A test", as_of=as_of, horizon_months=months, policy=policy, service=service
    )
