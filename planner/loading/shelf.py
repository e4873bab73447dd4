"""The tables of a service, each read once."""

from pathlib import Path

from planner.loading.columns import columns_of
from planner.loading.csv_file import read_csv
from planner.loading.files import read_bytes
from planner.loading.gathering import Unreadable
from planner.loading.grid import MOST_TABLE_BYTES, Grid
from planner.loading.parquet_file import read_parquet
from planner.loading.sheet_file import read_sheet
from planner.loading.table import Table, read_table, unknown_table


class Shelf:
    """The tables of a service, each read once."""

    def __init__(self, folder: Path, allow_outside: bool) -> None:
        self.folder, self.allow_outside = folder, allow_outside
        self._read: dict[tuple[str, Path], Table] = {}

    def table(self, name: str, path: Path) -> Table:
        """One table."""
        if (name, path) not in self._read:
            self._read[name, path] = _read(name, path)
        return self._read[name, path]


def _read(table: str, path: Path) -> Table:
    file = str(path)
    try:
        return read_table(table, _read_grid(table, path, file))
    except Unreadable as fault:
        return unknown_table(table, fault.finding(file))


def _read_grid(table: str, path: Path, file: str) -> Grid:
    ending = path.suffix.lower()
    if ending == ".xlsx":
        return read_sheet(path, file)
    if ending == ".parquet":
        return read_parquet(path, file)
    return read_csv(read_bytes(path, MOST_TABLE_BYTES), file, frozenset(columns_of(table)))
