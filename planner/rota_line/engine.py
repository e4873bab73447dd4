"""The solver of rotas and their audit, loaded late: the one is slow to load, both are told by name alone."""

from importlib import import_module
from typing import Any

from models import AuditReport, Plan, Rotas, Scenario


def plan_rotas(scenario: Scenario, plan: Plan, **asked: Any) -> Rotas:
    """Solve: one rota for each team asked for."""
    rotas: Rotas = import_module("planner.rota").plan_rotas(scenario, plan, **asked)
    return rotas


def audit_rotas(scenario: Scenario, plan: Plan, rotas: Rotas, *, after: Rotas | None) -> AuditReport:
    """Check without the solver: every team of the plan needs a rota."""
    report: AuditReport = import_module("planner.audit.rotas").audit_rotas(scenario, plan, rotas, after=after)
    return report
