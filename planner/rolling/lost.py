"""Why a woman cannot stay with the midwife whom she has met."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from models import HandoverCause, Midwife, Scenario, Team, Woman, last_day_of_care
from planner.rolling.earlier import Care


class _Look(NamedTuple):
    """One woman and those who care for her, as the files now say."""

    woman: Woman
    team: Team | None
    midwife: Midwife
    long_leave: tuple[tuple[date, date], ...]
    """First and last days of the midwife's long leave."""
    day: date
    """Her EDD; the day of planning once that is past."""


def lost(woman: Woman, care: Care, scenario: Scenario) -> HandoverCause | None:
    """The first cause for which care begun cannot be kept; none if it can: the rule of `models/README.md`.

    A woman past her EDD is looked at on the day of planning instead of her EDD.
    """
    look = _look(woman, care, scenario)
    if look is None or _left(look.midwife, scenario.as_of):
        return HandoverCause.MIDWIFE_LEFT
    return next((cause for cause, holds in _CAUSES if holds(look)), None)


def last_day_there(woman: Woman, care: Care, scenario: Scenario) -> date | None:
    """The last day on which she still has her midwife; none if that is over, or nobody knows.

    The day before the midwife or the team goes, or before the long leave that covers her EDD.
    """
    look = _look(woman, care, scenario)
    if look is None or look.team is None or _moved(look):
        return None
    ends = [day for day in (look.midwife.leaves_on, look.team.closes_on) if day is not None]
    ends += [first for first, last in look.long_leave if first <= look.day <= last]
    day = min(ends) - timedelta(days=1) if ends else None
    return day if day is not None and day >= scenario.as_of else None


def _look(woman: Woman, care: Care, scenario: Scenario) -> _Look | None:
    service = scenario.service
    midwife = service.midwife.get(care.midwife_id)
    if midwife is None:
        return None
    absences = service.leave_of.get(care.midwife_id, ())
    return _Look(
        woman=woman,
        team=service.team.get(care.team_id),
        midwife=midwife,
        long_leave=tuple((row.first_day, row.last_day) for row in absences if row.kind.is_long),
        day=max(woman.edd, scenario.as_of),
    )


def _left(midwife: Midwife, day: date) -> bool:
    return midwife.leaves_on is not None and midwife.leaves_on <= day


def _team_closed(look: _Look) -> bool:
    return look.team is None or look.team.is_proposed or not look.team.is_open(look.day)


def _moved(look: _Look) -> bool:
    return look.team is None or look.midwife.team_id != look.team.team_id


def _leaves(look: _Look) -> bool:
    return _left(look.midwife, last_day_of_care(look.woman.edd))


def _not_started(look: _Look) -> bool:
    return look.midwife.starts_on is not None and look.midwife.starts_on > look.woman.edd


def _on_long_leave(look: _Look) -> bool:
    return any(first <= look.day <= last for first, last in look.long_leave)


_CAUSES: tuple[tuple[HandoverCause, Callable[[_Look], bool]], ...] = (
    (HandoverCause.TEAM_CLOSED, _team_closed),
    (HandoverCause.MIDWIFE_MOVED, _moved),
    (HandoverCause.MIDWIFE_LEAVES, _leaves),
    (HandoverCause.MIDWIFE_NOT_STARTED, _not_started),
    (HandoverCause.LONG_LEAVE, _on_long_leave),
)
