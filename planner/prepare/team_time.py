"""The staff time of midwives, of teams and of the core service, month by month."""

from typing import NamedTuple

import numpy as np

from models import Scenario
from planner.prepare.people import People
from planner.prepare.problem import Floats, together
from planner.prepare.staff_time import effective_wte


class StaffTime(NamedTuple):
    """WTE by month."""

    midwife: Floats
    """[M, K]"""
    team: Floats
    """[T, K], proposed teams as if opened"""
    core: Floats
    """[K], no team opened"""


def staff_time_of(scenario: Scenario, people: People) -> StaffTime:
    """What midwives give month by month, and teams and core have of it."""
    wte = effective_wte(scenario)
    count = len(scenario.months)
    midwife = np.array([wte[row.midwife_id] for row in people.midwives], dtype=np.float64).reshape(-1, count)
    team = together(midwife, people.team_of, len(people.teams))
    core = [wte[row.midwife_id] for row in scenario.service.midwives if row.is_core]
    return StaffTime(midwife, team, np.array(core).reshape(-1, count).sum(axis=0))
