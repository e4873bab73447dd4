"""Lawful, fair rotas in which women meet the people they know: one for each team of a plan."""

from models import Plan, Rotas, Scenario
from planner.rota.request import Asked, Search, TeamDone

__all__ = ["Asked", "Search", "TeamDone", "plan_rotas"]


def plan_rotas(scenario: Scenario, plan: Plan, asked: Asked, search: Search | None = None) -> Rotas:
    """Make the rotas of a plan's teams; the result is the same for any number of workers.

    Whatever ends the search early, every team has a lawful rota, and says that it was stopped.
    """
    from planner.rota.every_team import make_rotas  # noqa: PLC0415  # the engine loads slowly, and few need it

    return make_rotas(scenario, plan, asked, search or Search())
