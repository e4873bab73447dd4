"""What each midwife of a rota carries: hours against contract, nights, weekends and duties on call."""

from datetime import date
from math import fsum
from typing import NamedTuple

from models import Leave, Rota, Scenario

_FRIDAY = 4
_DAYS_PER_WEEK, _WORKDAYS_PER_WEEK = 7, 5


class Share(NamedTuple):
    """One midwife's part of a rota."""

    midwife_id: str
    wte: float
    """Her contract on the first day."""
    hours: float
    """Hours of her duties that count as working time."""
    leave_hours: float
    """Hours that her annual and study leave stands for: a fifth of her week for each weekday."""
    carried: float
    """Hours carried on from before, above 0 if she worked too many."""
    contract: float
    """Hours of her contract, days of long leave and days before or after her employment left out."""
    nights: int
    weekends: int
    """Weekends with a duty."""
    on_call: int
    """Duties on call."""

    @property
    def over(self) -> float:
        """Hours above her contract, all things counted; below 0 if she owes them."""
        return self.carried + self.hours + self.leave_hours - self.contract


def shares(scenario: Scenario, rota: Rota) -> tuple[Share, ...]:
    """The part of each midwife of the rota, by id."""
    return tuple(_share(scenario, rota, midwife_id) for midwife_id in rota.midwives)


def _share(scenario: Scenario, rota: Rota, midwife_id: str) -> Share:
    return Share(
        midwife_id=midwife_id,
        wte=scenario.service.midwife[midwife_id].wte_on(rota.first_day),
        hours=rota.hours_of(midwife_id),
        leave_hours=_leave_hours(scenario, rota, midwife_id),
        carried=_carried(scenario, rota, midwife_id),
        contract=_contract(scenario, rota, midwife_id),
        nights=rota.nights_of(midwife_id),
        weekends=rota.weekends_of(midwife_id),
        on_call=sum(duty.is_on_call for duty in rota.duties_of(midwife_id)),
    )


def _week(scenario: Scenario, midwife_id: str, day: date) -> float:
    """Her contracted hours a week on `day`."""
    return scenario.policy.rota.hours.of_week(scenario.service.midwife[midwife_id].wte_on(day))


def _leave_on(scenario: Scenario, midwife_id: str, day: date) -> list[Leave]:
    midwife = scenario.service.midwife[midwife_id]
    if not midwife.is_employed(day):
        return []
    return [leave for leave in scenario.service.leave_of.get(midwife_id, ()) if leave.covers(day)]


def _leave_hours(scenario: Scenario, rota: Rota, midwife_id: str) -> float:
    return fsum(
        _week(scenario, midwife_id, day) / _WORKDAYS_PER_WEEK
        for day in rota.days
        if day.weekday() <= _FRIDAY and _is_short(_leave_on(scenario, midwife_id, day))
    )


def _is_short(leave: list[Leave]) -> bool:
    return bool(leave) and not _is_long(leave)


def _is_long(leave: list[Leave]) -> bool:
    return any(row.kind.is_long for row in leave)


def _contract(scenario: Scenario, rota: Rota, midwife_id: str) -> float:
    midwife = scenario.service.midwife[midwife_id]
    return fsum(
        _week(scenario, midwife_id, day) / _DAYS_PER_WEEK
        for day in rota.days
        if midwife.is_employed(day) and not _is_long(_leave_on(scenario, midwife_id, day))
    )


def _carried(scenario: Scenario, rota: Rota, midwife_id: str) -> float:
    if not scenario.policy.rota.hours.carries_balance:
        return 0.0
    told = [
        (row.last_day, row.balance_hours)
        for row in scenario.service.hours_worked
        if row.midwife_id == midwife_id and row.last_day < rota.first_day and row.balance_hours is not None
    ]
    return max(told)[1] if told else 0.0
