"""Find saved runs that planning a scenario would only repeat."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from models import Scenario, Status
from planner.folders import safe_name
from planner.runs.files import MANIFEST, content_hash
from planner.runs.finding import runs_in
from planner.runs.record import Baseline, Manifest
from planner.versions import versions

PLANNED_BY = ("planner", "ortools")
"""The programs whose version a plan depends on."""


def current_runs(out: Path, scenario: Scenario, baseline: Baseline | None = None) -> Iterator[Path]:
    """The runs below `out` of the same resolved scenario by the same programs, the newest first.

    The same content, planned from the plan of the same `baseline` or like it from nothing, means the same
    plan: tables, settings and defaults are all in it. A run that was stopped early is not among them.
    """
    folder = out / safe_name(scenario.name)
    if folder.is_dir():
        wanted = content_hash(scenario)
        yield from (path for path in reversed(runs_in(folder)) if _is_current(path, wanted, baseline))


def _is_current(folder: Path, wanted: str, baseline: Baseline | None) -> bool:
    """Whether the manifest says so; one that cannot be read says nothing."""
    try:
        manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return False
    here = versions()
    return (
        manifest.scenario_hash == wanted
        and manifest.baseline == baseline
        and manifest.status is not Status.STOPPED
        and all(manifest.versions.get(name) == here[name] for name in PLANNED_BY)
    )
