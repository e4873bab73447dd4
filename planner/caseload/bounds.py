"""Proven bounds of the aims, each given what the plan reaches in the aims before it."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from models import RuleId
from planner.caseload import aims
from planner.caseload.aims import Assignment
from planner.caseload.classes import Classes
from planner.caseload.compact import Compact
from planner.caseload.linear import WHOLE, Basis, LinearProgram, priced
from planner.caseload.outcome import aim_order, reached
from planner.caseload.posting import Relaxation
from planner.caseload.progress import Progress, Watch
from planner.prepare import NOBODY
from planner.prepare.problem import Floats, Ints

CARE = (RuleId.STAYS_WITH_BUDDY, RuleId.STAYS_IN_TEAM)
"""The aims of care begun that women placed anew serve."""


Ahead = Mapping[tuple[int, ...], tuple[int | None, Basis]]
"""Bounds of tiers, each by what the plan must place in the tiers before it; and where it was proven."""


class _Held(NamedTuple):
    """An aim that counts women: as a row of the program, with what kept women add to it."""

    counts: Floats
    kept: int


def bounds_of(
    classes: Classes,
    relaxation: Relaxation,
    compacted: Compact,
    basis: Basis,
    found: Assignment,
    ahead: Ahead,
    watch: Watch,
) -> tuple[int | None, ...]:
    """The bound of every aim in the order of `aim_order`: no plan as good in the earlier aims does better.

    `basis` is where the compact relaxation was solved; `ahead` is what was proven of the tiers beforehand.
    Fit and what follows it are bounded only where every aim before them is proven to be at its best.
    """
    problem = classes.problem
    counted = _counted(classes)
    program = _program(compacted, list(counted.values()))
    row_of = {key: len(compacted.limit) + index for index, key in enumerate(counted)}
    place = basis.with_rows(len(counted))
    bounds: list[int | None] = []
    all_met = True
    values: tuple[int, ...] = ()
    for aim, value in zip(aim_order(problem), reached(problem, found), strict=True):
        if (held := counted.get((aim.rule, aim.tier))) is not None:
            bound: int | None = _able(classes, held)
            if aim.rule is RuleId.TIER_PLACED and bound != value:
                bound, place = ahead.get(values) or _most(compacted, program, held, place, watch)
            watch.tell(Progress(f"proving: {aim.words}", aim.tier, value, bound))
            program.hold(row_of[aim.rule, aim.tier], value - held.kept)
        elif aim.rule is RuleId.FIT and all_met:
            bound = _least_fit(classes, relaxation, compacted, program, place, watch)
        elif aim.rule is RuleId.BUDDY_NAMED:
            able = (found.named != NOBODY) & ~problem.awaited
            bound = int(np.count_nonzero(able & (problem.tier == (aim.tier or 0))))
        else:
            bound = None
        bounds.append(bound)
        values = (*values, value)
        all_met = all_met and bound == value
    return tuple(bounds)


def tiers_ahead(classes: Classes, compacted: Compact, basis: Basis, team: Ints, watch: Watch) -> Ahead:
    """The bounds of the tiers, should the plan place as many of each as are in a team ([W]) now."""
    problem, counted = classes.problem, _counted(classes)
    program = _program(compacted, list(counted.values()))
    place = basis.with_rows(len(counted))
    ahead: dict[tuple[int, ...], tuple[int | None, Basis]] = {}
    values: tuple[int, ...] = ()
    for index, (rule, tier) in enumerate(counted):
        if rule is RuleId.TIER_PLACED:
            held = counted[rule, tier]
            placed = int(np.count_nonzero((problem.tier == tier) & (team != NOBODY)))
            if placed + held.kept < _able(classes, held):
                ahead[values] = _most(compacted, program, held, place, watch)
                place = ahead[values][1]
            program.hold(len(compacted.limit) + index, placed)
            values = (*values, placed + held.kept)
    return ahead


def _counted(classes: Classes) -> dict[tuple[RuleId, int | None], _Held]:
    """The aims that are rows of the program, in order."""
    problem = classes.problem
    found: dict[tuple[RuleId, int | None], _Held] = {}
    for tier in range(1, aims.tier_count(problem) + 1):
        kept = int((problem.kept & (problem.tier == tier)).sum())
        found[RuleId.TIER_PLACED, tier] = _Held((classes.tier == tier).astype(np.float64), kept)
    for rule in CARE:
        found[rule, None] = _Held(classes.cares(rule).astype(np.float64), 0)
    return found


def _program(compacted: Compact, held: list[_Held]) -> LinearProgram:
    rows = csr_array(np.array([compacted.of(one.counts) for one in held]))
    limit = np.concatenate([compacted.limit, np.full(len(held), np.inf)])
    least = np.concatenate([compacted.least, np.full(len(held), -np.inf)])
    return LinearProgram(csr_array(vstack([compacted.matrix, rows])), limit, least, compacted.lowest)


def _able(classes: Classes, held: _Held) -> int:
    """All whom an aim could count, were there places for everyone."""
    return int(classes.size[np.unique(classes.row[held.counts > 0])].sum()) + held.kept


def _most(
    compacted: Compact, program: LinearProgram, held: _Held, place: Basis, watch: Watch
) -> tuple[int | None, Basis]:
    """No plan counts more; and where the program stood when that was proven."""
    counts = compacted.of(held.counts)
    optimum = program.most(counts, compacted.upper, watch, start=place, near=True)
    if optimum is None:
        return None, place
    return int(np.floor(optimum.value + WHOLE)) + held.kept, optimum.basis


def _least_fit(
    classes: Classes,
    relaxation: Relaxation,
    compacted: Compact,
    program: LinearProgram,
    place: Basis,
    watch: Watch,
) -> int | None:
    """No plan that serves all earlier aims as well costs less, uneven load apart.

    The classes' optimum prices every limit. At these prices each woman takes the cheapest she can for
    herself, which no plan undercuts (Lagrange).
    """
    optimum = program.most(compacted.of(-classes.cost), compacted.upper, watch, start=place, near=True)
    if optimum is None:
        return None
    problem, columns = classes.problem, len(classes.row)
    aimed = slice(len(compacted.limit), None)
    own = np.flatnonzero(relaxation.team != NOBODY)
    matrix = csr_array(vstack([relaxation.matrix[own], program.matrix[aimed, :columns]]))
    limit = np.concatenate([relaxation.limit[own], program.limit[aimed]])
    least = np.concatenate([np.full(len(own), -np.inf), program.least[aimed]])
    price = np.concatenate([optimum.price[own], optimum.price[aimed]])
    dear = np.full((len(classes.size), len(problem.teams)), np.inf)
    dear[classes.row, classes.team], limits = priced(matrix, limit, least, price)
    women = np.flatnonzero(classes.of_woman != NOBODY)
    worth = -classes.placing_cost[women] - dear[classes.of_woman[women]]
    most = limits + float(np.maximum(worth.max(axis=1, initial=-np.inf), 0.0).sum())
    return int(np.ceil(-most - WHOLE)) + aims.fit_of_kept(problem)
