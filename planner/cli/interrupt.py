"""Ctrl-C while a plan is made: the first ends the search with the best found, the second gives up."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from planner.caseload import Stop

Made = TypeVar("Made")

HEARD_WITHIN = 0.1
"""Seconds until Ctrl-C is acted upon."""


class Interrupts:
    """Counts Ctrl-C while work goes on in another thread, for compiled code would not hear it in this one."""

    def __init__(self, tell: Callable[[], None]) -> None:
        """`tell` says that the first one was heard."""
        self._tell = tell
        self._count = 0

    def __bool__(self) -> bool:
        """Whether Ctrl-C was pressed."""
        return self._count > 0

    def run(self, action: Callable[["Stop"], Made]) -> Made:
        """What `action` makes; the first Ctrl-C asks its `Stop`."""
        from planner.caseload import Stop

        stop = Stop()

        def note(number: int, frame: FrameType | None) -> None:
            """Ask to stop; say so the first time."""
            self._count += 1
            stop.ask()
            if self._count == 1:
                self._tell()

        before = signal.signal(signal.SIGINT, note)
        try:
            with ThreadPoolExecutor(max_workers=1) as pool:
                future = pool.submit(action, stop)
                while not future.done():  # a wait without end would not hear everywhere
                    wait([future], timeout=HEARD_WITHIN)
                return future.result()
        finally:
            signal.signal(signal.SIGINT, before)

    def check(self) -> None:
        """Raise KeyboardInterrupt if Ctrl-C was pressed twice; asked between the stages of the work."""
        if self._count > 1:
            raise KeyboardInterrupt


def tell_stopping(noun: str, *, several: bool = False) -> None:
    """Say that the first Ctrl-C was heard, and what becomes of the plan, or rota, that is made."""
    from planner.cli.console import err

    found, it = (f"{noun}s found so far are", "them") if several else (f"{noun} found so far is", "it")
    heard = f"stopping: the best {found} checked and written; Ctrl-C again gives {it} up"
    err().print(heard, style="gap", soft_wrap=several)


@contextmanager
def heard_twice(tell: Callable[[], None]) -> Iterator[None]:
    """The first Ctrl-C is told; the second raises KeyboardInterrupt, and no third disturbs the tidying up."""
    told: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        """The first time tell it; the second time end at once."""
        told.append(number)
        if len(told) == 1:
            tell()
            return
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    with _hearing(hear):
        yield


@contextmanager
def heard_once() -> Iterator[None]:
    """The first Ctrl-C raises KeyboardInterrupt; no second one disturbs the tidying up that follows."""

    def give_up(number: int, frame: FrameType | None) -> None:
        """End at once, and hear no more."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    with _hearing(give_up):
        yield


@contextmanager
def _hearing(hear: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    before = signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
