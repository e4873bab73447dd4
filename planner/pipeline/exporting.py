"""A run -> tables to be handed on."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from models import Finding, InvalidInput
from planner import exports, runs
from planner.pipeline.saved import Finished
from planner.refused import Refused


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
    if saved.run.changed:
        error = Finding(
            message="was changed by hand and is not exported",
            file=str(saved.folder),
            value=", ".join(saved.run.changed),
            hint="caseload audit RUN says what does not fit; restore the files, or plan anew",
        )
        raise InvalidInput((*saved.run.findings, error))


def export_folder(saved: Finished) -> Path:
    """Where a run is exported if nothing is said: a folder of its own, named as the run's is."""
    return Path("exports") / runs.safe_name(saved.run.scenario.name) / saved.folder.resolve().name


def write_texts(texts: Mapping[str, str], folder: Path) -> tuple[Path, ...]:
    """Write texts as files that only their owner may read, all or none.

    Files of the same names that hold the same are written again; raises Refused if one holds anything else.
    """
    if other := [name for name, text in texts.items() if _holds_other(folder / name, text)]:
        hint = "it may be another run's; name a folder of its own with --out, or take the old files away"
        raise Refused(f"would be overwritten: {folder / other[0]}", hint)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = []
    for name, text in texts.items():
        path = folder / name
        path.unlink(missing_ok=True)
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(text.encode())
        written.append(path)
    return tuple(written)


def _holds_other(path: Path, text: str) -> bool:
    return os.path.lexists(path) and (path.is_dir() or path.read_bytes() != text.encode())
