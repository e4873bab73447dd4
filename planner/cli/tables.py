"""Tables that stay readable from 60 to 200 columns, and numbers as people write them."""

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass

from rich import box
from rich.console import Console, RenderableType
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from planner.words import escaped
from planner.words import percent as percent_words

MIDDLING, FAIRLY_WIDE, WIDE, VERY_WIDE, WIDEST = 80, 90, 100, 110, 140
"""Widths of a screen in characters, from which on it has room for a column more."""
BAR_WIDTH = 16


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    header: str
    _: KW_ONLY
    is_number: bool = False
    """Numbers stand to the right and are never broken."""
    from_width: int = 0
    """Left out where the screen is narrower."""


Cell = str | RenderableType


def show_table(
    console: Console, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], note: str = ""
) -> None:
    """Print a table, its title (if any) above, a note below; what does not fit is folded, never cut."""
    shown = [position for position, column in enumerate(columns) if console.width >= column.from_width]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="head", show_edge=False)
    table.show_header = any(column.header for column in columns)
    for position in shown:
        column = columns[position]
        justify = "right" if column.is_number else "left"
        table.add_column(column.header, justify=justify, no_wrap=column.is_number, overflow="fold")  # type: ignore[arg-type]  # a literal
    for row in rows:
        table.add_row(*(_cell(row[position]) for position in shown))
    if title:
        console.print()
        console.print(Text(escaped(title), style="head"))
    console.print(table)
    if note:
        console.print(Text(escaped(note), style="quiet"))


def _cell(cell: Cell) -> RenderableType:
    return Text(escaped(cell)) if isinstance(cell, str) else cell


def lines(texts: Iterable[str]) -> Text:
    """A cell of several lines."""
    return Text("\n".join(map(escaped, texts)))


def styled(text: str, style: str) -> Text:
    """A cell in a style of the theme."""
    return Text(escaped(text), style=style)


def bar(share: float | None) -> RenderableType:
    """A share as a bar."""
    return ProgressBar(total=1, completed=share or 0, width=BAR_WIDTH)


def count(number: float) -> str:
    """A whole number: `1,379`; `-` for 0."""
    return f"{number:,.0f}" if round(number) else "-"


def amount(number: float | None, digits: int = 1) -> str:
    """A number with decimals: `41.5`; `-` for none."""
    return "-" if number is None else f"{number:,.{digits}f}"


def best(bound: float | None, digits: int = 0) -> str:
    """The best that is possible: `41`; `not settled` where it is not known."""
    return "not settled" if bound is None else amount(bound, digits)


def percent(share: float | None) -> str:
    """A share as a percentage; a dash where there is none."""
    return "-" if share is None else percent_words(share)
