"""A duty of a rota: of one midwife, or of nobody, with the reason."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.base import Noun
from models.duties import DutyForm, DutyKind, KindId, Moment, elapsed_hours
from models.ids import MidwifeId, TeamId, WomanId


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
    """The woman of a planned birth; the women of a clinic or a round of visits, where known."""
    expected_woman_ids: tuple[WomanId, ...] = ()
    """Of these, women who had not booked on the day of planning: they are a forecast."""

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
