"""Who asks for a carer in one team, and by which kinds: named midwives, then buddies.

Women of one team who are due in one month, for whom the same midwives may care and who speak the same
language, are alike: each midwife takes a number of each kind.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints


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
    """Buddies for all women of a team who have a named midwife; no buddy's place is held."""
    midwives = problem.midwives_of(team)
    women = np.flatnonzero((named != NOBODY) & (problem.team_of[named] == team) & ~problem.awaited)
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


class Kinds(NamedTuple):
    """Kinds of women; the arrays have one row a kind."""

    women: tuple[Ints, ...]
    """Rows of the task, in the order of ids."""
    tier: Ints
    month: Ints
    able: Flags
    speaks: Flags
    needs: Flags
    """Whether they ask for a carer who speaks their language."""
    wanted: Ints
    first: Ints
    """One woman of each kind (position in the problem)."""

    @property
    def size(self) -> Ints:
        """Number of women of each kind."""
        return np.array([len(women) for women in self.women], dtype=np.int64)


def kinds_of(problem: Problem, task: Task) -> Kinds:
    """The women of a task by kind: alike to every midwife and every limit of the task."""
    women = task.women
    speaks = problem.speaks[np.ix_(women, task.midwives)]
    wanted = np.array([_index(task.midwives, midwife) for midwife in task.wanted], dtype=np.int64)
    needs = problem.needs_language[women]
    facts = [problem.tier[women], problem.month[women], wanted, needs, task.able, speaks]
    key = np.column_stack(facts).astype(np.int64)
    _, first, kind = np.unique(key, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(kind.ravel(), kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(kind.ravel()[order])) + 1) if len(order) else []
    return Kinds(
        women=tuple(groups),
        tier=problem.tier[women[first]],
        month=problem.month[women[first]],
        able=task.able[first],
        speaks=speaks[first],
        needs=needs[first],
        wanted=wanted[first],
        first=women[first],
    )


def _index(midwives: Ints, midwife: int) -> int:
    found = np.flatnonzero(midwives == midwife)
    return int(found[0]) if len(found) and midwife != NOBODY else NOBODY


class Takes:
    """The pairs of a kind and a midwife who may care for it."""

    def __init__(self, kinds: Kinds) -> None:
        self.kind, self.midwife = np.nonzero(kinds.able)
        self.is_wanted = kinds.wanted[self.kind] == self.midwife


def expand(task: Task, kinds: Kinds, takes: Takes, taken: Sequence[int]) -> Ints:
    """Give the women of each kind, in the order of their ids, to the midwives who take them."""
    carer = np.full(len(task.women), NOBODY, dtype=np.int64)
    used = [0] * len(kinds.women)
    for kind, midwife, count in zip(takes.kind, takes.midwife, taken, strict=True):
        rows = kinds.women[kind][used[kind] : used[kind] + count]
        carer[rows] = task.midwives[midwife]
        used[kind] += count
    return carer
