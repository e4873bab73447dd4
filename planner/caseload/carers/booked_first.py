"""Nobody waits for a woman of her own tier who may not come: places held go first to women in the files."""

from collections.abc import Iterator

import numpy as np

from planner.caseload.carers.greedy import fill
from planner.caseload.carers.ledger import Ledger
from planner.prepare import NOBODY
from planner.prepare.problem import Flags


def booked_first(ledger: Ledger, eligible: Flags) -> None:
    """Give women who are left out places that are held for women of their tier due in the same month.

    As many women of each tier stay placed; `eligible` is [W, T].
    """
    problem = ledger.problem
    if not problem.awaited.any():
        return
    waiting = np.flatnonzero((ledger.named == NOBODY) & eligible.any(axis=1) & ~problem.awaited)
    for woman in waiting[np.argsort(problem.tier[waiting], kind="stable")].tolist():
        any(_takes(ledger, woman, other) for other in _held_for(ledger, woman, eligible))
    fill(ledger, eligible)


def _held_for(ledger: Ledger, woman: int, eligible: Flags) -> Iterator[int]:
    """Women awaited who are like her in tier and month and placed where she may go."""
    problem, named = ledger.problem, ledger.named
    alike = (problem.tier == problem.tier[woman]) & (problem.month == problem.month[woman])
    for other in np.flatnonzero(problem.awaited & (named != NOBODY) & alike).tolist():
        if eligible[woman, problem.team_of[named[other]]]:
            yield other


def _takes(ledger: Ledger, woman: int, other: int) -> bool:
    """Whether she could be placed once the place of `other` was given up; if not, all is as before."""
    midwife = int(ledger.named[other])
    team = ledger.problem.team_of[midwife]
    ledger.release(other)
    able = ledger.midwives_with_room(woman, ledger.problem.midwives_of(team))
    if len(able) and ledger.team_has_room(woman, team):
        ledger.place(woman, midwife if midwife in able else int(able[0]))
        return True
    ledger.place(other, midwife)
    return False
