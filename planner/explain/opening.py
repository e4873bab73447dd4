"""Why a proposed team is not opened."""

import numpy as np

from planner.explain.ledger import Ledger
from planner.prepare import effective_wte

TOLERANCE = 1e-9


def not_opened_because(ledger: Ledger, team: int) -> str | None:
    """Why the plan does not open the team at position `team`; none if it runs or is opened."""
    if ledger.status_of(team) != "not opened":
        return None
    limits, wte = ledger.scenario.policy.limits, ledger.problem.team_wte[team]
    largest = int(wte.argmax())
    if wte[largest] > limits.team_wte_max + TOLERANCE:
        month = ledger.scenario.months[largest]
        return f"{wte[largest]:.1f} WTE would join it in {month}, the most is {limits.team_wte_max:g}"
    left = core_wte(ledger) - wte
    leanest = int(left.argmin())
    if left[leanest] < limits.core_floor_wte - TOLERANCE:
        month = ledger.scenario.months[leanest]
        floor = f"below the safe floor of {limits.core_floor_wte:g}"
        return f"the core service would be left with {left[leanest]:.1f} WTE in {month}, {floor}"
    return "opening it places no more women of the tiers in their order"


def core_wte(ledger: Ledger) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """[K] core staff time under the plan, less those who move to opened teams."""
    wte, opened = effective_wte(ledger.scenario), ledger.plan.opened_teams
    stays = [m for m in ledger.scenario.service.midwives if m.is_core and m.joins_team_id not in opened]
    nothing = np.zeros(len(ledger.scenario.months))
    return sum((np.array(wte[midwife.midwife_id]) for midwife in stays), nothing)
