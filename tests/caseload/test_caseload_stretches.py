"""What midwives can take together in a stretch of months: no less than they can, and less than runs say."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from ortools.sat.python import cp_model

from models import Scenario
from planner.caseload.programs.linear import LinearProgram
from planner.caseload.progress import Watch
from planner.caseload.relaxation.posting import relaxation_of
from planner.caseload.relaxation.relaxed import worth_of
from planner.caseload.relaxation.stretches import Stretch, stretches
from planner.caseload.teams.places import limits_of
from planner.prepare import Capacity, Problem, prepare
from planner.prepare.problem import Flags, Ints
from tests.caseload.test_caseload_prices import relaxed
from tests.property.services import large_scenario
from tests.strategies.services import scenarios


def most_named(problem: Problem, team: int, women: Ints) -> int:
    """Most of some women whom the midwives of a team can be named for: whole women, one row a limit."""
    model = cp_model.CpModel()
    pair = {
        (woman, midwife): model.new_bool_var("")
        for woman in women.tolist()
        for midwife in problem.midwives_of(team).tolist()
        if problem.may_name[woman, midwife]
    }
    for woman in women.tolist():
        model.add_at_most_one(pair[key] for key in pair if key[0] == woman)
    for windows, capacity in ((problem.paces, problem.midwife_pace), (problem.months, problem.midwife_month)):
        for midwife in problem.midwives_of(team).tolist():
            for window in range(len(windows.labels)):
                hers = [pair[key] for key in pair if key[1] == midwife and windows.women[key[0], window]]
                model.add(sum(hers) <= int(capacity.left[midwife, window]))
    model.maximize(sum(pair.values()))
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


def of_everyone(problem: Problem) -> list[Stretch]:
    """Stretches that count all women."""
    return list(stretches(problem, np.ones_like(problem.guarded)))


@settings(max_examples=30)
@given(scenarios())
def test_midwives_never_take_more_than_a_stretch_says(asked: Scenario) -> None:
    """In services of every kind, of all women and of those who may not be a preceptee's."""
    problem = prepare(asked)
    counted: list[Flags] = [np.ones_like(problem.guarded), problem.guarded]

    for women in counted:
        for stretch in stretches(problem, women):
            for window, team in np.ndindex(len(stretch.windows.labels), len(problem.teams)):
                due = np.flatnonzero(women & stretch.windows.women[:, window] & ~problem.kept)
                assert most_named(problem, team, due) <= stretch.left[team, window]


def test_who_is_full_in_one_run_is_full_in_each_of_its_months() -> None:
    """Runs of three months: one midwife has no place in the first, the other none in the second."""
    problem = prepare(large_scenario())
    team = int(problem.team_of[0])
    members = problem.midwives_of(team)
    assert len(problem.paces.labels) == len(problem.months.labels) - 2
    pace, month = problem.midwife_pace.left.copy(), problem.midwife_month.left.copy()
    pace[members], month[members] = 0, 9
    pace[members[0], 1:] = pace[members[1], 0] = pace[members[1], 2:] = 5

    nothing = np.zeros_like(pace), np.zeros_like(month)
    problem = replace(
        problem,
        midwife_pace=Capacity(limit=pace, taken=nothing[0]),
        midwife_month=Capacity(limit=month, taken=nothing[1]),
    )
    left = {stretch.length: stretch.left[team] for stretch in of_everyone(problem)}

    assert left[3][:2].tolist() == [5, 5]
    assert left[1][1] == left[1][2] == 0
    assert left[1][0] == 5
    assert left[2][0] == 5
    assert left[2][1] == 0


def test_rows_that_others_imply_are_left_out_and_change_no_optimum() -> None:
    """Posting every stretch gives the same optimum as posting those that say more."""
    problem = prepare(large_scenario())
    classes, relaxation = relaxed(problem, *(team.team_id for team in problem.teams if team.is_proposed))
    worth = worth_of(classes)

    def optimum() -> tuple[int, float]:
        posted = relaxation_of(classes)
        best = LinearProgram(posted.matrix, posted.limit).most(worth, classes.upper, Watch())
        assert best is not None
        return len(posted.limit), best.value

    rows, value = optimum()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "planner.caseload.relaxation.stretches._says_more",
            lambda left, length: np.ones_like(left[length], dtype=bool),
        )
        more_rows, same = optimum()
    assert more_rows > rows == len(relaxation.limit)
    assert same == pytest.approx(value)


@settings(max_examples=60)
@given(scenarios())
def test_what_is_left_out_is_implied_by_what_says_more(asked: Scenario) -> None:
    """Any stretch is covered by some that say more and leave no more together."""
    problem = prepare(asked)
    every = of_everyone(problem)
    for team in range(len(problem.teams)):
        said = [
            (first, first + one.length, int(one.left[team, first]))
            for one in every
            for first in np.flatnonzero(one.says_more[team]).tolist()
        ]

        def covered(first: int, end: int, said: list[tuple[int, int, int]] = said) -> float:
            """The least that stretches which say more leave of one of these months."""
            if first >= end:
                return 0
            return min(
                (left + covered(there, end) for here, there, left in said if here <= first < there),
                default=float("inf"),
            )

        for one in every:
            for first, left in enumerate(one.left[team].tolist()):
                assert covered(first, first + one.length) <= left


def test_runs_and_months_come_first_and_whole() -> None:
    """The search for exchanges finds them by their place."""
    problem = prepare(large_scenario())
    at = 1 if problem.team_open is None else 2
    runs, months, *_ = limits_of(problem)[at:]

    assert runs.windows is problem.paces
    assert months.windows is problem.months
