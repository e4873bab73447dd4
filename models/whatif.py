"""A what-if scenario: a small change to another scenario, as it stands in a YAML file."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from models.base import Noun
from models.policy_changes import LimitsChange, TiersChange
from models.rota_changes import DutiesMove, RotaChange
from models.staff_changes import (
    AnnualLeave,
    Departure,
    HoursChange,
    LongLeave,
    Move,
    Recruitment,
    Sickness,
)
from models.team_changes import Closing, Enhancement, Opening, TeamChange
from models.women_changes import BirthsChange, MoreWomen


class WhatIfChange(Noun):
    """One change: just one of these keys."""

    recruit: Recruitment | None = None
    """Midwives come into post."""
    leave: Departure | None = None
    """Midwives leave the service."""
    retire: Departure | None = None
    """Midwives retire."""
    long_leave: LongLeave | None = None
    """Midwives are on maternity, sick or other long leave."""
    on_leave: AnnualLeave | None = None
    """Midwives are on annual leave: less for the rota, while women keep their places."""
    change_hours: HoursChange | None = None
    """Midwives work more or fewer hours."""
    move: Move | None = None
    """Midwives move between teams, or from or to core."""
    sickness: Sickness | None = None
    """A share of staff time is lost to sickness."""
    open_team: Opening | None = None
    """A proposed or new team runs."""
    close_team: Closing | None = None
    """A team no longer runs, or is not to be opened."""
    change_team: TeamChange | None = None
    """A team's ratio, travel, catchment, or whom it accepts."""
    enhance_team: Enhancement | None = None
    """Support workers let a team care for more women."""
    change_births: BirthsChange | None = None
    """More or fewer births."""
    add_women: MoreWomen | None = None
    """So many more women of a kind."""
    change_limits: LimitsChange | None = None
    """Other limits."""
    change_tiers: TiersChange | None = None
    """Other tiers."""
    change_rota: RotaChange | None = None
    """Other terms for the rota."""
    move_duties: DutiesMove | None = None
    """Clinics, meetings and other weekly duties are held on another weekday."""
    set_: Annotated[dict[str, Any] | None, Field(alias="set", min_length=1)] = None
    """Any key of the scenario by its path, such as policy.aims.travel_minute: 2."""

    @model_validator(mode="after")
    def _just_one(self) -> Self:
        if len(given := self._given()) != 1:
            named = f": {', '.join(given)}" if given else ""
            raise ValueError(f"must be one change, has {len(given)}{named}; begin each change with a dash")
        return self

    def _given(self) -> list[str]:
        fields = type(self).model_fields
        return [field.alias or name for name, field in fields.items() if getattr(self, name) is not None]

    @property
    def kind(self) -> str:
        """The key that it is written under, such as `recruit`."""
        return self._given()[0]

    @property
    def terms(self) -> Any:
        """What stands under that key."""
        return self.set_ if self.kind == "set" else getattr(self, self.kind)


CHANGE_KINDS: tuple[str, ...] = tuple(
    field.alias or name for name, field in WhatIfChange.model_fields.items()
)
"""The keys that a change may have."""


def _paths(value: Any) -> Any:
    listed = (value,) if isinstance(value, str) else value
    if not isinstance(listed, list | tuple) or not listed or not all(isinstance(one, str) for one in listed):
        raise ValueError("must be a scenario file, or a list of them; for example base.yaml")
    return tuple(listed)


Parents = Annotated[
    tuple[str, ...],
    BeforeValidator(_paths),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
    ),
]


Values = Annotated[tuple[Any, ...], Field(min_length=1)]
"""Values to try, in this order."""


class WhatIfFile(Noun):
    """A scenario that is a small change to another."""

    extends: Parents
    """The scenario that is changed, relative to this file; or several, which must not disagree."""
    title: Annotated[str, Field(min_length=1)]
    """What the scenario is called."""
    question: str | None = None
    """The question, in one sentence as a head of midwifery would ask it."""
    changes: tuple[WhatIfChange, ...] | None = None
    """The changes, applied in this order after those of the scenarios that it extends."""
    sweep: Annotated[dict[str, Values] | None, Field(min_length=1)] = None
    """Values to try, each with each: limits by name, keys by path, or recruits, leavers and the like."""
