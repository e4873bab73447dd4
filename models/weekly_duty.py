"""Clinics, team meetings and other duties that return every week."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.base import Noun
from models.duties import KindId
from models.ids import TeamId


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Its number as `date.weekday` counts, Monday 0."""
        return list(Weekday).index(self)


class WeeklyDuty(Noun):
    """A clinic, a team meeting or another duty that returns every week."""

    weekday: Weekday
    """Day of the week."""
    kind: KindId = "clinic"
    """Kind of duty."""
    team_id: TeamId | None = None
    """Team that staffs it; none for every team."""
    site: str = ""
    """Where it is held."""
    midwives: Annotated[int, Field(ge=1, le=50)] = 1
    """Midwives whom it needs."""
    weekday_of: dict[TeamId, Weekday] = Field(default_factory=dict)
    """Of a duty of every team: teams that hold it on another weekday, such as `{willow: monday}`."""

    @model_validator(mode="after")
    def _only_every_team_has_exceptions(self) -> Self:
        if self.team_id is not None and self.weekday_of:
            raise ValueError("weekday_of belongs to a duty of every team; give weekday, or leave team_id out")
        return self

    def held_by(self, team_id: str) -> Self:
        """The duty as a team holds it, on a weekday of its own if it has one."""
        return self.replace(weekday=self.weekday_of.get(team_id, self.weekday))
