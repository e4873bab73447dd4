"""A scenario file and its tables -> Scenario, or every problem of all of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import partial
from pathlib import Path

from models import (
    DataFiles,
    Finding,
    InvalidInput,
    Scenario,
    ScenarioFile,
    Service,
    Severity,
    Tables,
)
from planner.loading.columns import TABLES
from planner.loading.crossing import crossing_findings, tables_of
from planner.loading.extending import Lineage, read_lineage
from planner.loading.files import check_size, locate
from planner.loading.forecast import forecast_findings
from planner.loading.gathering import Unreadable, gathered, has_errors
from planner.loading.grid import MOST_TABLE_BYTES
from planner.loading.loaded import Loaded, Root
from planner.loading.policy_review import Remark, unmatched_words, wrong_words
from planner.loading.remarks import nobody_due, reserve_findings, table_remarks
from planner.loading.rota import rota_findings
from planner.loading.scenario_file import check_scenario, finding_at
from planner.loading.settings import apply_settings
from planner.loading.shelf import Shelf
from planner.loading.sweeping import expanded, has_sweep
from planner.loading.table import Table, unknown_table
from planner.loading.whatif_steps import Applying
from planner.loading.yaml_tree import Tree
from planner.whatif import NO_EFFECT

_SAFE_NAME = re.compile(r"\w([\w.-]{0,98}\w)?")


def load_scenario(path: Path, *, settings: Sequence[str] = (), allow_outside: bool = False) -> Loaded:
    """Load and validate a scenario with its tables and all that it extends.

    `settings` are `key=value` texts that change the scenario's values. Tables, and scenarios extended, lie
    below the scenario's folder unless `allow_outside`. Raises `InvalidInput` with the findings of all files
    if one is an error, or if the file stands for several scenarios.
    """
    loaded = load_scenarios(path, settings=settings, allow_outside=allow_outside)
    if len(loaded) > 1 or loaded[0].point is not None:
        message = f"has a sweep and stands for {len(loaded)} scenarios, not for one"
        raise InvalidInput((Finding(message=message, file=str(path), key="sweep"),))
    return loaded[0]


def load_scenarios(
    path: Path, *, settings: Sequence[str] = (), allow_outside: bool = False
) -> tuple[Loaded, ...]:
    """Load all scenarios that a file stands for: one, or those of its sweep. Raises like `load_scenario`."""
    lineage = read_lineage(path, allow_outside=allow_outside)
    if lineage.tree is None or lineage.base is None:
        raise InvalidInput(gathered(lineage.findings))
    shelf = Shelf(lineage.base.parent, allow_outside)
    root = root_of(lineage, shelf)
    if not has_sweep(lineage):
        return (load_lineage(lineage, path, shelf, settings, root),)
    loaded: list[Loaded] = []
    refused: dict[Finding, None] = dict.fromkeys(() if lineage.sources[-1].file else lineage.findings)
    for point, one in expanded(lineage):
        try:
            found = load_lineage(one, path.with_name(f"{point.name}.yaml"), shelf, settings, root)
            said = tuple(finding for finding in found.findings if finding.message != NO_EFFECT)
            loaded.append(found._replace(point=point, findings=said))
        except InvalidInput as invalid:
            refused |= dict.fromkeys(invalid.findings)
    if refused:
        raise InvalidInput(gathered(refused))
    return tuple(loaded)


def root_of(lineage: Lineage, shelf: Shelf) -> Root:
    """The base scenario of these files by itself; its tables are those of the shelf, not read again."""
    assert lineage.base is not None
    alone = lineage._replace(sources=(), findings=())
    return Root(partial(load_lineage, alone, lineage.base, shelf, ()))


def load_lineage(
    lineage: Lineage, path: Path, shelf: Shelf, settings: Sequence[str], root: Root | None = None
) -> Loaded:
    """Apply the files of one scenario, which is named after `path`; raises InvalidInput."""
    assert lineage.tree is not None
    tree = Tree(deepcopy(lineage.tree.value), dict(lineage.tree.positions), list(lineage.tree.findings))
    changing = Applying(lineage.sources, path.parent)
    if lineage.sources:
        changing.to_document(tree, lineage.sources)
    changing.by_hand(apply_settings(tree, settings))
    named, data_findings = _locate_all(tree, shelf.folder, allow_outside=shelf.allow_outside)
    tables = {
        name: shelf.table(name, named[name]) if name in named else _not_given(name, tree) for name in TABLES
    }
    spec, found = check_scenario(tree)
    findings = [*found, *data_findings, *_findings_of_tables(tables)]
    changed = tables_of(tables)
    if spec is not None and not has_errors(findings):
        changed = changing.to_tables(spec, changed).tables
    findings = [*lineage.findings, *changing.findings, *_check_name(path), *findings]
    findings += _findings_together(tree, spec, tables, changed)
    if spec is None or has_errors(findings):
        raise InvalidInput(gathered(findings))
    scenario = _scenario(path.stem, spec, changed)
    files = (*(lineage.files or (path,)), *named.values())
    if not (lineage.sources or settings):
        return Loaded(scenario, gathered(findings), files, spec.data)
    return Loaded(scenario, gathered(findings), files, spec.data, changing.applied, root=root)


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


def _check_name(path: Path) -> list[Finding]:
    if _SAFE_NAME.fullmatch(path.stem):
        return []
    hint = "rename the file: letters, digits, hyphens and underscores, at most 100"
    return [Finding(message="the file's name cannot name a scenario", file=str(path), hint=hint)]


def _findings_of_tables(tables: Mapping[str, Table]) -> Iterator[Finding]:
    """What is wrong with the tables as they stand in the files."""
    for table in tables.values():
        yield from table.findings
    yield from crossing_findings(tables)
    yield from table_remarks(tables)


def _findings_together(
    tree: Tree, spec: ScenarioFile | None, tables: Mapping[str, Table], changed: Tables
) -> Iterator[Finding]:
    """Where policy and women do not fit each other."""
    if spec is not None:
        yield from (_remark(tree, remark) for remark in wrong_words(spec.policy))
        women = tables["women"]
        if women.is_whole and women.rows and not women.broken_ids:
            yield from (_remark(tree, remark) for remark in unmatched_words(spec.policy, changed))
            yield from nobody_due(spec, women)
            yield from reserve_findings(spec, women)
        yield from forecast_findings(tree, spec, tables["expected"])
        yield from rota_findings(tree, spec, tables, changed)


def _remark(tree: Tree, remark: Remark) -> Finding:
    severity = Severity.ERROR if remark.is_error else Severity.WARNING
    return finding_at(
        tree, remark.path, remark.message, value=remark.value, hint=remark.hint, severity=severity
    )


def _scenario(name: str, spec: ScenarioFile, tables: Tables) -> Scenario:
    return Scenario(
        name=name,
        title=spec.title,
        question=spec.question,
        as_of=spec.as_of,
        horizon_months=spec.horizon_months,
        policy=spec.policy,
        service=Service.of(tables),
    )
