"""Visits by someone known, for given duties: made by whoever has the clinic or round that names her."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from models import Duty, VisitsMade
from planner.rota.caseload import InCare
from planner.rota.demand import SEES_WOMEN
from planner.rota.team import Team


class Visited(NamedTuple):
    """The visits of a rota by whom they are made."""

    antenatal: VisitsMade
    postnatal: VisitsMade


def visited(team: Team, duties: Sequence[Duty]) -> Visited:
    """Visits before and after birth; those of a week are made in the first duty from it on that names her."""
    women = {row.woman.woman_id: row for row in team.caseload}
    seeing = sorted((duty for duty in duties if duty.form in SEES_WOMEN), key=lambda duty: duty.starts)
    antenatal = postnatal = VisitsMade()
    for week in team.visits:
        for woman, number in week.number.items():
            who = _who(seeing, woman, week.first_day)
            after = week.after_birth[woman]
            antenatal += _made(women[woman], who, number - after)
            postnatal += _made(women[woman], who, after)
    return Visited(antenatal, postnatal)


def _who(seeing: Sequence[Duty], woman: str, first_day: date) -> str | None:
    """Who sees her first from a day on; none if nobody does."""
    found = (duty for duty in seeing if duty.day >= first_day and woman in duty.woman_ids)
    duty = next(found, None)
    return duty.midwife_id if duty else None


def _made(row: InCare, who: str | None, number: int) -> VisitsMade:
    """So many visits of a woman by one midwife, or by nobody."""
    return VisitsMade(
        visits=number,
        by_named=number * (who is not None and who == row.named),
        by_named_or_buddy=number * (who is not None and who in (row.named, row.buddy)),
        by_team=number * (who is not None),
    )
