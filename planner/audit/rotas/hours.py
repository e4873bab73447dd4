"""Rules on hours: the average week, that of night workers, and the contract."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models import HoursWorked, Midwife, RotaRuleId
from planner.audit.rotas.history import DAY, Worked, total, worked_on
from planner.audit.rotas.register import ROUNDING, RotaRegister, RotaVerdicts, fault, is_weekday

_DAYS_PER_WEEK = 7
_WEEKDAYS_PER_WEEK = 5


class Average(NamedTuple):
    """What a midwife worked in one reference period, leave counted as she would have worked."""

    last_day: date
    days: int
    worked: Worked

    @property
    def weeks(self) -> float:
        """Weeks of which something is known."""
        return self.days / _DAYS_PER_WEEK


def average_week(register: RotaRegister) -> RotaVerdicts:
    """A week has at most 48 hours on average, hours worked before the rota included."""
    most = register.limits.average_week_hours
    for midwife in register.everyone:
        for period in averages(register, midwife):
            hours = period.worked.hours / period.weeks
            message = f"{hours:.1f} hours a week on average over {period.weeks:g} weeks"
            yield (
                fault(RotaRuleId.AVERAGE_WEEK, midwife.midwife_id, period.last_day, message, hours, most)
                if hours > most + ROUNDING
                else None
            )


def night_average(register: RotaRegister) -> RotaVerdicts:
    """Who regularly works nights has at most 8 hours in 24 on average, a day of rest a week left out."""
    most = register.limits.night_average_hours
    for midwife in register.everyone:
        for period in averages(register, midwife):
            if period.worked.nights / period.weeks < register.limits.night_worker_nights_week - ROUNDING:
                continue
            hours = period.worked.hours / (period.days * (_DAYS_PER_WEEK - 1) / _DAYS_PER_WEEK)
            message = f"{hours:.1f} hours in 24 on average, and she works nights"
            yield (
                fault(RotaRuleId.NIGHT_AVERAGE, midwife.midwife_id, period.last_day, message, hours, most)
                if hours > most + ROUNDING
                else None
            )


def averages(register: RotaRegister, midwife: Midwife) -> Iterator[Average]:
    """The reference periods that end with the rota, or with a week of it that has a whole period before."""
    weeks = register.rotas.weeks
    for week in range(min(weeks, register.limits.reference_weeks), weeks + 1):
        last = register.days[week * _DAYS_PER_WEEK - 1]
        first = last - DAY * (register.limits.reference_weeks * _DAYS_PER_WEEK - 1)
        yield _average(register, midwife, first, last)


def _average(register: RotaRegister, midwife: Midwife, first: date, last: date) -> Average:
    duties = register.duties.get(midwife.midwife_id, [])
    now = {day: worked_on(duties, day) for day in register.days}
    days = {
        day: worked
        for day, worked in (register.known(midwife.midwife_id) | now).items()
        if first <= day <= last
    }
    leave = [day for day in days if is_weekday(day) and register.is_on_leave(midwife.midwife_id, day)]
    hours = sum(_of_day(register, midwife, day) for day in leave)
    return Average(last, len(days), total(days.values()).plus(Worked(hours=hours)))


def most_hours(register: RotaRegister) -> RotaVerdicts:
    """Nobody works longer than her contract and the tolerance, both in proportion to her WTE."""
    for midwife in register.everyone:
        most = max(0.0, due(register, midwife) + tolerance(register, midwife))
        hours = hours_now(register, midwife)
        message = f"{hours:g} hours; contract, balance and tolerance allow {most:g}"
        yield (
            fault(RotaRuleId.MOST_HOURS, midwife.midwife_id, register.last_day, message, hours, most)
            if hours > most + ROUNDING
            else None
        )


def hours_now(register: RotaRegister, midwife: Midwife) -> float:
    """Hours of this rota that count as working time."""
    return sum(duty.counted_hours for duty in register.duties_now(midwife.midwife_id))


def due(register: RotaRegister, midwife: Midwife) -> float:
    """Hours that she should work in this rota: what her contract asks for, less the balance carried on."""
    owed = sum(_owed(register, midwife, day) for day in register.days)
    return owed - (_balance(register, midwife) if register.policy.hours.carries_balance else 0.0)


def tolerance(register: RotaRegister, midwife: Midwife) -> float:
    """Hours by which she may pass or miss them."""
    wte = sum(midwife.wte_on(day) for day in register.days if midwife.is_employed(day)) / len(register.days)
    return register.policy.hours.tolerance(wte, register.rotas.weeks)


def _of_day(register: RotaRegister, midwife: Midwife, day: date) -> float:
    return register.policy.hours.of_week(midwife.wte_on(day)) / _WEEKDAYS_PER_WEEK


def _owed(register: RotaRegister, midwife: Midwife, day: date) -> float:
    is_owed = is_weekday(day) and register.is_there(midwife, day)
    return _of_day(register, midwife, day) if is_owed else 0.0


def _balance(register: RotaRegister, midwife: Midwife) -> float:
    """Hours above contract: of the latest row that tells them, and of the earlier rota since then."""
    row = _latest(register, midwife)
    since = [day for day in register.earlier_days if row is None or day > row.last_day]
    duties = register.duties.get(midwife.midwife_id, [])
    worked = sum(duty.counted_hours for duty in duties if duty.day in since)
    owed = sum(_owed(register, midwife, day) for day in since)
    return (row.balance_hours or 0.0 if row else 0.0) + worked - owed


def _latest(register: RotaRegister, midwife: Midwife) -> HoursWorked | None:
    rows = [
        row
        for row in register.scenario.service.hours_worked
        if row.midwife_id == midwife.midwife_id
        and row.balance_hours is not None
        and row.last_day < register.first_day
    ]
    return max(rows, key=lambda row: row.last_day, default=None)
