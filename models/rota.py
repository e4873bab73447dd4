"""A rota: who is on call, in clinic, visiting or off, day by day, and what is proven."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.base import Noun
from models.ids import MidwifeId, TeamId
from models.plan import Status
from models.rota_duty import Duty
from models.rota_outcome import BirthsAttended, RotaAim, VisitsMade

_SATURDAY = 5
_DAYS_PER_WEEK = 7


class Rota(Noun):
    """The duties of one team for some weeks."""

    team_id: TeamId
    """Which team."""
    first_day: date
    """First day."""
    weeks: Annotated[int, Field(ge=1, le=52)]
    """Weeks."""
    status: Status
    """How far the solving came."""
    midwives: tuple[MidwifeId, ...]
    """Midwives of the team in these weeks, by id, also those without a duty."""
    duties: tuple[Duty, ...]
    """Every duty that is needed, filled or not, by beginning, kind and midwife."""
    aims: tuple[RotaAim, ...] = ()
    """The aims in strict order."""
    attended: BirthsAttended = BirthsAttended()
    """Births expected to be attended by someone known."""
    attended_blind: BirthsAttended = BirthsAttended()
    """The same for a rota that does not know the caseload; no births where the search was stopped before."""
    antenatal: VisitsMade | None = None
    """Visits before birth, the booking among them, by whom they are made; none if nobody counted them."""
    postnatal: VisitsMade | None = None
    """The same for visits after birth."""
    warnings: tuple[str, ...] = ()
    """What a team leader should know before she reads on."""
    raised_on_call_share: Annotated[float, Field(ge=1, le=100)] | None = None
    """Times her part that anybody is on call at most, where the policy's `most_on_call_share` would have left
    duties on call unfilled; none where it did not."""

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day in order."""
        return tuple(self.first_day + timedelta(days=day) for day in range(self.weeks * _DAYS_PER_WEEK))

    @property
    def last_day(self) -> date:
        """The last day."""
        return self.days[-1]

    @property
    def unfilled(self) -> tuple[Duty, ...]:
        """Duties that nobody does."""
        return tuple(duty for duty in self.duties if not duty.is_filled)

    @cached_property
    def _by_midwife(self) -> Mapping[str, tuple[Duty, ...]]:
        found: dict[str, list[Duty]] = {}
        for duty in self.duties:
            if duty.midwife_id is not None:
                found.setdefault(duty.midwife_id, []).append(duty)
        return MappingProxyType({midwife: tuple(duties) for midwife, duties in found.items()})

    def duties_of(self, midwife_id: str) -> tuple[Duty, ...]:
        """The duties of a midwife, in order."""
        return self._by_midwife.get(midwife_id, ())

    def duties_on(self, midwife_id: str, day: date) -> tuple[Duty, ...]:
        """The duties of a midwife that begin on a day; in a sound rota one at most."""
        return tuple(duty for duty in self.duties_of(midwife_id) if duty.day == day)

    def is_on_call(self, midwife_id: str, day: date) -> bool:
        """Whether a duty on call of hers begins on a day."""
        return any(duty.is_on_call for duty in self.duties_on(midwife_id, day))

    def is_off(self, midwife_id: str, day: date) -> bool:
        """Whether no duty of hers begins on a day."""
        return not self.duties_on(midwife_id, day)

    def hours_of(self, midwife_id: str) -> float:
        """Hours of a midwife that count as working time."""
        return sum(duty.counted_hours for duty in self.duties_of(midwife_id))

    def nights_of(self, midwife_id: str) -> int:
        """Nights of a midwife."""
        return sum(duty.is_night for duty in self.duties_of(midwife_id))

    def weekends_of(self, midwife_id: str) -> int:
        """Weekends with a duty that begins on the Saturday or the Sunday."""
        return len({_monday(duty.day) for duty in self.duties_of(midwife_id) if is_weekend(duty.day)})


def is_weekend(day: date) -> bool:
    """Whether it is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


class Rotas(Noun):
    """The rotas of all teams of a plan."""

    scenario: str
    """Name of the scenario."""
    as_of: date
    """Day of planning."""
    plan_hash: str
    """SHA-256 of the plan that they are made for."""
    first_day: date
    """First day."""
    weeks: Annotated[int, Field(ge=1, le=52)]
    """Weeks."""
    rotas: tuple[Rota, ...]
    """One for each team, by id."""

    @model_validator(mode="after")
    def _are_of_the_same_weeks(self) -> Self:
        if any((rota.first_day, rota.weeks) != (self.first_day, self.weeks) for rota in self.rotas):
            raise ValueError("the rotas of a plan are all of the same weeks")
        return self

    @cached_property
    def of_team(self) -> Mapping[str, Rota]:
        """Rotas by team."""
        return MappingProxyType({rota.team_id: rota for rota in self.rotas})

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties of all teams, team by team."""
        return tuple(duty for rota in self.rotas for duty in rota.duties)

    @property
    def unfilled(self) -> tuple[Duty, ...]:
        """Duties that nobody does, team by team."""
        return tuple(duty for rota in self.rotas for duty in rota.unfilled)

    @property
    def attended(self) -> BirthsAttended:
        """Births expected to be attended by someone known, of all teams."""
        return sum((rota.attended for rota in self.rotas), BirthsAttended())

    @property
    def attended_blind(self) -> BirthsAttended:
        """The same for rotas that do not know the caseload."""
        return sum((rota.attended_blind for rota in self.rotas), BirthsAttended())

    @property
    def antenatal(self) -> VisitsMade:
        """Visits before birth of all teams, by whom they are made."""
        return sum((rota.antenatal for rota in self.rotas if rota.antenatal), VisitsMade())

    @property
    def postnatal(self) -> VisitsMade:
        """The same for visits after birth."""
        return sum((rota.postnatal for rota in self.rotas if rota.postnatal), VisitsMade())
