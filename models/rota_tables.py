"""What a rota is told of its people: wishes, hours worked, duties given and births planned."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.base import Noun
from models.duties import OFF, KindId
from models.ids import MidwifeId, WomanId

DAYS_PER_WEEK = 7


class Wish(StrEnum):
    """Whether a midwife asks for a duty or for none."""

    ON = "on"
    OFF = "off"


class Request(Noun):
    """What a midwife asks for on one day: an aim, never a promise."""

    midwife_id: MidwifeId
    """Who asks."""
    day: date
    """For which day."""
    wants: Wish
    """A duty, or none."""
    kind: KindId | None = None
    """Kind of duty that she asks for or asks to be spared; none for any."""
    weight: Annotated[int, Field(ge=1, le=100)] = 1
    """How much it counts beside other requests."""

    def is_met_by(self, kind: str | None) -> bool:
        """Whether a duty of this kind on the day, or none, is what she asks for."""
        has_it = kind is not None if self.kind is None else kind == self.kind
        return has_it is (self.wants is Wish.ON)


class HoursWorked(Noun):
    """What a midwife worked before the rota begins; both days are included."""

    midwife_id: MidwifeId
    """Who."""
    first_day: date
    """First day of the stretch, a week or longer."""
    last_day: date
    """Last day of the stretch."""
    hours: Annotated[float, Field(ge=0, le=10_000)]
    """Hours that count as working time."""
    nights: Annotated[int, Field(ge=0, le=1_000)] = 0
    """Nights, on call or not."""
    weekends: Annotated[int, Field(ge=0, le=1_000)] = 0
    """Weekends with a duty on either day."""
    bank_holidays: Annotated[int, Field(ge=0, le=100)] = 0
    """Bank holidays with a duty."""
    balance_hours: Annotated[float, Field(ge=-1_000, le=1_000)] | None = None
    """Hours worked above contract and carried on from the last day, below 0 if she owes them; none if not
    told. Of several rows the latest counts."""

    @property
    def days(self) -> int:
        """Days in the stretch."""
        return (self.last_day - self.first_day).days + 1


class FixedDuty(Noun):
    """A duty, or a day off, that is settled before the rota is made."""

    midwife_id: MidwifeId
    """Whose."""
    day: date
    """The day, or the first of several a week apart."""
    kind: KindId
    """Kind of duty, or `off`."""
    until: date | None = None
    """Last day on which it may return, every week on the same weekday; none if it is once."""

    @property
    def is_off(self) -> bool:
        """Whether it is a day off."""
        return self.kind == OFF

    @property
    def last_day(self) -> date:
        """The last day on which it falls."""
        if self.until is None:
            return self.day
        return self.until - timedelta(days=(self.until - self.day).days % DAYS_PER_WEEK)

    def falls_on(self, day: date) -> bool:
        """Whether it falls on `day`."""
        return self.day <= day <= self.last_day and (day - self.day).days % DAYS_PER_WEEK == 0


class BirthForm(StrEnum):
    """How a birth that has a date begins."""

    INDUCTION = "induction"
    CAESAREAN = "caesarean"


class PlannedBirth(Noun):
    """An induction or a planned caesarean on its date."""

    woman_id: WomanId
    """Who."""
    day: date
    """The day on which it begins."""
    form: BirthForm
    """Induction, or planned caesarean."""
