"""A problem that is its baseline in all that a plan depends on has the baseline's plan."""

from dataclasses import fields
from typing import Any

import numpy as np

from models import Plan
from planner.caseload.aims import Assignment
from planner.caseload.baseline import Baseline
from planner.caseload.outcome import Solution
from planner.prepare import NOBODY, Capacity, Problem, Windows
from planner.prepare.problem import Ints

BESIDE = ("scenario", "women", "midwives", "teams", "warnings")
"""What of a problem is told and not solved; ids, and the weights of the aims, are compared apart."""


def unchanged(problem: Problem, baseline: Baseline) -> Solution | None:
    """The baseline's plan, if the same is asked; else none. Only the rota of such a what-if may differ."""
    then = baseline.problem
    names = [field.name for field in fields(Problem) if field.name not in BESIDE]
    is_same = _told(problem) == _told(then) and all(
        _is_same(getattr(problem, name), getattr(then, name)) for name in names
    )
    return _solution(problem, baseline.plan) if is_same else None


def _told(problem: Problem) -> tuple[Any, ...]:
    return (
        [woman.woman_id for woman in problem.women],
        [midwife.midwife_id for midwife in problem.midwives],
        [team.team_id for team in problem.teams],
        problem.scenario.policy.aims,
    )


def _is_same(now: Any, then: Any) -> bool:
    if isinstance(now, Windows | Capacity) and isinstance(then, Windows | Capacity):
        return all(_is_same(getattr(now, one.name), getattr(then, one.name)) for one in fields(now))
    if isinstance(now, np.ndarray):
        return bool(np.array_equal(now, then))
    return bool(now == then)


def _solution(problem: Problem, plan: Plan) -> Solution:
    placed = {row.woman_id: row for row in plan.whole.placements}
    carer = {midwife.midwife_id: index for index, midwife in enumerate(problem.midwives)}
    named, buddy = (_carers(problem, placed, carer, field) for field in ("midwife_id", "buddy_id"))
    bounds = (*(tier.bound for tier in plan.whole.tiers), *(aim.bound for aim in plan.aims))
    return Solution(Assignment(named, buddy), bounds, plan.certificates)


def _carers(problem: Problem, placed: dict[str, Any], carer: dict[str, int], field: str) -> Ints:
    found = [
        carer.get(getattr(placed.get(woman.woman_id), field, None) or "", NOBODY) for woman in problem.women
    ]
    return np.array(found, dtype=np.int64)
