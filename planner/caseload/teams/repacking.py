"""Repacking: a few teams are packed anew by an exact search, with those who wait.

A large neighbourhood search (Shaw 1998) that looks where women are lost: the prices of the relaxed optimum
say in which teams. Levelling moves women one by one; here many change places at once, so that a place comes
together of what lies in other months, or beside a woman of another weight.

Measured on 15,000 women with places for half: where most are of tier 1, of the 22 of it whom the optimum has
and levelling leaves out 7 are brought in; like England the only one. It takes 2 to 4 seconds.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from planner.caseload.progress import Progress, Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.relaxed import worth_of_tiers
from planner.caseload.teams.losses import Losses
from planner.caseload.teams.packing import Packing
from planner.caseload.teams.places import Limit, alike, left_by
from planner.prepare import NOBODY
from planner.prepare.problem import Ints

LOST = 0.1
"""Women whom a team must lose to be searched: of the first tier that lacks some; alone, of the last."""
SEARCHED = 16
"""Teams that are searched, alone or beside the same partner."""
PARTNERS = 2
"""Teams beside each of which a team is searched."""
AT_ONCE = 2
"""Searches of teams apart that see the same plan, so that plans do not depend on the number of workers."""


class Repacking:
    """Packs those teams anew that lose women."""

    def __init__(
        self, classes: Classes, limits: tuple[Limit, ...], losses: Losses, watch: Watch, workers: int
    ) -> None:
        self.classes, self.limits, self.losses, self.watch = classes, limits, losses, watch
        self.workers = max(workers, 1)
        self.worth = np.round(worth_of_tiers(classes.problem)).astype(np.int64)
        self.alike = _alike(classes, limits)
        self.partners = _partners(classes)

    def packed(self, team: Ints) -> Iterator[Ints]:
        """[W] better and better for the tiers than `team` [W], within the limits like it; none if none is.

        Teams are packed alone, then each beside the one that shares most women with it, then beside the
        second. The same whatever `workers` is.
        """
        with ThreadPoolExecutor(max_workers=self.workers) as pool:
            for rank in range(1 + PARTNERS):
                for searches in self._searches(team, rank):
                    self.watch.check()
                    left, before = left_by(self.limits, team), team
                    tasks = [Packing(self.classes, left, self.alike, team, few) for few in searches]
                    found = pool.map(lambda task: task.best(self.worth), tasks)
                    for task, wanted in zip(tasks, found, strict=True):
                        better = None if wanted is None else task.into(team, wanted)
                        team = team if better is None else better
                    if team is not before:
                        yield team

    def _searches(self, team: Ints, rank: int) -> Iterator[list[Ints]]:
        """The teams of searches that are made at once, those first that lose most; none twice at once."""
        tiers = self.classes.problem.tier
        waits = (self.classes.of_woman != NOBODY) & (team == NOBODY)
        tier = int(tiers[waits].min(initial=len(self.worth)))
        placed = int(np.count_nonzero((tiers == tier) & (team != NOBODY)))
        self.watch.tell(Progress("packing teams anew", tier, placed))
        lost = self.losses.of_teams(team)
        order = np.argsort(-lost, kind="stable")[:SEARCHED]
        at_once: list[Ints] = []
        for at in order[lost[order] >= LOST * self.worth[tier - 1 if rank else -1]]:
            if len(self.partners[at]) < rank:
                continue
            few = np.array([at, *self.partners[at][rank - 1 : rank]] if rank else [at])
            if len(at_once) == AT_ONCE or np.isin(few, at_once).any():
                yield at_once
                at_once = []
            at_once.append(few)
        if at_once:
            yield at_once


def _alike(classes: Classes, limits: tuple[Limit, ...]) -> Ints:
    """[W] the same number for women of a tier whom all limits count alike; NOBODY for those who stay out."""
    women = np.flatnonzero(classes.of_woman != NOBODY)
    numbers, tier = alike(limits, women), classes.problem.tier[women]
    found = np.full(len(classes.of_woman), NOBODY, dtype=np.int64)
    found[women] = (tier - 1) * (int(numbers.max(initial=0)) + 1) + numbers
    return found


def _partners(classes: Classes) -> list[Ints]:
    """[T] the other teams that share most women with each, the first of equals first."""
    eligible = classes.eligible.astype(np.float32)
    shared = eligible.T @ eligible
    np.fill_diagonal(shared, 0.0)
    order = np.argsort(-shared, axis=1, kind="stable")[:, :PARTNERS]
    return [others[shared[at, others] > 0] for at, others in enumerate(order)]
