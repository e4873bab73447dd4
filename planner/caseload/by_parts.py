"""The road for real sizes: teams by a relaxation made whole, carers team by team, bounds last."""

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial

import numpy as np

from planner.caseload import aims
from planner.caseload.aims import Assignment
from planner.caseload.bounds.of_aims import bounds_of
from planner.caseload.bounds.prover import Ahead, Finishing, tiers_ahead
from planner.caseload.carers.booked_first import booked_first
from planner.caseload.carers.greedy import fill
from planner.caseload.carers.ledger import Ledger
from planner.caseload.carers.naming import name_carers
from planner.caseload.carers.tasks import Task, buddy_task, naming_task
from planner.caseload.outcome import Solution, nothing_known
from planner.caseload.programs.linear import WHOLE
from planner.caseload.progress import OutOfTime, Progress, Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.relaxed import Relaxed, relax, worth_of
from planner.caseload.teams.by_months import by_months
from planner.caseload.teams.losses import Losses
from planner.caseload.teams.refining import refine
from planner.caseload.teams.transport import women_of
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Floats, Ints


class ByParts:
    """One problem under one set of opened teams, and what is found of it so far."""

    def __init__(self, problem: Problem, eligible: Flags, watch: Watch, workers: int) -> None:
        self.problem, self.eligible, self.watch, self.workers = problem, eligible, watch, workers
        self.team = np.full(len(problem.women), NOBODY, dtype=np.int64)
        self.named = problem.kept_by.copy()
        self.buddy = np.full(len(problem.women), NOBODY, dtype=np.int64)
        self._told: tuple[Classes, Floats] | None = None

    def solve(self) -> Solution:
        """Serve every aim in strict order; if the time runs out, the best that was found until then."""
        try:
            with ThreadPoolExecutor(max_workers=1) as beside:
                relaxed, ahead = self._teams(beside)
                self.name()
                self.find_buddies()
                prover = Finishing(relaxed, ahead(), self.watch)
                bounds = bounds_of(relaxed.classes, prover, self.assignment(), self.watch)
        except OutOfTime:
            return Solution(self.in_haste(), nothing_known(self.problem), stopped=True)
        return Solution(self.assignment(), bounds.of_aims, bounds.certificates)

    def assignment(self) -> Assignment:
        """Who has whom as things stand."""
        return Assignment(self.named, self.buddy)

    def _teams(self, beside: Executor) -> tuple[Relaxed, Callable[[], Ahead]]:
        """A team for every woman placed anew; and how to learn what is proven of the tiers.

        Once all tiers but the last have their teams, the second core proves their bounds. They are the same
        if that is left till the end.
        """
        relaxed, optimum = relax(self.problem, self.eligible, self.watch, self.workers, self._hear)
        ahead: Callable[[], Ahead] = partial(tiers_ahead, relaxed, self.team, self.watch)
        if optimum is None:
            return relaxed, ahead
        classes, objective = relaxed.classes, worth_of(relaxed.classes)
        self.team = by_months(classes, objective, optimum, self.watch)
        losses = Losses(classes, relaxed.relaxation, objective, optimum.price)
        for tiers, team in refine(classes, self.team, self.watch, losses, self.workers):
            self.team = team
            if tiers == max(1, aims.tier_count(self.problem) - 1):
                ahead = partial(tiers_ahead, relaxed, team, self.watch)
                if self.workers > 1:
                    ahead = beside.submit(ahead).result
        return relaxed, ahead

    def _hear(self, classes: Classes, parts: Floats) -> None:
        self._told = classes, parts

    def name(self) -> None:
        """Named midwives for all who have a team; for whom there is none goes where else there is room."""
        self.watch.tell(Progress("naming midwives"))
        tasks = [
            naming_task(self.problem, at, women)
            for at in range(len(self.problem.teams))
            if len(women := np.flatnonzero(self.team == at))
        ]
        ledger = Ledger(self.problem)
        for task, found in zip(tasks, self._solved(tasks), strict=True):
            for woman, midwife in zip(task.women, found, strict=True):
                if midwife != NOBODY:
                    ledger.place(int(woman), int(midwife))
        fill(ledger, self.eligible)
        booked_first(ledger, self.eligible)
        self.named = ledger.named

    def find_buddies(self) -> None:
        """Buddies for all women who have a named midwife."""
        self.watch.tell(Progress("naming buddies"))
        tasks = [buddy_task(self.problem, at, self.named) for at in range(len(self.problem.teams))]
        tasks = [task for task in tasks if len(task.women)]
        for task, found in zip(tasks, self._solved(tasks), strict=True):
            self.buddy[task.women] = found

    def _solved(self, tasks: list[Task]) -> list[Ints]:
        """The teams are independent: several are solved at once, each by one deterministic worker."""
        with ThreadPoolExecutor(max_workers=max(self.workers, 1)) as pool:
            return list(pool.map(lambda task: name_carers(self.problem, task, self.watch), tasks))

    def in_haste(self) -> Assignment:
        """Whole women as they stand, each to the first midwife who has room, then all others likewise.

        Where first come, first served within each tier places more, that: no plan is worse than one stopped
        before anything was found.
        """
        if (self.named != self.problem.kept_by).any():
            return self.assignment()
        if self._told is not None and (self.team == NOBODY).all():
            classes, parts = self._told
            self.team = women_of(classes, np.floor(parts + WHOLE).astype(np.int64))
        found = self._filled(self.team[:, None] == np.arange(len(self.problem.teams))[None, :])
        if (self.team != NOBODY).any():
            found = max(found, self._filled(), key=lambda named: aims.placed_by_tier(self.problem, named))
        return Assignment(found, self.buddy)

    def _filled(self, first: Flags | None = None) -> Ints:
        """[W] named midwives, first come, first served in each tier; where `first` [W, T] says, before."""
        ledger = Ledger(self.problem)
        if first is not None:
            fill(ledger, self.eligible & first)
        fill(ledger, self.eligible)
        return ledger.named
