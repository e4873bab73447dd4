"""A comparison on a screen: what must be known first, the numbers, how to read them."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from models import Comparison, Status
from models.comparison import FlagKind, Line, Option, Verdict, View
from planner.cli.grid import GridCell, GridRow, show_grid
from planner.cli.show_moves import show_moves
from planner.cli.show_whatif import CHANGE_COLUMNS, change_cells
from planner.cli.tables import Cell, Column, show_table, styled
from planner.exports.compared_words import (
    ORDER_MATTERS,
    Told,
    legend,
    line_words,
    steps_in_words,
    told_changes,
)
from planner.words import escaped

_STYLES = {Verdict.BETTER: "good", Verdict.WORSE: "bad"}


def show_comparison(console: Console, comparison: Comparison) -> None:
    """Print a comparison: options, flags, then the view that was asked for, notes and folders."""
    _show_options(console, comparison)
    show_changes(console, comparison)
    show_flags(console, comparison)
    if comparison.view is View.WOMEN:
        show_moves(console, comparison)
    elif comparison.view is View.STEPS:
        _show_steps(console, comparison)
    else:
        _show_lines(console, comparison)
    _show_end(console, comparison)


def show_changes(console: Console, comparison: Comparison) -> None:
    """Print what each option changes, from what to what, and where it was written."""
    rows = [row for told in told_changes(comparison) for row in _told(told)]
    if rows:
        show_table(console, "What is different", CHANGE_COLUMNS, rows)


def _told(told: Told) -> Iterator[tuple[Cell, ...]]:
    """The option, then its changes."""
    yield styled(told.label, "head"), "", "", ""
    yield from map(change_cells, told.rows)
    if told.more:
        yield styled(told.more, "quiet"), "", "", ""


def show_flags(console: Console, comparison: Comparison) -> None:
    """Print what must be known before the numbers, in lines that need no colour to be seen."""
    if not comparison.flags:
        return
    console.print()
    for flag in comparison.flags:
        style = "gap" if flag.kind in (FlagKind.OTHER_TIERS, FlagKind.CORE_BELOW_FLOOR) else "bad"
        console.print(Text.assemble(("! ", style), (f"{escaped(flag.label)}: ", "head"), escaped(flag.words)))


def _show_options(console: Console, comparison: Comparison) -> None:
    columns = (Column("option"), Column("asks"), Column("plan"))
    rows = [(option.label, _asks(option), _plan(option)) for option in comparison.options]
    role = "the first is the base, each next one a step" if comparison.view is View.STEPS else ""
    role = role or f"{comparison.baseline.label} is the baseline"
    show_table(console, f"Options: {role}", columns, rows)
    for number, name in enumerate(comparison.tiers, start=1):
        console.print(Text(escaped(f"tier {number}: {name}"), style="quiet"))


def _asks(option: Option) -> str:
    return f"{option.title}: {option.question}" if option.question else option.title


def _plan(option: Option) -> str:
    stopped = ", stopped early" if option.status is Status.STOPPED else ""
    return option.origin.words + stopped + ("" if option.audit_passed else ", audit failed")


def _show_lines(console: Console, comparison: Comparison) -> None:
    rows: list[GridRow] = []
    section = ""
    for line in comparison.lines:
        if line.section != section:
            section = line.section
            rows.append(GridRow(section))
        rows.append(GridRow(line.label, _cells(line)))
    headers = [option.label for option in comparison.options]
    show_grid(console, f"Compared with {comparison.baseline.label}", headers, rows, repeat_first=True)


def _cells(line: Line) -> tuple[GridCell, ...]:
    return tuple(
        GridCell(*words, style=_STYLES.get(cell.verdict, "") if cell.verdict else "")
        for words, cell in zip(line_words(line), line.cells, strict=True)
    )


def _show_steps(console: Console, comparison: Comparison) -> None:
    """One row a step, one column a measure."""
    columns = [_cells(line) for line in comparison.lines]
    labels = [option.label for option in comparison.options]
    rows = [GridRow(label, tuple(cells)) for label, *cells in zip(labels, *columns, strict=True)]
    headers = [line.label for line in comparison.lines]
    console.print()
    console.print(Text(escaped(steps_in_words(comparison)), style="head"))
    show_grid(console, "Step by step: women placed, and what it takes", headers, rows, repeat_first=False)
    console.print(Text(ORDER_MATTERS, style="quiet"))


def _show_end(console: Console, comparison: Comparison) -> None:
    if comparison.lines:
        console.print(Text(escaped(legend(comparison)), style="quiet"))
    for note in comparison.notes:
        console.print(Text(escaped(f"note: {note}"), style="gap"))
    console.print()
    for run in dict.fromkeys(option.run for option in comparison.options):
        console.print(Text.assemble("files: ", (escaped(run), "path")), soft_wrap=True)
