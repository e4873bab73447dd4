"""Duties as data: their kinds, and when they begin and end by the clocks of London."""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from models.base import Noun
from models.people import Words

LONDON = ZoneInfo("Europe/London")
"""The clocks that every rota goes by."""
OFF = "off"
"""Stands where a kind of duty might stand, for a day without any."""

_SECONDS_PER_HOUR = 3600
_TIME_OF_DAY = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def _clock(value: str) -> str:
    if not _TIME_OF_DAY.fullmatch(value):
        raise ValueError("is not a time of day; write hours and minutes, as in 08:00")
    return value


ClockTime = Annotated[str, AfterValidator(_clock)]
"""A time of day by the clocks of London, `08:00`."""


def _not_off(value: str) -> str:
    if value.casefold() == OFF:
        raise ValueError("off is no kind of duty; it stands for a day without one")
    return value


KindId = Annotated[str, Field(min_length=1, max_length=64)]
"""Id of a kind of duty."""


def in_london(value: datetime) -> datetime:
    """The same moment by the clocks of London; refused if it names no zone."""
    if value.tzinfo is None:
        raise ValueError("names no time zone; write 2027-03-28T08:00:00+01:00")
    return value.astimezone(LONDON)


Moment = Annotated[datetime, AfterValidator(in_london)]
"""A moment, kept by the clocks of London."""


def elapsed_hours(start: datetime, end: datetime) -> float:
    """Hours that pass between two moments, the hour that the clocks skip or repeat reckoned in."""
    return (end.timestamp() - start.timestamp()) / _SECONDS_PER_HOUR


class DutyForm(StrEnum):
    """What sort of work a kind of duty is: the planner treats all kinds of one form alike."""

    ON_CALL = "on_call"
    """On call from home for births."""
    CLINIC = "clinic"
    VISITS = "visits"
    """Antenatal and postnatal visits."""
    PLANNED_BIRTH = "planned_birth"
    """An induction or a planned caesarean."""
    MEETING = "meeting"
    STUDY = "study"
    ADMIN = "admin"
    OTHER = "other"


class DutyKind(Noun):
    """A kind of duty. A midwife has one duty a day at most, on the day on which it begins."""

    id: Annotated[KindId, AfterValidator(_not_off)]
    """Short name in files and rotas."""
    name: Annotated[str, Field(min_length=1)]
    """Name in words."""
    form: DutyForm
    """What sort of work it is."""
    starts: ClockTime
    """When it begins, by the clocks of London."""
    hours: Annotated[float, Field(gt=0, le=24)]
    """Hours by the clock from its beginning to its end, which may lie on the next day."""
    counts_share: Annotated[float, Field(ge=0, le=1)] = 1.0
    """Share of its hours that counts as working time. On call from home counts from the call-out only
    (RCN; RCM, On-calls)."""
    is_night: bool = False
    """Whether it is a night: the limits on nights and the recovery after one hold."""
    tier: Annotated[int, Field(ge=1, le=2)] | None = None
    """Of a duty on call: 1 is called first, 2 when the first is out; none for all other duties."""
    needs_skill: str | None = None
    """Skill that its midwife must have; none if any midwife may do it."""
    preceptee_alone: bool = True
    """Whether a preceptee may do it with no other midwife on a duty of the same form at that time."""
    not_followed_by: Words = ()
    """Ids of kinds that may not begin on the day after it."""

    @model_validator(mode="after")
    def _only_on_call_has_a_tier(self) -> Self:
        if (self.form is DutyForm.ON_CALL) is (self.tier is None):
            raise ValueError("tier belongs to duties on call, and each of them has one; give 1 or 2")
        return self

    @property
    def is_on_call(self) -> bool:
        """Whether it is a duty on call."""
        return self.form is DutyForm.ON_CALL

    @property
    def counted_hours(self) -> float:
        """Hours by the clock that count as working time."""
        return self.hours * self.counts_share

    def begins(self, day: date) -> datetime:
        """The moment at which it begins on `day`."""
        return datetime.combine(day, time.fromisoformat(self.starts), LONDON)

    def ends(self, day: date) -> datetime:
        """The moment at which it ends, `hours` later by the clock: not always so many hours after."""
        return self.begins(day) + timedelta(hours=self.hours)

    def hours_on(self, day: date) -> float:
        """Hours that it really lasts: a night of 12 h has 11 when the clocks go forward, 13 when back."""
        return elapsed_hours(self.begins(day), self.ends(day))

    def counted_hours_on(self, day: date) -> float:
        """Hours that it really lasts and that count as working time."""
        return self.hours_on(day) * self.counts_share


_ON_CALL_COUNTS = 0.25
"""An assumption: a midwife on call is out for three of twelve hours. Put your own."""


def _on_call(kind_id: str, name: str, tier: int, *, is_night: bool) -> DutyKind:
    return DutyKind(
        id=kind_id,
        name=name,
        form=DutyForm.ON_CALL,
        starts="20:00" if is_night else "08:00",
        hours=12,
        counts_share=_ON_CALL_COUNTS,
        is_night=is_night,
        tier=tier,
        preceptee_alone=False,
    )


STANDARD_KINDS: tuple[DutyKind, ...] = (
    _on_call("on_call_day", "On call by day", 1, is_night=False),
    _on_call("on_call_night", "On call by night", 1, is_night=True),
    _on_call("second_on_call_day", "Second on call by day", 2, is_night=False),
    _on_call("second_on_call_night", "Second on call by night", 2, is_night=True),
    DutyKind(id="clinic", name="Clinic", form=DutyForm.CLINIC, starts="09:00", hours=7.5),
    DutyKind(id="visits", name="Visits", form=DutyForm.VISITS, starts="09:00", hours=7.5),
    DutyKind(
        id="planned_birth",
        name="Planned birth",
        form=DutyForm.PLANNED_BIRTH,
        starts="08:00",
        hours=10,
        preceptee_alone=False,
    ),
    DutyKind(
        id="meeting", name="Team meeting, then other work", form=DutyForm.MEETING, starts="09:00", hours=7.5
    ),
    DutyKind(id="study", name="Study", form=DutyForm.STUDY, starts="09:00", hours=7.5),
    DutyKind(id="admin", name="Administration", form=DutyForm.ADMIN, starts="09:00", hours=7.5),
)
"""Kinds of duty of a team that names none; lengths from memory. A meeting of an hour or two makes a whole
day with other work, for a midwife has one duty a day: it is the day of those who have no clinic and no visits
and are not on call then, and who has one of these joins it from there (an assumption)."""
