"""Find the run that a path means."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from models import Finding, InvalidInput, Severity
from planner.runs.files import MANIFEST, PLAN, SCENARIO

_RUN = re.compile(r"(?P<time>\d{8}T\d{6}Z)-(?P<hash>[0-9a-f]{8})(?:-(?P<number>\d+))?")


def resolve_run(path: Path) -> Path:
    """The run folder that `path` means: itself, the folder of a file in it, or a scenario's newest run.

    A run with `--set` is a trial: it is meant only where a scenario has no other. Raises `InvalidInput` if
    there is none.
    """
    folder = path.parent if path.is_file() else path
    if any((folder / name).is_file() for name in (MANIFEST, PLAN, SCENARIO)):
        return folder
    if path.is_dir() and (runs := runs_in(path)):
        return next((run for run in reversed(runs) if not _is_trial(run)), runs[-1])
    raise InvalidInput((Finding(message="no run found", file=str(path), hint=_hint(path)),))


def trial_passed_over(path: Path, found: Path) -> Iterator[Finding]:
    """A note where `path` means the run `found`, though a trial of the same scenario is newer."""
    if path.is_dir() and found != path and (newest := runs_in(path)[-1:]) and newest != [found]:
        hint = "made with --set, it is a trial: name its folder to have it"
        yield Finding(
            message="a newer run is passed over", severity=Severity.NOTE, file=str(newest[0]), hint=hint
        )


def _is_trial(run: Path) -> bool:
    """Whether the manifest names a setting; one that cannot be read names none."""
    try:
        manifest = json.loads((run / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(manifest, dict) and bool(manifest.get("settings"))


def runs_in(folder: Path) -> list[Path]:
    """The runs of a scenario's folder, the oldest first; of one second's, the one written first."""
    found = []
    for path in folder.iterdir():
        match = _RUN.fullmatch(path.name)
        if match and (path / MANIFEST).is_file():
            written = (path / MANIFEST).stat().st_mtime_ns
            found.append((match["time"], written, int(match["number"] or 1), match["hash"], path))
    return [path for *_, path in sorted(found)]


def _hint(path: Path) -> str:
    if not path.is_dir():
        return "there is no such folder; name a run folder or runs/<scenario>"
    scenarios = sorted(inner.name for inner in path.iterdir() if inner.is_dir() and runs_in(inner))
    return f"name one of: {', '.join(scenarios)}" if scenarios else "name a run folder or runs/<scenario>"
