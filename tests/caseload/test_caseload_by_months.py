"""Whole women month by month: near the optimum, within the limits that count months."""

import numpy as np
import pytest

from planner.caseload.programs.linear import Optimum
from planner.caseload.progress import OutOfTime, Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.relaxed import relax, worth_of
from planner.caseload.solve import eligible_with
from planner.caseload.teams.by_months import by_months
from planner.caseload.teams.places import left_by, limits_of
from planner.prepare import NOBODY, Problem, prepare
from planner.prepare.problem import Ints
from tests.property.services import large_scenario


@pytest.fixture(scope="module")
def problem() -> Problem:
    """A trust of three teams that places all of its first tier."""
    return prepare(large_scenario())


@pytest.fixture(scope="module")
def optimum(problem: Problem) -> tuple[Classes, Optimum]:
    """The relaxation with every team open, and its optimum."""
    opened = max(problem.openings, key=len)
    relaxed, found = relax(problem, eligible_with(problem, opened), Watch(), 1)
    assert found is not None
    return relaxed.classes, found


def placed(problem: Problem, team: Ints) -> list[int]:
    """Women with a team, by tier."""
    counts: list[int] = np.bincount(problem.tier[team != NOBODY], minlength=4)[1:].tolist()
    return counts


def test_teams_come_near_the_optimum_within_the_limits(
    problem: Problem, optimum: tuple[Classes, Optimum]
) -> None:
    """A month of a team loses less than a woman: what no exchange brings together is less than one takes."""
    classes, found = optimum
    team = by_months(classes, worth_of(classes), found, Watch())

    women = np.flatnonzero(team != NOBODY)
    assert classes.eligible[women, team[women]].all()
    for limit in left_by(limits_of(problem), team):
        assert (limit.left >= 0).all()
    parts = found.x[: len(classes.row)]
    best = sum(parts[classes.tier == tier].sum() for tier in (1, 2, 3))
    lost = len(problem.teams) * len(problem.months.labels)
    assert best - lost < sum(placed(problem, team)) <= best + 1e-6
    assert placed(problem, team)[0] == pytest.approx(parts[classes.tier == 1].sum())


def test_who_asks_to_stop_is_heard(optimum: tuple[Classes, Optimum]) -> None:
    """Before anybody is placed."""
    classes, found = optimum
    with pytest.raises(OutOfTime):
        by_months(classes, worth_of(classes), found, Watch(seconds_left=lambda: -1.0))
