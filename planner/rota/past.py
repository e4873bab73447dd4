"""What lies behind a midwife when her rota begins: last duties, hours, nights and weekends."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from models import Duty, HoursWorked, Rotas, Scenario
from models.rota import is_weekend
from planner.rota.stretch import DAYS_PER_WEEK, Stretch, bank_holidays

DAYS_REMEMBERED = 21
"""Days before the rota that rests and runs look back on."""


class Past(NamedTuple):
    """What a midwife has done before the rota."""

    hours: float = 0.0
    """Working time within the reference period."""
    weeks: float = 0.0
    """Weeks of the reference period for which it is known."""
    days: float = 0.0
    """Days on which all below were counted."""
    nights: float = 0.0
    weekends: float = 0.0
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
    weeks = scenario.policy.rota.limits.reference_weeks
    since = stretch.last_day - timedelta(days=weeks * DAYS_PER_WEEK - 1)
    rows = [row for row in scenario.service.hours_worked if row.midwife_id == midwife_id]
    past = Past(balance_hours=_balance(rows, stretch))
    for row in rows:
        past = past.plus(_of_row(row, since, stretch.first_day))
    if after is not None:
        past = past.plus(_of_rota(after, midwife_id, rows, since, stretch.first_day))
    return past


def _balance(rows: Sequence[HoursWorked], stretch: Stretch) -> float:
    told = [row for row in rows if row.balance_hours is not None and row.last_day < stretch.first_day]
    latest = max(told, key=lambda row: row.last_day, default=None)
    return 0.0 if latest is None or latest.balance_hours is None else latest.balance_hours


def _of_row(row: HoursWorked, since: date, until: date) -> Past:
    """The part of a row before the rota; of its hours only what lies within the reference period."""
    last = min(row.last_day, until - timedelta(days=1))
    share = max(0, (last - row.first_day).days + 1) / row.days
    counted = max(0, (last - max(row.first_day, since)).days + 1)
    return Past(
        hours=row.hours * counted / row.days,
        weeks=counted / DAYS_PER_WEEK,
        days=row.days * share,
        nights=row.nights * share,
        weekends=row.weekends * share,
        bank_holidays=row.bank_holidays * share,
    )


def _of_rota(after: Rotas, midwife_id: str, rows: Sequence[HoursWorked], since: date, until: date) -> Past:
    days = [
        after.first_day + timedelta(days=number)
        for number in range(after.weeks * DAYS_PER_WEEK)
        if after.first_day + timedelta(days=number) < until
    ]
    new = {day for day in days if not any(row.first_day <= day <= row.last_day for row in rows)}
    duties = [duty for duty in after.duties if duty.midwife_id == midwife_id and duty.day in new]
    counted = [duty for duty in duties if duty.day >= since]
    return Past(
        hours=sum(duty.counted_hours for duty in counted),
        weeks=sum(day >= since for day in new) / DAYS_PER_WEEK,
        days=len(new),
        nights=sum(duty.is_night for duty in duties),
        weekends=len({_week(duty.day) for duty in duties if is_weekend(duty.day)}),
        bank_holidays=len({duty.day for duty in duties} & bank_holidays(new)) if new else 0,
    )


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())
