"""Jobs for workers; importable, for a worker is another process."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Jobs = dict[int, Callable[[], int]]
ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")


def double(number: int) -> int:
    """A job that ends well."""
    return 2 * number


def fail(number: int) -> int:
    """A job with a fault of the program."""
    raise KeyError(f"Mrs Smith, {number}")


def end_worker() -> int:
    """A job that always ends its worker, as one that runs out of memory does."""
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def end_worker_once(marker: Path) -> int:
    """A job that ends the first worker that begins it."""
    try:
        marker.touch(exist_ok=False)
    except FileExistsError:
        return 7
    return end_worker()
