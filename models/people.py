"""The people of a service: women in care, midwives and their absences."""

from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from models.base import Noun
from models.calendar import TERM_DAYS, gestation_days, last_day_of_care
from models.ethnicity import EthnicCategory
from models.ids import CORE, AreaId, MidwifeId, TeamId, WomanId
from models.vocabulary import Band, LeaveKind, PlannedPlace

Words = Annotated[tuple[str, ...], AfterValidator(lambda words: tuple(sorted(set(words))))]
"""A set of short words, kept sorted so that equal sets are equal."""

LATEST_EDD_AFTER_BOOKING_DAYS = 42 * 7


class Woman(Noun):
    """A woman in care, or (booked after the day of planning) a woman expected to book."""

    woman_id: WomanId
    """Local pseudonym."""
    edd: date
    """Estimated date of delivery."""
    booked_on: date
    """Day of the booking appointment; after `as_of` she is a forecast."""
    area_id: AreaId
    """Neighbourhood of residence."""
    ethnicity: EthnicCategory
    """NHS ethnic category code."""
    age: Annotated[int, Field(ge=10, le=65)] | None = None
    """Age at booking, years."""
    previous_births: Annotated[int, Field(ge=0, le=25)] | None = None
    """Previous live and still births."""
    previous_caesareans: Annotated[int, Field(ge=0, le=25)] | None = None
    """Previous caesarean births."""
    risk_factors: Words = ()
    """Clinical risk factors, words of the vocabulary or the trust's own."""
    complex_social_factors: bool = False
    """The booking's complex social factors indicator."""
    interpreter_language: str | None = None
    """Language for which she needs an interpreter; none if she needs none."""
    planned_place: PlannedPlace | None = None
    """Where she plans to give birth."""
    team_id: TeamId | None = None
    """Team that cares for her now."""
    midwife_id: MidwifeId | None = None
    """Her named midwife now."""
    buddy_id: MidwifeId | None = None
    """Her buddy midwife now."""
    preferred_team_id: TeamId | None = None
    """Team that she asks for."""

    def is_in_care(self, day: date) -> bool:
        """Whether she is in care on `day`: from booking to 28 days after the EDD, both included."""
        return self.booked_on <= day <= last_day_of_care(self.edd)

    def gestation_days(self, day: date) -> int:
        """Days of gestation on `day`."""
        return gestation_days(self.edd, day)

    @property
    def has_met_midwife(self) -> bool:
        """Whether she has a team and a named midwife now: care has begun."""
        return self.team_id is not None and self.midwife_id is not None

    @property
    def gestation_at_booking_days(self) -> int:
        """Days of gestation on the day of booking."""
        return TERM_DAYS - (self.edd - self.booked_on).days

    @property
    def needs_interpreter(self) -> bool:
        """Whether an interpreter's language is recorded for her."""
        return self.interpreter_language is not None

    @property
    def needs(self) -> tuple[str, ...]:
        """Words by which a team may accept her.

        They are her risk factors, `complex_social_factors`, `needs_interpreter` and, with the language,
        `interpreter_ur`.
        """
        social = ("complex_social_factors",) if self.complex_social_factors else ()
        language = self.interpreter_language
        spoken = () if language is None else ("needs_interpreter", f"interpreter_{language}")
        return (*self.risk_factors, *social, *spoken)


SPECIAL_CATEGORY = frozenset({"ethnicity", "risk_factors", "complex_social_factors", "interpreter_language"})
"""Fields of a woman whose values no message shows beside her id or her line: ethnicity and health."""


class Midwife(Noun):
    """A midwife of a team or of the core service."""

    midwife_id: MidwifeId
    """Local pseudonym."""
    team_id: TeamId
    """Her team, or `core`."""
    wte: Annotated[float, Field(ge=0.1, le=2.0)]
    """Contracted whole-time equivalent; above 1.0 is warned of."""
    band: Band
    """Agenda for Change pay band."""
    starts_on: date | None = None
    """First day of employment; none if she is in post."""
    leaves_on: date | None = None
    """First day on which she is gone; none if she stays."""
    preceptorship_ends_on: date | None = None
    """Last day of preceptorship; none if she is not a preceptee."""
    skills: Words = ()
    """Skills, such as `diabetes`."""
    languages: Words = ()
    """Languages spoken besides English."""
    joins_team_id: TeamId | None = None
    """Proposed team to which she would move from core if it is opened."""
    later_wte: Annotated[float, Field(ge=0.1, le=2.0)] | None = None
    """Contracted whole-time equivalent from `later_wte_from`; none if her hours do not change."""
    later_wte_from: date | None = None
    """First day on which `later_wte` holds."""

    @model_validator(mode="after")
    def _hours_change_on_a_day(self) -> Self:
        if (self.later_wte is None) is not (self.later_wte_from is None):
            raise ValueError("later_wte and later_wte_from go together")
        return self

    def wte_on(self, day: date) -> float:
        """Contracted whole-time equivalent on `day`."""
        if self.later_wte is None or self.later_wte_from is None or day < self.later_wte_from:
            return self.wte
        return self.later_wte

    @property
    def is_core(self) -> bool:
        """Whether she works in the core service."""
        return self.team_id == CORE

    def is_employed(self, day: date) -> bool:
        """Whether she is employed on `day`."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.leaves_on is None or day < self.leaves_on
        )

    def is_preceptee(self, day: date) -> bool:
        """Whether her preceptorship lasts on `day`, its last day included."""
        return self.preceptorship_ends_on is not None and day <= self.preceptorship_ends_on


class Leave(Noun):
    """A midwife's absence; both days are included."""

    midwife_id: MidwifeId
    """Who is away."""
    first_day: date
    """First day away."""
    last_day: date
    """Last day away."""
    kind: LeaveKind
    """Kind of absence; all but annual and study leave are long leave."""

    def covers(self, day: date) -> bool:
        """Whether `day` is one of the days away."""
        return self.first_day <= day <= self.last_day
