"""A share of staff time is lost to sickness: sick leave is spread over midwives and weeks.

In each team, and in core, midwives in a fixed order are away once, for two weeks (longer only where that
could not reach the share), the first at the beginning of the time, the last at its end, until the share is
reached.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from models import CORE, Leave, LeaveKind, Midwife
from models.staff_changes import Sickness
from planner.whatif.choosing import in_fixed_order, known
from planner.whatif.draft import Draft
from planner.whatif.step import Misfit
from planner.whatif.wording import iso_day

SPELL_DAYS = 14
PERCENT = 100


def sickness(draft: Draft, terms: Sickness) -> None:
    """Add sick leave to one team, or to all and core, until the share is reached."""
    if terms.team not in (None, CORE):
        known(draft, "teams", str(terms.team), ("sickness", "team"))
    first, last = max(terms.from_, draft.terms.as_of), min(terms.until, draft.terms.last_day)
    if last < first:
        raise Misfit(("sickness", "from"), "lies outside the horizon", iso_day(terms.from_))
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    for team_id in sorted({row.team_id for row in draft.midwives.values()}):
        if terms.team in (None, team_id):
            _in_team(draft, team_id, days, terms.percent)


def _in_team(draft: Draft, team_id: str, days: list[date], percent: float) -> None:
    staff = [row for row in draft.midwives.values() if row.team_id == team_id]
    given = sum(row.wte_on(day) for row in staff for day in days if row.is_employed(day))
    lost = _lost(draft, staff, days)
    missing = given * percent / PERCENT - lost
    if given == 0 or missing <= 0:
        return
    spells = list(_spells(_well(draft, staff, days), days, missing, percent))
    for number, (row, length) in enumerate(spells):
        start = number * (len(days) - length) // max(len(spells) - 1, 1)
        draft.add_leave(_sick(row, days[start], days[start + length - 1]))
    now = _lost(draft, staff, days)
    what = f"sick leave, {iso_day(days[0])} to {iso_day(days[-1])}"
    draft.note(team_id, what, _share(lost, given), f"{_share(now, given)}, {len(spells)} midwives more")
    if now < given * percent / PERCENT - max(row.wte for row in staff):
        draft.warn(f"{team_id} has too few midwives who could fall ill to reach it", ("sickness", "percent"))


def _lost(draft: Draft, staff: list[Midwife], days: list[date]) -> float:
    """WTE-days of sick leave."""
    by_id = {row.midwife_id: row for row in staff}
    found = 0.0
    for midwife_id, day in {
        (one.midwife_id, day)
        for one in draft.leave
        if one.kind is LeaveKind.SICK and one.midwife_id in by_id
        for day in days
        if one.covers(day) and by_id[one.midwife_id].is_employed(day)
    }:
        found += by_id[midwife_id].wte_on(day)
    return round(found, 6)


def _well(draft: Draft, staff: list[Midwife], days: list[date]) -> list[Midwife]:
    """Midwives in post all the time and on no long leave in it, in fixed order."""
    away = {
        one.midwife_id
        for one in draft.leave
        if one.kind.is_long and one.first_day <= days[-1] and days[0] <= one.last_day
    }
    there = {
        row.midwife_id: row
        for row in staff
        if row.midwife_id not in away and row.is_employed(days[0]) and row.is_employed(days[-1])
    }
    return [there[midwife_id] for midwife_id in in_fixed_order(there)]


def _spells(
    staff: list[Midwife], days: list[date], missing: float, percent: float
) -> Iterator[tuple[Midwife, int]]:
    """Who is away for how many days, until `missing` WTE-days are reached as nearly as whole days can."""
    longest = min(len(days), max(SPELL_DAYS, ceil(len(days) * percent / PERCENT)))
    for row in staff:
        length = min(longest, round(missing / row.wte))
        if length < 1:
            return
        yield row, length
        missing -= length * row.wte


def _sick(row: Midwife, first: date, last: date) -> Leave:
    return Leave(midwife_id=row.midwife_id, first_day=first, last_day=last, kind=LeaveKind.SICK)


def _share(lost: float, given: float) -> str:
    return f"{lost / given * PERCENT:.1f}% of staff time"
