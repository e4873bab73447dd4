"""A scenario file and its tables -> Scenario, or every problem of all of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from models import DataFiles, Finding, InvalidInput, Scenario, ScenarioFile, Service, Severity
from planner.loading.columns import TABLES, columns_of
from planner.loading.crossing import crossing_findings, tables_of
from planner.loading.csv_file import read_csv
from planner.loading.files import check_size, locate, read_bytes
from planner.loading.gathering import Unreadable, gathered, has_errors
from planner.loading.grid import MOST_TABLE_BYTES, Grid
from planner.loading.parquet_file import read_parquet
from planner.loading.policy_review import Remark, unmatched_words, wrong_words
from planner.loading.remarks import nobody_due, reserve_findings, table_remarks
from planner.loading.scenario_file import check_scenario, finding_at, read_tree
from planner.loading.settings import apply_settings
from planner.loading.sheet_file import read_sheet
from planner.loading.table import Table, read_table, unknown_table
from planner.loading.yaml_tree import Tree

_SAFE_NAME = re.compile(r"\w([\w.-]{0,98}\w)?")


class Loaded(NamedTuple):
    """A scenario and what is to be said of its files."""

    scenario: Scenario
    """The validated scenario."""
    findings: tuple[Finding, ...]
    """Warnings and notes."""
    files: tuple[Path, ...]
    """Every file that was read: the scenario's first, then the tables'."""
    data: DataFiles
    """The tables as the scenario names them."""


def load_scenario(path: Path, *, settings: Sequence[str] = (), allow_outside: bool = False) -> Loaded:
    """Load and validate a scenario with its tables.

    `settings` are `key=value` texts that change the scenario file's values. Tables lie below the scenario's
    folder unless `allow_outside`. Raises `InvalidInput` with the findings of all files if one is an error.
    """
    try:
        tree = read_tree(path)
    except Unreadable as fault:
        raise InvalidInput((fault.finding(str(path)),)) from None
    apply_settings(tree, settings)
    named, data_findings = _locate_all(tree, path.parent, allow_outside=allow_outside)
    tables = {name: _read(name, named[name]) if name in named else _not_given(name, tree) for name in TABLES}
    spec, findings = check_scenario(tree)
    findings += _check_name(path) + data_findings
    findings += _all_findings(tree, spec, tables)
    if spec is None or has_errors(findings):
        raise InvalidInput(gathered(findings))
    scenario = _scenario(path.stem, spec, tables)
    return Loaded(scenario, gathered(findings), (path, *named.values()), spec.data)


def _locate_all(tree: Tree, folder: Path, *, allow_outside: bool) -> tuple[dict[str, Path], list[Finding]]:
    """The tables that the scenario names; those that may not be read are findings of the scenario file."""
    data = tree.value.get("data")
    given = data if isinstance(data, dict) else {}
    found: dict[str, Path] = {}
    findings = []
    for table in TABLES:
        name = given.get(table)
        if not isinstance(name, str):
            continue
        try:
            path = locate(folder, name, allow_outside=allow_outside)
            check_size(path, MOST_TABLE_BYTES)
            found[table] = path
        except Unreadable as fault:
            findings.append(finding_at(tree, ("data", table), fault.message, value=name, hint=fault.hint))
    return found, findings


def _not_given(table: str, tree: Tree) -> Table:
    """An optional table that is left out is whole and empty; any other is unknown."""
    data = tree.value.get("data")
    is_left_out = isinstance(data, dict) and data.get(table) is None
    return unknown_table(table)._replace(
        is_whole=is_left_out and not DataFiles.model_fields[table].is_required()
    )


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


def _check_name(path: Path) -> list[Finding]:
    if _SAFE_NAME.fullmatch(path.stem):
        return []
    hint = "rename the file: letters, digits, hyphens and underscores, at most 100"
    return [Finding(message="the file's name cannot name a scenario", file=str(path), hint=hint)]


def _all_findings(tree: Tree, spec: ScenarioFile | None, tables: Mapping[str, Table]) -> Iterator[Finding]:
    for table in tables.values():
        yield from table.findings
    yield from crossing_findings(tables)
    yield from table_remarks(tables)
    if spec is not None:
        yield from (_remark(tree, remark) for remark in wrong_words(spec.policy))
        women = tables["women"]
        if women.is_whole and women.rows and not women.broken_ids:
            yield from (_remark(tree, remark) for remark in unmatched_words(spec.policy, tables_of(tables)))
            yield from nobody_due(spec, women)
            yield from reserve_findings(spec, women)


def _remark(tree: Tree, remark: Remark) -> Finding:
    severity = Severity.ERROR if remark.is_error else Severity.WARNING
    return finding_at(
        tree, remark.path, remark.message, value=remark.value, hint=remark.hint, severity=severity
    )


def _scenario(name: str, spec: ScenarioFile, tables: Mapping[str, Table]) -> Scenario:
    return Scenario(
        name=name,
        title=spec.title,
        question=spec.question,
        as_of=spec.as_of,
        horizon_months=spec.horizon_months,
        policy=spec.policy,
        service=Service.of(tables_of(tables)),
    )
