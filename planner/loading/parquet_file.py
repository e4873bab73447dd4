"""A .parquet file -> grid."""

from pathlib import Path
from typing import Any

from planner.loading.cell_text import text_of
from planner.loading.gathering import Unreadable
from planner.loading.grid import MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED_BYTES, Grid, Row, grid_of


def read_parquet(path: Path, file: str) -> Grid:
    """Read a Parquet file; a line is the row's number, counted from 1."""
    import pyarrow.parquet as pq  # noqa: PLC0415  # it takes long to import

    try:
        with pq.ParquetFile(path) as source:
            _check_size(source.metadata)
            names, columns = _columns(source.read())
    except Unreadable:
        raise
    except Exception as error:  # pyarrow lets ArrowInvalid, OSError, ValueError and others through
        raise Unreadable(
            "is not a .parquet file, or is damaged", "write it again, or save it as CSV"
        ) from error
    header = Row(1, names)
    body = (Row(line, list(cells)) for line, cells in enumerate(zip(*columns, strict=True), start=1))
    return grid_of(file, [header, *body], [])


def _check_size(metadata: Any) -> None:
    if metadata.num_rows > MOST_ROWS:
        raise Unreadable(f"more than {MOST_ROWS:,} rows ({metadata.num_rows:,})")
    if metadata.num_columns > MOST_COLUMNS:
        raise Unreadable(f"more than {MOST_COLUMNS} columns ({metadata.num_columns:,})")
    size = sum(metadata.row_group(index).total_byte_size for index in range(metadata.num_row_groups))
    if size > MOST_UNPACKED_BYTES:
        raise Unreadable(f"larger than {MOST_UNPACKED_BYTES // 1_000_000} MB once unpacked")


def _columns(table: Any) -> tuple[list[str], list[list[str]]]:
    columns = [[text_of(cell) for cell in column.to_pylist()] for column in table.columns]
    return list(table.column_names), columns
