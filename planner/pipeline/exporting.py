"""A run -> tables to be handed on."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from models import Finding
from planner import exports, folders
from planner.pipeline.saved import Finished


class Exported(NamedTuple):
    """Tables to be handed on."""

    texts: Mapping[str, str]
    """CSV texts by file name."""
    notes: tuple[Finding, ...] = ()
    """What the receiver may stumble over."""


def export_run(saved: Finished, *, msds: bool) -> Exported:
    """A run's tables as CSV, or its rows of MSD102; raises InvalidInput if its folder was changed by hand."""
    run = saved.run
    _refuse_changed(saved)
    if msds:
        texts = {"msd102.csv": exports.msd102(run.scenario, run.plan)}
        return Exported(texts, exports.msd102_notes(run.scenario, run.plan))
    tables = exports.tables(
        *(run.scenario, run.plan, saved.report, run.metrics), handovers=run.handovers, applied=run.applied
    )
    return Exported(tables)


def _refuse_changed(saved: Finished) -> None:
    """What is handed on must be what was planned and audited."""
    run = saved.run
    hint = "caseload audit RUN says what does not fit; restore the files, or plan anew"
    message = "was changed by hand and is not exported"
    folders.refuse_changed(saved.folder, run.changed, run.findings, message, hint)


def export_folder(saved: Finished) -> Path:
    """Where a run is exported if nothing is said: a folder of its own, named as the run's is."""
    return Path("exports") / folders.safe_name(saved.run.scenario.name) / saved.folder.resolve().name
