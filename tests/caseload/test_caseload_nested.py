"""Seasons apart, then halves, then all: an optimum of the relaxation."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pytest

from planner.caseload.by_parts import ByParts
from planner.caseload.programs.linear import Basis, LinearProgram, Optimum
from planner.caseload.progress import OutOfTime, Stop, Watch
from planner.caseload.relaxation import seasons
from planner.caseload.relaxation.classes import Classes, classes_of
from planner.caseload.relaxation.compact import Compact, compact
from planner.caseload.relaxation.nested import Nested, solve_nested
from planner.caseload.relaxation.open_care import may_fill
from planner.caseload.relaxation.posting import Relaxation, relaxation_of
from planner.caseload.relaxation.relaxed import worth_of
from planner.caseload.solve import eligible_with
from planner.prepare import NOBODY, Problem, prepare
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


def nested(posted: Posted, workers: int = 1) -> Nested:
    return solve_nested(posted.program, posted.objective, Watch(), workers)


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


def test_optimum_is_that_of_the_relaxation(posted: Posted) -> None:
    """Shares and loans of seasons must change nothing."""
    optimum = nested(posted).optimum
    assert optimum is not None
    assert optimum.value == pytest.approx(plain_optimum(posted), rel=1e-9)
    placed = optimum.x[: len(posted.classes.row)]
    assert (placed >= -1e-6).all()
    assert (placed <= posted.classes.upper + 1e-6).all()
    assert (posted.relaxation.matrix @ placed <= posted.relaxation.limit + 1e-6).all()


def test_program_of_one_season_has_no_halves(posted: Posted) -> None:
    single = posted.program._replace(
        season=np.zeros_like(posted.program.season), seasons=np.zeros_like(posted.program.seasons)
    )
    optimum = solve_nested(single, posted.objective, Watch(), 1).optimum
    assert optimum is not None
    assert optimum.value == pytest.approx(plain_optimum(posted), rel=1e-9)


def test_large_program_begins_where_its_halves_stand(posted: Posted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four seasons begin at rest; two halves, then all, where what they are made of ended."""
    starts: list[Basis | None] = []
    solved = LinearProgram.most

    def most(self: LinearProgram, *asked: Any, start: Basis | None = None, **others: Any) -> Optimum | None:
        starts.append(start)
        return solved(self, *asked, start=start, **others)

    monkeypatch.setattr(LinearProgram, "most", most)
    nested(posted)
    assert [start is None for start in starts] == [True] * 4 + [False] * 3


def test_without_an_optimum_halves_say_where_to_begin(
    posted: Posted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LinearProgram, "most", lambda *_, **__: None)
    optimum, basis = nested(posted)
    assert optimum is None
    assert len(basis.columns) == len(posted.objective)
    assert len(basis.rows) == len(posted.program.limit)


def test_optimum_is_the_same_for_one_worker_and_two(posted: Posted) -> None:
    one, two = nested(posted, 1), nested(posted, 2)
    assert one.optimum is not None
    assert two.optimum is not None
    assert (one.optimum.x == two.optimum.x).all()
    assert (one.basis.columns == two.basis.columns).all()


def test_plan_in_seasons_is_the_same_for_one_worker_and_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seasons, "MANY", 1)
    problem = prepare(large_scenario())
    eligible = eligible_with(problem, problem.openings[0])
    one, two = (ByParts(problem, eligible, Watch(), workers).solve() for workers in (1, 2))
    assert (one.assignment.named == two.assignment.named).all()
    assert (one.assignment.buddy == two.assignment.buddy).all()
    assert one.bounds == two.bounds


def test_program_ends_when_asked_to_stop(posted: Posted) -> None:
    stop = Stop()
    stop.ask()
    with pytest.raises(OutOfTime):
        solve_nested(posted.program, posted.objective, Watch(stop=stop), 1)


def test_parts_obey_every_row_and_come_near_the_optimum(posted: Posted) -> None:
    """What is told, level by level, should the time run out: within every limit, and ever more of it."""
    told: list[Floats] = []
    found = solve_nested(posted.program, posted.objective, Watch(), 1, told.append).optimum
    assert found is not None
    assert len(told) == 2
    for x in told:
        placed = x[: len(posted.classes.row)]
        assert (placed >= -1e-6).all()
        assert (placed <= posted.classes.upper + 1e-6).all()
        assert (posted.relaxation.matrix @ placed <= posted.relaxation.limit + 1e-6).all()
    reached = [float(posted.objective @ x) for x in told]
    assert 0.99 * found.value <= reached[0] <= reached[1] * (1 + 1e-9) <= found.value * (1 + 2e-9)


def test_time_that_ends_before_all_are_weighed_leaves_what_the_halves_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The whole program never ends: the plan has the halves' women, all but a few parts, and is lawful."""
    monkeypatch.setattr(seasons, "MANY", 1)
    problem = prepare(large_scenario())
    eligible = eligible_with(problem, problem.openings[0])
    solved, programs = LinearProgram.most, list[None]()

    def most(self: LinearProgram, *asked: Any, **others: Any) -> Optimum | None:
        programs.append(None)
        if len(programs) == 7:
            raise OutOfTime
        return solved(self, *asked, **others)

    monkeypatch.setattr(LinearProgram, "most", most)
    stopped = ByParts(problem, eligible, Watch(), 1).solve()
    monkeypatch.setattr(LinearProgram, "most", solved)
    whole = ByParts(problem, eligible, Watch(), 1).solve()
    placed, most_placed = (int((one.assignment.named != NOBODY).sum()) for one in (stopped, whole))

    assert stopped.stopped
    assert 0.95 * most_placed <= placed <= most_placed
