"""Carers of one team by an exact search over kinds of women."""

from collections.abc import Sequence

import numpy as np
from ortools.sat.python import cp_model

from planner.caseload import aims
from planner.caseload.carers import Kinds, Takes, Task
from planner.caseload.even_load import CarerLoad, women_above_share
from planner.caseload.integer import IntegerProgram, Literal
from planner.prepare import Problem, Windows
from planner.prepare.problem import Ints

EFFORT = 0.1
"""Deterministic seconds for each aim."""


def search_carers(problem: Problem, task: Task, kinds: Kinds, takes: Takes) -> list[int]:
    """How many of each kind each midwife takes, by an exact search."""
    program = IntegerProgram(effort=EFFORT)
    chosen = _Chosen(takes, program.counts(kinds.size[takes.kind]))
    _post_limits(problem, program, task, kinds, chosen)
    served = _serve_women(problem, program, task, kinds, chosen)
    wanted = chosen.of(np.flatnonzero(takes.is_wanted))
    if wanted:
        program.serve(cp_model.LinearExpr.sum(wanted), most=True)
    program.serve(_weighted_sum(problem, program, task, kinds, chosen, served), most=False)
    return program.values(chosen.variables)


def _serve_women(
    problem: Problem, program: IntegerProgram, task: Task, kinds: Kinds, chosen: "_Chosen"
) -> int | None:
    """As many women as can be, tier by tier; how many, or none if that is not settled.

    If everyone can be served at once no tier stands in another's way, and one search does.
    """
    everyone = cp_model.LinearExpr.sum(chosen.variables)
    found = program.serve(everyone, most=True, hold=False)
    if found is not None and found.value == len(task.women):
        program.model.add(everyone == found.value)
        return found.value
    reached = []
    for tier in _tiers_in_order(problem):
        rows = np.flatnonzero(kinds.tier[chosen.takes.kind] == tier)
        if len(rows):
            reached.append(program.serve(cp_model.LinearExpr.sum(chosen.of(rows)), most=True))
    if not all(tier and tier.is_proven for tier in reached):
        return None
    return sum(tier.value for tier in reached if tier)


def _tiers_in_order(problem: Problem) -> list[int]:
    """The tiers, then 0: care begun of women in no tier."""
    return [*range(1, aims.tier_count(problem) + 1), 0]


class _Chosen:
    """Variables of the exact search: how many women of a kind a midwife takes."""

    def __init__(self, takes: Takes, variables: list[Literal]) -> None:
        self.takes, self.variables = takes, variables

    def of(self, rows: Ints) -> list[Literal]:
        """Variables of some kind-midwife pairs."""
        return [self.variables[row] for row in rows]


def _post_limits(
    problem: Problem, program: IntegerProgram, task: Task, kinds: Kinds, chosen: _Chosen
) -> None:
    for kind, women in enumerate(kinds.women):
        _at_most(program, chosen.of(np.flatnonzero(chosen.takes.kind == kind)), len(women))
    _post_windows(program, problem.paces, task.pace, kinds, chosen)
    _post_windows(program, problem.months, task.month, kinds, chosen)


def _post_windows(
    program: IntegerProgram, windows: Windows, left: Ints, kinds: Kinds, chosen: _Chosen
) -> None:
    counted = windows.women[kinds.first[chosen.takes.kind]]
    for midwife, window in np.ndindex(*left.shape):
        rows = np.flatnonzero(counted[:, window] & (chosen.takes.midwife == midwife))
        _at_most(program, chosen.of(rows), int(left[midwife, window]))


def _at_most(program: IntegerProgram, terms: Sequence[Literal], limit: int) -> None:
    if terms:
        program.model.add(cp_model.LinearExpr.sum(list(terms)) <= limit)


def _weighted_sum(
    problem: Problem, program: IntegerProgram, task: Task, kinds: Kinds, chosen: _Chosen, served: int | None
) -> cp_model.LinearExprT:
    weights = problem.scenario.policy.aims
    unmatched = chosen.of(np.flatnonzero(~kinds.speaks[chosen.takes.kind, chosen.takes.midwife]))
    loads = [
        CarerLoad(
            int(problem.share[m]),
            int(task.standing[row]),
            chosen.of(np.flatnonzero(chosen.takes.midwife == row)),
            int(kinds.size[kinds.able[:, row]].sum()),
        )
        for row, m in enumerate(task.midwives)
    ]
    team = None if served is None else served + int(task.standing.sum())
    uneven = women_above_share(program, loads, team)
    return weights.language_not_matched * cp_model.LinearExpr.sum(unmatched) + weights.uneven_load * uneven
