"""What each midwife of a rota carries: hours against contract, nights, weekends and duties on call."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import fsum
from typing import NamedTuple

from models import Rota, Rotas, Scenario

ALL = "all"
"""Stands for all midwives of a team, in place of an id."""
_WORKDAYS_PER_WEEK = 5


class Share(NamedTuple):
    """One midwife's part of a rota."""

    midwife_id: str
    wte: float
    """Her contract on the first day, WTE."""
    hours: float
    """Hours of her duties that count as working time."""
    owed: float
    """Hours of her contract: a fifth of a week for each weekday on which she is employed and not on leave."""
    carried: float
    """Hours worked above contract before, below 0 if she owes them."""
    nights: int
    weekends: int
    """Weekends with a duty."""
    on_call: int
    """Duties on call."""
    is_preceptee: bool = False
    """Whether her preceptorship lasts through the rota."""

    @property
    def over(self) -> float:
        """Hours beside contract at the end of the rota; below 0 are those left for births and other work."""
        return self.carried + self.hours - self.owed


def shares(scenario: Scenario, rota: Rota, after: Rotas | None = None) -> tuple[Share, ...]:
    """The part of each midwife of the rota, by id; hours of the rota before it count as carried on."""
    return tuple(_share(scenario, rota, midwife_id, after) for midwife_id in rota.midwives)


def together(rows: Sequence[Share]) -> Share:
    """All midwives as one, called `all`."""
    return Share(
        midwife_id=ALL,
        wte=fsum(row.wte for row in rows),
        hours=fsum(row.hours for row in rows),
        owed=fsum(row.owed for row in rows),
        carried=fsum(row.carried for row in rows),
        nights=sum(row.nights for row in rows),
        weekends=sum(row.weekends for row in rows),
        on_call=sum(row.on_call for row in rows),
    )


def _share(scenario: Scenario, rota: Rota, midwife_id: str, after: Rotas | None) -> Share:
    return Share(
        midwife_id=midwife_id,
        wte=scenario.service.midwife[midwife_id].wte_on(rota.first_day),
        hours=rota.hours_of(midwife_id),
        owed=_owed(scenario, midwife_id, rota.days),
        carried=_carried(scenario, midwife_id, rota.first_day, after),
        nights=rota.nights_of(midwife_id),
        weekends=rota.weekends_of(midwife_id),
        on_call=sum(duty.is_on_call for duty in rota.duties_of(midwife_id)),
        is_preceptee=scenario.service.midwife[midwife_id].is_preceptee(rota.last_day),
    )


def _owed(scenario: Scenario, midwife_id: str, days: Iterable[date]) -> float:
    """Contracted hours of these days."""
    midwife, hours = scenario.service.midwife[midwife_id], scenario.policy.rota.hours
    leave = scenario.service.leave_of.get(midwife_id, ())
    return fsum(
        hours.of_week(midwife.wte_on(day)) / _WORKDAYS_PER_WEEK
        for day in days
        if day.weekday() < _WORKDAYS_PER_WEEK
        and midwife.is_employed(day)
        and not any(row.covers(day) for row in leave)
    )


def _carried(scenario: Scenario, midwife_id: str, first_day: date, after: Rotas | None) -> float:
    """The latest balance in the files, and what an earlier rota added to it since."""
    if not scenario.policy.rota.hours.carries_balance:
        return 0.0
    told = [
        (row.last_day, row.balance_hours)
        for row in scenario.service.hours_worked
        if row.midwife_id == midwife_id and row.last_day < first_day and row.balance_hours is not None
    ]
    last_day, balance = max(told, default=(date.min, 0.0))
    for rota in after.rotas if after else ():
        if midwife_id in rota.midwives:
            days = [day for day in rota.days if last_day < day < first_day]
            worked = [duty.counted_hours for duty in rota.duties_of(midwife_id) if duty.day in set(days)]
            balance += fsum(worked) - _owed(scenario, midwife_id, days)
    return balance
