"""What a team has to staff, day by day: on call, weekly duties, visits, planned births."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from models import DutyForm, DutyKind, RotaPolicy, Scenario
from models.calendar import last_day_of_care
from models.rota import is_weekend
from planner.rota.caseload import InCare
from planner.rota.stretch import DAYS_PER_WEEK, Stretch

_MINUTES_PER_HOUR = 60


class Need(NamedTuple):
    """One duty that a team has to staff on a day."""

    day: date
    kind: DutyKind
    site: str = ""
    """Where it is held."""
    woman_id: str | None = None
    """The woman of a planned birth."""


class WeekOfVisits(NamedTuple):
    """The visits of one week, from Monday."""

    monday: date
    minutes: float
    """What all of them ask for."""
    of_woman: dict[str, float]
    """Minutes of each woman who has visits."""
    number: dict[str, int]
    """Visits of each woman."""


def needs_of(
    scenario: Scenario, team_id: str, caseload: Sequence[InCare], stretch: Stretch
) -> tuple[Need, ...]:
    """All that a team has to staff on the days on which it is open, by day and kind."""
    rota = scenario.policy.rota
    team = scenario.service.team[team_id]
    found = [
        *_on_call(rota, stretch),
        *_weekly(rota, team_id, stretch),
        *_visits(rota, caseload, stretch),
        *_planned_births(rota, caseload, stretch),
    ]
    order = {kind.id: number for number, kind in enumerate(rota.duty_kinds)}
    return tuple(
        sorted(
            (need for need in found if team.is_open(need.day)),
            key=lambda need: (need.day, order[need.kind.id], need.site, need.woman_id or ""),
        )
    )


def _on_call(rota: RotaPolicy, stretch: Stretch) -> Iterator[Need]:
    for day in stretch.days:
        for kind in rota.on_call:
            yield Need(day, kind)


def _weekly(rota: RotaPolicy, team_id: str, stretch: Stretch) -> Iterator[Need]:
    for duty in rota.duties_of_team(team_id):
        for day in stretch.days:
            if day.weekday() == duty.weekday.number:
                yield from [Need(day, rota.kind(duty.kind), duty.site)] * duty.midwives


def weeks_of_visits(
    rota: RotaPolicy, caseload: Sequence[InCare], stretch: Stretch
) -> tuple[WeekOfVisits, ...]:
    """The visits on days of the rota, week by week: of women in care, on their dates."""
    weeks: dict[date, WeekOfVisits] = {}
    for day in stretch.days:
        monday = stretch.week_of(day)
        weeks.setdefault(monday, WeekOfVisits(monday, 0.0, {}, {}))
    for row in caseload:
        for visit in rota.visits.of(row.woman, row.born_on):
            if not stretch.holds(visit.day) or visit.day > last_day_of_care(row.woman.edd):
                continue
            week, woman = stretch.week_of(visit.day), row.woman.woman_id
            known = weeks[week]
            known.of_woman[woman] = known.of_woman.get(woman, 0.0) + visit.minutes
            known.number[woman] = known.number.get(woman, 0) + 1
            weeks[week] = known._replace(minutes=known.minutes + visit.minutes)
    return tuple(weeks.values())


def visiting_kind(rota: RotaPolicy) -> DutyKind | None:
    """The kind of duty in which women are visited: the first of its form; none if no kind has it."""
    return next(iter(rota.of_form(DutyForm.VISITS)), None)


def _visits(rota: RotaPolicy, caseload: Sequence[InCare], stretch: Stretch) -> Iterator[Need]:
    """Whole duties for each week's minutes, spread as evenly as can be over its weekdays."""
    kind = visiting_kind(rota)
    if kind is None:
        return
    for week in weeks_of_visits(rota, caseload, stretch):
        duties = ceil(round(week.minutes / (kind.hours * _MINUTES_PER_HOUR), 6))
        days = _visiting_days(week.monday, stretch)
        for number in range(duties if days else 0):
            yield Need(days[_spread(number, duties, len(days))], kind)


def _visiting_days(monday: date, stretch: Stretch) -> tuple[date, ...]:
    """The weekdays of a week on which women are visited; bank holidays only where there is no other day."""
    week = [monday + timedelta(days=number) for number in range(DAYS_PER_WEEK)]
    days = [day for day in week if stretch.holds(day) and not is_weekend(day)]
    free = [day for day in days if stretch.number(day) not in stretch.bank_holidays]
    return tuple(free or days or [day for day in week if stretch.holds(day)])


def _spread(number: int, duties: int, days: int) -> int:
    """The day of one of so many duties: one a day from the first on if there are few, else by rounds."""
    rounds, rest = divmod(duties, days)
    if number < rounds * days:
        return number % days
    return ((number - rounds * days) * days + days // 2) // max(rest, 1) if rest else 0


def birthing_kind(rota: RotaPolicy) -> DutyKind | None:
    """The kind of duty of a planned birth: the first of its form; none if no kind has it."""
    return next(iter(rota.of_form(DutyForm.PLANNED_BIRTH)), None)


def _planned_births(rota: RotaPolicy, caseload: Sequence[InCare], stretch: Stretch) -> Iterator[Need]:
    kind = birthing_kind(rota)
    for row in caseload:
        if kind is not None and row.born_on is not None and stretch.holds(row.born_on):
            yield Need(row.born_on, kind, woman_id=row.woman.woman_id)
