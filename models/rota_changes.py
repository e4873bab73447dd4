"""Changes of a what-if scenario to the rota: its terms, and the days of weekly duties."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from models.base import Noun
from models.duties import KindId
from models.ids import TeamId
from models.policy_changes import MORE_SCHEMA, is_more
from models.rota_policy import ContractedHours, RotaLimits
from models.weekly_duty import Weekday

if TYPE_CHECKING:
    RotaLimitName = str
    HoursName = str
else:
    RotaLimitName = Literal[tuple(RotaLimits.model_fields)]
    HoursName = Literal[tuple(ContractedHours.model_fields)]
VisitsName = Literal["booking_minutes", "antenatal_minutes", "postnatal_minutes"]


def _term(value: Any) -> Any:
    if isinstance(value, bool | int | float | str) or is_more(value):
        return value
    raise ValueError("must be a number, true, false or a word, or {by: 1} for so much more")


def _minutes(value: Any) -> Any:
    if (isinstance(value, int | float) and not isinstance(value, bool)) or is_more(value):
        return value
    raise ValueError("must be a number of minutes, or {by: 15} for so much more")


RotaTerm = Annotated[
    Any,
    BeforeValidator(_term),
    WithJsonSchema({"anyOf": [{"type": ["number", "boolean", "string"]}, MORE_SCHEMA]}),
]
"""A new value, or `{by: 1}`, which is added to what holds now."""
VisitMinutes = Annotated[
    Any, BeforeValidator(_minutes), WithJsonSchema({"anyOf": [{"type": "number"}, MORE_SCHEMA]})
]
"""Minutes of each such visit, or `{by: 15}`, which is added to those of each now."""


class RotaChange(Noun):
    """Other terms for the rota."""

    on_call_tiers: Annotated[int | None, Field(ge=0, le=2)] = None
    """Midwives of a team on call at once: 1, or 2 with a second one; 0 for none."""
    limits: Annotated[dict[RotaLimitName, RotaTerm] | None, Field(min_length=1)] = None
    """Rules of working time by name, as in policy.rota.limits."""
    hours: Annotated[dict[HoursName, RotaTerm] | None, Field(min_length=1)] = None
    """Terms of contracted hours by name, as in policy.rota.hours."""
    visits: Annotated[dict[VisitsName, VisitMinutes] | None, Field(min_length=1)] = None
    """Minutes of the booking appointment, of every antenatal and of every postnatal visit."""

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if all(getattr(self, name) is None for name in type(self).model_fields):
            raise ValueError(f"names no change; use one of {', '.join(type(self).model_fields)}")
        return self


class DutiesMove(Noun):
    """Weekly duties that are held on another weekday."""

    kind: KindId
    """Kind of the duties, such as clinic or meeting."""
    team: TeamId | None = None
    """Only this team's, of what every team holds its own alone; all of the kind if left out."""
    from_weekday: Weekday | None = None
    """Only duties on this weekday; on any if left out."""
    to_weekday: Weekday
    """The weekday on which they are held from then on."""
