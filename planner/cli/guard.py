"""The wall around every command: a line and an exit code for whatever goes wrong, no traceback unasked."""

import inspect
import platform
from collections.abc import Callable
from contextvars import ContextVar
from errno import EDQUOT, EFBIG, EIO, ENOSPC
from functools import wraps
from typing import Annotated, Any

import typer

from planner.cli.console import err
from planner.cli.exits import ExitCode
from planner.versions import version_of

REPORT_TO = "the project's issue tracker"
UNWRITABLE = frozenset({EDQUOT, EFBIG, EIO, ENOSPC})
"""What a disk or a pipe may answer to a write, without naming a file."""

Debug = Annotated[bool, typer.Option("--debug", help="Show the full traceback if the program itself fails.")]

_debug: ContextVar[bool] = ContextVar("debug", default=False)

Command = Callable[..., ExitCode | None]


def own_version() -> str:
    """The installed version."""
    return version_of("planner") or "unknown"


def guarded(command: Command) -> Callable[..., None]:
    """Add `--debug` to a command, and turn what it returns or raises into an exit code."""

    @wraps(command)
    def run(*args: Any, debug: bool, **options: Any) -> None:
        """The command, its failures told; `debug` shows the traceback."""
        _debug.set(debug)
        code = attempt(lambda: command(*args, **options))
        if code is not ExitCode.DONE:
            raise typer.Exit(code)

    signature = inspect.signature(command)
    extra = inspect.Parameter("debug", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Debug)
    run.__signature__ = signature.replace(  # type: ignore[attr-defined]  # what typer reads
        parameters=[*signature.parameters.values(), extra], return_annotation=None
    )
    run.__annotations__ = {**command.__annotations__, "debug": Debug, "return": None}
    return run


def attempt(action: Callable[[], ExitCode | None]) -> ExitCode:
    """Do it; tell the user in one line what went wrong, if anything did."""
    try:
        return action() or ExitCode.DONE
    except (typer.Exit, typer.BadParameter):
        raise
    except KeyboardInterrupt:
        err().print("interrupted: nothing more was written", style="gap")
        return ExitCode.INTERRUPTED
    except Exception as fault:
        return _told(fault)


def _told(fault: Exception) -> ExitCode:
    from models import InvalidInput
    from planner.cli.show_findings import show_findings
    from planner.refused import EXPECTED_FAULTS

    if isinstance(fault, InvalidInput):
        show_findings(fault.findings)
        return ExitCode.INVALID_INPUT
    if isinstance(fault, EXPECTED_FAULTS):
        return refuse(str(fault), getattr(fault, "hint", None))
    if isinstance(fault, OSError) and (fault.filename is not None or fault.errno in UNWRITABLE):
        where = "the output" if fault.filename is None else fault.filename
        return refuse(f"{(fault.strerror or 'cannot be used').lower()}: {where}")
    _report_bug(fault)
    return ExitCode.BUG


def refuse(message: str, hint: str | None = None) -> ExitCode:
    """Say what is wrong with the way the command was called."""
    console = err()
    console.print(f"error: {message}", style="bad")
    if hint:
        console.print(f"  hint: {hint}", style="quiet")
    return ExitCode.USAGE


def _report_bug(fault: Exception) -> None:
    """Name the bug by its place; its message is left out, for it may quote a person's data."""
    from planner.fleet import Bug

    console, debug = err(), _debug.get()
    bug = fault if isinstance(fault, Bug) else Bug.of(fault)
    if debug:
        console.print(bug.details, soft_wrap=True)
    where = f" in {bug.place}" if bug.place else ""
    console.print(
        f"bug: {bug.kind}{where} (caseload {own_version()}, Python {platform.python_version()})",
        style="bad",
        soft_wrap=True,
    )
    how = f"please report it to {REPORT_TO}"
    console.print(
        f"  {how}" + ("" if debug else "; --debug shows the details"), style="quiet", soft_wrap=True
    )
