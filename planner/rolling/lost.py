"""Why a woman cannot stay with the midwife whom she has met."""

from datetime import date, timedelta
from typing import NamedTuple

from models import HandoverCause, Leave, Midwife, Scenario, Team, Woman, why_care_ends
from planner.rolling.earlier import Care


class _Look(NamedTuple):
    """Those who care for one woman, as the files now say."""

    team: Team | None
    midwife: Midwife
    long_leave: tuple[Leave, ...]
    """The midwife's long leave."""
    day: date
    """Her EDD; the day of planning once that is past."""


def lost(woman: Woman, care: Care, scenario: Scenario) -> HandoverCause | None:
    """The first cause for which care begun cannot be kept; none if it can: the rule of `models/README.md`.

    A woman past her EDD is looked at on the day of planning instead of her EDD.
    """
    look = _look(woman, care, scenario)
    if look is None or _left(look.midwife, scenario.as_of):
        return HandoverCause.MIDWIFE_LEFT
    return why_care_ends(woman, look.midwife, look.team, look.long_leave, look.day)


def last_day_there(woman: Woman, care: Care, scenario: Scenario) -> date | None:
    """The last day on which she still has her midwife; none if that is over, or nobody knows.

    The day before the midwife or the team goes, or before the long leave that covers her EDD.
    """
    look = _look(woman, care, scenario)
    if look is None or look.team is None or look.midwife.team_id != look.team.team_id:
        return None
    ends = [day for day in (look.midwife.leaves_on, look.team.closes_on) if day is not None]
    ends += [absence.first_day for absence in look.long_leave if absence.covers(look.day)]
    day = min(ends) - timedelta(days=1) if ends else None
    return day if day is not None and day >= scenario.as_of else None


def _look(woman: Woman, care: Care, scenario: Scenario) -> _Look | None:
    service = scenario.service
    midwife = service.midwife.get(care.midwife_id)
    if midwife is None:
        return None
    absences = service.leave_of.get(care.midwife_id, ())
    return _Look(
        team=service.team.get(care.team_id),
        midwife=midwife,
        long_leave=tuple(row for row in absences if row.kind.is_long),
        day=max(woman.edd, scenario.as_of),
    )


def _left(midwife: Midwife, day: date) -> bool:
    return midwife.leaves_on is not None and midwife.leaves_on <= day
