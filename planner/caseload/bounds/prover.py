"""Proves bounds by the program of all teams, beginning where it was solved."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload import aims
from planner.caseload.bounds.of_aims import Held, able, counted_aims
from planner.caseload.bounds.prices import Proven, certificate_of, proven_by
from planner.caseload.programs.linear import WHOLE, LinearProgram, priced
from planner.caseload.progress import Watch
from planner.caseload.relaxation.compact import Compact
from planner.caseload.relaxation.relaxed import Relaxed
from planner.prepare import NOBODY
from planner.prepare.problem import Floats, Ints


class Ahead(NamedTuple):
    """What is proven of the tiers before the plan is done."""

    tiers: Mapping[tuple[int, ...], Proven]
    """Each by what the plan must place anew in those before it."""
    prover: "Prover"
    """What proved it, standing where it ended."""


class Prover:
    """Proves by the program of all teams, beginning where it was solved."""

    def __init__(self, relaxed: Relaxed, watch: Watch) -> None:
        self.classes, self.relaxation, self.compacted, basis = relaxed
        self.watch = watch
        self.counted = list(counted_aims(self.classes).values())
        self.program = _program(self.compacted, self.counted)
        self.place = basis.with_rows(len(self.counted))

    def _hold(self, reached: Sequence[int]) -> None:
        """Hold the first aims at what they reach, and no other."""
        least = np.full(len(self.counted), -np.inf)
        least[: len(reached)] = reached
        for row, held in enumerate(least.tolist(), start=len(self.compacted.limit)):
            self.program.hold(row, held)

    def most(self, tier: int, placed: tuple[int, ...]) -> Proven:
        """The bound of a tier, when so many are placed anew of each before it."""
        self._hold(placed)
        counts = self.compacted.of(self.counted[tier - 1].counts)
        optimum = self.program.most(counts, self.compacted.upper, self.watch, start=self.place, near=True)
        if optimum is None:
            return Proven(None, None)
        self.place = optimum.basis
        limits, held = np.split(optimum.price, [len(self.compacted.limit)])
        rows, earlier = limits[: len(self.relaxation.limit)], np.maximum(-held[: tier - 1], 0.0)
        certificate = certificate_of(self.classes, self.relaxation, tier, rows, earlier)
        return Proven(int(np.floor(optimum.value + WHOLE)), certificate)

    def least_fit(self, reached: Sequence[int]) -> int | None:
        """No plan that serves all earlier aims as well costs less, uneven load apart.

        The classes' optimum prices every limit. At these prices each woman takes the cheapest she can for
        herself, which no plan undercuts (Lagrange).
        """
        self._hold(reached)
        classes, program = self.classes, self.program
        objective = self.compacted.of(-classes.cost)
        optimum = program.most(objective, self.compacted.upper, self.watch, start=self.place, near=True)
        if optimum is None:
            return None
        dear, limits = self._prices_of_women(optimum.price)
        women = np.flatnonzero(classes.of_woman != NOBODY)
        worth = -classes.placing_cost[women] - dear[classes.of_woman[women]]
        most = limits + float(np.maximum(worth.max(axis=1, initial=-np.inf), 0.0).sum())
        return int(np.ceil(-most - WHOLE)) + aims.fit_of_kept(classes.problem)

    def _prices_of_women(self, price: Floats) -> tuple[Floats, float]:
        """[class, team] what a woman takes of the limits there, and the worth of all limits."""
        classes, relaxation, program = self.classes, self.relaxation, self.program
        own = np.flatnonzero(relaxation.team != NOBODY)
        aimed = slice(len(self.compacted.limit), None)
        matrix = csr_array(vstack([relaxation.matrix[own], program.matrix[aimed, : len(classes.row)]]))
        limit = np.concatenate([relaxation.limit[own], program.limit[aimed]])
        least = np.concatenate([np.full(len(own), -np.inf), program.least[aimed]])
        dear = np.full((len(classes.size), len(classes.problem.teams)), np.inf)
        dear[classes.row, classes.team], limits = priced(
            matrix, limit, least, np.concatenate([price[own], price[aimed]])
        )
        return dear, limits


def tiers_ahead(relaxed: Relaxed, team: Ints, watch: Watch) -> Ahead:
    """What is proven of the tiers, should the plan place as many of each as are in a team ([W]) now."""
    classes, problem = relaxed.classes, relaxed.classes.problem
    prover = Prover(relaxed, watch)
    tiers: dict[tuple[int, ...], Proven] = {}
    anew: tuple[int, ...] = ()
    for tier in range(1, aims.tier_count(problem) + 1):
        placed = int(np.count_nonzero((problem.tier == tier) & (team != NOBODY)))
        held = prover.counted[tier - 1]
        if placed + held.kept < able(classes, held):
            tiers[anew] = prover.most(tier, anew)
        anew = (*anew, placed)
    return Ahead(tiers, prover)


class Finishing:
    """Proves bounds of the plan that was made of what was proven ahead.

    Where the plan places other numbers than it was thought to, the prices of then bound it too, and all but
    as well.
    """

    def __init__(self, relaxed: Relaxed, ahead: Ahead, watch: Watch) -> None:
        self.relaxed, self.ahead, self.watch = relaxed, ahead, watch
        found = [one.certificate for one in ahead.tiers.values() if one.certificate]
        self.certificates = {one.tier: one for one in found}

    def most(self, tier: int, placed: tuple[int, ...]) -> Proven:
        """The bound of a tier, when so many are placed anew of each before it."""
        if (known := self.ahead.tiers.get(placed)) is not None:
            return known
        if (certificate := self.certificates.get(tier)) is None:
            return self.ahead.prover.most(tier, placed)
        classes, relaxation = self.relaxed.classes, self.relaxed.relaxation
        nowhere = np.zeros(len(classes.problem.teams), dtype=np.bool_)
        return proven_by(classes, relaxation, certificate, placed, nowhere, self.watch)

    def least_fit(self, reached: Sequence[int]) -> int | None:
        """The bound of fit, when the aims that count women reach this; none where nothing is proven."""
        return self.ahead.prover.least_fit(reached)


def _program(compacted: Compact, held: list[Held]) -> LinearProgram:
    rows = csr_array(np.array([compacted.of(one.counts) for one in held]))
    limit = np.concatenate([compacted.limit, np.full(len(held), np.inf)])
    least = np.concatenate([compacted.least, np.full(len(held), -np.inf)])
    return LinearProgram(csr_array(vstack([compacted.matrix, rows])), limit, least, compacted.lowest)
