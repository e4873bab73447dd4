"""A value of a spreadsheet or a Parquet file -> the text that would stand in a CSV."""

import math
from datetime import date, datetime, time

_MOST_EXACT = 1e15
"""Whole numbers below this are exact as floating-point numbers."""


def text_of(cell: object) -> str:
    """The cell as text: `3.0` is `3`, midnight is no time, a list is joined by semicolons."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, datetime):
        is_day = cell.time() == time() and cell.tzinfo is None
        return cell.date().isoformat() if is_day else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, list | tuple):
        return ";".join(text_of(part) for part in cell)
    return _other_text(cell)


def _number_text(value: float) -> str:
    if math.isnan(value):
        return ""
    return str(int(value)) if abs(value) < _MOST_EXACT and value.is_integer() else repr(value)


def _other_text(cell: object) -> str:
    if type(cell).__module__.startswith("openpyxl"):
        return "="  # an array formula or a data table: refused as any formula
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "replace")
    return str(cell)
