"""A trust's own forecast held against the scenario: tiers, months, and whether it is read at all."""

from collections.abc import Callable, Iterator
from typing import Any

from models import ExpectedWomen, Finding, Reserve, ScenarioFile, Severity, horizon
from models.forecast import Expecting
from planner.loading.scenario_file import finding_at
from planner.loading.table import Table
from planner.loading.wording import shown, suggestion
from planner.loading.yaml_tree import Tree


def forecast_findings(tree: Tree, scenario: ScenarioFile, table: Table) -> Iterator[Finding]:
    """What does not fit of the table of women expected; of a fault that several rows share, the first row."""
    if scenario.data.expected is None:
        return
    if scenario.policy.reserve is Reserve.NONE:
        path, hint = ("data", "expected"), "set policy.reserve: expected, or leave the table out"
        message, name = "is not used: places are held for nobody", scenario.data.expected
        yield finding_at(tree, path, message, value=name, hint=hint, severity=Severity.WARNING)
        return
    if table.is_whole and not table.rows and not table.broken_ids:
        hint = "give 0 women where nobody is expected; or leave the table out"
        yield Finding(message="forecasts nothing: no rows below the header", file=table.file, hint=hint)
    yield from _unknown_tiers(scenario, table)
    yield from _months(scenario, table)


def _unknown_tiers(scenario: ScenarioFile, table: Table) -> Iterator[Finding]:
    known = [tier.id for tier in scenario.policy.tiers]
    for tier, rows in _rows_by(table, lambda row: row.tier).items():
        if tier not in known:
            yield _finding(table, rows, "tier", "unknown tier", shown(tier), hint=suggestion(tier, known))


def _months(scenario: ScenarioFile, table: Table) -> Iterator[Finding]:
    months = horizon(scenario.as_of, scenario.horizon_months)
    ask = Expecting(scenario.policy, scenario.as_of, months)
    for month, rows in _rows_by(table, lambda row: row.month).items():
        if month not in months:
            message = "lies before the horizon" if month < months[0] else "lies after the horizon"
            hint = f"leave out all but {months[0]} to {months[-1]}; or check as_of and horizon_months"
            yield _finding(table, rows, "month", message, str(month), hint=hint)
        elif not ask.due_days(month):
            message = "nobody due then can still book in time to join a team: no place is held"
            yield _finding(table, rows, "month", message, str(month), severity=Severity.WARNING)


def _rows_by(table: Table, key: Callable[[ExpectedWomen], Any]) -> dict[Any, list[int]]:
    found: dict[Any, list[int]] = {}
    for index, row in enumerate(table.rows):
        if isinstance(row, ExpectedWomen):
            found.setdefault(key(row), []).append(index)
    return found


def _finding(table: Table, rows: list[int], column: str, message: str, value: str, **more: Any) -> Finding:
    count = f", {len(rows):,} rows" if len(rows) > 1 else ""
    return Finding(
        message=message + count,
        file=table.file,
        line=table.lines[rows[0]],
        column=table.cell[column] + 1,
        key=column,
        row_id=getattr(table.rows[rows[0]], "area_id", None),
        value=value,
        **more,
    )
