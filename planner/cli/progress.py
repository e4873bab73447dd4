"""Progress on a terminal: the stage, the tier, how many are placed, the proven most and the time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from planner.cli.console import err
from planner.cli.interrupt import Interrupts

if TYPE_CHECKING:
    from planner.caseload import Progress


@contextmanager
def shown_progress(name: str, interrupts: Interrupts) -> Iterator["Callable[[Progress], None]"]:
    """Show progress on stderr while the block runs, if that is a terminal; in any case give up when asked."""
    console = err()
    if not console.is_terminal or console.is_dumb_terminal:
        yield lambda _: interrupts.check()
        return
    with _bar(console) as live:
        task = live.add_task(f"{name}: preparing")
        yield lambda step: _show(interrupts, live, task, f"{name}: {words(step)}")


def _bar(console: Console) -> Bar:
    spinner = SpinnerColumn("line" if console.options.ascii_only else "dots", style="good")
    return Bar(
        spinner, TextColumn("{task.description}"), TimeElapsedColumn(), console=console, transient=True
    )


def _show(interrupts: Interrupts, live: Bar, task: TaskID, description: str) -> None:
    interrupts.check()
    live.update(task, description=description)


def words(step: "Progress") -> str:
    """One line of progress: `placing tier 1: 431 placed, 440 at most`."""
    found = []
    if step.placed is not None:
        found.append(f"{step.placed:,} placed")
    if step.bound is not None:
        found.append(f"{step.bound:,} at most")
    return step.stage + (f": {', '.join(found)}" if found else "")
