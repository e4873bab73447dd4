"""Who cared for whom under a plan."""

from typing import NamedTuple

from models import Plan, Scenario, Woman


class Care(NamedTuple):
    """One woman's team, named midwife and buddy."""

    team_id: str
    midwife_id: str
    buddy_id: str | None


class Earlier(NamedTuple):
    """A plan and the scenario that it answers."""

    scenario: Scenario
    plan: Plan


def stated(woman: Woman) -> Care | None:
    """The care that the files state for her; none without a team and a named midwife."""
    if woman.team_id is None or woman.midwife_id is None:
        return None
    return Care(woman.team_id, woman.midwife_id, woman.buddy_id)


def care_under(scenario: Scenario, plan: Plan) -> dict[str, Care]:
    """The care of each woman who has a named midwife under a plan.

    Of women whom the plan is not about (past their EDD, due after the horizon) it is what the files state.
    """
    others = {
        woman.woman_id: care
        for woman in scenario.service.women
        if not scenario.is_planned_for(woman) and (care := stated(woman))
    }
    return others | {row.woman_id: Care(row.team_id, row.midwife_id, row.buddy_id) for row in plan.placements}
