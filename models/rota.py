"""A rota: who is on call, in clinic, visiting or off, day by day, and what is proven."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.base import Noun
from models.duties import DutyForm, DutyKind, KindId, Moment, elapsed_hours
from models.ids import MidwifeId, TeamId, WomanId
from models.plan import Sense, Status
from models.rota_rule_ids import RotaRuleId

_SATURDAY = 5
_DAYS_PER_WEEK = 7


class UnfilledReason(StrEnum):
    """Why a duty is left unfilled: what stands in the way of the last midwife who might do it."""

    NOBODY_PRESENT = "nobody_present"
    NOBODY_SKILLED = "nobody_skilled"
    PRECEPTEE_ALONE = "preceptee_alone"
    FIXED = "fixed"
    REST = "rest"
    IN_A_ROW = "in_a_row"
    HOURS = "hours"
    NOBODY_LEFT = "nobody_left"
    NOT_SOUGHT = "not_sought"

    @property
    def words(self) -> str:
        """The reason as a midwife would say it."""
        return _REASON_WORDS[self]


_REASON_WORDS = {
    UnfilledReason.NOBODY_PRESENT: "everyone is on leave or not employed",
    UnfilledReason.NOBODY_SKILLED: "nobody there has the skill it needs",
    UnfilledReason.PRECEPTEE_ALONE: "only a preceptee could do it, and she is never alone",
    UnfilledReason.FIXED: "whoever is there has a fixed duty or a day off, that day or the next",
    UnfilledReason.REST: "whoever is there needs rest, or recovers from a night",
    UnfilledReason.IN_A_ROW: "whoever is there has worked as many days or nights in a row as she may",
    UnfilledReason.HOURS: "whoever is there has worked as many hours as she may",
    UnfilledReason.NOBODY_LEFT: "whoever may do it is needed for another duty",
    UnfilledReason.NOT_SOUGHT: "the search was stopped before somebody was found for it",
}


class Duty(Noun):
    """One duty of one midwife, or one that nobody fills."""

    team_id: TeamId
    """Whose duty it is."""
    day: date
    """Day on which it begins."""
    starts: Moment
    """When it begins, London time."""
    ends: Moment
    """When it ends, London time."""
    kind: KindId
    """Kind of duty, an id of the policy."""
    form: DutyForm
    """What sort of work it is."""
    is_night: bool = False
    """Whether it is a night."""
    tier: int | None = None
    """Of a duty on call, 1 or 2."""
    counted_hours: Annotated[float, Field(ge=0)]
    """Hours of it that count as working time."""
    site: str = ""
    """Where it is held, of a weekly duty."""
    midwife_id: MidwifeId | None = None
    """Who does it; none if it is unfilled."""
    unfilled: UnfilledReason | None = None
    """Why nobody does it; none if it is filled."""
    why: str = ""
    """Why she does it, or why nobody does, in short words."""
    woman_ids: tuple[WomanId, ...] = ()
    """The woman of a planned birth; the women of a round of visits, where known."""

    @model_validator(mode="after")
    def _is_filled_or_says_why(self) -> Self:
        if (self.midwife_id is None) is (self.unfilled is None):
            raise ValueError("a duty has a midwife, or a reason why it has none")
        if self.ends.timestamp() <= self.starts.timestamp():
            raise ValueError("a duty ends after it begins")
        return self

    @classmethod
    def of(cls, kind: DutyKind, team_id: str, day: date, **facts: object) -> Self:
        """A duty of this kind on a day; `facts` say who does it, or why nobody does, and the like."""
        known = {
            "team_id": team_id,
            "day": day,
            "starts": kind.begins(day),
            "ends": kind.ends(day),
            "kind": kind.id,
            "form": kind.form,
            "is_night": kind.is_night,
            "tier": kind.tier,
            "counted_hours": kind.counted_hours_on(day),
        }
        return cls.model_validate(known | facts)

    @property
    def is_filled(self) -> bool:
        """Whether a midwife does it."""
        return self.midwife_id is not None

    @property
    def is_on_call(self) -> bool:
        """Whether it is a duty on call."""
        return self.form is DutyForm.ON_CALL

    @property
    def hours(self) -> float:
        """Hours that pass from its beginning to its end."""
        return elapsed_hours(self.starts, self.ends)


class RotaAim(Noun):
    """What became of one aim, given all aims before it."""

    rule: RotaRuleId
    """Which aim."""
    sense: Sense
    """Whether more is better."""
    value: float
    """What the rota reaches, in the rule's unit."""
    bound: float | None = None
    """No rota as good in the earlier aims does better than this; none where nothing is proven."""

    @property
    def is_proven(self) -> bool:
        """Whether the value is proven to be best."""
        return self.bound == self.value

    @property
    def gap(self) -> float | None:
        """How far the bound lies beyond the value, as a share of the larger; none where nothing is proven."""
        if self.bound is None:
            return None
        largest = max(abs(self.bound), abs(self.value))
        return abs(self.bound - self.value) / largest if largest else 0.0


class BirthsAttended(Noun):
    """How many of the births expected in the days of a rota are attended by whom."""

    births: float = 0.0
    """Births expected among the women of the team's caseload."""
    by_named: float = 0.0
    """Of these, attended by the named midwife."""
    by_named_or_buddy: float = 0.0
    """By the named midwife or the buddy."""
    by_team: float = 0.0
    """By a midwife of the team."""

    def share(self, attended: float) -> float | None:
        """A number of births as a share of all; none where no birth is expected."""
        return attended / self.births if self.births else None

    def __add__(self, other: "BirthsAttended") -> "BirthsAttended":
        names = type(self).model_fields
        return BirthsAttended(**{name: getattr(self, name) + getattr(other, name) for name in names})


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

    def on_days(self, midwife_id: str, days: Iterable[date]) -> int:
        """On how many of these days, such as bank holidays, a duty of hers begins."""
        return sum(bool(self.duties_on(midwife_id, day)) for day in set(days))


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
