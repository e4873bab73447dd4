"""Who may be named for whom, and who speaks whose language."""

import numpy as np

from models import Scenario
from planner.prepare.people import People
from planner.prepare.problem import Flags, Ints, Naming
from planner.prepare.staff_time import DayGrid, preceptorship, presence


def naming_of(scenario: Scenario, people: People, tier: Ints) -> Naming:
    """Who is there on each woman's due date, who of them may be named for her, and speaks her language."""
    grid = DayGrid(scenario)
    leave_of = scenario.service.leave_of
    shape = (len(people.midwives), grid.days)
    here = np.array(
        [presence(row, leave_of.get(row.midwife_id, ()), grid) for row in people.midwives], dtype=np.bool_
    )
    learning = np.array([preceptorship(row, grid) for row in people.midwives], dtype=np.bool_)
    day = np.array([(woman.edd - grid.first).days for woman in people.women], dtype=np.int64)
    at_risk = (tier == 1) | np.array([bool(woman.risk_factors) for woman in people.women], dtype=np.bool_)
    present = here.reshape(shape).T[day]
    barred = learning.reshape(shape).T[day] & at_risk[:, None]
    if not scenario.policy.limits.preceptees_need_low_risk:
        barred = np.zeros_like(barred)
    return Naming(present & ~barred, present, _speaks(people))


def _speaks(people: People) -> Flags:
    found = np.ones((len(people.women), len(people.midwives)), dtype=np.bool_)
    languages = {woman.interpreter_language for woman in people.women} - {None}
    spoken = {
        word: np.array([word in midwife.languages for midwife in people.midwives], dtype=np.bool_)
        for word in languages
    }
    for row, woman in enumerate(people.women):
        if woman.interpreter_language is not None:
            found[row] = spoken[woman.interpreter_language]
    return found
