"""Whole women month by month: near the optimum, within the limits that count months."""

import numpy as np
import pytest

from planner.caseload import solve
from planner.caseload.by_months import by_months, has_room
from planner.caseload.classes import Classes
from planner.caseload.linear import Optimum
from planner.caseload.places import left_by, limits_of
from planner.caseload.progress import OutOfTime, Watch
from planner.caseload.relaxed import relax, worth_of
from planner.caseload.solve import eligible_with
from planner.prepare import NOBODY, Problem, prepare
from planner.prepare.problem import Ints
from tests.property.services import always_by_parts, large_scenario


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
    """Between two months."""
    classes, found = optimum
    with pytest.raises(OutOfTime):
        by_months(classes, worth_of(classes), found, Watch(seconds_left=lambda: -1.0))


def test_there_is_room_where_the_whole_first_tier_has_a_place(
    optimum: tuple[Classes, Optimum],
) -> None:
    """One woman of it left out, even in part, and there is none."""
    classes, found = optimum
    assert has_room(classes, found.x)

    parts = found.x.copy()
    parts[np.flatnonzero((classes.tier == 1) & (parts[: len(classes.row)] > 0))[0]] -= 0.25
    assert not has_room(classes, parts)


def test_where_months_leave_out_women_of_the_first_tier_teams_are_settled(
    monkeypatch: pytest.MonkeyPatch, problem: Problem
) -> None:
    """As if there were no room: nothing of what the months gave is left."""
    monkeypatch.setattr("planner.caseload.by_parts.refine", lambda _classes, team, _watch: iter((team,)))
    with always_by_parts():
        monkeypatch.setattr("planner.caseload.by_parts.has_room", lambda _classes, _parts: False)
        settled = solve(problem)
        monkeypatch.setattr("planner.caseload.by_parts.has_room", lambda _classes, _parts: True)
        monkeypatch.setattr(
            "planner.caseload.by_parts.by_months",
            lambda classes, *_: np.full(len(classes.problem.women), NOBODY, dtype=np.int64),
        )
        after = solve(problem)

    assert after.placements == settled.placements
