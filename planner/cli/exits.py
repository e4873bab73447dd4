"""Exit codes: one cause, one code."""

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models import AuditReport, Status


class ExitCode(IntEnum):
    """Why the command ended."""

    DONE = 0
    """Done."""
    BUG = 1
    """A fault of this program."""
    USAGE = 2
    """The command was called in a way that cannot work."""
    INVALID_INPUT = 3
    """The files have errors; every one of them was named."""
    IMPOSSIBLE = 4
    """Proven impossible. A plan never ends so: a valid input always has a plan."""
    STOPPED = 5
    """Stopped by the limit of time that was given, with the best found until then."""
    VIOLATION = 6
    """The audit found a hard rule broken, or an aim stated wrongly."""
    INTERRUPTED = 130
    """Interrupted with Ctrl-C; of the plan at hand the best found until then was written, or nothing."""


_GRAVEST_FIRST = (
    ExitCode.INTERRUPTED,
    ExitCode.BUG,
    ExitCode.VIOLATION,
    ExitCode.INVALID_INPUT,
    ExitCode.USAGE,
    ExitCode.IMPOSSIBLE,
    ExitCode.STOPPED,
)


def code_of(report: "AuditReport", statuses: "Iterable[Status]") -> ExitCode:
    """How a plan, or rotas, end: with a violation, stopped early, or done."""
    from models import Status

    if not report.passed:
        return ExitCode.VIOLATION
    return ExitCode.STOPPED if Status.STOPPED in statuses else ExitCode.DONE


def gravest(codes: Iterable[ExitCode]) -> ExitCode:
    """The one code of a command that did several things."""
    found = set(codes)
    return next((code for code in _GRAVEST_FIRST if code in found), ExitCode.DONE)
