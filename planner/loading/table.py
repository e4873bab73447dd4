"""A grid -> rows of a model: every cell read, every row validated, every problem with its line."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from models import Finding, Severity
from models.base import Noun
from models.ids import is_nhs_number
from models.people import SPECIAL_CATEGORY
from planner.loading.cells import BadCell, Parser, check_plain
from planner.loading.columns import TABLES, columns_of, id_column
from planner.loading.complaints import complaint_of
from planner.loading.grid import Grid
from planner.loading.header import Header, read_header
from planner.loading.wording import shown
from planner.words import counted_women


class Table(NamedTuple):
    """What is known of one table."""

    name: str
    file: str
    rows: Sequence[Noun]
    """The sound rows, in the order of the file."""
    lines: Sequence[int]
    """The line of each sound row."""
    cell: Mapping[str, int]
    """Position of each column, from 0."""
    broken_ids: frozenset[str]
    """Ids of rows that are not sound."""
    is_whole: bool
    """Whether the id of every row in the file is known."""
    findings: list[Finding]


_UNSHOWN = {"women": SPECIAL_CATEGORY}
"""Columns of each table whose cells are not shown beside an id or a line."""
_MOST_TEXTS = 20
"""Texts of bad cells that are told of one of those columns, the most frequent first."""


class _Absent:
    """Marks an empty cell: the model's default holds."""


_ABSENT = _Absent()


def unknown_table(name: str, finding: Finding | None = None) -> Table:
    """A table that could not be read at all."""
    return Table(name, "", (), (), {}, frozenset(), is_whole=False, findings=[finding] if finding else [])


def read_table(name: str, grid: Grid) -> Table:
    """Clean a grid column by column, then validate it row by row."""
    header = read_header(grid, name)
    bad: dict[int, dict[str, BadCell]] = {}
    columns = {column: _read_column(name, column, grid, cell, bad) for column, cell in header.cell.items()}
    rows, lines = [], []
    for index, values in enumerate(zip(*columns.values(), strict=True)):
        given = {column: value for column, value in zip(columns, values, strict=True) if value is not _ABSENT}
        row, invalid = _validated(TABLES[name], given)
        if row is not None and index not in bad:
            rows.append(row)
            lines.append(grid.rows[index].line)
        else:
            bad[index] = bad.get(index, {}) | invalid
    findings = [*grid.findings, *header.findings, *_totals(name, grid, header, bad)]
    for index in sorted(bad):
        findings += _row_findings(name, grid, header, index, bad[index])
    key = header.cell.get(id_column(name))
    broken_ids = frozenset() if key is None else frozenset(grid.rows[index].cells[key] for index in bad)
    is_whole = grid.is_whole and key is not None
    return Table(name, grid.file, rows, lines, header.cell, broken_ids, is_whole, findings)


def _read_column(
    table: str, name: str, grid: Grid, cell: int, bad: dict[int, dict[str, BadCell]]
) -> list[object]:
    """The values of a column, bad cells as if empty and added to `bad`. Each distinct text is read once."""
    column = columns_of(table)[name]
    texts = [row.cells[cell] for row in grid.rows]
    outcome = {text: _outcome(column.parse, text) for text in set(texts) - {""}}
    outcome[""] = BadCell("is empty", "a value is needed here") if column.is_needed else _ABSENT
    complaints = {text: value for text, value in outcome.items() if isinstance(value, BadCell)}
    if complaints:
        outcome |= dict.fromkeys(complaints, _ABSENT)
        for index, text in enumerate(texts):
            if text in complaints:
                bad.setdefault(index, {})[name] = complaints[text]
    return [outcome[text] for text in texts]


def _outcome(parse: Parser, text: str) -> object:
    try:
        check_plain(text)
        return parse(text)
    except BadCell as bad:
        return bad


def _validated(model: type[Noun], given: Mapping[str, Any]) -> tuple[Noun | None, dict[str, BadCell]]:
    """The row; or none, and what is wrong with which column. A missing column was complained of before."""
    try:
        return model.model_validate(given), {}
    except ValidationError as invalid:
        errors = [error for error in invalid.errors(include_url=False) if error["type"] != "missing"]
        return None, {str(error["loc"][0]): BadCell(*complaint_of(error)) for error in errors}


def _row_findings(
    table: str, grid: Grid, header: Header, index: int, bad: Mapping[str, BadCell]
) -> Iterator[Finding]:
    line, cells = grid.rows[index]
    key = header.cell.get(id_column(table))
    row_id = None if key is None or is_nhs_number(cells[key]) else shown(cells[key]) or None
    for column, complaint in bad.items():
        cell = header.cell[column]
        yield Finding(
            message=complaint.message,
            file=grid.file,
            line=line,
            column=cell + 1,
            key=column,
            row_id=row_id,
            value=None if column in _UNSHOWN.get(table, ()) else _value(cells[cell]),
            hint=complaint.hint,
        )


def _totals(
    table: str, grid: Grid, header: Header, bad: Mapping[int, Mapping[str, BadCell]]
) -> Iterator[Finding]:
    """What stands in bad cells of ethnicity and health, told of all women together and never of one."""
    for column in sorted(_UNSHOWN.get(table, frozenset()) & header.cell.keys()):
        cells = [grid.rows[index].cells[header.cell[column]] for index in bad if column in bad[index]]
        complaints = [complaints[column] for complaints in bad.values() if column in complaints]
        complaint_of_text = dict(zip(cells, complaints, strict=True))
        of_text = Counter(text for text in cells if text)
        for text, count in of_text.most_common(_MOST_TEXTS) if len(cells) > 1 else ():
            complaint = complaint_of_text[text]
            yield Finding(
                message=f"{complaint.message}, {counted_women(count)}",
                severity=Severity.NOTE,
                file=grid.file,
                key=column,
                value=_value(text),
                hint=complaint.likely,
            )


def _value(text: str) -> str | None:
    """A bad cell as it may be shown; of an NHS number no more than its last three digits."""
    if is_nhs_number(text):
        return "*" * 7 + text.strip()[-3:]
    return shown(text) or None
