"""The relaxation of all teams with its optimum by the worth of women: whole women and proofs begin there."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from models import RuleId
from planner.caseload import aims
from planner.caseload.programs.linear import Basis, Optimum
from planner.caseload.progress import Watch
from planner.caseload.relaxation.classes import Classes, classes_of
from planner.caseload.relaxation.compact import Compact, compact
from planner.caseload.relaxation.nested import solve_nested
from planner.caseload.relaxation.open_care import may_fill
from planner.caseload.relaxation.posting import Relaxation, relaxation_of
from planner.prepare import Problem
from planner.prepare.problem import Flags, Floats

STEP = 100.0
"""What a woman of one tier is worth in women of the next, in the search; the bounds know no such weights."""
HOME = 0.3
"""Worth of a woman's coming to her own buddy; her own team, and all that fit costs, are worth a third."""
MOST = 1e6
"""What a woman of the first tier is worth at most: beyond it the arithmetic would blur."""


class Relaxed(NamedTuple):
    """The relaxation, as it is posted and as it is solved."""

    classes: Classes
    relaxation: Relaxation
    program: Compact
    basis: Basis
    """Where the program stood at an optimum."""


def relax(
    problem: Problem,
    eligible: Flags,
    watch: Watch,
    workers: int,
    told: Callable[[Classes, Floats], None] = lambda _classes, _parts: None,
) -> tuple[Relaxed, Optimum | None]:
    """The relaxation of a problem whose women may go to `eligible` [W, T], and its optimum.

    None where the solver gives none. The same whatever `workers` is. `told` is told, should the time run out
    before, what can be placed: parts of women by the classes' columns.
    """
    classes = classes_of(problem, eligible, may_fill(problem, eligible))
    relaxation, objective = relaxation_of(classes), worth_of(classes)
    program = compact(classes, relaxation)
    optimum, basis = solve_nested(
        program, program.of(objective), watch, workers, lambda x: told(classes, x[: len(objective)])
    )
    return Relaxed(classes, relaxation, program, basis), optimum


def worth_of(classes: Classes) -> Floats:
    """[column] what placing one of its women is worth: her tier, then care begun, then fit.

    It steers the search. What is strict is proven apart, tier by tier.
    """
    worth = worth_of_tiers(classes.problem)[classes.tier - 1]
    worth += HOME * classes.cares(RuleId.STAYS_WITH_BUDDY) + HOME / 3 * classes.cares(RuleId.STAYS_IN_TEAM)
    return worth - HOME / 3 * classes.dearness()


def worth_of_tiers(problem: Problem) -> Floats:
    """[tier] what a woman of each is worth, 1 in the last."""
    tiers = aims.tier_count(problem)
    step = min(STEP, MOST ** (1 / max(tiers - 1, 1)))
    worth: Floats = step ** np.arange(tiers - 1, -1, -1, dtype=np.float64)
    return worth
