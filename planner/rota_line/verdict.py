"""The audit of rotas that were asked for some teams alone: that the others have none is no fault."""

from models import AuditReport, Plan, RotaRuleId, Rotas, Scenario, Violation
from planner.rota_line import engine

_EVERY_TEAM = RotaRuleId.DUTY_ONCE
"""The rule that also asks for a rota of every team."""


def audited(
    scenario: Scenario, plan: Plan, rotas: Rotas, *, after: Rotas | None, teams: tuple[str, ...] | None
) -> AuditReport:
    """The audit of the rotas of these teams, or of all teams where none are named."""
    report = engine.audit_rotas(scenario, plan, rotas, after=after)
    if teams is None:
        return report
    others = scenario.service.team.keys() - set(teams)
    kept = tuple(row for row in report.violations if not _is_of(row, others))
    fewer = len(report.violations) - len(kept)
    checks = tuple(
        check.replace(checked=check.checked - fewer, broken=check.broken - fewer)
        if check.rule is _EVERY_TEAM
        else check
        for check in report.checks
    )
    return report.replace(checks=checks, violations=kept)


def _is_of(violation: Violation, teams: set[str]) -> bool:
    return violation.rule is _EVERY_TEAM and violation.subject in teams
