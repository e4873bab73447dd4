"""Changes of a what-if scenario to the teams."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.base import Noun
from models.ids import CORE, AreaId, TeamId
from models.people import Words
from models.places import Minutes
from models.vocabulary import TeamKind

Ratio = Annotated[float, Field(gt=0, le=10_000)]


class Opening(Noun):
    """A proposed team, or a new one, that runs."""

    team: TeamId
    """A proposed team, whose midwives then move from core; or the short name of a new team."""
    from_: Annotated[date | None, Field(alias="from")] = None
    """First day; the day of planning if left out."""
    name: str | None = None
    """Of a new team: its name; the short name if left out."""
    kind: TeamKind | None = None
    """Of a new team: geographic, specialist, home_birth or enhanced."""
    in_area: AreaId | None = None
    """Of a new team: the neighbourhood in which its base lies."""
    accepts: Words | None = None
    """Whom it accepts: words as in the column `accepts`; [] for everyone."""
    max_travel_minutes: Minutes | None = None
    """One-way travel limit, minutes."""
    births_per_wte_year: Ratio | None = None
    """Weighted births a year for each WTE, instead of the policy's."""


class Closing(Noun):
    """A team that no longer runs, or a proposed one that is not to be opened."""

    team: TeamId
    """Which."""
    on: date | None = None
    """First day on which it does not run; the day of planning if left out."""
    midwives_go_to: TeamId = CORE
    """Where its midwives work from then on."""


class ChosenTeams(Noun):
    """One team, or all of a kind."""

    team: TeamId | None = None
    """Which team."""
    kind: TeamKind | None = None
    """All teams of this kind, running and proposed."""

    @model_validator(mode="after")
    def _team_or_kind(self) -> Self:
        if (self.team is None) is (self.kind is None):
            raise ValueError("needs just one of team, kind")
        return self


class TeamChange(ChosenTeams):
    """Other terms for a team: its ratio, whom it takes, and from where."""

    births_per_wte_year: Ratio | None = None
    """Weighted births a year for each WTE, instead of the policy's."""
    max_travel_minutes: Minutes | None = None
    """One-way travel limit, minutes."""
    accepts: Words | None = None
    """Whom it accepts: words as in the column `accepts`; [] for everyone."""
    catchment_adds: Words = ()
    """Neighbourhoods that come into its catchment."""
    catchment_drops: Words = ()
    """Neighbourhoods that are no longer in its catchment."""

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        given = (self.births_per_wte_year, self.max_travel_minutes, self.accepts)
        if all(value is None for value in given) and not self.catchment_adds and not self.catchment_drops:
            known = "births_per_wte_year, max_travel_minutes, accepts, catchment_adds, catchment_drops"
            raise ValueError(f"names no change; use one of {known}")
        if both := sorted({*self.catchment_adds} & {*self.catchment_drops}):
            raise ValueError(f"adds to the catchment what it drops: {', '.join(both)}")
        return self


class Enhancement(ChosenTeams):
    """Support workers (band 4) whose hours let a team care for more women."""

    support_worker_hours_week: Annotated[float, Field(ge=0, le=1000)]
    """Hours a week of support workers in the team (in each team, of a kind)."""
