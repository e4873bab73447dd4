"""Women alike change places: as many in every team, no limit stirred, and nothing costs more."""

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models import Scenario
from planner.caseload.relaxation.classes import classes_of
from planner.caseload.relaxation.open_care import may_fill
from planner.caseload.solve import eligible_with
from planner.caseload.teams.places import left_by, limits_of
from planner.caseload.teams.transport import nearest
from planner.prepare import NOBODY, prepare
from tests.strategies.services import scenarios


@given(scenarios(), st.integers(0, 2**20).map(Random))
def test_women_alike_change_places_where_it_costs_less(asked: Scenario, dice: Random) -> None:
    """Wherever they are, within the limits or not."""
    problem = prepare(asked)
    eligible = eligible_with(problem, max(problem.openings, key=len))
    classes = classes_of(problem, eligible, may_fill(problem, eligible))
    team = np.full(len(problem.women), NOBODY, dtype=np.int64)
    for woman in np.flatnonzero(eligible.any(axis=1)):
        team[woman] = dice.choice([NOBODY, *np.flatnonzero(eligible[woman]).tolist()])

    found = nearest(classes, limits_of(problem), team)

    placed = np.flatnonzero(team != NOBODY)
    assert (np.flatnonzero(found != NOBODY) == placed).all()
    assert eligible[placed, found[placed]].all()
    for now, was in zip(left_by(limits_of(problem), found), left_by(limits_of(problem), team), strict=True):
        assert (now.left == was.left).all()
    has_met = problem.present_team != NOBODY
    assert (found[has_met] == team[has_met]).all()
    cost = classes.placing_cost
    assert cost[placed, found[placed]].sum() <= cost[placed, team[placed]].sum()
    free = placed[~has_met[placed]]
    counted = np.hstack([limit.windows.women[free] * limit.load[free, None] for limit in limits_of(problem)])
    for at, one in enumerate(free.tolist()):
        for other in free[(counted == counted[at]).all(axis=1)].tolist():
            if eligible[one, found[other]] and eligible[other, found[one]]:
                changed = cost[one, found[other]] + cost[other, found[one]]
                assert cost[one, found[one]] + cost[other, found[other]] <= changed
