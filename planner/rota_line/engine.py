"""The solver of rotas and their audit, loaded late: they are slow to load, and most commands need neither."""

from models import AuditReport, Leave, Plan, Rotas, Scenario
from planner.rota import Asked, Search


def plan_rotas(scenario: Scenario, plan: Plan, asked: Asked, search: Search) -> Rotas:
    """Solve: one rota for each team asked for."""
    from planner.rota import plan_rotas as solve  # noqa: PLC0415  # slow to load

    return solve(scenario, plan, asked, search)


def audit_rotas(
    scenario: Scenario,
    plan: Plan,
    rotas: Rotas,
    *,
    after: Rotas | None,
    teams: tuple[str, ...] | None,
    called_in: tuple[Leave, ...],
) -> AuditReport:
    """Check without the solver: every team asked for, or of the plan where none is named, needs a rota."""
    from planner.audit.rotas import audit_rotas as check  # noqa: PLC0415  # slow to load

    return check(scenario, plan, rotas, after=after, teams=teams, called_in=called_in)
