"""Whole women by groups of teams: all settled apart, then neighbours settled together where more may be won."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.classes import Classes
from planner.caseload.linear import WHOLE
from planner.caseload.nested import groups_of_teams
from planner.caseload.posting import Relaxation
from planner.caseload.progress import Progress, Watch
from planner.caseload.settling import Part, settle
from planner.prepare.problem import Flags, Floats, Ints

NEIGHBOURS = 2
"""Teams settled together with one that may win more."""
ROUNDS = 2
"""Times that every team's neighbourhood is looked at."""


class Settler:
    """Whole numbers of women for every column, bettered step by step."""

    def __init__(
        self, classes: Classes, relaxation: Relaxation, objective: Floats, watch: Watch, workers: int
    ) -> None:
        self.classes, self.relaxation, self.objective = classes, relaxation, objective
        self.watch, self.workers = watch, workers
        self.whole: Ints = np.zeros(len(classes.row), dtype=np.int64)

    def apart(self, parts: Floats) -> None:
        """Settle groups of teams, each with the women whom the optimum `parts` [column] gives it."""
        group = groups_of_teams(self.classes)[-1]
        women = self._apportioned(parts, group)
        self._serve([np.flatnonzero(group == at) for at in range(len(women))], women)

    def together(self) -> None:
        """Settle each team anew with its neighbours, as long as more is won."""
        shared = self._shared()
        for _ in range(ROUNDS):
            before = float(self.objective @ self.whole)
            for batch in _batches(shared):
                self._serve(batch, self._claims(batch))
            if float(self.objective @ self.whole) <= before + WHOLE:
                break

    def _serve(self, groups: list[Ints], women: Ints) -> None:
        """Settle groups of teams, each with its `women` [group, class]; what is no better is not taken."""
        parts = [
            Part(self.classes, self.relaxation, self.objective, self._columns(teams), women[at])
            for at, teams in enumerate(groups)
        ]
        now = [float(self.objective[part.columns] @ self.whole[part.columns]) for part in parts]
        least = float(self.objective[self.objective > 0].min(initial=1.0)) / 2
        with ThreadPoolExecutor(max_workers=max(self.workers, 1)) as pool:
            found = pool.map(lambda part, value: settle(part, self.watch, beyond=value + least), parts, now)
            for part, value, whole in zip(parts, now, found, strict=True):
                if whole is not None and self.objective[part.columns] @ whole > value:
                    self.whole[part.columns] = whole
                self.watch.tell(Progress("settling whole women", 1, self._placed(1)))

    def _columns(self, teams: Ints) -> Ints:
        return np.flatnonzero(np.isin(self.classes.team, teams))

    def _placed(self, tier: int) -> int:
        return int(self.whole[self.classes.tier == tier].sum())

    def _apportioned(self, parts: Floats, group: Ints) -> Ints:
        """[group, class] every woman to one group: as the optimum parts them, the rest where most are."""
        total = np.zeros((int(group.max()) + 1, len(self.classes.size)))
        np.add.at(total, (group[self.classes.team], self.classes.row), parts)
        reached = np.zeros(total.shape, dtype=np.bool_)
        reached[group[self.classes.team], self.classes.row] = True
        women = np.floor(total + WHOLE).astype(np.int64)
        first = np.where(reached, np.round(total - women, 6) + total / 1000, -1.0).argmax(axis=0)
        women[first, np.arange(len(first))] += self.classes.size - women.sum(axis=0)
        return women

    def _claims(self, batch: list[Ints]) -> Ints:
        """[group, class] women in the group's teams now, and those in none to the first group in reach."""
        free = self.classes.size - np.bincount(
            self.classes.row, weights=self.whole, minlength=len(self.classes.size)
        ).astype(np.int64)
        women = np.zeros((len(batch), len(free)), dtype=np.int64)
        for at, teams in enumerate(batch):
            columns = self._columns(teams)
            np.add.at(women[at], self.classes.row[columns], self.whole[columns])
            reach = np.unique(self.classes.row[columns])
            women[at, reach] += free[reach]
            free[reach] = 0
        return women

    def _shared(self) -> Floats:
        """[T, T] women who may go to both of two teams."""
        shape = (len(self.classes.size), len(self.classes.problem.teams))
        at = (self.classes.row, self.classes.team)
        reach = csr_array((np.sqrt(self.classes.upper), at), shape=shape)
        shared: Floats = (reach.T @ reach).toarray()
        return shared


def _batches(shared: Floats) -> list[list[Ints]]:
    """Every team with its neighbours, in batches of groups that have no team in common."""
    batches: list[tuple[Flags, list[Ints]]] = []
    for team in range(len(shared)):
        order = np.argsort(-np.where(np.arange(len(shared)) == team, np.inf, shared[team]), kind="stable")
        group = order[: NEIGHBOURS + 1]
        group = group[shared[team, group] > 0]
        for taken, groups in batches:
            if not taken[group].any():
                break
        else:
            taken, groups = np.zeros(len(shared), dtype=np.bool_), []
            batches.append((taken, groups))
        taken[group] = True
        if len(group):
            groups.append(np.sort(group))
    return [groups for _, groups in batches]
