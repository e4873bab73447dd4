"""Cross-references between tables, told with file and line."""

from collections.abc import Iterator, Mapping
from typing import Any

from models import Fault, Finding, Severity, Tables, cross_check
from planner.loading.columns import id_column
from planner.loading.table import Table
from planner.loading.wording import shown

_REFERS_TO = {
    "woman_id": "women",
    "midwife_id": "midwives",
    "buddy_id": "midwives",
    "team_id": "teams",
    "joins_team_id": "teams",
    "preferred_team_id": "teams",
    "catchment_team_id": "teams",
    "area_id": "areas",
}


def tables_of(tables: Mapping[str, Table]) -> Tables:
    """The sound rows of all tables."""
    rows: dict[str, Any] = {name: tuple(table.rows) for name, table in tables.items()}
    return Tables(**rows)


def crossing_findings(tables: Mapping[str, Table]) -> Iterator[Finding]:
    """Where the sound rows contradict each other; silent of what a broken row may have said."""
    ids = {name: _ids(tables[name]) for name in set(_REFERS_TO.values())}
    for fault in cross_check(tables_of(tables)):
        target = _REFERS_TO.get(fault.column)
        if target is None or fault.value in ids[target] or _is_surely_unknown(fault.value, tables[target]):
            yield _finding(fault, tables[fault.table])


def _ids(table: Table) -> frozenset[str]:
    key = id_column(table.name)
    return frozenset(getattr(row, key) for row in table.rows)


def _is_surely_unknown(value: str, target: Table) -> bool:
    return target.is_whole and value not in target.broken_ids


def _finding(fault: Fault, table: Table) -> Finding:
    row = table.rows[fault.row]
    row_id = getattr(row, id_column(fault.table))
    return Finding(
        message=fault.message,
        severity=Severity.ERROR if fault.is_error else Severity.WARNING,
        file=table.file,
        line=table.lines[fault.row],
        column=table.cell[fault.column] + 1,
        key=fault.column,
        row_id=row_id,
        value=shown(fault.value),
        hint=fault.hint,
    )
