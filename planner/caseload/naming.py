"""Named midwives and buddies for the women of one team, by kinds of women.

Women of one team who are due in one month, for whom the same midwives may care and who speak the same
language, are alike: each midwife takes a number of each kind.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from ortools.sat.python import cp_model

from planner.caseload import aims
from planner.caseload.even_load import CarerLoad, women_above_share
from planner.caseload.integer import IntegerProgram, Literal
from planner.caseload.linear import WHOLE, LinearProgram, Rows, is_whole, stacked
from planner.prepare import NOBODY, Problem, Windows
from planner.prepare.problem import Flags, Ints

EFFORT = 0.1
"""Deterministic seconds for each aim."""


class Task(NamedTuple):
    """Women of one team who want a carer each."""

    women: Ints
    """Positions of the women."""
    midwives: Ints
    """Positions of the team's midwives."""
    able: Flags
    """[woman, midwife] who may care for whom."""
    wanted: Ints
    """[woman] the midwife whom she has met, NOBODY if none."""
    standing: Ints
    """[midwife] women who stand already and count in her share."""
    pace: Ints
    """[midwife, run] places left."""
    month: Ints
    """[midwife, month] places left."""


def name_carers(problem: Problem, task: Task) -> Ints:
    """[woman of the task] her midwife, NOBODY for none.

    Served in order: women with a carer, tier by tier; carers they have met; language and even load.
    """
    kinds = _kinds(problem, task)
    takes = _Takes(kinds)
    taken = _by_linear_program(problem, task, kinds, takes)
    if taken is None:
        taken = _by_search(problem, task, kinds, takes)
    return _expand(task, kinds, takes, taken)


def _by_search(problem: Problem, task: Task, kinds: "_Kinds", takes: "_Takes") -> list[int]:
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


def _by_linear_program(problem: Problem, task: Task, kinds: "_Kinds", takes: "_Takes") -> list[int] | None:
    """The same by linear programming; none where not everyone can be served, or the optimum is not whole.

    A midwife's women by month under limits for months and runs of months are rows of consecutive ones, so
    that an optimum in whole numbers is the rule.
    """
    pairs, midwives = len(takes.kind), len(task.midwives)
    upper = np.concatenate([kinds.size[takes.kind], np.full(midwives, len(task.women))]).astype(np.float64)
    program = LinearProgram(_rows(problem, task, kinds, takes), upper)
    takers = np.concatenate([np.ones(pairs), np.zeros(midwives)])
    most = program.optimise(takers, most=True)
    if most is None or most.value < len(task.women) - WHOLE:
        return None
    program.lock(takers, at_least=len(task.women))
    wanted = np.concatenate([takes.is_wanted.astype(np.float64), np.zeros(midwives)])
    if wanted.any():
        met = program.optimise(wanted, most=True)
        if met is None:
            return None
        program.lock(wanted, at_least=np.floor(met.value + WHOLE))
    weights = problem.scenario.policy.aims
    unmatched = weights.language_not_matched * ~kinds.speaks[takes.kind, takes.midwife]
    cost = np.concatenate([unmatched, np.full(midwives, weights.uneven_load)]).astype(np.float64)
    best = program.optimise(cost, most=False)
    if best is None or not is_whole(best.x[:pairs]):
        return None
    return [int(count) for count in np.round(best.x[:pairs])]


def _rows(problem: Problem, task: Task, kinds: "_Kinds", takes: "_Takes") -> Rows:
    """Every kind at most once over; each midwife's windows; her women above her share of everyone."""
    pairs, midwives = len(takes.kind), len(task.midwives)
    every, ones = np.arange(pairs), np.ones(pairs)
    parts = [Rows(takes.kind, every, ones, kinds.size.astype(np.float64))]
    for windows, left in ((problem.paces, task.pace), (problem.months, task.month)):
        entry, window = np.nonzero(windows.women[kinds.first[takes.kind]])
        row = takes.midwife[entry] * left.shape[1] + window
        parts.append(Rows(row, entry, np.ones(len(entry)), left.ravel().astype(np.float64)))
    above = Rows(
        np.concatenate([takes.midwife, np.arange(midwives)]),
        np.concatenate([every, pairs + np.arange(midwives)]),
        np.concatenate([ones, -np.ones(midwives)]),
        (_settled_shares(problem, task) - task.standing).astype(np.float64),
    )
    return stacked([*parts, above])


def _settled_shares(problem: Problem, task: Task) -> Ints:
    """[midwife] her share, rounded up, when every woman of the task is served."""
    share = problem.share[task.midwives]
    team = len(task.women) + int(task.standing.sum())
    return -(-team * share // share.sum()) if share.sum() else np.zeros_like(share)


def _serve_women(
    problem: Problem, program: IntegerProgram, task: Task, kinds: "_Kinds", chosen: "_Chosen"
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


class _Kinds(NamedTuple):
    """Kinds of women; the arrays have one row a kind."""

    women: tuple[Ints, ...]
    """Rows of the task, in the order of ids."""
    tier: Ints
    month: Ints
    able: Flags
    speaks: Flags
    wanted: Ints
    first: Ints
    """One woman of each kind (position in the problem)."""

    @property
    def size(self) -> Ints:
        """Number of women of each kind."""
        return np.array([len(women) for women in self.women], dtype=np.int64)


def _kinds(problem: Problem, task: Task) -> _Kinds:
    women = task.women
    speaks = problem.speaks[np.ix_(women, task.midwives)]
    wanted = np.array([_index(task.midwives, midwife) for midwife in task.wanted], dtype=np.int64)
    facts = [problem.tier[women], problem.month[women], wanted, task.able, speaks]
    key = np.column_stack(facts).astype(np.int64)
    _, first, kind = np.unique(key, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(kind.ravel(), kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(kind.ravel()[order])) + 1) if len(order) else []
    return _Kinds(
        women=tuple(groups),
        tier=problem.tier[women[first]],
        month=problem.month[women[first]],
        able=task.able[first],
        speaks=speaks[first],
        wanted=wanted[first],
        first=women[first],
    )


def _index(midwives: Ints, midwife: int) -> int:
    found = np.flatnonzero(midwives == midwife)
    return int(found[0]) if len(found) and midwife != NOBODY else NOBODY


class _Takes:
    """The pairs of a kind and a midwife who may care for it."""

    def __init__(self, kinds: _Kinds) -> None:
        self.kind, self.midwife = np.nonzero(kinds.able)
        self.is_wanted = kinds.wanted[self.kind] == self.midwife


class _Chosen:
    """Variables of the exact search: how many women of a kind a midwife takes."""

    def __init__(self, takes: _Takes, variables: list[Literal]) -> None:
        self.takes, self.variables = takes, variables

    def of(self, rows: Ints) -> list[Literal]:
        """Variables of some kind-midwife pairs."""
        return [self.variables[row] for row in rows]


def _post_limits(
    problem: Problem, program: IntegerProgram, task: Task, kinds: _Kinds, chosen: _Chosen
) -> None:
    for kind, women in enumerate(kinds.women):
        _at_most(program, chosen.of(np.flatnonzero(chosen.takes.kind == kind)), len(women))
    _post_windows(program, problem.paces, task.pace, kinds, chosen)
    _post_windows(program, problem.months, task.month, kinds, chosen)


def _post_windows(
    program: IntegerProgram, windows: Windows, left: Ints, kinds: _Kinds, chosen: _Chosen
) -> None:
    counted = windows.women[kinds.first[chosen.takes.kind]]
    for midwife, window in np.ndindex(*left.shape):
        rows = np.flatnonzero(counted[:, window] & (chosen.takes.midwife == midwife))
        _at_most(program, chosen.of(rows), int(left[midwife, window]))


def _at_most(program: IntegerProgram, terms: Sequence[Literal], limit: int) -> None:
    if terms:
        program.model.add(cp_model.LinearExpr.sum(list(terms)) <= limit)


def _weighted_sum(
    problem: Problem, program: IntegerProgram, task: Task, kinds: _Kinds, chosen: _Chosen, served: int | None
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


def _expand(task: Task, kinds: _Kinds, takes: _Takes, taken: Sequence[int]) -> Ints:
    """Give the women of each kind, in the order of their ids, to the midwives who take them."""
    carer = np.full(len(task.women), NOBODY, dtype=np.int64)
    used = [0] * len(kinds.women)
    for kind, midwife, count in zip(takes.kind, takes.midwife, taken, strict=True):
        rows = kinds.women[kind][used[kind] : used[kind] + count]
        carer[rows] = task.midwives[midwife]
        used[kind] += count
    return carer


def naming_task(problem: Problem, team: int, women: Ints) -> Task:
    """Named midwives for women placed anew in a team."""
    midwives = problem.midwives_of(team)
    kept = np.bincount(problem.kept_by[problem.kept], minlength=len(problem.midwives))
    return Task(
        women=women,
        midwives=midwives,
        able=problem.may_name[np.ix_(women, midwives)],
        wanted=problem.present_buddy[women],
        standing=kept[midwives],
        pace=problem.midwife_pace.left[midwives],
        month=problem.midwife_month.left[midwives],
    )


def buddy_task(problem: Problem, team: int, named: Ints) -> Task:
    """Buddies for all women of a team who have a named midwife."""
    midwives = problem.midwives_of(team)
    women = np.flatnonzero((named != NOBODY) & (problem.team_of[named] == team))
    able = problem.may_buddy[np.ix_(women, midwives)] & (named[women][:, None] != midwives[None, :])
    return Task(
        women=women,
        midwives=midwives,
        able=able,
        wanted=problem.present_buddy[women],
        standing=np.zeros(len(midwives), dtype=np.int64),
        pace=problem.midwife_pace.limit[midwives],
        month=problem.midwife_month.limit[midwives],
    )
