"""Leave: annual and study leave of everyone, maternity and sick leave of some.

Model. Six weeks of annual leave in the year planned, more of them in school holidays; two days of study
leave. Only what could be known on the day of planning is written: midwives who are off sick that day, and
maternity leave that runs or begins within six months.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.calendar import horizon
from planner.synthetic.bookings import HORIZON_MONTHS
from planner.synthetic.compact import constant
from planner.synthetic.draws import Floats
from planner.synthetic.limits import LIMITS
from planner.synthetic.staff import Carer

LONG_KINDS = ("maternity", "sick")
_ANNUAL_WEEKS = 6
"""Weeks of annual leave (assumed: between the 27 and 33 days of Agenda for Change, bank holidays apart)."""
_HOLIDAYS = {2: 1.5, 4: 1.5, 7: 1.8, 8: 2.2, 10: 1.4, 12: 1.5}
"""Pull of the months with school holidays on annual leave (assumed)."""


@dataclass(frozen=True)
class Absence:
    """One absence, both days included."""

    midwife_id: str
    first_day: date
    last_day: date
    kind: str


def absences(staff: Sequence[Carer], as_of: date, rng: np.random.Generator) -> list[Absence]:
    """All leave, by midwife and first day."""
    mondays = _mondays(as_of)
    pull = np.array([_HOLIDAYS.get(day.month, 1.0) for day in mondays])
    found: list[Absence] = []
    for carer in staff:
        long = _long_leave(carer, as_of, rng)
        weeks = sorted(rng.choice(len(mondays), _ANNUAL_WEEKS, replace=False, p=pull / pull.sum()).tolist())
        short = [*_annual(carer, mondays, weeks), _study(carer, mondays, weeks, rng)]
        kept = [
            leave for leave in short if _employed(carer, leave) and not any(_meet(leave, one) for one in long)
        ]
        found += sorted([*long, *kept], key=lambda leave: leave.first_day)
    return found


def _mondays(as_of: date) -> list[date]:
    last = horizon(as_of, HORIZON_MONTHS)[-1].last_day
    first = as_of + timedelta(days=-as_of.weekday() % 7)
    return [first + timedelta(weeks=week) for week in range(((last - first).days - 6) // 7 + 1)]


def _long_leave(carer: Carer, as_of: date, rng: np.random.Generator) -> list[Absence]:
    """At most one long leave; none for those who leave, are new or would join a proposed team."""
    chance, start, length = rng.random(), rng.random(), rng.random()
    if carer.leaves_on or carer.starts_on or carer.joins_team_id:
        return []
    maternity, sick = 1.6 * constant("maternity_leave_share"), constant("sick_share")
    if chance < maternity:
        first = as_of + timedelta(days=int(-280 + start * 460))
        return [Absence(carer.midwife_id, first, first + timedelta(days=int(273 + length * 91)), "maternity")]
    if chance < maternity + sick:
        first = as_of - timedelta(days=int(1 + start * 50))
        return [Absence(carer.midwife_id, first, as_of + timedelta(days=int(7 + length * 63)), "sick")]
    return []


def _annual(carer: Carer, mondays: list[date], weeks: list[int]) -> list[Absence]:
    """One absence for each stretch of weeks in a row, Monday to Sunday."""
    stretches: list[list[int]] = []
    for week in weeks:
        if stretches and stretches[-1][-1] == week - 1:
            stretches[-1].append(week)
        else:
            stretches.append([week])
    return [
        Absence(carer.midwife_id, mondays[run[0]], mondays[run[-1]] + timedelta(days=6), "annual")
        for run in stretches
    ]


def _study(carer: Carer, mondays: list[date], taken: list[int], rng: np.random.Generator) -> Absence:
    free = [week for week in range(len(mondays)) if week not in taken]
    day = mondays[free[int(rng.integers(len(free)))]] + timedelta(days=1)
    return Absence(carer.midwife_id, day, day + timedelta(days=1), "study")


def _employed(carer: Carer, leave: Absence) -> bool:
    return (carer.starts_on is None or carer.starts_on <= leave.first_day) and (
        carer.leaves_on is None or leave.last_day < carer.leaves_on
    )


def _meet(one: Absence, other: Absence) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def effective_wte(
    staff: Sequence[Carer], leave: Sequence[Absence], as_of: date, *, leavers_stay: bool = False
) -> Floats:
    """Effective WTE of each midwife (rows) in each month of the horizon (columns), as in models/README.md.

    With `leavers_stay`, as if nobody left (what the service knew when it named midwives).
    """
    months = horizon(as_of, HORIZON_MONTHS)
    days = np.array([day.toordinal() for month in months for day in month.dates()])
    month_of = np.repeat(np.arange(len(months)), [month.days for month in months])
    present = np.array([_presence(carer, days, leavers_stay) for carer in staff])
    row_of = {carer.midwife_id: row for row, carer in enumerate(staff)}
    for one in leave:
        if one.kind in LONG_KINDS:
            away = (days >= one.first_day.toordinal()) & (days <= one.last_day.toordinal())
            present[row_of[one.midwife_id], away] = 0.0
    share = np.column_stack([present[:, month_of == month].mean(axis=1) for month in range(len(months))])
    return np.asarray(share * np.array([carer.wte for carer in staff])[:, None], dtype=np.float64)


def _presence(carer: Carer, days: np.ndarray, stays: bool) -> Floats:
    share = np.ones(len(days))
    if carer.preceptorship_ends_on and carer.starts_on:
        share[days <= carer.preceptorship_ends_on.toordinal()] = LIMITS.preceptorship_share
        share[days < carer.starts_on.toordinal() + 7 * LIMITS.supernumerary_weeks] = 0.0
    if carer.starts_on:
        share[days < carer.starts_on.toordinal()] = 0.0
    if carer.leaves_on and not stays:
        share[days >= carer.leaves_on.toordinal()] = 0.0
    return share
