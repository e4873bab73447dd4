"""Births expected to be attended by someone known, for given duties."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from models import BirthsAttended, Duty, DutyForm
from planner.rota.team import Team

_SLOTS_A_DAY = 96
"""Quarters of an hour by the clock, in which nobody's labour is likelier than in others of that day."""
_MINUTES = 60

OnCall = dict[str | None, NDArray[np.bool_]]
"""For each midwife, in which quarters of an hour she is on call; for None, in which anyone is."""


def attended(team: Team, duties: Sequence[Duty]) -> BirthsAttended:
    """Labours that begin while someone known is on call, and planned births done by someone known."""
    on_call = _on_call(team, duties)
    nobody = np.zeros(len(team.stretch.days) * _SLOTS_A_DAY, dtype=np.bool_)
    found = BirthsAttended()
    for row, chances in zip(team.caseload, team.labour, strict=True):
        if not chances.any():
            continue
        each = np.repeat(chances / _SLOTS_A_DAY, _SLOTS_A_DAY)
        named, buddy = (on_call.get(who, nobody) if who else nobody for who in (row.named, row.buddy))
        found += BirthsAttended(
            births=float(each.sum()),
            by_named=float(each[named].sum()),
            by_named_or_buddy=float(each[named | buddy].sum()),
            by_team=float(each[on_call.get(None, nobody)].sum()),
        )
    return rounded(sum(_planned(team, duties), found))


def rounded(births: BirthsAttended) -> BirthsAttended:
    """To millionths, so that no sum depends on how it was added up."""
    return BirthsAttended(**{name: round(value, 6) for name, value in births.model_dump().items()})


def _on_call(team: Team, duties: Sequence[Duty]) -> OnCall:
    found: OnCall = {}
    for duty in duties:
        if duty.is_on_call and duty.is_filled:
            first = (
                team.stretch.number(duty.day) * _SLOTS_A_DAY
                + (duty.starts.hour * _MINUTES + duty.starts.minute) // 15
            )
            length = (duty.ends.replace(tzinfo=None) - duty.starts.replace(tzinfo=None)) // timedelta(
                minutes=15
            )
            for who in (None, duty.midwife_id):
                slots = found.setdefault(who, np.zeros(len(team.stretch.days) * _SLOTS_A_DAY, dtype=np.bool_))
                slots[first : first + length] = True
    return found


def _planned(team: Team, duties: Sequence[Duty]) -> Iterable[BirthsAttended]:
    women = {row.woman.woman_id: row for row in team.caseload}
    for duty in duties:
        if duty.form is DutyForm.PLANNED_BIRTH and duty.woman_ids:
            row = women[duty.woman_ids[0]]
            named = duty.is_filled and duty.midwife_id == row.named
            known = duty.is_filled and duty.midwife_id in (row.named, row.buddy)
            yield BirthsAttended(
                births=1, by_named=named, by_named_or_buddy=known, by_team=float(duty.is_filled)
            )
