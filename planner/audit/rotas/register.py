"""The rotas beside scenario, plan and the rota before them: the facts on which every rule looks."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from models import (
    Duty,
    DutyKind,
    FixedDuty,
    Leave,
    LeaveKind,
    Midwife,
    Plan,
    RotaRuleId,
    Rotas,
    Scenario,
    Team,
    Violation,
    Woman,
)
from planner.audit.rotas.history import DAY, Worked, known_days

ROUNDING = 1e-6
"""Hours by which a number may pass a limit through rounding."""
_SHORT_LEAVE = frozenset({LeaveKind.ANNUAL, LeaveKind.STUDY})
_SATURDAY = 5


class Cared(NamedTuple):
    """A woman of a team, with whoever cares for her."""

    woman: Woman
    named: str | None
    buddy: str | None


class RotaRegister:
    """What scenario, plan and rotas say of teams, midwives and days."""

    def __init__(
        self,
        scenario: Scenario,
        plan: Plan,
        rotas: Rotas,
        after: Rotas | None,
        asked: Collection[str] | None = None,
        called_in: Collection[Leave] = (),
    ) -> None:
        self.scenario, self.plan, self.rotas, self.after = scenario, plan, rotas, after
        self._asked, self._called_in = asked, called_in
        self.policy = scenario.policy.rota
        self.limits = self.policy.limits
        self.first_day = rotas.first_day
        self.days = tuple(rotas.first_day + DAY * number for number in range(rotas.weeks * 7))
        self.last_day = self.days[-1]
        self.kinds: dict[str, DutyKind] = {kind.id: kind for kind in self.policy.duty_kinds}
        self._known: dict[str, dict[date, Worked]] = {}

    @cached_property
    def earlier_days(self) -> tuple[date, ...]:
        """Days of the rota before, up to this one's first day."""
        if self.after is None:
            return ()
        every = (self.after.first_day + DAY * number for number in range(self.after.weeks * 7))
        return tuple(day for day in every if day < self.first_day)

    @cached_property
    def teams(self) -> tuple[Team, ...]:
        """Teams that run, or are opened by the plan, on days of the rota, and are asked for or have one."""
        return tuple(
            team
            for team in self.scenario.service.teams
            if self.plan.runs(team)
            and any(team.is_open(day) for day in self.days)
            and (self._asked is None or team.team_id in self._asked or team.team_id in self.rotas.of_team)
        )

    @cached_property
    def members(self) -> dict[str, tuple[Midwife, ...]]:
        """Midwives by team, those who are employed on a day of the rota."""
        found: dict[str, list[Midwife]] = {team.team_id: [] for team in self.teams}
        for row in self.scenario.service.midwives:
            if any(row.is_employed(day) for day in self.days):
                for team_id in {row.team_id, self._joins(row)} & found.keys():
                    found[team_id].append(row)
        return {team_id: tuple(rows) for team_id, rows in found.items()}

    def _joins(self, midwife: Midwife) -> str:
        opened = midwife.joins_team_id in self.plan.opened_teams
        return midwife.joins_team_id if midwife.joins_team_id is not None and opened else midwife.team_id

    @cached_property
    def women(self) -> dict[str, tuple[Cared, ...]]:
        """Women by team: as the plan places them, or as the files do where it does not plan for them."""
        found: dict[str, list[Cared]] = {team.team_id: [] for team in self.teams}
        for row in self.plan.placements:
            woman = self.scenario.service.woman.get(row.woman_id)
            if woman is not None and row.team_id in found:
                found[row.team_id].append(Cared(woman, row.midwife_id, row.buddy_id))
        for woman in self.scenario.service.women:
            if woman.team_id in found and not self.scenario.is_planned_for(woman):
                found[woman.team_id].append(Cared(woman, woman.midwife_id, woman.buddy_id))
        return {team_id: tuple(rows) for team_id, rows in found.items()}

    @cached_property
    def birth_on(self) -> dict[str, date]:
        """Days of planned births by woman."""
        return {row.woman_id: row.day for row in self.scenario.service.planned_births}

    @cached_property
    def duties(self) -> dict[str, list[Duty]]:
        """Duties by midwife in order of beginning: this rota's, and before them the earlier one's."""
        earlier = self.after.duties if self.after else ()
        every = [duty for duty in earlier if duty.day < self.first_day] + list(self.rotas.duties)
        found: dict[str, list[Duty]] = {}
        for duty in every:
            if duty.midwife_id is not None:
                found.setdefault(duty.midwife_id, []).append(duty)
        return {
            who: sorted(found[who], key=lambda duty: (duty.starts.timestamp(), duty.kind))
            for who in sorted(found)
        }

    def of_team(self, team_id: str) -> tuple[Duty, ...]:
        """Duties of a team, those of the earlier rota before this one's first day included."""
        rota = self.rotas.of_team.get(team_id)
        before = self.after.of_team.get(team_id) if self.after else None
        earlier = [duty for duty in before.duties if duty.day < self.first_day] if before else []
        return (*earlier, *(rota.duties if rota else ()))

    def duties_now(self, midwife_id: str) -> list[Duty]:
        """Her duties in this rota."""
        return [duty for duty in self.duties.get(midwife_id, []) if duty.day >= self.first_day]

    def known(self, midwife_id: str) -> dict[date, Worked]:
        """What she worked on each day before this rota of which something is known."""
        if midwife_id not in self._known:
            rows = [row for row in self.scenario.service.hours_worked if row.midwife_id == midwife_id]
            duties = self.duties.get(midwife_id, [])
            self._known[midwife_id] = known_days(rows, duties, self.earlier_days, self.first_day)
        return self._known[midwife_id]

    @cached_property
    def everyone(self) -> tuple[Midwife, ...]:
        """Every midwife of a team with a rota."""
        return tuple(row for rows in self.members.values() for row in rows)

    def is_on_leave(self, midwife_id: str, day: date) -> bool:
        """Whether she is on leave of any kind."""
        return any(row.covers(day) for row in self.scenario.service.leave_of.get(midwife_id, ()))

    def is_there(self, midwife: Midwife, day: date) -> bool:
        """Whether she is employed and on no leave."""
        return midwife.is_employed(day) and not self.is_on_leave(midwife.midwife_id, day)

    def is_on_books(self, midwife: Midwife, day: date) -> bool:
        """Whether she is employed and on no leave but what she called in."""
        rows = self.scenario.service.leave_of.get(midwife.midwife_id, ())
        return midwife.is_employed(day) and not any(
            row.covers(day) for row in rows if row not in self._called_in
        )

    def wte_days(self, midwife: Midwife, day: date) -> float:
        """Her contract on a day on which she is employed and on no long leave, else 0."""
        rows = self.scenario.service.leave_of.get(midwife.midwife_id, ())
        is_away = any(row.covers(day) and row.kind not in _SHORT_LEAVE for row in rows)
        return midwife.wte_on(day) if midwife.is_employed(day) and not is_away else 0.0

    @cached_property
    def _fixed(self) -> dict[str, tuple[FixedDuty, ...]]:
        found: dict[str, list[FixedDuty]] = {}
        for row in self.scenario.service.fixed_duties:
            found.setdefault(row.midwife_id, []).append(row)
        return {who: tuple(rows) for who, rows in found.items()}

    def fixed_on(self, midwife_id: str, day: date) -> FixedDuty | None:
        """What is fixed for her on a day."""
        return next((row for row in self._fixed.get(midwife_id, ()) if row.falls_on(day)), None)

    def is_fixed_off(self, midwife_id: str, day: date) -> bool:
        """Whether the day is a fixed day off of hers."""
        row = self.fixed_on(midwife_id, day)
        return row is not None and row.is_off


RotaVerdicts = Iterator[Violation | None]
"""One entry for each case looked at: what is broken, or none."""
RotaCheck = Callable[[RotaRegister], RotaVerdicts]
"""One rule, checked in every case that it speaks of."""


def last_day_of(duty: Duty) -> date:
    """The day of a duty's last moment."""
    return (duty.ends - timedelta(microseconds=1)).date()


def is_weekday(day: date) -> bool:
    """Whether it is a Monday to Friday."""
    return day.weekday() < _SATURDAY


def fault(
    rule: RotaRuleId, subject: str, when: object, message: str, amount: float = 1, limit: float = 0
) -> Violation:
    """One case in which a rule is broken."""
    return Violation(rule=rule, subject=subject, when=str(when), amount=amount, limit=limit, message=message)
