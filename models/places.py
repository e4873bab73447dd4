"""Where care is given: teams, neighbourhoods and the way between them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.base import Noun
from models.ids import AreaId, TeamId
from models.people import Words
from models.vocabulary import TeamKind, TeamStatus

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Minutes = Annotated[float, Field(ge=0, le=24 * 60)]


class Team(Noun):
    """A continuity team: it runs, or it is proposed and the plan may open it."""

    team_id: TeamId
    """Short name in the files."""
    name: str
    """Name as people say it."""
    status: TeamStatus
    """Running, or proposed."""
    kind: TeamKind
    """Geographic, specialist, home birth or enhanced."""
    latitude: Latitude
    """Base of the team, degrees north."""
    longitude: Longitude
    """Base of the team, degrees east."""
    opens_on: date | None = None
    """First day on which births are taken; none if open."""
    closes_on: date | None = None
    """First day on which the team no longer runs; none if it stays."""
    max_travel_minutes: Minutes | None = None
    """One-way travel limit of this team; none takes the policy's."""
    accepts: Words = ()
    """Needs of a woman any one of which is asked for (see `Woman.needs`); empty accepts everyone."""
    linked_obstetrician: str | None = None
    """The team's obstetrician (a pseudonym)."""
    births_per_wte_year: Annotated[float, Field(gt=0, le=10_000)] | None = None
    """Weighted births a year for each WTE of this team; none takes the policy's."""

    @property
    def is_proposed(self) -> bool:
        """Whether the team does not run yet and the plan may open it."""
        return self.status is TeamStatus.PROPOSED

    def is_open(self, day: date) -> bool:
        """Whether `day` lies between the team's opening and its closing."""
        return (self.opens_on is None or self.opens_on <= day) and (
            self.closes_on is None or day < self.closes_on
        )


class Area(Noun):
    """A neighbourhood: an LSOA or any small area."""

    area_id: AreaId
    """Code of the neighbourhood."""
    latitude: Latitude
    """Degrees north."""
    longitude: Longitude
    """Degrees east."""
    imd_decile: Annotated[int, Field(ge=1, le=10)]
    """Decile of the Index of Multiple Deprivation, 1 the most deprived."""
    name: str | None = None
    """Name as people say it."""
    catchment_team_id: Words = ()
    """Teams whose catchment it is in, whatever the travel time."""


class Travel(Noun):
    """One way by road from a neighbourhood to a team's base."""

    area_id: AreaId
    """From."""
    team_id: TeamId
    """To."""
    minutes: Minutes
    """One way, minutes."""
