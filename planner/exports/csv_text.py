"""The one CSV writer, and its reader: UTF-8, line feeds, no cell that a spreadsheet takes for a formula.

A text cell that begins like a formula gets a leading apostrophe, which spreadsheets take to mean "text".
Numbers that we write ourselves stay numbers (-1.5). `plain_cell` takes the apostrophe off again.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

Cell = str | int | float | bool | date | None
"""What may stand in a cell: none is an empty one, a bool `true` or `false`, a date ISO 8601."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""First characters that start a formula (OWASP, CSV injection; the last four are full-width forms), also
where apostrophes stand before them, so that taking one off always gives back what was there."""
_SEPARATOR = ";"
_EXACT_INTEGERS = 2**53


def safe_cell(text: str) -> str:
    """`text`, with a leading apostrophe if a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """What `safe_cell` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def list_cell(items: Iterable[str]) -> str:
    """Several harmless texts in one cell, apart by semicolons; a semicolon within one becomes a comma."""
    return _SEPARATOR.join(safe_cell(item.replace(_SEPARATOR, ",")) for item in items)


def list_items(cell: str) -> tuple[str, ...]:
    """The texts of such a cell."""
    return tuple(plain_cell(item) for item in cell.split(_SEPARATOR)) if cell else ()


class _Lines(list[str]):
    """Rows as they are written, each ended by a line feed.

    The writer quotes a return within a cell only where returns end its rows (Python 3.11), so there they do.
    """

    def write(self, row: str) -> None:
        """Take a row as the writer ends it."""
        self.append(row.removesuffix("\r\n") + "\n")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A whole CSV file: the header, then the rows. Floats are written so that they read back equal."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([safe_cell(column) for column in columns])
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return "".join(lines)


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe_cell(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return _number(cell) if isinstance(cell, int | float) else cell.isoformat()


def _number(value: float) -> str:
    """A number as short as it reads back equal: 1 for 1.0."""
    if float(value).is_integer() and abs(value) < _EXACT_INTEGERS:
        return str(int(value))
    return repr(value)


DECIMALS = 4
"""Decimals of staff time and loads in tables that people read; more are noise of the reckoning."""


def measured(value: float | None) -> float | None:
    """Staff time or a load as a table shows it."""
    return None if value is None else round(value, DECIMALS)


def read_csv(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text by column; apostrophes that `csv_text` added are taken off.

    Raises `ValueError` if a row has more or fewer cells than the header.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = [plain_cell(cell) for cell in next(reader, [])]
    found = []
    for row in reader:
        if len(row) != len(header):
            raise ValueError(f"line {reader.line_num} has {len(row)} cells, the header {len(header)}")
        found.append(dict(zip(header, map(plain_cell, row), strict=True)))
    return found
