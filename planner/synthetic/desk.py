"""Naming a midwife and a buddy within a team, and keeping count of what each has taken on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np

from models.calendar import Month
from planner.synthetic.absences import LONG_KINDS, Absence, effective_wte
from planner.synthetic.bookings import HORIZON_MONTHS
from planner.synthetic.draws import Floats, Ints
from planner.synthetic.limits import LIMITS
from planner.synthetic.staff import Carer
from planner.synthetic.teams import TeamSite

_FULLEST = 0.8
"""Share of a team's month that care begun may take (assumed)."""


@dataclass(frozen=True)
class Carers:
    """Team, named midwife and buddy of one woman; the buddy may be missing."""

    team_id: str
    midwife_id: str
    buddy_id: str


def month_number(day: date, as_of: date) -> int:
    """Month of the horizon; women past their due date count in its first month."""
    return max(0, Month.of(day).since(Month.of(as_of)))


@dataclass(frozen=True)
class Work:
    """Women of each midwife (rows) by month of birth (columns; the last one: past their due date)."""

    women: Ints
    wte: Floats

    def load(self, row: int) -> float:
        """Women for each WTE."""
        return float(self.women[row].sum()) / max(float(self.wte[row].mean()), 0.1)

    def has_room(self, row: int, slot: int) -> bool:
        """Whether one more keeps the limits of the month and of every run of months with it."""
        month, run = 0 if slot == HORIZON_MONTHS else slot, LIMITS.pace_months
        if self.women[row, slot] >= _whole(LIMITS.births_per_wte_month * self.wte[row, month]):
            return False
        if slot == HORIZON_MONTHS:
            return True
        starts = range(max(0, slot - run + 1), min(slot, HORIZON_MONTHS - run) + 1)
        runs = [np.s_[row, start : start + run] for start in starts]
        pace = LIMITS.births_per_wte_year / 12
        return all(self.women[each].sum() < _whole(pace * self.wte[each].sum()) for each in runs)


def _whole(limit: float) -> int:
    return ceil(limit - 1e-9)


class Desk:
    """Names a midwife and a buddy and keeps count of what each has taken on."""

    def __init__(
        self, teams: list[TeamSite], staff: Sequence[Carer], leave: Sequence[Absence], as_of: date
    ) -> None:
        self._as_of = as_of
        self._teams = teams
        self._staff = staff
        self._known = effective_wte(staff, leave, as_of, leavers_stay=True)
        self._true = effective_wte(staff, leave, as_of)
        self._members = [
            [row for row, carer in enumerate(staff) if carer.team_id == team.team_id] for team in teams
        ]
        self.places = (
            LIMITS.births_per_wte_year
            / 12
            * np.array([self._true[rows].sum(axis=0) for rows in self._members])
        )
        self._taken = np.zeros((len(teams), HORIZON_MONTHS + 1))
        self._named = np.zeros((len(staff), HORIZON_MONTHS + 1), dtype=np.int64)
        self._buddied = np.zeros((len(staff), HORIZON_MONTHS + 1), dtype=np.int64)
        self._away: dict[str, list[Absence]] = {}
        for one in leave:
            if one.kind in LONG_KINDS:
                self._away.setdefault(one.midwife_id, []).append(one)

    def name_carers(self, team: int, due: date) -> Carers | None:
        """Carers in the team for a woman due then, counted at once; none where the team's month is full."""
        month = month_number(due, self._as_of)
        slot = month if due >= self._as_of else HORIZON_MONTHS
        if self._taken[team, slot] + 1 > _FULLEST * self.places[team, month]:
            return None
        midwife = self._lightest(team, due, slot, Work(self._named, self._known), None)
        if midwife is None:
            return None
        buddy = self._lightest(team, due, slot, Work(self._buddied, self._true), midwife)
        self._taken[team, slot] += 1
        self._named[midwife, slot] += 1
        if buddy is not None:
            self._buddied[buddy, slot] += 1
        buddy_id = "" if buddy is None else self._staff[buddy].midwife_id
        return Carers(self._teams[team].team_id, self._staff[midwife].midwife_id, buddy_id)

    def _lightest(self, team: int, due: date, slot: int, work: Work, other: int | None) -> int | None:
        """The midwife with room and the least work for her WTE; ties go to the first."""
        room = [
            row
            for row in self._members[team]
            if row != other and self._is_there(row, due) and work.has_room(row, slot)
        ]
        return min(room, key=lambda row: (work.load(row), row), default=None)

    def _is_there(self, row: int, due: date) -> bool:
        """In post by now, past her preceptorship, and not on long leave on the due date."""
        carer = self._staff[row]
        return (
            carer.starts_on is None
            and carer.preceptorship_ends_on is None
            and not any(one.first_day <= due <= one.last_day for one in self._away.get(carer.midwife_id, ()))
        )
