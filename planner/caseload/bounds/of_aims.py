"""Proven bounds of the aims, each given what the plan reaches in the aims before it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from models import Certificate, RuleId
from planner.caseload import aims
from planner.caseload.aims import Assignment
from planner.caseload.bounds.prices import Proven
from planner.caseload.outcome import aim_order, reached
from planner.caseload.progress import Progress, Watch
from planner.caseload.relaxation.classes import Classes
from planner.prepare import NOBODY
from planner.prepare.problem import Floats

CARE = (RuleId.STAYS_WITH_BUDDY, RuleId.STAYS_IN_TEAM)
"""The aims of care begun that women placed anew serve."""


class Held(NamedTuple):
    """An aim that counts women: as a row of a program, with what kept women add to it."""

    counts: Floats
    kept: int


class Bounds(NamedTuple):
    """What is proven of a plan."""

    of_aims: tuple[int | None, ...]
    """The bound of every aim in the order of `aim_order`."""
    certificates: tuple[Certificate, ...]
    """Of every tier whose bound is less than all its women."""


class Prover(Protocol):
    """Proves bounds, each given what the plan reaches in the aims before it."""

    def most(self, tier: int, placed: tuple[int, ...]) -> Proven:
        """The bound of a tier, when so many are placed anew of each before it."""
        ...

    def least_fit(self, reached: Sequence[int]) -> int | None:
        """The bound of fit, when the aims that count women reach this; none where nothing is proven."""
        ...


def bounds_of(classes: Classes, prover: Prover, found: Assignment, watch: Watch) -> Bounds:
    """The bound of every aim: no plan as good in the earlier aims does better.

    Fit and what follows it are bounded only where every aim before them is proven to be at its best.
    """
    problem, counted = classes.problem, counted_aims(classes)
    bounds: list[int | None] = []
    certificates: list[Certificate | None] = []
    anew: tuple[int, ...] = ()
    all_met = True
    for aim, value in zip(aim_order(problem), reached(problem, found), strict=True):
        if (held := counted.get((aim.rule, aim.tier))) is not None:
            bound: int | None = able(classes, held)
            if aim.rule is RuleId.TIER_PLACED and bound != value:
                proven = prover.most(len(anew) + 1, anew)
                bound = None if proven.bound is None else proven.bound + held.kept
                certificates.append(proven.certificate)
            watch.tell(Progress(f"proving: {aim.words}", aim.tier, value, bound))
            anew = (*anew, value - held.kept)
        elif aim.rule is RuleId.FIT and all_met:
            bound = prover.least_fit(anew)
        elif aim.rule is RuleId.BUDDY_NAMED:
            with_midwife = (found.named != NOBODY) & ~problem.awaited
            bound = int(np.count_nonzero(with_midwife & (problem.tier == (aim.tier or 0))))
        else:
            bound = None
        bounds.append(bound)
        all_met = all_met and bound == value
    return Bounds(tuple(bounds), tuple(one for one in certificates if one is not None))


def counted_aims(classes: Classes) -> dict[tuple[RuleId, int | None], Held]:
    """The aims that are rows of the program, in order."""
    problem = classes.problem
    found: dict[tuple[RuleId, int | None], Held] = {}
    for tier in range(1, aims.tier_count(problem) + 1):
        kept = int((problem.kept & (problem.tier == tier)).sum())
        found[RuleId.TIER_PLACED, tier] = Held((classes.tier == tier).astype(np.float64), kept)
    for rule in CARE:
        found[rule, None] = Held(classes.cares(rule).astype(np.float64), 0)
    return found


def able(classes: Classes, held: Held) -> int:
    """All whom an aim could count, were there places for everyone."""
    return int(classes.size[np.unique(classes.row[held.counts > 0])].sum()) + held.kept
