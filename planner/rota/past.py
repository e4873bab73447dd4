"""What lies behind a midwife when her rota begins: last duties, hours, nights and weekends."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from models import Duty, HoursWorked, Rotas, Scenario, bank_holidays
from models.rota import is_weekend
from planner.rota.contract import contracted_hours, fair_part, leave_hours
from planner.rota.stretch import DAYS_PER_WEEK, Stretch

DAYS_REMEMBERED = 21
"""Days before the rota that rests and runs look back on."""


class Past(NamedTuple):
    """What a midwife has done before the rota."""

    hours: float = 0.0
    """Working time within the reference period, weekdays of leave counted as a fifth of her week."""
    weeks: float = 0.0
    """Weeks of the reference period for which it is known."""
    weight: float = 0.0
    """Her part in what was shared then: WTE × known days on which she was not away for long."""
    nights: float = 0.0
    weekends: float = 0.0
    """Half for each Saturday and Sunday on which a duty began."""
    bank_holidays: float = 0.0
    balance_hours: float = 0.0
    """Hours above contract that she carries on, below 0 if she owes them."""

    def plus(self, other: "Past") -> "Past":
        """Both together."""
        return Past(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def remembered(midwife_id: str, stretch: Stretch, after: Rotas | None) -> tuple[Duty | None, ...]:
    """Her duty on each of the last days before the rota; nothing where no earlier rota is known."""
    if after is None:
        return ()
    by_day = {duty.day: duty for duty in after.duties if duty.midwife_id == midwife_id}
    days = (stretch.first_day - timedelta(days=back) for back in range(DAYS_REMEMBERED, 0, -1))
    return tuple(by_day.get(day) for day in days)


def past_of(scenario: Scenario, midwife_id: str, stretch: Stretch, after: Rotas | None) -> Past:
    """What she did before the rota: hours worked, and the earlier rota's days that no row of them holds."""
    rota, midwife = scenario.policy.rota, scenario.service.midwife[midwife_id]
    leave = scenario.service.leave_of.get(midwife_id, ())
    since = stretch.last_day - timedelta(days=rota.limits.reference_weeks * DAYS_PER_WEEK - 1)
    rows = [row for row in scenario.service.hours_worked if row.midwife_id == midwife_id]
    told = {day for row in rows for day in _days_of(row, stretch.first_day)}
    new = [day for day in _days_before(after, stretch.first_day) if day not in told]
    known = sorted(told | set(new))
    past = Past(
        hours=leave_hours(rota.hours, midwife, [day for day in known if day >= since], leave),
        weight=fair_part(midwife, known, leave),
        balance_hours=_balance(scenario, midwife_id, rows, stretch, after),
    )
    for row in rows:
        past = past.plus(_of_row(row, since, stretch.first_day))
    return past.plus(_of_duties(_duties_on(after, midwife_id, new), new, since))


def _days_of(row: HoursWorked, until: date) -> list[date]:
    days = (row.first_day + timedelta(days=number) for number in range(row.days))
    return [day for day in days if day < until]


def _days_before(after: Rotas | None, until: date) -> list[date]:
    """Days of the earlier rota before this one."""
    if after is None:
        return []
    days = (after.first_day + timedelta(days=number) for number in range(after.weeks * DAYS_PER_WEEK))
    return [day for day in days if day < until]


def _duties_on(after: Rotas | None, midwife_id: str, days: Sequence[date]) -> list[Duty]:
    every = after.duties if after else ()
    return [duty for duty in every if duty.midwife_id == midwife_id and duty.day in set(days)]


def _balance(
    scenario: Scenario, midwife_id: str, rows: Sequence[HoursWorked], stretch: Stretch, after: Rotas | None
) -> float:
    """Hours above contract: of the latest row that tells them, and of the earlier rota's days since then."""
    told = [row for row in rows if row.balance_hours is not None and row.last_day < stretch.first_day]
    latest = max(told, key=lambda row: row.last_day, default=None)
    days = _days_before(after, stretch.first_day)
    since = [day for day in days if latest is None or day > latest.last_day]
    midwife, leave = scenario.service.midwife[midwife_id], scenario.service.leave_of.get(midwife_id, ())
    owed = contracted_hours(scenario.policy.rota.hours, midwife, since, leave)
    worked = sum(duty.counted_hours for duty in _duties_on(after, midwife_id, since))
    return ((latest.balance_hours or 0.0) if latest else 0.0) + worked - owed


def _of_row(row: HoursWorked, since: date, until: date) -> Past:
    """The part of a row before the rota; of its hours only what lies within the reference period."""
    days = _days_of(row, until)
    share, counted = len(days) / row.days, sum(day >= since for day in days)
    return Past(
        hours=row.hours * counted / row.days,
        weeks=counted / DAYS_PER_WEEK,
        nights=row.nights * share,
        weekends=row.weekends * share,
        bank_holidays=row.bank_holidays * share,
    )


def _of_duties(duties: Sequence[Duty], days: Sequence[date], since: date) -> Past:
    worked = {duty.day for duty in duties}
    return Past(
        hours=sum(duty.counted_hours for duty in duties if duty.day >= since),
        weeks=sum(day >= since for day in days) / DAYS_PER_WEEK,
        nights=sum(duty.is_night for duty in duties),
        weekends=sum(map(is_weekend, worked)) / 2,
        bank_holidays=len(bank_holidays(worked)),
    )
