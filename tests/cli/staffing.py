"""The plainest solver and audit of rotas, by hand: each day is on call, in turn, whoever is not away."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from models import (
    AuditReport,
    BirthsAttended,
    Duty,
    Leave,
    Plan,
    Rota,
    RotaRuleId,
    Rotas,
    RuleCheck,
    Scenario,
    Status,
    Violation,
)
from planner.rota import Asked, Search


@dataclass
class ByTurns:
    """Takes the place of the solver; notes what it was asked."""

    status: Status = Status.PROVEN
    asked: list[dict[str, Any]] = field(default_factory=list)
    warnings: tuple[str, ...] = ()

    def plan_rotas(self, scenario: Scenario, plan: Plan, asked: Asked, search: Search) -> Rotas:
        """One duty on call by day, every day, in the order of the midwives' ids."""
        self.asked.append(asked._asdict() | search._asdict())
        known = [team.team_id for team in scenario.service.teams if not team.is_proposed]
        first_day, weeks, away = asked.first_day, asked.weeks, asked.absent
        return Rotas(
            scenario=scenario.name,
            as_of=plan.as_of,
            plan_hash="0" * 64,
            first_day=first_day,
            weeks=weeks,
            rotas=tuple(self._team(scenario, team, first_day, weeks, away) for team in asked.teams or known),
        )

    def _team(
        self,
        scenario: Scenario,
        team_id: str,
        first_day: date,
        weeks: int,
        away: Sequence[tuple[str, date, date]],
    ) -> Rota:
        staff = [row.midwife_id for row in scenario.service.midwives if row.team_id == team_id]
        kind = scenario.policy.rota.kind("on_call_day")
        duties = []
        for number in range(7 * weeks):
            day = first_day + timedelta(days=number)
            turn = staff[number % len(staff) :] + staff[: number % len(staff)]
            absent = {who for who, first, last in away if first <= day <= last}
            there = [who for who in turn if who not in absent]
            who = {"midwife_id": there[0]} if there else {"unfilled": "nobody_present"}
            duties.append(Duty.of(kind, team_id, day, **who))
        return Rota(
            team_id=team_id,
            first_day=first_day,
            weeks=weeks,
            status=self.status,
            midwives=tuple(staff),
            duties=tuple(duties),
            warnings=self.warnings,
            attended=BirthsAttended(births=2, by_named=1, by_named_or_buddy=1.5, by_team=2),
            attended_blind=BirthsAttended(births=2, by_named=0.5, by_named_or_buddy=1, by_team=2),
        )


def audit_by_leave(
    scenario: Scenario,
    plan: Plan,
    rotas: Rotas,
    *,
    after: Rotas | None = None,
    teams: Collection[str] | None = None,
    called_in: Collection[Leave] = (),
) -> AuditReport:
    """Two rules alone: nobody has a duty on leave, and every running team asked for has a rota."""
    missing = tuple(
        Violation(
            rule=RotaRuleId.DUTY_ONCE, subject=team.team_id, amount=0, limit=1, message="the team has no rota"
        )
        for team in scenario.service.teams
        if not team.is_proposed and team.team_id not in rotas.of_team
        if teams is None or team.team_id in teams
    )
    broken = tuple(
        Violation(
            rule=RotaRuleId.DUTY_PRESENT,
            subject=duty.midwife_id or "",
            when=str(duty.day),
            amount=1,
            limit=0,
            message=f"{duty.midwife_id} is on leave",
        )
        for duty in rotas.duties
        if any(row.covers(duty.day) for row in scenario.service.leave_of.get(duty.midwife_id or "", ()))
    )
    check = RuleCheck(rule=RotaRuleId.DUTY_PRESENT, checked=len(rotas.duties), broken=len(broken))
    looked_at = len(rotas.rotas) + len(missing)
    once = RuleCheck(rule=RotaRuleId.DUTY_ONCE, checked=looked_at, broken=len(missing))
    return AuditReport(checks=(once, check), violations=(*missing, *broken), aims=())
