"""What a repaired rota changes: which duty goes from whom to whom."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from models import Duty, DutyForm, Rotas
from planner.exports.csv_text import csv_text
from planner.exports.rota.duties import why

CHANGED = ("team_id", "date", "kind", "site", "from_midwife_id", "to_midwife_id", "why")


class DutyChange(NamedTuple):
    """One duty that another midwife does, or that nobody does any more."""

    team_id: str
    day: date
    kind: str
    site: str
    before: str
    """Who did it; empty if nobody did, or if it is new."""
    after: str
    """Who does it now; empty if nobody does, or if it is gone."""
    why: str
    """Why she does it, or why nobody does."""


_Slot = tuple[str, date, str, str, tuple[str, ...]]


def changed_duties(before: Rotas, after: Rotas) -> tuple[DutyChange, ...]:
    """Every duty whose midwife changes, team by team, by day."""
    old, new = _by_slot(before.duties), _by_slot(after.duties)
    slots = sorted(old.keys() | new.keys())
    return tuple(change for slot in slots for change in _of_slot(slot, old.get(slot, []), new.get(slot, [])))


def _by_slot(duties: Iterable[Duty]) -> dict[_Slot, list[Duty]]:
    """Duties by what is to be done; a planned birth also by its woman."""
    found: dict[_Slot, list[Duty]] = {}
    for duty in duties:
        women = duty.woman_ids if duty.form is DutyForm.PLANNED_BIRTH else ()
        found.setdefault((duty.team_id, duty.day, duty.kind, duty.site, women), []).append(duty)
    return found


def _of_slot(slot: _Slot, old: list[Duty], new: list[Duty]) -> Iterator[DutyChange]:
    """Those who no longer do it beside those who do it now; who goes on doing it is left out."""
    stay = Counter(duty.midwife_id for duty in old) & Counter(duty.midwife_id for duty in new)
    gone, come = _without(old, stay.copy()), _without(new, stay.copy())
    team_id, day, kind, site, _ = slot
    for left, right in zip_longest(gone, come):
        reason = why(right) if right else "it is not needed"
        yield DutyChange(team_id, day, kind, site, _name(left), _name(right), reason)


def _name(duty: Duty | None) -> str:
    return (duty.midwife_id if duty else None) or ""


def _without(duties: list[Duty], stay: Counter[str | None]) -> list[Duty]:
    left = []
    for duty in duties:
        if stay[duty.midwife_id]:
            stay[duty.midwife_id] -= 1
        else:
            left.append(duty)
    return left


def rota_changes_csv(changes: Iterable[DutyChange]) -> str:
    """One row a duty that changes hands."""
    return csv_text(CHANGED, changes)
