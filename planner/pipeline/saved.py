"""A run and the folder that holds it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models import AuditReport, Changes, SweepPoint
from planner import runs
from planner.audit import audit

if TYPE_CHECKING:
    from planner.runs import Run


class Finished(NamedTuple):
    """A run and the folder that holds it."""

    folder: Path
    """Where it lies."""
    run: "Run"
    """Scenario, plan, audit, measures and facts."""
    report: AuditReport
    """The audit of the plan."""
    changes: Changes | None = None
    """What the plan changes since an earlier one; none if it was not planned since one, or is read again."""
    point: SweepPoint | None = None
    """Which scenario of a sweep it is; none if it is of none, or is read again."""


def read(path: Path) -> Finished:
    """A saved run, found from a run folder, a file in it, or a scenario's folder; raises InvalidInput."""
    folder = runs.resolve_run(path)
    run = runs.read_run(folder)
    run = replace(run, findings=(*runs.trial_passed_over(path, folder), *run.findings))
    return Finished(folder, run, run.report or audit(run.scenario, run.plan))


def audit_run(saved: Finished) -> AuditReport:
    """Check a saved plan again as its tables state it, for people work from those."""
    return audit(saved.run.scenario, runs.plan_in_tables(saved.folder, saved.run.plan))
