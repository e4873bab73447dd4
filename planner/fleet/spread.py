"""Jobs -> their results as they come, whatever becomes of those who work them out."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple, TypeVar
from warnings import catch_warnings, simplefilter

from planner.fleet.bug import Bug

Found = TypeVar("Found")
Run = Callable[[Sequence[Callable[[], Any]]], Generator[Any]]
"""Works jobs out at the same time, and gives their results as they come; raises if workers are lost."""


class Lost(NamedTuple):
    """A job whose worker ended before it, twice."""

    reason: str
    """Name of the exception."""


def spread(jobs: Mapping[int, Callable[[], Found]], run: Run) -> Generator[tuple[int, Found | Bug | Lost]]:
    """Each job's number with what came of it, in the order in which they end.

    A job that raises is a `Bug` and the others go on. When workers are lost in a way that `run` cannot make
    good, what is missing is worked out again one at a time, so that a job that ends its worker ends no other.
    """
    missing = dict(jobs)
    if not missing:
        return
    try:
        yield from _results(missing, run)
    except Exception:
        for number, job in list(missing.items()):
            try:
                yield from _results({number: job}, run)
            except Exception as fault:
                yield number, Lost(type(fault).__name__)


def given_up_quietly(results: Generator[Found]) -> Generator[Found]:
    """Results of joblib; that those which nobody waits for are given up is meant, and no warning."""
    try:
        for found in results:  # noqa: UP028  # `yield from` would close them before this could
            yield found
    finally:
        with catch_warnings():
            simplefilter("ignore", UserWarning)
            results.close()


def _results(missing: dict[int, Callable[[], Found]], run: Run) -> Generator[tuple[int, Found | Bug]]:
    """Results as they come, each taken out of what is missing."""
    tasks = [partial(_attempted, number, job) for number, job in missing.items()]
    with closing(run(tasks)) as results:
        for number, found in results:
            del missing[number]
            yield number, found


def _attempted(number: int, job: Callable[[], object]) -> tuple[int, object]:
    """What a worker does: one job, whose fault is a result too."""
    try:
        return number, job()
    except Exception as fault:
        return number, Bug.of(fault)
