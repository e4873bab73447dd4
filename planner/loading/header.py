"""The header of a table: which cell holds which column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from models import Finding, Severity
from planner.loading.columns import columns_of
from planner.loading.grid import Grid
from planner.loading.wording import did_you_mean, shown

_PERSONAL = frozenset(
    {
        *("nhs_number", "nhs_no", "first_name", "forename", "last_name", "surname", "full_name"),
        *("patient_name", "address", "postcode", "post_code", "date_of_birth", "dob", "telephone", "email"),
    }
)
_PEOPLE = frozenset(
    {"women", "midwives", "leave", "requests", "hours_worked", "fixed_duties", "planned_births"}
)


class Header(NamedTuple):
    """Where the columns stand."""

    cell: Mapping[str, int]
    """Position of each known column, from 0."""
    missing: frozenset[str]
    """Needed columns that are not there."""
    findings: list[Finding]


def normal_name(name: str) -> str:
    """A column's name as the model writes it: `Woman ID` is `woman_id`."""
    return re.sub(r"[\s_-]+", "_", name.strip().casefold())


def read_header(grid: Grid, table: str) -> Header:
    """Match the header's cells with the table's columns, in any order."""
    columns = columns_of(table)
    names = [normal_name(name) for name in grid.header.cells]
    found: dict[str, int] = {}
    findings: list[Finding] = []
    for index, name in enumerate(names):
        if name in found:
            hint = f"the first is cell {found[name] + 1}"
            findings.append(_finding(grid, index, name, "column given twice", hint))
        elif name in columns:
            found[name] = index
    missing = [name for name, column in columns.items() if column.is_needed and name not in found]
    extra = [index for index, name in enumerate(names) if name not in columns]
    findings += _missing(grid, missing, [names[index] for index in extra])
    findings += _extra(grid, table, extra, sorted(set(columns) - set(found) - set(missing)))
    return Header(found, frozenset(missing), findings)


def _missing(grid: Grid, missing: Sequence[str], extra: Sequence[str]) -> Iterator[Finding]:
    for name in missing:
        close = did_you_mean(name, [word for word in extra if word])
        hint = close.replace("did you mean", "rename the column") if close else f"add a column {name}"
        yield Finding(message="missing column", file=grid.file, line=grid.header.line, key=name, hint=hint)


def _extra(grid: Grid, table: str, extra: Sequence[int], absent: Sequence[str]) -> Iterator[Finding]:
    left_alone = []
    for index in extra:
        cell = grid.header.cells[index]
        name = normal_name(cell)
        if table in _PEOPLE and name in _PERSONAL:
            message = "column of personal data, left alone"
            yield _finding(grid, index, cell, message, "take it out: no plan needs it", Severity.WARNING)
        elif close := did_you_mean(name, absent):
            yield _finding(grid, index, cell, "unknown column, left alone", close, Severity.WARNING)
        elif cell:
            left_alone.append(shown(cell))
    if left_alone:
        note = f"columns left alone: {', '.join(left_alone)}"
        yield Finding(message=note, severity=Severity.NOTE, file=grid.file, line=grid.header.line)


def _finding(
    grid: Grid, index: int, name: str, message: str, hint: str | None, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(
        message=message,
        severity=severity,
        file=grid.file,
        line=grid.header.line,
        column=index + 1,
        key=shown(name),
        hint=hint,
    )
