"""First come, first served within each tier: an instant plan, and the last hand at every other."""

import numpy as np

from planner.caseload.carers.ledger import Ledger
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints


def fill(ledger: Ledger, eligible: Flags) -> None:
    """Place every woman who is still unplaced where there is room.

    Tier by tier, nearest team, least loaded midwife. `eligible` is [W, T]. Women of one tier come in the
    order of their ids.
    """
    problem = ledger.problem
    waiting = np.flatnonzero((ledger.named == NOBODY) & eligible.any(axis=1) & (problem.tier > 0))
    members = [problem.midwives_of(team) for team in range(len(problem.teams))]
    for woman in waiting[np.argsort(problem.tier[waiting], kind="stable")]:
        _place(ledger, int(woman), eligible[woman], members)


def _place(ledger: Ledger, woman: int, eligible: Flags, members: list[Ints]) -> None:
    problem = ledger.problem
    teams = np.flatnonzero(eligible)
    for team in teams[np.argsort(problem.minutes[woman, teams], kind="stable")]:
        if ledger.team_has_room(woman, int(team)):
            able = ledger.midwives_with_room(woman, members[team])
            if len(able):
                ledger.place(woman, int(able[np.argmax(_room(problem, ledger, woman, able))]))
                return


def _room(problem: Problem, ledger: Ledger, woman: int, midwives: Ints) -> Ints:
    """Places that each midwife has left over the horizon, those who speak the woman's language first."""
    left = ledger.midwife_month[midwives].sum(axis=1)
    room: Ints = left + np.where(problem.speaks[woman, midwives], 10_000, 0)
    return room
