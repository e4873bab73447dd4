"""Care already begun: who stays with the midwife she has met."""

import numpy as np

from models import Leave, Midwife, Scenario, Team, Woman, why_care_ends
from planner.prepare.problem import NOBODY, Ints


def is_kept(woman: Woman, midwife: Midwife | None, team: Team | None, leave: tuple[Leave, ...]) -> bool:
    """Whether a woman planned for stays with her team and named midwife.

    She does if that midwife is in that team, employed through EDD + 28 days and not on long leave on the EDD,
    and the team runs on the EDD.
    """
    return midwife is not None and why_care_ends(woman, midwife, team, leave, woman.edd) is None


def kept_by(scenario: Scenario, women: tuple[Woman, ...], position: dict[str, int]) -> Ints:
    """[W] the midwife who keeps each woman, by `position` of her id; NOBODY where care begun is not kept."""
    service = scenario.service
    found = np.full(len(women), NOBODY, dtype=np.int64)
    for row, woman in enumerate(women):
        if woman.midwife_id is None or woman.team_id is None:
            continue
        midwife, team = service.midwife.get(woman.midwife_id), service.team.get(woman.team_id)
        if is_kept(woman, midwife, team, service.leave_of.get(woman.midwife_id, ())):
            found[row] = position[woman.midwife_id]
    return found
