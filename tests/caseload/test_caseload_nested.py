"""Seasons apart, then halves, then all: an optimum of the relaxation, and a solution near it on the way."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pytest

from planner.caseload import seasons
from planner.caseload.by_parts import ByParts, worth_of
from planner.caseload.classes import Classes, classes_of
from planner.caseload.compact import Compact, compact
from planner.caseload.linear import LinearProgram
from planner.caseload.nested import Near, Whole, solve_halves
from planner.caseload.open_care import may_fill
from planner.caseload.posting import Relaxation, relaxation_of
from planner.caseload.progress import OutOfTime, Stop, Watch
from planner.caseload.solve import eligible_with
from planner.prepare import Problem, prepare
from planner.prepare.problem import Floats
from tests.property.services import large_scenario


class Posted(NamedTuple):
    """A service's relaxation, in four seasons."""

    problem: Problem
    classes: Classes
    relaxation: Relaxation
    program: Compact
    objective: Floats


@pytest.fixture(scope="module")
def posted() -> Iterator[Posted]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seasons, "MANY", 1)
        problem = prepare(large_scenario())
        eligible = eligible_with(problem, problem.openings[0])
        classes = classes_of(problem, eligible, may_fill(problem, eligible))
        relaxation = relaxation_of(classes)
        program = compact(classes, relaxation)
        yield Posted(problem, classes, relaxation, program, program.of(worth_of(classes)))


def halves_of(posted: Posted, workers: int = 1) -> Near:
    return solve_halves(posted.program, posted.objective, Watch(), workers)


def plain_optimum(posted: Posted) -> float:
    """Of the relaxation as it is posted, from nothing."""
    relaxation, classes = posted.relaxation, posted.classes
    found = LinearProgram(relaxation.matrix, relaxation.limit).most(worth_of(classes), classes.upper, Watch())
    assert found is not None
    return found.value


def test_the_horizon_has_four_seasons_of_months_that_follow_each_other(posted: Posted) -> None:
    month = posted.problem.month[posted.classes.woman]
    season = posted.program.seasons[: len(month), 0]
    assert set(season.tolist()) == {0, 1, 2, 3}
    assert (np.diff(season[np.argsort(month, kind="stable")]) >= 0).all()


def test_halves_obey_every_row_of_the_relaxation(posted: Posted) -> None:
    placed = halves_of(posted).x[: len(posted.classes.row)]
    assert (placed >= -1e-6).all()
    assert (placed <= posted.classes.upper + 1e-6).all()
    assert (posted.relaxation.matrix @ placed <= posted.relaxation.limit + 1e-6).all()


def test_halves_reach_all_but_a_hundredth_of_the_optimum(posted: Posted) -> None:
    reached, most = float(posted.objective @ halves_of(posted).x), plain_optimum(posted)
    assert 0.99 * most <= reached <= most * (1 + 1e-9)


def test_whole_program_has_the_optimum_of_the_relaxation(posted: Posted) -> None:
    """Shares and loans of seasons must change nothing."""
    optimum = Whole(posted.program, posted.objective, halves_of(posted), Watch()).optimum()
    assert optimum is not None
    assert optimum.value == pytest.approx(plain_optimum(posted), rel=1e-9)
    placed = optimum.x[: len(posted.classes.row)]
    assert (posted.relaxation.matrix @ placed <= posted.relaxation.limit + 1e-6).all()


def test_what_is_settled_waits_for_no_optimum_unless_there_are_no_halves(posted: Posted) -> None:
    """A large program's halves are near at once; a program of one season is solved."""
    near, nothing = halves_of(posted), np.zeros(len(posted.objective))
    large = Whole(posted.program, posted.objective, near, Watch())
    assert large.near_optimum() is near.x
    single = posted.program._replace(
        season=np.zeros_like(posted.program.season), seasons=np.zeros_like(posted.program.seasons)
    )
    small = Whole(single, posted.objective, near._replace(x=nothing), Watch()).near_optimum()
    assert small is not None
    assert float(posted.objective @ small) == pytest.approx(plain_optimum(posted), rel=1e-9)


def test_halves_are_the_same_for_one_worker_and_two(posted: Posted) -> None:
    one, two = halves_of(posted, 1), halves_of(posted, 2)
    assert (one.x == two.x).all()
    assert (one.basis.columns == two.basis.columns).all()


def test_plan_in_seasons_is_the_same_for_one_worker_and_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seasons, "MANY", 1)
    problem = prepare(large_scenario())
    eligible = eligible_with(problem, problem.openings[0])
    one, two = (ByParts(problem, eligible, Watch(), workers).solve() for workers in (1, 2))
    assert (one.assignment.named == two.assignment.named).all()
    assert (one.assignment.buddy == two.assignment.buddy).all()
    assert one.bounds == two.bounds


def test_whole_program_ends_when_asked_to_stop(posted: Posted) -> None:
    near, stop = halves_of(posted), Stop()
    stop.ask()
    with pytest.raises(OutOfTime):
        Whole(posted.program, posted.objective, near, Watch(stop=stop)).optimum()
