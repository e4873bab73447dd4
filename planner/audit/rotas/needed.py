"""The duties that policy, plan and tables ask for."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from math import ceil
from typing import NamedTuple

from models import DutyForm, DutyKind, Team, bank_holidays
from planner.audit.rotas.history import DAY
from planner.audit.rotas.register import RotaRegister, is_weekday

_ROUNDING = 1e-9
_MINUTES = 60
_TAKES_VISITS = frozenset({DutyForm.CLINIC, DutyForm.VISITS})


class Slot(NamedTuple):
    """A duty that is needed on a day; its women where it is a planned birth."""

    day: date
    kind: str
    site: str = ""
    women: tuple[str, ...] = ()


class Rounds(NamedTuple):
    """Visits that are needed in one week of the rota, beyond those of single days."""

    days: tuple[date, ...]
    """The week's days on which the team is open."""
    free: frozenset[date]
    """Days on which they may lie."""
    fixed: Counter[date]
    """How many lie on a day because they are fixed there."""
    number: int
    """How many are needed in the week."""


class Needed:
    """What one team needs in the days of the rota."""

    def __init__(self, register: RotaRegister, team: Team) -> None:
        self._register, self._team_id = register, team.team_id
        self.days = tuple(day for day in register.days if team.is_open(day))
        self.holidays = bank_holidays(self.days)
        self.visits = next(iter(register.policy.of_form(DutyForm.VISITS)), None)
        self.asked = Counter(self._asked())
        """Slots that policy and planned births ask for."""
        self.fixed = Counter(self._fixed())
        """Fixed duties by day and kind."""
        self.slots = self.asked + self._because_fixed()
        """Everything that is needed on its day; rounds of visits apart."""

    def _asked(self) -> Iterator[Slot]:
        policy = self._register.policy
        for day in self.days:
            yield from (Slot(day, kind.id) for kind in policy.on_call)
            yield from self._weekly(day)
        births = next(iter(policy.of_form(DutyForm.PLANNED_BIRTH)), None)
        for row in self._register.women[self._team_id]:
            born_on = self._register.birth_on.get(row.woman.woman_id)
            if births is not None and born_on in self.days:
                yield Slot(born_on, births.id, women=(row.woman.woman_id,))

    def _weekly(self, day: date) -> Iterator[Slot]:
        for row in self._register.policy.duties_of_team(self._team_id):
            if row.weekday.number == day.weekday() and day not in self.holidays:
                yield from [Slot(day, row.kind, row.site)] * row.midwives

    def _fixed(self) -> Iterator[tuple[date, str]]:
        register = self._register
        for midwife in register.members[self._team_id]:
            for day in self.days:
                row = register.fixed_on(midwife.midwife_id, day)
                if row is not None and row.kind in register.kinds and register.is_there(midwife, day):
                    yield day, row.kind

    def asked_on(self, day: date, kind: str) -> int:
        """Duties of a kind that are asked for on a day at any site, whatever is fixed."""
        return sum(count for slot, count in self.asked.items() if (slot.day, slot.kind) == (day, kind))

    def beyond_asked(self, day: date, kind: str) -> int:
        """Fixed duties of a kind on a day beyond those asked for."""
        return max(0, self.fixed[day, kind] - self.asked_on(day, kind))

    def is_rounds(self, kind: str) -> bool:
        """Whether it is the kind of the rounds of visits."""
        return self.visits is not None and kind == self.visits.id

    def _because_fixed(self) -> Counter[Slot]:
        return Counter(
            {
                Slot(day, kind): self.beyond_asked(day, kind)
                for day, kind in self.fixed
                if not self.is_rounds(kind)
            }
        )

    def rounds(self) -> Iterator[Rounds]:
        """The rounds of visits that each week of the rota needs."""
        if self.visits is None:
            return
        for start in range(0, len(self._register.days), 7):
            week = self._register.days[start : start + 7]
            days = tuple(day for day in week if day in self.days)
            fixed = Counter({day: self.beyond_asked(day, self.visits.id) for day in days})
            free = frozenset(day for day in days if is_weekday(day) and day not in self.holidays)
            number = max(self._rounds_of(days, self.visits), fixed.total())
            yield Rounds(days, free or frozenset(days), fixed, number)

    def _rounds_of(self, days: tuple[date, ...], visits: DutyKind) -> int:
        minutes = sum(self._visit_minutes.get(day, 0.0) for day in days) - self._clinic_minutes(days)
        return max(0, ceil(minutes / (visits.hours * _MINUTES) - _ROUNDING))

    def _clinic_minutes(self, days: tuple[date, ...]) -> float:
        kinds = [self._register.kinds[slot.kind] for day in days for slot in self._weekly(day)]
        return sum(kind.hours * _MINUTES for kind in kinds if kind.form in _TAKES_VISITS)

    @cached_property
    def _visit_minutes(self) -> dict[date, float]:
        found: dict[date, float] = {}
        for row in self._register.women[self._team_id]:
            born_on = self._register.birth_on.get(row.woman.woman_id)
            for visit in self._register.policy.visits.of(row.woman, born_on):
                found[visit.day] = found.get(visit.day, 0.0) + visit.minutes
        return found


def weekends(days: tuple[date, ...]) -> Iterator[tuple[date, date]]:
    """The weekends of which both days are among the days."""
    for day in days:
        if not is_weekday(day) and is_weekday(day - DAY) and day + DAY in days:
            yield day, day + DAY
