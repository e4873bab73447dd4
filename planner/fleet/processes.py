"""Processes of this machine."""

import signal
from collections.abc import Callable, Generator, Sequence
from typing import Any

from planner.fleet.spread import Run, given_up_quietly

LEAST_PROCESSES = 2
"""With one, joblib works in the caller's own process, which a job that runs out of memory would end."""


def on_processes(at_once: int) -> Run:
    """So many jobs at a time, each in a process of its own."""

    def run(jobs: Sequence[Callable[[], Any]]) -> Generator[Any]:
        """What the jobs give, as they are done."""
        from joblib import Parallel, delayed  # noqa: PLC0415  # only who plans many waits for it

        parallel = Parallel(
            n_jobs=max(at_once, LEAST_PROCESSES),
            backend="loky",
            batch_size=1,
            return_as="generator_unordered",
            initializer=_leave_interrupts_to_the_caller,
        )
        return given_up_quietly(parallel(delayed(job)() for job in jobs))

    return run


def _leave_interrupts_to_the_caller() -> None:
    """Ctrl-C reaches every process of a terminal; the caller tells the others what it means for them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
