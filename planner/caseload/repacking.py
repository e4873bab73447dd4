"""Repacking: a few teams are emptied and packed anew by an exact search, with those who wait.

A large neighbourhood search (Shaw 1998) that looks where women are lost: the prices of the relaxed optimum
say in which teams. Levelling moves women one by one; here many change places at once, so that a place comes
together of what lies in other months, or beside a woman of another weight.

Measured on 15,000 women with places for half: of the 22 of tier 1 whom the optimum has and levelling leaves
out where most women are of tier 1, 7 are brought in; of 2 like England the one that there is.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from planner.caseload.classes import Classes
from planner.caseload.losses import Losses
from planner.caseload.packing import Packing
from planner.caseload.places import Limit, left_by
from planner.caseload.progress import Progress, Watch
from planner.caseload.relaxed import worth_of_tiers
from planner.prepare import NOBODY
from planner.prepare.problem import Ints

LOST = 0.1
"""Women whom a team must lose to be searched: of the first tier that lacks some; alone, of the last."""
MOST = 16
"""Teams that are searched, alone or beside the same partner."""
PARTNERS = 2
"""Teams beside each of which a team is searched."""
AT_ONCE = 2
"""Searches of teams apart that are made at once."""


class Repacking:
    """Packs those teams anew that lose women."""

    def __init__(
        self, classes: Classes, limits: tuple[Limit, ...], losses: Losses, watch: Watch, workers: int
    ) -> None:
        self.classes, self.limits, self.losses, self.watch = classes, limits, losses, watch
        self.workers = max(workers, 1)
        self.worth = np.round(worth_of_tiers(classes.problem)).astype(np.int64)
        self.kind = _alike(classes, limits)
        self.partners = _partners(classes)

    def packed(self, team: Ints) -> Ints:
        """[W] as good for the tiers as `team` [W] or better, within the limits like it.

        Teams are packed alone, then each beside the one that shares most women with it, then beside the
        second. The same whatever `workers` is.
        """
        with ThreadPoolExecutor(max_workers=self.workers) as pool:
            for rank in range(1 + self.partners.shape[1]):
                for searches in self._searches(team, rank):
                    self.watch.check()
                    left = left_by(self.limits, team)
                    tasks = [Packing(self.classes, left, self.kind, team, few) for few in searches]
                    found = pool.map(lambda task: task.best(self.worth), tasks)
                    for task, wanted in zip(tasks, found, strict=True):
                        team = team if wanted is None else task.into(team, wanted)
        return team

    def _searches(self, team: Ints, rank: int) -> Iterator[list[Ints]]:
        """The teams of searches that are made at once, those first that lose most; none twice at once."""
        tiers = self.classes.problem.tier
        waits = (self.classes.of_woman != NOBODY) & (team == NOBODY)
        tier = int(tiers[waits].min(initial=len(self.worth)))
        self.watch.tell(
            Progress("packing teams anew", tier, int(np.count_nonzero((tiers == tier) & (team != NOBODY))))
        )
        lost = self.losses.of_teams(team)
        enough = LOST * self.worth[tier - 1 if rank else -1]
        at_once: list[Ints] = []
        for at in np.argsort(-lost, kind="stable")[:MOST]:
            if lost[at] < enough:
                break
            few = np.concatenate([[at], self.partners[at, rank - 1 : rank]])
            if len(at_once) == AT_ONCE or np.isin(few, at_once).any():
                yield at_once
                at_once = []
            at_once.append(few)
        if at_once:
            yield at_once


def _alike(classes: Classes, limits: tuple[Limit, ...]) -> Ints:
    """[W] the same number for women of a tier whom all limits count alike; NOBODY for whom nobody moves.

    Nobody moves who has met her team, nor who may go nowhere new.
    """
    problem = classes.problem
    moves = np.flatnonzero((classes.of_woman != NOBODY) & (problem.present_team == NOBODY))
    counted = [limit.windows.women[moves] * limit.load[moves, None] for limit in limits]
    alike = np.column_stack([problem.tier[moves], *counted]).astype(np.int32)
    kind = np.full(len(problem.women), NOBODY, dtype=np.int64)
    kind[moves] = np.unique(alike, axis=0, return_inverse=True)[1].ravel()
    return kind


def _partners(classes: Classes) -> Ints:
    """[T, rank] the other teams that share most women with each."""
    eligible = classes.eligible.astype(np.float32)
    shared = eligible.T @ eligible
    np.fill_diagonal(shared, -1.0)
    count = min(PARTNERS, len(shared) - 1)
    return np.argsort(-shared, axis=1, kind="stable")[:, :count]
