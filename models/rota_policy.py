"""The policy of the rota: what is to be staffed, the law and the trust's rules, and the aims."""

from collections import Counter
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.base import Noun
from models.duties import STANDARD_KINDS, DutyForm, DutyKind
from models.visits import GESTATION_AT_BIRTH, BirthsAtWeeks, VisitSchedule
from models.weekly_duty import WeeklyDuty

Hours = Annotated[float, Field(ge=0, le=1_000)]
Days = Annotated[int, Field(ge=0, le=31)]
OnCallShare = Annotated[float, Field(ge=1, le=100)]
LeastShare = Annotated[float, Field(ge=0, le=1)]
InARow = Annotated[int, Field(ge=1, le=31)]
Points = Annotated[int, Field(ge=0, le=1_000)]


class ContractedHours(Noun):
    """How much a midwife works over a rota."""

    whole_time_hours_week: Annotated[float, Field(gt=0, le=60)] = 37.5
    """Hours a week of 1 WTE (from memory: Agenda for Change). A weekday of annual or study leave counts as a
    fifth of her week."""
    tolerance_hours: Hours = 12
    """Hours by which a whole-time midwife may pass or miss her contract over a rota of four weeks, balance
    included; in proportion to WTE and weeks (an assumption: one long duty)."""
    carries_balance: bool = True
    """Whether the balance of `hours_worked.csv` is made up for in this rota."""

    def of_week(self, wte: float) -> float:
        """Contracted hours a week."""
        return self.whole_time_hours_week * wte

    def tolerance(self, wte: float, weeks: int) -> float:
        """Hours by which a midwife may pass or miss her contract over a rota of so many weeks."""
        return self.tolerance_hours * wte * weeks / 4


class WeeklyRest(StrEnum):
    """Which of the law's ways of weekly rest a trust has chosen (Working Time Regulations 1998)."""

    DAY_A_WEEK = "24_hours_in_7_days"
    TWO_DAYS_A_FORTNIGHT = "48_hours_in_14_days"
    """48 hours in one, in every 14 days."""


class RotaLimits(Noun):
    """The law and the trust's rules of working time; none is ever broken, save the least on call."""

    rest_hours: Annotated[float, Field(ge=0, le=48)] = 11
    """Hours of rest between two duties (source: Working Time Regulations 1998)."""
    compensatory_rest: bool = False
    """Whether a shorter rest is allowed where the next one is longer by what it lacks (source: the same)."""
    weekly_rest: WeeklyRest = WeeklyRest.DAY_A_WEEK
    """Unbroken rest in every 7 days, or in every 14 (source: the same)."""
    average_week_hours: Annotated[float, Field(gt=0, le=168)] = 48
    """Most hours a week on average over the reference period (source: the same)."""
    reference_weeks: Annotated[int, Field(ge=1, le=52)] = 17
    """Weeks over which working time is averaged: the rota's, and before it those of `hours_worked.csv`
    (source: the same; up to 52 by agreement)."""
    night_average_hours: Annotated[float, Field(gt=0, le=24)] = 8
    """Most hours that a night worker works on average in each 24, a day of rest a week left out (source:
    the same; no opt-out)."""
    night_worker_nights_week: Annotated[float, Field(gt=0, le=7)] = 1
    """Nights a week on average from which she is a night worker (an assumption; the law says regularly)."""
    most_duties_in_row: InARow = 5
    """Most days in a row with a duty (from memory: a common local rule)."""
    most_nights_in_row: InARow = 2
    """Most nights in a row (an assumption)."""
    recovery_days_after_night: Days = 1
    """Days without a duty, another night aside, after a night, from the day on which it ends (RCM, On-calls:
    rest as soon as possible; the number is an assumption)."""
    no_night_before_off: bool = True
    """Whether nobody is on call on the night before a fixed day off or leave (source: RCM, On-calls)."""
    preceptee_never_alone: bool = True
    """Whether a preceptee does those kinds only with another midwife that say `preceptee_alone: false`."""
    most_on_call_share: OnCallShare | None = 1.25
    """Times her part of a team's duties on call that nobody is on call more than: of all, of nights, and of
    Saturdays and Sundays; her part goes by WTE and the days on which she could be on call. None for no such
    rule (from memory: a common local rule; the number is an assumption)."""
    least_on_call_share: LeastShare = 0.75
    """Share of her part, of the same three, that everyone is on call at least where no duty is left unfilled
    for it. Nobody has a part of days of leave, of fixed days off, of days with another fixed duty, nor of
    what a preceptee may not do. 0 for no such rule (from memory: a house rule; the number
    is an assumption)."""


class RotaAimWeights(Noun):
    """What counts for how much within fairness and within steady patterns, in small whole numbers."""

    uneven_nights: Points = 4
    """For each night that a midwife has above or below her share by WTE, history counted (an assumption)."""
    uneven_weekends: Points = 4
    """For each weekend likewise; a Saturday or Sunday is half of one (an assumption)."""
    uneven_bank_holidays: Points = 4
    """For each bank holiday likewise (an assumption)."""
    uneven_hours: Points = 1
    """For each hour that she has less than her part of the team's hours by contract, beyond the tolerance (an
    assumption)."""
    single_day_off: Points = 1
    """For each day off between two days with duties (an assumption)."""
    split_weekend: Points = 2
    """For each weekend of which she works one day alone; a night on call on Friday counts for Saturday
    (an assumption)."""


class RotaPolicy(Noun):
    """What is to be staffed day by day, by what rules and for what aims."""

    duty_kinds: Annotated[tuple[DutyKind, ...], Field(min_length=1)] = STANDARD_KINDS
    """Kinds of duty; a list given here takes the place of the standard one."""
    on_call_tiers: Annotated[int, Field(ge=0, le=2)] = 1
    """Midwives of a team on call at once: 1, or 2 with a second one; 0 for none (an assumption)."""
    weekly_duties: tuple[WeeklyDuty, ...] = ()
    """Clinics, team meetings and other duties that return every week."""
    visits: VisitSchedule = VisitSchedule()
    """When every woman is seen before and after birth."""
    planned_birth_share: Annotated[float, Field(ge=0, le=1)] = 0.58
    """Share of births that begin by induction or caesarean on a day agreed before; a woman in
    `planned_births.csv` has such a day (source: NHS Maternity Statistics 2023-24, 30.4% and 27.8%)."""
    gestation_at_birth: Annotated[tuple[BirthsAtWeeks, ...], Field(min_length=1)] = GESTATION_AT_BIRTH
    """When births come, by weeks of gestation (NHS Maternity Statistics 2023-24)."""
    hours: ContractedHours = ContractedHours()
    """How much a midwife works."""
    limits: RotaLimits = RotaLimits()
    """The law and the trust's rules of working time."""
    aims: RotaAimWeights = RotaAimWeights()
    """What counts for how much within fairness and steady patterns."""

    @model_validator(mode="after")
    def _kinds_are_distinct_and_known(self) -> Self:
        ids = [kind.id for kind in self.duty_kinds]
        if twice := [name for name, count in Counter(ids).items() if count > 1]:
            raise ValueError(f"kind of duty given twice: {', '.join(twice)}; give each an id of its own")
        named = [name for kind in self.duty_kinds for name in kind.not_followed_by]
        named += [duty.kind for duty in self.weekly_duties]
        if unknown := sorted(set(named) - set(ids)):
            known = ", ".join(ids)
            raise ValueError(f"unknown kind of duty: {', '.join(unknown)}; kinds here: {known}")
        return self

    @model_validator(mode="after")
    def _births_have_a_time(self) -> Self:
        if any(row.to_week < row.from_week for row in self.gestation_at_birth):
            raise ValueError("to_week is before from_week in gestation_at_birth; are the two turned round?")
        if not sum(row.percent for row in self.gestation_at_birth):
            raise ValueError("gestation_at_birth has no births; give percents above 0")
        return self

    def kind(self, kind_id: str) -> DutyKind:
        """The kind of duty with this id; raises KeyError if there is none."""
        return {kind.id: kind for kind in self.duty_kinds}[kind_id]

    def of_form(self, form: DutyForm) -> tuple[DutyKind, ...]:
        """The kinds of one form, in their order."""
        return tuple(kind for kind in self.duty_kinds if kind.form is form)

    @property
    def on_call(self) -> tuple[DutyKind, ...]:
        """The kinds on call that each team staffs every day."""
        return tuple(kind for kind in self.duty_kinds if kind.tier and kind.tier <= self.on_call_tiers)

    def duties_of_team(self, team_id: str) -> tuple[WeeklyDuty, ...]:
        """The weekly duties that a team staffs, each on its weekday there."""
        return tuple(duty.held_by(team_id) for duty in self.weekly_duties if duty.team_id in (None, team_id))
