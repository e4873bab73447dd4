"""A Dask cluster, through joblib's Dask backend."""

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from planner import runs
from planner.fleet.spread import Run, given_up_quietly
from planner.refused import Refused
from planner.versions import versions

if TYPE_CHECKING:
    from distributed import Client

ANSWERS_WITHIN = 10
"""Seconds that a scheduler has to answer."""
INSTALL = "install it with: pip install 'caseload-planner[cluster]'"


@contextmanager
def on_cluster(address: str, at_once: int | None) -> Iterator[Run]:
    """The cluster at a scheduler's address, with so many jobs at a time or as many as it has cores.

    Dask itself gives the job of a worker that dies to another. Raises Refused if there is no such cluster, or
    its workers would not plan as this machine does.
    """
    with _connected(address) as client:
        _check_workers(client, address)
        yield _run_with(client, at_once)


@contextmanager
def _connected(address: str) -> Iterator["Client"]:
    try:
        from distributed import Client  # noqa: PLC0415  # an extra
    except ImportError:
        raise Refused("--cluster needs Dask, which is not installed", INSTALL) from None
    try:
        client = Client(address, timeout=ANSWERS_WITHIN, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask has no types
    except (OSError, ValueError):
        hint = "start one with `dask scheduler`, and name it as tcp://host:8786"
        raise Refused(f"no Dask scheduler answers: {address}", hint) from None
    with client:
        yield client


def _check_workers(client: "Client", address: str) -> None:
    """The workers can plan, and with the programs that a plan depends on in the versions of this machine."""
    try:
        theirs = client.run(versions)
    except ImportError:
        raise Refused(f"a worker of {address} cannot import this planner", _HINT) from None
    if not theirs:
        raise Refused(f"the cluster has no workers: {address}", "start them with `dask worker`")
    ours = versions()
    for worker, has in theirs.items():
        for name in runs.PLANNED_BY:
            if has[name] != ours[name]:
                message = f"worker {worker} has {name} {has[name]}, this machine {ours[name]}"
                raise Refused(message, _HINT)


_HINT = "install caseload-planner on every worker, in the versions of this machine: plans are then the same"


def _run_with(client: "Client", at_once: int | None) -> Run:
    def run(jobs: Sequence[Callable[[], Any]]) -> Generator[Any]:
        """What the jobs give, as they are done."""
        from joblib import Parallel, delayed  # noqa: PLC0415  # only who plans many waits for it

        # Nothing is an argument: joblib would leave that with one worker, and lose it with her.
        parallel = Parallel(
            backend=_backend(client),
            batch_size=1,
            pre_dispatch=at_once or "2 * n_jobs",
            return_as="generator_unordered",
        )
        return given_up_quietly(parallel(delayed(job)() for job in jobs))

    return run


def _backend(client: "Client") -> Any:
    """Dask as joblib knows it, which also tells when Dask gives a job up: else joblib waits forever."""
    from joblib._dask import DaskDistributedBackend  # noqa: PLC0415  # an extra

    class Telling(DaskDistributedBackend):  # type: ignore[misc]  # joblib has no types
        """The same, and a job that Dask gives up is told as a fault."""

        def submit(self, func: Any, callback: Callable[[Any], None]) -> Any:
            """Hand a job over; a fault is told like its end."""

            def tell(done: Future[Any]) -> None:
                """Tell its fault, if it has one."""
                if fault := done.exception():
                    callback(fault)

            future: Future[Any] = super().submit(func, callback)
            future.add_done_callback(tell)
            return future

    return Telling(client=client)
