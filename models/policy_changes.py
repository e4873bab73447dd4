"""Changes of a what-if scenario to the policy: limits and tiers."""

from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from models.base import Noun
from models.policy import Tier

LimitName = Literal[
    "births_per_wte_year",
    "pace_months",
    "open_caseload_per_wte",
    "births_per_wte_month",
    "max_travel_minutes",
    "latest_gestation_weeks",
    "team_wte_min",
    "team_wte_max",
    "core_floor_wte",
    "supernumerary_weeks",
    "preceptorship_share",
    "preceptees_need_low_risk",
    "support_worker_share",
]
"""The keys of `policy.limits`."""
LIMIT_NAMES: tuple[str, ...] = get_args(LimitName)


MORE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"by": {"type": "number", "description": "Added to what holds now."}},
    "required": ["by"],
    "additionalProperties": False,
}
"""JSON Schema of `{by: 6}`."""


def is_more(value: Any) -> bool:
    """Whether a value is `{by: 6}`, so much more than what holds now."""
    if not isinstance(value, dict) or value.keys() != {"by"}:
        return False
    return isinstance(value["by"], int | float) and not isinstance(value["by"], bool)


def _limit_value(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float) or is_more(value):
        return value
    raise ValueError("must be a number, true, false or null, or {by: 6} for so much more")


LimitValue = Annotated[
    Any,
    BeforeValidator(_limit_value),
    WithJsonSchema({"anyOf": [{"type": ["number", "boolean", "null"]}, MORE_SCHEMA]}),
]
"""A limit's new value, or `{by: 6}`, which is added to what holds now."""

LimitsChange = Annotated[dict[LimitName, LimitValue], Field(min_length=1)]
"""Limits by name."""


class TiersChange(Noun):
    """Other tiers, or fewer of them."""

    keep: Annotated[tuple[str, ...] | None, Field(min_length=1)] = None
    """Ids of the tiers that remain, in their new order; women of the others are not offered a place."""
    change: Annotated[tuple[Tier, ...] | None, Field(min_length=1)] = None
    """Tiers that take the place of those of the same id."""
    replace_all: Annotated[tuple[Tier, ...] | None, Field(min_length=1)] = None
    """All tiers anew, the women at highest risk first."""

    @model_validator(mode="after")
    def _in_one_way(self) -> Self:
        if sum(way is not None for way in (self.keep, self.change, self.replace_all)) != 1:
            raise ValueError("needs just one of keep, change, replace_all")
        return self
