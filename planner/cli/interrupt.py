"""Ctrl-C that is not lost: compiled code, a solver's above all, may swallow the exception of Python."""

import signal
from types import FrameType, TracebackType
from typing import Self


class Interrupts:
    """Remembers a Ctrl-C while the block runs, so that it can be acted upon later if nobody did at once."""

    def __init__(self) -> None:
        self._noted = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def check(self) -> None:
        """Raise KeyboardInterrupt if Ctrl-C was pressed."""
        if self._noted:
            raise KeyboardInterrupt

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._noted = True
        raise KeyboardInterrupt
