"""`caseload validate`: every problem of every file, at once."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.exits import ExitCode
from planner.cli.options import AllowOutside, AsJson, Files, Settings

if TYPE_CHECKING:
    from planner.pipeline import Checked


def validate(
    files: Files,
    settings: Settings = [],  # noqa: B006  # typer makes a new one
    allow_outside: AllowOutside = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Check scenario files and their tables, and name every problem at once.

    Each problem comes with file, line, column, key and a hint. Nothing is written.
    """
    from planner import pipeline
    from planner.cli.console import emit_json
    from planner.cli.show_findings import show_findings

    checked = [pipeline.check_file(file, settings=settings, allow_outside=allow_outside) for file in files]
    if as_json:
        emit_json([_as_data(file, one) for file, one in zip(files, checked, strict=True)])
    else:
        show_findings(finding for one in checked for finding in one.findings)
        _show(files, checked)
    return ExitCode.DONE if all(one.scenarios for one in checked) else ExitCode.INVALID_INPUT


def _as_data(file: Path, checked: "Checked") -> dict[str, object]:
    from planner.cli.data import as_data

    scenarios = [
        {"scenario": one.scenario.name, "title": one.scenario.title, "applied": as_data(one.applied or ())}
        for one in checked.scenarios
    ]
    findings = as_data(checked.findings)
    return {"file": str(file), "valid": bool(scenarios), "scenarios": scenarios, "findings": findings}


def _show(files: list[Path], checked: list["Checked"]) -> None:
    from planner.cli.console import out
    from planner.cli.show_whatif import show_applied
    from planner.cli.tables import MIDDLING, Cell, Column, count, show_table, styled

    columns = (
        Column("file"),
        Column("verdict"),
        Column("women", is_number=True),
        Column("midwives", is_number=True),
        Column("teams", is_number=True),
        Column("areas", is_number=True, from_width=MIDDLING),
    )
    rows: list[tuple[Cell, ...]] = []
    for file, one in zip(files, checked, strict=True):
        if not one.scenarios:
            rows.append((str(file), styled(_tally(one), "bad"), "", "", "", ""))
        for loaded in one.scenarios:
            service = loaded.scenario.service
            tables = (service.women, service.midwives, service.teams, service.areas)
            name = f"{file}: {loaded.point.name}" if loaded.point else str(file)
            rows.append((name, styled(_tally(one), "good"), *(count(len(table)) for table in tables)))
    show_table(out(), "Scenarios", columns, rows)
    for one in checked:
        if len(one.scenarios) == 1 and one.scenarios[0].applied:
            show_applied(out(), one.scenarios[0].applied)


def _tally(checked: "Checked") -> str:
    from planner.cli.show_findings import tally

    found = tally(Counter(finding.severity for finding in checked.findings))
    verdict = "valid" if checked.scenarios else "not valid"
    return f"{verdict}: {found}" if found else verdict
