"""Random policies whose limits are scarce for the service at hand."""

from random import Random
from typing import Any

from models import Midwife, Policy
from tests.strategies.people import Setting
from tests.strategies.places import RISKS
from tests.strategies.sizes import chance

_AT_RISK = {"field": "risk_factors", "contains_any": list(RISKS[:3])}
_DEPRIVED = {"field": "imd_decile", "at_most": 3}
_COMPLEX = {"field": "complex_social_factors", "is": True}
_MINORITY = {"field": "ethnic_category", "in": ["J", "N"]}
_LANGUAGE = {"field": "needs_interpreter", "is": True}
_PAROUS = {"field": "previous_births", "at_least": 1}

_TIERS: tuple[tuple[Any, ...], ...] = (
    ("everyone",),
    ({"any": [_AT_RISK, _DEPRIVED]}, "everyone"),
    (_AT_RISK, {"any": [_MINORITY, _COMPLEX]}),
    ({"all": [_AT_RISK, {"not": _PAROUS}]}, {"any": [_DEPRIVED, _MINORITY]}, "everyone"),
    (_MINORITY, _DEPRIVED, _LANGUAGE, _PAROUS),
)
_WEIGHTS: tuple[tuple[tuple[float, Any], ...], ...] = (
    (),
    ((0.25, _LANGUAGE), (0.5, _COMPLEX)),
    ((0.25, _COMPLEX), (-0.25, _PAROUS)),
    ((0.5, _AT_RISK), (-0.25, _PAROUS), (0.33, _LANGUAGE)),
)


def random_policy(dice: Random, midwives: tuple[Midwife, ...], women: int, setting: Setting) -> Policy:
    """Tiers, weights and lesser aims from a few kinds, limits that most women feel."""
    tiers = [
        {"id": f"tier{number}", "name": f"Tier {number}", "when": when}
        for number, when in enumerate(dice.choice(_TIERS), 1)
    ]
    weights = [{"adds": adds, "when": when} for adds, when in dice.choice(_WEIGHTS)]
    limits = _random_limits(dice, midwives, women, setting)
    return Policy.model_validate(
        {"tiers": tiers, "weights": weights, "limits": limits, "aims": _random_aims(dice)}
    )


def _random_limits(
    dice: Random, midwives: tuple[Midwife, ...], women: int, setting: Setting
) -> dict[str, Any]:
    months, hard = setting.months, chance(dice, setting.obstacles)
    in_teams = sum(row.wte for row in midwives if not row.is_core or row.joins_team_id)
    in_core = sum(row.wte for row in midwives if row.is_core)
    scarce = dice.choice(("pace", "pace", "caseload", "midwives"))
    share = dice.choice((0.5, 0.8, 1.1) if scarce == "pace" else (1.6, 3.0))
    births = round(12 * share * women / (max(in_teams, 0.4) * months), 1)
    limits: dict[str, Any] = {
        "births_per_wte_year": min(60.0, max(3.0, births)),
        "pace_months": dice.randint(1, 4),
    }
    tight = round(dice.choice((0.3, 0.6)) * min(1.0, 7 / months) * women / max(in_teams, 0.4), 1)
    limits["open_caseload_per_wte"] = max(1.0, tight) if scarce == "caseload" else dice.choice((None, 26))
    limits["births_per_wte_month"] = dice.choice((0.5, 1, 1.5) if scarce == "midwives" else (1.5, 2, 4))
    limits["max_travel_minutes"] = dice.choice((15, 25) if hard else (25, 60))
    limits["latest_gestation_weeks"] = dice.choice((30, 36, 36.5) if hard else (36, 41))
    limits["team_wte_min"] = dice.choice((1.0, 1.5, 2.0) if hard else (0, 0.5, 1.0))
    limits["team_wte_max"] = dice.choice((2.5, 4, 8))
    limits["core_floor_wte"] = _random_floor(dice, in_core)
    limits["supernumerary_weeks"] = dice.choice((0, 4, 4))
    limits["preceptorship_share"] = dice.choice((0.5, 0.75))
    limits["preceptees_need_low_risk"] = chance(dice, 0.7)
    return limits


def _random_floor(dice: Random, in_core: float) -> float:
    """No floor, one that lets some teams open, or one that perhaps fails whatever is done."""
    return dice.choice((0, 0, round(in_core * 0.2, 2), round(in_core * 0.5, 2), in_core * 0.7))


def _random_aims(dice: Random) -> dict[str, int]:
    if chance(dice, 0.5):
        return {}
    return {
        "language_not_matched": dice.choice((0, 5, 30)),
        "travel_minute": dice.choice((0, 1)),
        "uneven_load": dice.choice((1, 10, 40)),
        "preferred_team_not_met": dice.choice((0, 3, 15)),
    }
