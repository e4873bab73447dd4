"""The road for a small change: the teams of the baseline, refined where women or places changed.

The prices that prove the baseline's tiers say which teams lose women. They prove these tiers too, once they
are found anew near the touched teams. Where a tier then stays further from its bound than in the baseline,
the problem is planned from nothing.

Measured on 15,000 women and 72 teams, two midwives gone from one, or come to it: a little over half the time.
"""

from collections.abc import Sequence

import numpy as np

from models import Plan
from planner.caseload.baseline import Start
from planner.caseload.bounds.of_aims import able, bounds_of, counted_aims
from planner.caseload.bounds.prices import Proven, proven_by, steering
from planner.caseload.by_parts import ByParts
from planner.caseload.outcome import Solution
from planner.caseload.progress import Watch
from planner.caseload.relaxation.classes import Classes, classes_of
from planner.caseload.relaxation.open_care import may_fill
from planner.caseload.relaxation.posting import Relaxation, relaxation_of
from planner.caseload.relaxation.relaxed import worth_of_tiers
from planner.caseload.teams.losses import Losses
from planner.caseload.teams.refining import counts, refine
from planner.prepare.problem import Flags

FEW = 8
"""Teams that are priced anew together, or all planned from the baseline however many differ."""
STRICT, LOOSE = 0.0002, 0.003
"""Share of the first tier's women, and of a later one's, by which the baseline's gap may widen."""


def solve_from(parts: ByParts, start: Start, plan: Plan) -> Solution | None:
    """Serve every aim in strict order from where the baseline's `plan` stands; none if it ends too low.

    Raises OutOfTime like all that `parts` does.
    """
    problem, watch = parts.problem, parts.watch
    classes = classes_of(problem, parts.eligible, may_fill(problem, parts.eligible))
    if 2 * int(start.anew.sum()) > len(start.anew) > FEW:
        return None
    relaxation = relaxation_of(classes)
    prover = NearBaseline(classes, relaxation, plan, _near(classes, start.touched), watch)
    parts.team = start.team
    tiers = len(plan.tiers)
    objective, price = steering(classes, relaxation, plan.certificates, worth_of_tiers(problem))
    losses = Losses(classes, relaxation, objective, price)
    for tier, team in refine(classes, parts.team, watch, losses, parts.workers):
        parts.team = team
        if tier not in (0, tiers) and not prover.is_near(tier, counts(problem, team)):
            return None  # the last tier is looked at once all is done
    parts.name()
    parts.find_buddies()
    bounds = bounds_of(classes, prover, parts.assignment(), watch)
    return Solution(parts.assignment(), bounds.of_aims, bounds.certificates)


def _near(classes: Classes, touched: Flags) -> Flags:
    """[T] the touched teams and those that share most women with them, all where there are few."""
    teams = len(touched)
    if teams <= 2 * FEW:
        return np.ones(teams, dtype=np.bool_)
    near, eligible = touched.copy(), classes.eligible.astype(np.float32)
    while near.any() and near.sum() < FEW:
        shared = (eligible[eligible[:, near].any(axis=1)]).sum(axis=0)
        near[np.where(near, -1.0, shared).argmax()] = True
    return near


class NearBaseline:
    """Proves bounds of tiers by the baseline's prices."""

    def __init__(
        self, classes: Classes, relaxation: Relaxation, plan: Plan, near: Flags, watch: Watch
    ) -> None:
        self.classes, self.relaxation, self.near, self.watch = classes, relaxation, near, watch
        self.certificates = {one.tier: one for one in plan.certificates}
        self.gaps = [tier.gap for tier in plan.whole.tiers]
        self.able = [able(classes, held) - held.kept for held in counted_aims(classes).values()]
        self._known: dict[tuple[int, ...], Proven] = {}

    def most(self, tier: int, placed: tuple[int, ...]) -> Proven:
        """The bound of a tier, when so many are placed anew of each before it."""
        if placed not in self._known:
            self._known[placed] = self._most(tier, placed)
        return self._known[placed]

    def _most(self, tier: int, placed: tuple[int, ...]) -> Proven:
        women = self.able[tier - 1]
        if (certificate := self.certificates.get(tier)) is None:
            return Proven(women, None)
        found = proven_by(self.classes, self.relaxation, certificate, placed, self.near, self.watch)
        return Proven(women, None) if found.bound is None or found.bound > women else found

    def least_fit(self, reached: Sequence[int]) -> int | None:  # what a prover is asked
        """Nothing: the baseline's prices are of women placed, not of what it costs."""
        return None

    def is_near(self, tier: int, placed: tuple[int, ...]) -> bool:
        """Whether a tier of a plan that places so many anew comes as near its bound as the baseline's.

        What an earlier tier lacks beyond the baseline is held against that tier, not against this one, whose
        bound it raises.
        """
        proven = self.most(tier, placed[: tier - 1])
        if (wider := self._wider(tier, placed)) is None:
            return False
        held = proven.certificate.held if proven.certificate else ()
        earlier = (self._wider(one, placed) or 0 for one in range(1, tier))
        raised = sum(max(lack, 0) * price for lack, price in zip(earlier, held, strict=False))
        loose = (STRICT if tier == 1 else LOOSE) * self.able[tier - 1]
        return wider <= loose + raised

    def _wider(self, tier: int, placed: tuple[int, ...]) -> int | None:
        """By how many women a tier's gap is wider than the baseline's; none where nothing is proven."""
        bound = self.most(tier, placed[: tier - 1]).bound
        return None if bound is None else bound - placed[tier - 1] - self.gaps[tier - 1]
