"""Numbers side by side, each beside or above its difference, in as many tables as the screen asks for."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from planner.cli.tables import Cell, Column, show_table, styled
from planner.words import escaped

SEPARATOR = 3
"""Characters between two columns of a table."""
LABELS = (30, 23)
"""Characters of the labels where there is room, and where there is none to spare."""
INDENT = 2
LEAST_COLUMN = 8
DETAILS = (28, 11)
"""Characters to which the words below a number are wrapped, where there is room and where there is not."""


class GridCell(NamedTuple):
    """One number in words."""

    value: str
    change: str = ""
    detail: str = ""
    style: str = ""
    """Of the change."""


class GridRow(NamedTuple):
    """One line of numbers; a heading where there are no cells."""

    label: str
    cells: tuple[GridCell, ...] = ()


class _Shape(NamedTuple):
    """How the cells are written, and how wide that makes each column."""

    is_inline: bool
    """Whether the change stands beside its number, not below it."""
    widths: list[int]


def show_grid(
    console: Console, title: str, headers: Sequence[str], rows: Sequence[GridRow], *, repeat_first: bool
) -> None:
    """Print the grid; where its columns do not fit side by side, several tables, each with the same rows.

    `repeat_first` puts the first column into every table, so that each can be read by itself.
    """
    ways = ((True, DETAILS[0]), (True, DETAILS[1]), (False, DETAILS[1]))
    shapes = [_shape(headers, rows, detail, is_inline=is_inline) for is_inline, detail in ways]
    wide, narrow = (console.width - min(_label_width(rows), most) for most in LABELS)
    fits = next((one for one in shapes if _needed(one.widths) <= wide), None)
    shape = fits or shapes[-1]
    parts = _parts(shape.widths, wide if fits else narrow, repeat_first=repeat_first)
    for number, columns in enumerate(parts, start=1):
        of = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        _show_part(console, title + of, headers, rows, shape, columns)


def _label_width(rows: Sequence[GridRow]) -> int:
    return _longest(" " * (INDENT if row.cells else 0) + row.label for row in rows)


def _needed(widths: Sequence[int]) -> int:
    return sum(width + SEPARATOR for width in widths)


def _shape(headers: Sequence[str], rows: Sequence[GridRow], detail: int, *, is_inline: bool) -> _Shape:
    """The widths of the columns with details of so many characters; a long word of a header is broken."""
    widths = []
    for column, header in enumerate(headers):
        cells = [row.cells[column] for row in rows if row.cells]
        numbers = _longest(line for cell in cells for line in _numbers(cell, is_inline=is_inline))
        details = _longest(line for cell in cells for line in wrap(cell.detail, max(numbers, detail)))
        head = min(_longest(header.split()), DETAILS[1])
        widths.append(max(numbers, details, head, LEAST_COLUMN))
    return _Shape(is_inline, widths)


def _longest(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)


def _numbers(cell: GridCell, *, is_inline: bool) -> list[str]:
    """The lines of a number and its change."""
    if is_inline and cell.change:
        return [f"{cell.value}  {cell.change}"]
    return [cell.value, cell.change] if cell.change else [cell.value]


def _parts(widths: Sequence[int], room: int, *, repeat_first: bool) -> list[list[int]]:
    """The columns of each table: as many as fit, one of its own at least."""
    always = [0] if repeat_first and len(widths) > 1 else []
    parts: list[list[int]] = []
    for column in range(len(always), len(widths)):
        if parts and _needed([widths[each] for each in (*parts[-1], column)]) <= room:
            parts[-1].append(column)
        else:
            parts.append([*always, column])
    return parts


def _show_part(
    console: Console,
    title: str,
    headers: Sequence[str],
    rows: Sequence[GridRow],
    shape: _Shape,
    columns: Sequence[int],
) -> None:
    heads = ["\n".join(_head(headers[each], shape.widths[each])) for each in columns]
    table = [Column(""), *(Column(escaped_lines(head), is_number=True) for head in heads)]
    show_table(console, title, table, [_row(row, shape, columns) for row in rows])


def _head(header: str, width: int) -> list[str]:
    """The lines of a header; a word that is too long is broken behind an underscore if it has one."""
    if _longest(header.split()) <= width:
        return wrap(header, width)
    return [line.replace("_ ", "_") for line in wrap(header.replace("_", "_ "), width)]


def escaped_lines(text: str) -> str:
    """Text of several lines without anything that a terminal obeys."""
    return "\n".join(map(escaped, text.split("\n")))


def _row(row: GridRow, shape: _Shape, columns: Sequence[int]) -> tuple[Cell, ...]:
    if not row.cells:
        return styled(row.label, "head"), *("" for _ in columns)
    label = Padding(Text(escaped(row.label)), (0, 0, 0, INDENT))
    return label, *(_cell(row.cells[each], shape, shape.widths[each]) for each in columns)


def _cell(cell: GridCell, shape: _Shape, width: int) -> Text:
    text = Text(escaped(cell.value))
    if cell.change:
        text.append("  " if shape.is_inline else "\n")
        text.append(escaped(cell.change), style=cell.style)
    for line in wrap(escaped(cell.detail), width):
        text.append(f"\n{line}", style="quiet")
    return text
