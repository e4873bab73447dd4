"""Changes of a what-if scenario to the staff, in a head of midwifery's words and units."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from models.base import Noun
from models.ids import CORE, MidwifeId, TeamId
from models.people import Words
from models.vocabulary import Band, LeaveKind

PRECEPTORSHIP_MONTHS = 12
"""Months of preceptorship of the newly qualified (source: national preceptorship model, at least 12)."""

Heads = Annotated[int, Field(ge=0, le=1000)]
ContractWte = Annotated[float, Field(ge=0.1, le=2.0)]


class Route(StrEnum):
    """How a midwife comes into post."""

    EXPERIENCED = "experienced"
    NEWLY_QUALIFIED = "newly_qualified"
    APPRENTICESHIP = "apprenticeship"
    SHORTENED = "shortened"
    RETURN_TO_PRACTICE = "return_to_practice"
    INTERNATIONAL = "international"

    @property
    def is_newly_qualified(self) -> bool:
        """Whether she registers at the end of the route and starts with a preceptorship."""
        return self in (Route.NEWLY_QUALIFIED, Route.APPRENTICESHIP, Route.SHORTENED)


class Recruitment(Noun):
    """Midwives who come into post."""

    midwives: Heads
    """How many, heads."""
    team: TeamId
    """Their team, `core`, or a proposed team that they would join from core."""
    from_: Annotated[date | None, Field(alias="from")] = None
    """First day in post; the day of planning if left out."""
    route: Route = Route.EXPERIENCED
    """How they come; newly_qualified, apprenticeship and shortened (for nurses) bring a preceptorship."""
    wte_each: ContractWte = 1.0
    """Contracted whole-time equivalent of each."""
    band: Band | None = None
    """Agenda for Change band; 5 for the newly qualified and 6 for others if left out (from memory)."""
    preceptorship_months: Annotated[int | None, Field(ge=0, le=24)] = None
    """Months of preceptorship; if left out, 12 for the newly qualified, none for others."""
    languages: Words = ()
    """Languages spoken besides English."""
    skills: Words = ()
    """Skills, such as `diabetes`."""


class ChosenMidwives(Noun):
    """Midwives by id, or so many of a team."""

    _ways: ClassVar[tuple[str, ...]] = ("who", "midwives")

    who: Annotated[tuple[MidwifeId, ...] | None, Field(min_length=1)] = None
    """Midwives by id."""
    midwives: Heads | None = None
    """How many of `team`, heads; which ones follows a fixed order of their ids."""
    team: TeamId | None = None
    """Their team now, or `core`."""
    band: Band | None = None
    """Only midwives of this band."""
    speaking: Words = ()
    """Only midwives who speak one of these languages."""
    skilled: Words = ()
    """Only midwives with one of these skills."""

    @model_validator(mode="after")
    def _chosen_in_one_way(self) -> Self:
        given = [name for name in self._ways if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"needs just one of {', '.join(self._ways)}")
        if given == ["who"]:
            if self.team is not None or self.band is not None or self.speaking or self.skilled:
                raise ValueError("who names midwives; take team, band, speaking and skilled away")
        elif self.team is None:
            raise ValueError(f"needs team; from which team are they, or {CORE}")
        return self


class ChosenTime(ChosenMidwives):
    """Midwives by id, or so many of a team, or so much staff time of a team."""

    _ways: ClassVar[tuple[str, ...]] = ("who", "midwives", "wte")

    wte: Annotated[float | None, Field(gt=0, le=1000)] = None
    """How much staff time of `team`, contracted WTE."""


class Departure(ChosenTime):
    """Midwives who leave the service or retire."""

    on: date | None = None
    """First day on which they are gone; the day of planning if left out."""


class LongLeave(ChosenTime):
    """Midwives on long leave, who come back."""

    kind: LeaveKind
    """maternity, sick or other."""
    from_: Annotated[date, Field(alias="from")]
    """First day away."""
    until: date
    """Last day away."""

    @model_validator(mode="after")
    def _long_and_in_order(self) -> Self:
        if not self.kind.is_long:
            hint = "use maternity, sick or other; for the rota there is on_leave"
            raise ValueError(f"annual and study leave lie inside the ratio; {hint}")
        if self.until < self.from_:
            raise ValueError("until lies before from")
        return self


class AnnualLeave(ChosenMidwives):
    """Midwives on annual leave, which the ratio allows for and the rota does without."""

    from_: Annotated[date, Field(alias="from")]
    """First day away."""
    until: date
    """Last day away."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until < self.from_:
            raise ValueError("until lies before from")
        return self


class HoursChange(ChosenMidwives):
    """Midwives whose contracted hours change."""

    to_wte: ContractWte | None = None
    """Whole-time equivalent of each from then on."""
    by_wte: Annotated[float | None, Field(ge=-2, le=2)] = None
    """What is added to the whole-time equivalent of each; below 0 for fewer hours."""
    from_: Annotated[date | None, Field(alias="from")] = None
    """First day of the new hours; the day of planning if left out."""

    @model_validator(mode="after")
    def _to_or_by(self) -> Self:
        if (self.to_wte is None) is (self.by_wte is None):
            raise ValueError("needs just one of to_wte, by_wte")
        return self


class Move(ChosenTime):
    """Midwives who move from one team to another, or from or to core."""

    to: TeamId
    """Their new team, or `core`; a proposed team is joined from core, if the plan opens it."""
    on: date | None = None
    """First day in the new team; the day of planning if left out."""


class Sickness(Noun):
    """Sickness over some weeks, as a share of staff time."""

    percent: Annotated[float, Field(ge=0, le=60)]
    """Share of contracted staff time lost to sick leave, percent, what the files list included."""
    from_: Annotated[date, Field(alias="from")]
    """First day."""
    until: date
    """Last day."""
    team: TeamId | None = None
    """Only this team, or `core`; all of them if left out."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until < self.from_:
            raise ValueError("until lies before from")
        return self
