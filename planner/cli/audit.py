"""`caseload audit`: a saved plan or rota checked again, without the solver."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.exits import ExitCode
from planner.cli.options import AsJson

if TYPE_CHECKING:
    from models import AuditReport, Finding

Saved = Annotated[
    Path,
    typer.Argument(
        metavar="RUN",
        help="A run folder or a rota folder; or a scenario's folder for its latest.",
        show_default=False,
    ),
]


def audit(run: Saved, as_json: AsJson = False) -> ExitCode:
    """Check a saved plan or rota again from its files alone: every hard rule, and every aim recomputed.

    Ends with exit code 6 if a hard rule is broken or an aim is stated wrongly.
    """
    from planner.cli.console import emit_json
    from planner.cli.show_findings import show_findings

    findings, report = _checked(run)
    show_findings(findings)
    if as_json:
        emit_json({"passed": report.passed, **report.model_dump(mode="json")})
    else:
        _show(report)
    return ExitCode.DONE if report.passed else ExitCode.VIOLATION


def _checked(path: Path) -> tuple[tuple["Finding", ...], "AuditReport"]:
    """The audit of what a path means, a rota or a run, and what is to be said of its files."""
    from planner import pipeline
    from planner.rota_files import is_rota_folder
    from planner.rota_line import audit_rota

    if is_rota_folder(path):
        checked = audit_rota(path)
        return checked.findings, checked.report
    saved = pipeline.read(path)
    return saved.run.findings, pipeline.audit_run(saved)


def _show(report: "AuditReport") -> None:
    from planner.cli.console import out
    from planner.cli.show_audit import show_audit

    show_audit(out(), report)
