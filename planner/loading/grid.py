"""A table as text: what every reader makes of its file, whatever the kind."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from models import Finding
from planner.loading.gathering import Unreadable

MOST_TABLE_BYTES = 50_000_000
MOST_UNPACKED_BYTES = 250_000_000
"""Bytes of an .xlsx or .parquet file once unpacked."""
MOST_ROWS = 200_000
MOST_COLUMNS = 200


class Row(NamedTuple):
    """One row of a file."""

    line: int
    """Its first line, counted from 1; in a sheet the row."""
    cells: list[str]
    """The cells as text, spaces around them taken away."""


class Grid(NamedTuple):
    """A file's header and rows."""

    file: str
    header: Row
    rows: list[Row]
    findings: list[Finding]
    is_whole: bool
    """Whether the file was read to its end and every row has the header's cells."""


def grid_of(file: str, rows: Iterable[Row], findings: list[Finding]) -> Grid:
    """Split rows into header and body; blank rows are left out, rows of the wrong length are findings."""
    source = _filled(rows)
    header = next(source, None)
    if header is None:
        raise Unreadable("the file is empty", "its first row names the columns")
    if len(header.cells) > MOST_COLUMNS:
        raise Unreadable(f"more than {MOST_COLUMNS} columns", line=header.line)
    body: list[Row] = []
    is_whole = True
    try:
        for row in source:
            if fitted := _fitted(file, header, row, findings):
                body.append(fitted)
            else:
                is_whole = False
            if len(body) > MOST_ROWS:
                raise Unreadable(f"more than {MOST_ROWS:,} rows", line=row.line)
    except Unreadable as fault:
        findings.append(fault.finding(file))
        is_whole = False
    return Grid(file, header, body, findings, is_whole)


def _filled(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        stripped = [cell.strip() for cell in row.cells]
        if any(stripped):
            yield Row(row.line, stripped)


def _fitted(file: str, header: Row, row: Row, findings: list[Finding]) -> Row | None:
    """The row with the header's number of cells; none, and a finding, if it has another number."""
    wanted, got = len(header.cells), len(row.cells)
    if got == wanted:
        return row
    hint = (
        "put quotes around a cell that holds the separator"
        if got > wanted
        else "keep the separators of empty cells; is a line broken in two?"
    )
    message = f"{got} cells where the header has {wanted}"
    findings.append(Finding(message=message, file=file, line=row.line, row_id=None, hint=hint))
    return None


def padded(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of a sheet, which keeps no empty cells at the end of a row, as long as the header."""
    source = iter(rows)
    first = next((row for row in source if any(row.cells)), None)
    if first is None:
        return
    width = len(first.cells)
    for row in chain([first], source):
        yield Row(row.line, row.cells + [""] * (width - len(row.cells)))
