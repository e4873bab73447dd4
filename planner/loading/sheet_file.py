"""The first sheet of an .xlsx file -> grid. Formulas are not evaluated: such a cell is refused later."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from models import Finding, Severity
from planner.loading.cell_text import text_of
from planner.loading.gathering import Unreadable
from planner.loading.grid import MOST_COLUMNS, MOST_UNPACKED_BYTES, Grid, Row, grid_of, padded
from planner.loading.wording import shown

_NOT_A_SHEET = "is not an .xlsx file, or is damaged"
_SAVE_AGAIN = "open it in a spreadsheet and save it again as .xlsx"
_MOVE = "let the sheet with the table be the first, or save it in a file of its own"
_MOST_SHEET_ROWS = 1_048_576


def read_sheet(path: Path, file: str) -> Grid:
    """Read the first sheet of a workbook."""
    _check_unpacked_size(path)
    from openpyxl import load_workbook  # noqa: PLC0415  # it takes long to import

    try:
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # openpyxl lets KeyError, ValueError and many others through
        raise Unreadable(_NOT_A_SHEET, _SAVE_AGAIN) from error
    try:
        if not book.worksheets:
            raise Unreadable("has no sheet")
        findings = [_first_of(file, book)] if len(book.worksheets) > 1 else []
        try:
            return grid_of(file, padded(_rows(book.worksheets[0])), findings)
        except Unreadable as fault:
            raise _in_sheet(fault, book) from fault
    finally:
        book.close()


def _check_unpacked_size(path: Path) -> None:
    try:
        with ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(_NOT_A_SHEET, _SAVE_AGAIN) from error
    if size > MOST_UNPACKED_BYTES:
        limit = MOST_UNPACKED_BYTES // 1_000_000
        raise Unreadable(
            f"larger than {limit} MB once unpacked ({size / 1_000_000:.0f} MB)", "save it as CSV"
        )


def _first_of(file: str, book: Any) -> Finding:
    """Which sheet is read; one that a spreadsheet hides is seldom the one that is meant."""
    first = book.worksheets[0]
    is_hidden = first.sheet_state != "visible"
    message = f"only the first sheet is read, {shown(first.title)}"
    return Finding(
        message=f"{message}, which is hidden" if is_hidden else message,
        severity=Severity.WARNING if is_hidden else Severity.NOTE,
        file=file,
        hint=_MOVE if is_hidden else None,
    )


def _in_sheet(fault: Unreadable, book: Any) -> Unreadable:
    """A fault of the sheet that was read, named where there are others."""
    if len(book.worksheets) == 1:
        return fault
    message = f"{fault.message}: only the first sheet is read, {shown(book.worksheets[0].title)}"
    return Unreadable(message, _MOVE, line=fault.line, column=fault.column)


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # the size that the file states may be wrong
    try:
        for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if line > _MOST_SHEET_ROWS:
                raise Unreadable("more rows than a sheet can have", line=line)
            if any(cell is not None for cell in cells):
                yield Row(line, _trimmed([text_of(cell) for cell in cells], line))
    except Unreadable:
        raise
    except Exception as error:  # the sheet is parsed while it is read: the same many kinds of fault
        raise Unreadable(_NOT_A_SHEET, _SAVE_AGAIN) from error


def _trimmed(cells: list[str], line: int) -> list[str]:
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise Unreadable(f"more than {MOST_COLUMNS} columns", line=line)
    return cells
