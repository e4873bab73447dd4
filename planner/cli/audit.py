"""`caseload audit`: a saved plan checked again, without the solver."""

from typing import TYPE_CHECKING

from planner.cli.exits import ExitCode
from planner.cli.options import AsJson, RunName

if TYPE_CHECKING:
    from models import AuditReport


def audit(run: RunName, as_json: AsJson = False) -> ExitCode:
    """Check a saved plan again from its files alone: every hard rule, and every aim recomputed.

    Ends with exit code 6 if a hard rule is broken or an aim is stated wrongly.
    """
    from planner import pipeline
    from planner.cli.console import emit_json
    from planner.cli.show_findings import show_findings

    saved = pipeline.read(run)
    show_findings(saved.run.findings)
    report = pipeline.audit_run(saved)
    if as_json:
        emit_json({"passed": report.passed, **report.model_dump(mode="json")})
    else:
        _show(report)
    return ExitCode.DONE if report.passed else ExitCode.VIOLATION


def _show(report: "AuditReport") -> None:
    from planner.cli.console import out
    from planner.cli.show_audit import show_audit

    show_audit(out(), report)
