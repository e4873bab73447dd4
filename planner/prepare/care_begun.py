"""Care already begun: who stays with the midwife she has met."""

import numpy as np

from models import Leave, Midwife, Scenario, Team, Woman, last_day_of_care
from planner.prepare.problem import NOBODY, Ints


def is_kept(woman: Woman, midwife: Midwife | None, team: Team | None, leave: tuple[Leave, ...]) -> bool:
    """Whether a woman planned for stays with her team and named midwife.

    She does if that midwife is in that team, employed through EDD + 28 days and not on long leave on the EDD,
    and the team runs on the EDD.
    """
    if midwife is None or team is None or midwife.team_id != team.team_id:
        return False
    if team.is_proposed or not team.is_open(woman.edd):
        return False
    if not (midwife.is_employed(woman.edd) and midwife.is_employed(last_day_of_care(woman.edd))):
        return False
    return not any(absence.kind.is_long and absence.covers(woman.edd) for absence in leave)


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
