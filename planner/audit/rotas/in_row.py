"""Rules on what follows what: duties and nights in a row, and kinds that may not follow each other."""

from collections.abc import Iterable, Iterator
from datetime import date

from models import RotaRuleId
from planner.audit.rotas.history import DAY
from planner.audit.rotas.register import RotaRegister, RotaVerdicts, fault


def duties_in_row(register: RotaRegister) -> RotaVerdicts:
    """A midwife has duties on so many days in a row at most."""
    for midwife_id, duties in register.duties.items():
        days = (duty.day for duty in duties)
        most = register.limits.most_duties_in_row
        yield from _runs(register, RotaRuleId.DUTIES_IN_ROW, midwife_id, days, most)


def nights_in_row(register: RotaRegister) -> RotaVerdicts:
    """A midwife has so many nights in a row at most."""
    for midwife_id, duties in register.duties.items():
        days = (duty.day for duty in duties if duty.is_night)
        most = register.limits.most_nights_in_row
        yield from _runs(register, RotaRuleId.NIGHTS_IN_ROW, midwife_id, days, most)


def _runs(
    register: RotaRegister, rule: RotaRuleId, midwife_id: str, days: Iterable[date], most: int
) -> RotaVerdicts:
    """Every run of days that reaches into the rota."""
    for first, last in _stretches(set(days)):
        length = (last - first).days + 1
        if last < register.first_day:
            continue
        message = f"{length} days in a row"
        yield fault(rule, midwife_id, f"{first}..{last}", message, length, most) if length > most else None


def _stretches(days: set[date]) -> Iterator[tuple[date, date]]:
    for first in sorted(day for day in days if day - DAY not in days):
        last = first
        while last + DAY in days:
            last += DAY
        yield first, last


def followed_by(register: RotaRegister) -> RotaVerdicts:
    """No duty is followed the day after by one of a kind that may not follow it."""
    for midwife_id, duties in register.duties.items():
        for today in duties:
            kind = register.kinds.get(today.kind)
            for next_day in duties:
                if kind is None or next_day.day != today.day + DAY or next_day.day < register.first_day:
                    continue
                message = f"{next_day.kind} follows {today.kind}"
                is_wrong = next_day.kind in kind.not_followed_by
                yield (fault(RotaRuleId.FOLLOWED_BY, midwife_id, next_day.day, message) if is_wrong else None)
