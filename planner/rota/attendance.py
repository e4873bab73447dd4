"""Births expected to be attended by someone known, for given duties."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from models import LONDON, BirthsAttended, Duty, DutyForm
from planner.rota.chances import Chances
from planner.rota.stretch import Stretch
from planner.rota.team import Team

_SECONDS = 60

OnCall = dict[str | None, NDArray[np.bool_]]
"""For each midwife, in which minutes of the rota she is on call; for None, in which anyone is."""


def attended(team: Team, duties: Sequence[Duty]) -> BirthsAttended:
    """Labours that begin while someone known is on call, and planned births done by someone known.

    The night before the rota is that of the earlier one.
    """
    midnights = _midnights(team.stretch)
    on_call = _on_call(team.stretch, (*team.earlier, *duties))
    nobody = np.zeros(midnights[-1], dtype=np.bool_)
    found = BirthsAttended()
    for row, chances in zip(team.caseload, team.labour, strict=True):
        if not chances.any():
            continue
        named, buddy = (on_call.get(who, nobody) if who else nobody for who in (row.named, row.buddy))
        found += BirthsAttended(
            births=float(chances.sum()),
            by_named=_during(named, chances, midnights),
            by_named_or_buddy=_during(named | buddy, chances, midnights),
            by_team=_during(on_call.get(None, nobody), chances, midnights),
        )
    return rounded(sum(_planned(team, duties), found))


def _midnights(stretch: Stretch) -> NDArray[np.int64]:
    """Minutes that really pass from the rota's beginning to each midnight of it, the last one included."""
    days = (*stretch.days, stretch.last_day + timedelta(days=1))
    return np.array([_midnight(day) - _midnight(stretch.first_day) for day in days], dtype=np.int64)


def _midnight(day: date) -> int:
    return _minute(datetime.combine(day, time(), LONDON))


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // _SECONDS


def _during(minutes: NDArray[np.bool_], chances: Chances, midnights: NDArray[np.int64]) -> float:
    """The chance that labour begins in these minutes; within a day none is likelier than another."""
    shares = np.add.reduceat(minutes, midnights[:-1], dtype=np.int64) / np.diff(midnights)
    return float((shares * chances).sum())


def rounded(births: BirthsAttended) -> BirthsAttended:
    """To millionths, so that no sum depends on how it was added up."""
    return BirthsAttended(**{name: round(value, 6) for name, value in births.model_dump().items()})


def _on_call(stretch: Stretch, duties: Sequence[Duty]) -> OnCall:
    first, last = (_midnight(day) for day in (stretch.first_day, stretch.last_day + timedelta(days=1)))
    found: OnCall = {}
    for duty in duties:
        if duty.is_on_call and duty.is_filled:
            begins, ends = (max(0, _minute(moment) - first) for moment in (duty.starts, duty.ends))
            for who in (None, duty.midwife_id):
                minutes = found.setdefault(who, np.zeros(last - first, dtype=np.bool_))
                minutes[begins:ends] = True
    return found


def _planned(team: Team, duties: Sequence[Duty]) -> Iterable[BirthsAttended]:
    """Planned births on days of the rota, each done by whoever has its duty."""
    done = {
        duty.woman_ids[0]: duty.midwife_id
        for duty in duties
        if duty.form is DutyForm.PLANNED_BIRTH and duty.is_filled and len(duty.woman_ids) == 1
    }
    for row in team.caseload:
        if row.born_on is not None and team.stretch.holds(row.born_on):
            who = done.get(row.woman.woman_id)
            yield BirthsAttended(
                births=1,
                by_named=who is not None and who == row.named,
                by_named_or_buddy=who is not None and who in (row.named, row.buddy),
                by_team=who is not None,
            )
