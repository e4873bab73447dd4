"""A Dask scheduler and its workers on loopback, started and ended by a test."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
LOOPBACK = "127.0.0.1"
STARTS_WITHIN = 60
FORGOTTEN = "120s"
"""After so long without work, or without a scheduler, they end by themselves: a test may be killed too."""


class DaskCluster(NamedTuple):
    """A scheduler's address, and the process of each worker."""

    address: str
    workers: tuple["subprocess.Popen[bytes]", ...]


@contextmanager
def dask_cluster(folder: Path, *, workers: int, **environment: str) -> Iterator[DaskCluster]:
    """So many workers of one thread, without a nanny, so that one that is killed stays dead.

    `environment` is the scheduler's.
    """
    port = _free_port()
    address = f"tcp://{LOOPBACK}:{port}"
    options = ("--host", LOOPBACK, "--no-dashboard")
    own = ("--port", str(port), "--idle-timeout", FORGOTTEN)
    started = [_start(folder, "scheduler", *options, *own, **environment)]
    try:
        _wait_for(port, started[0])
        for number in range(workers):
            place = folder / f"worker-{number}"
            place.mkdir()
            hers = ("--nthreads", "1", "--no-nanny", "--death-timeout", FORGOTTEN)
            started.append(_start(place, "worker", address, *options, *hers, "--local-directory", str(place)))
        _wait_for_workers(address, workers)
        yield DaskCluster(address, tuple(started[1:]))
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _start(folder: Path, command: str, *arguments: str, **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "dask", command, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        return int(found.getsockname()[1])


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as one:
            if one.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the scheduler did not start")


def _wait_for_workers(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]  # Dask has no types
        client.wait_for_workers(workers, timeout=STARTS_WITHIN)
