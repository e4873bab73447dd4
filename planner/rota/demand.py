"""What a team has to staff, day by day: on call, weekly duties, visits, planned births."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from models import DutyForm, DutyKind, RotaPolicy, Scenario, Team
from models.rota import is_weekend
from planner.rota.caseload import InCare
from planner.rota.stretch import DAYS_PER_WEEK, Stretch

_MINUTES_PER_HOUR = 60
_ROUNDING = 1e-9
SEES_WOMEN = frozenset({DutyForm.CLINIC, DutyForm.VISITS})
"""Forms of duty in which women are seen before and after birth."""


class Need(NamedTuple):
    """One duty that a team has to staff on a day."""

    day: date
    kind: DutyKind
    site: str = ""
    """Where it is held."""
    woman_id: str | None = None
    """The woman of a planned birth."""


class WeekOfVisits(NamedTuple):
    """The visits of one of the rota's weeks, on days on which the team is open."""

    first_day: date
    minutes: float
    """What all of them ask for."""
    of_woman: dict[str, float]
    """Minutes of each woman who has visits."""
    number: dict[str, int]
    """Visits of each woman."""
    after_birth: dict[str, int]
    """Of these, visits after her birth."""
    earliest: dict[str, date]
    """First day on which each woman can have them: she has booked, or her planned birth is over."""


Fixed = Mapping[tuple[date, str], int]
"""How many midwives have a fixed duty of a kind on a day."""


def needs_of(
    scenario: Scenario,
    team_id: str,
    caseload: Sequence[InCare],
    stretch: Stretch,
    fixed: Fixed | None = None,
) -> tuple[Need, ...]:
    """All that a team has to staff on the days on which it is open, by day and kind."""
    rota = scenario.policy.rota
    team = scenario.service.team[team_id]
    found = [
        *_on_call(rota, stretch),
        *_weekly(rota, team, stretch),
        *_visits(rota, team, caseload, stretch, fixed or {}),
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


def _weekly(rota: RotaPolicy, team: Team, stretch: Stretch) -> Iterator[Need]:
    """Clinics, meetings and the like, on days on which the team is open; bank holidays have none."""
    for duty in rota.duties_of_team(team.team_id):
        for number, day in enumerate(stretch.days):
            is_held = number not in stretch.bank_holidays and team.is_open(day)
            if is_held and day.weekday() == duty.weekday.number:
                yield from [Need(day, rota.kind(duty.kind), duty.site)] * duty.midwives


def weeks_of_visits(
    rota: RotaPolicy, team: Team, caseload: Sequence[InCare], stretch: Stretch
) -> tuple[WeekOfVisits, ...]:
    """The visits on days of the rota, week by week: of women in care, on their dates."""
    weeks: dict[date, WeekOfVisits] = {}
    for day in stretch.days:
        first = stretch.week_of(day)
        weeks.setdefault(first, WeekOfVisits(first, 0.0, {}, {}, {}, {}))
    for row in caseload:
        for visit in rota.visits.of(row.woman, row.born_on):
            if not stretch.holds(visit.day) or not team.is_open(visit.day):
                continue
            week, woman = stretch.week_of(visit.day), row.woman.woman_id
            known = weeks[week]
            known.of_woman[woman] = known.of_woman.get(woman, 0.0) + visit.minutes
            known.number[woman] = known.number.get(woman, 0) + 1
            is_after = visit.day >= (row.born_on or row.woman.edd)
            known.after_birth[woman] = known.after_birth.get(woman, 0) + is_after
            known.earliest[woman] = max(known.earliest.get(woman, date.min), _earliest(row, visit.day))
            weeks[week] = known._replace(minutes=known.minutes + visit.minutes)
    return tuple(weeks.values())


def _earliest(row: InCare, day: date) -> date:
    """A visit may be on another day of its week, but not before she books, nor before a planned birth."""
    is_after_birth = row.born_on is not None and day >= row.born_on
    return max(row.woman.booked_on, row.born_on) if row.born_on and is_after_birth else row.woman.booked_on


def visiting_kind(rota: RotaPolicy) -> DutyKind | None:
    """The kind of duty in which women are visited: the first of its form; none if no kind has it."""
    return next(iter(rota.of_form(DutyForm.VISITS)), None)


def _visits(
    rota: RotaPolicy, team: Team, caseload: Sequence[InCare], stretch: Stretch, fixed: Fixed
) -> Iterator[Need]:
    """Whole duties for what a week's clinics leave of its minutes, spread over its weekdays.

    Rounds that are fixed for someone beyond those that return every week lie where they are fixed.
    """
    kind = visiting_kind(rota)
    if kind is None:
        return
    weekly = list(_weekly(rota, team, stretch))
    returning = Counter(need.day for need in weekly if need.kind == kind)
    for week in weeks_of_visits(rota, team, caseload, stretch):
        days = [week.first_day + timedelta(days=number) for number in range(DAYS_PER_WEEK)]
        settled = [
            day
            for day in days
            for _ in range(fixed.get((day, kind.id), 0) - returning[day])
            if team.is_open(day)
        ]
        rounds = _rounds(week, weekly, stretch, kind)
        free = _visiting_days(days, team, stretch)
        more = max(0, rounds - len(settled)) if free else 0
        yield from (Need(day, kind) for day in settled)
        for number in range(more):
            yield Need(free[_spread(number, more, len(free))], kind)


def _rounds(week: WeekOfVisits, weekly: Sequence[Need], stretch: Stretch, kind: DutyKind) -> int:
    """Rounds of visits that a week asks for: its clinics see women too, and take their time off."""
    in_clinic = sum(
        need.kind.hours * _MINUTES_PER_HOUR
        for need in weekly
        if need.kind.form in SEES_WOMEN and stretch.week_of(need.day) == week.first_day
    )
    return max(0, ceil((week.minutes - in_clinic) / (kind.hours * _MINUTES_PER_HOUR) - _ROUNDING))


def _visiting_days(week: Sequence[date], team: Team, stretch: Stretch) -> tuple[date, ...]:
    """The weekdays of a week on which women are visited, no bank holidays; any day if it has none."""
    days = [day for day in week if team.is_open(day)]
    free = [day for day in days if not is_weekend(day) and stretch.number(day) not in stretch.bank_holidays]
    return tuple(free or days)


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
