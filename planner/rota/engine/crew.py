"""Runs CP-SAT models side by side, each with one deterministic worker, and ends them when asked."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from enum import StrEnum
from types import TracebackType
from typing import Any, NamedTuple, ParamSpec, Self, TypeVar

import numpy as np
from ortools.sat.python import cp_model, cp_model_helper

from planner.rota.engine.posting import posted
from planner.rota.engine.program import Program
from planner.rota.engine.roster import Duties
from planner.rota.engine.table import Part
from planner.rota.engine.watch import Watch

TICK_SECONDS = 0.05

P = ParamSpec("P")
T = TypeVar("T")

UNBOUNDED = 2.0**52


class Way(StrEnum):
    """How CP-SAT searches."""

    LINEAR = "linear"
    """With all of the model in its linear relaxation: best where single duties have a price."""
    COUNTING = "counting"
    """Without a linear relaxation: best where only sums are counted."""
    BOUND = "bound"
    """For the bound alone."""


class Found(NamedTuple):
    """What came of one model."""

    duties: Duties | None
    """The best roster, where one was found."""
    bound: int | None
    """The objective cannot be below; None where nothing is known."""
    is_proven: bool
    """Whether nothing better, or nothing at all, exists."""
    effort: float = 0.0
    """What it took, in the solver's deterministic seconds."""


class Task(NamedTuple):
    """A model and how long to work on it."""

    part: Part
    effort: float
    """In the solver's deterministic seconds: about a second each on a quiet machine."""
    seed: int = 0
    way: Way = Way.LINEAR
    gap: float | None = None
    """Where given, it is done by HiGHS until value and bound are so near, however long that takes."""


class Crew:
    """So many threads. Each task is solved by one worker, so that their number changes the time alone."""

    def __init__(self, workers: int, watch: Watch) -> None:
        self.watch = watch
        self._pool = ThreadPoolExecutor(workers)
        self._begun: list[Future[Any]] = []
        self._running: set[cp_model.CpSolver] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End whatever still runs."""
        for future in self._begun:
            future.cancel()
        while wait(self._begun, TICK_SECONDS).not_done:
            self.stop_searches()
        self._pool.shutdown()

    def begin(self, task: Task) -> Future[Found]:
        """Have a task done by the next free thread."""
        return self.call(self._solve, task)

    def call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have any work done by the next free thread; it looks at the watch itself."""
        future = self._pool.submit(work, *args, **kwargs)
        self._begun.append(future)
        return future

    def results(self, futures: Iterable[Future[T]]) -> list[T]:
        """What came of work, waited for; ends their searches when the watch says so."""
        waiting = list(futures)
        while wait(waiting, TICK_SECONDS).not_done:
            if self.watch.is_over:
                self.stop_searches()
        self._begun = [future for future in self._begun if not future.done()]
        return [future.result() for future in waiting]

    def stop_searches(self) -> None:
        """End what is being searched; asked again and again, for one that has not begun does not hear."""
        for solver in tuple(self._running):
            solver.stop_search()

    def _solve(self, task: Task) -> Found:
        if self.watch.is_over:
            return Found(None, None, False)
        if task.gap is not None:
            answer = Program(task.part).solve(task.gap, self.watch.seconds_left)
            return Found(answer.duties, answer.bound, False)
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        set_up(parameters, task)
        left = self.watch.seconds_left
        if left != float("inf"):
            parameters.max_time_in_seconds = max(left, 0.01)
        self._running.add(solver)
        try:
            status = solver.solve(posted(task.part))
        finally:
            self._running.discard(solver)
        return found(task.part, solver, status)


def set_up(parameters: cp_model_helper.SatParameters, task: Task) -> None:
    """One worker, for so long; a model that begins from a roster at hand is hardly worth more preparing."""
    parameters.num_workers = 1
    parameters.max_deterministic_time = task.effort
    parameters.random_seed = task.seed
    parameters.linearization_level = 0 if task.way is Way.COUNTING else 2
    parameters.optimize_with_lb_tree_search = task.way is Way.BOUND
    parameters.catch_sigint_signal = False
    if task.part.is_led:
        parameters.cp_model_probing_level = 0
        parameters.symmetry_level = 0
        parameters.max_presolve_iterations = 1


def found(part: Part, solver: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> Found:
    """The solver's answer as a roster, a bound and whether it is final."""
    response = solver.response_proto
    if status == cp_model.INFEASIBLE:
        return Found(None, None, True, response.deterministic_time)
    assert status != cp_model.MODEL_INVALID, posted(part).validate()
    bound = solver.best_objective_bound
    return Found(
        part.read(response.solution) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None,
        int(np.ceil(bound - 1e-6)) if abs(bound) < UNBOUNDED else None,
        status == cp_model.OPTIMAL,
        response.deterministic_time,
    )
