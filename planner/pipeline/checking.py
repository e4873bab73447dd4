"""Files -> scenarios, with everything to be said of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from models import Finding, InvalidInput
from planner import loading

if TYPE_CHECKING:
    from planner.loading import Loaded


class Checked(NamedTuple):
    """A scenario file that was read."""

    scenarios: "tuple[Loaded, ...]"
    """What it holds: one scenario, all those of a sweep, or none if it has errors."""
    findings: tuple[Finding, ...]
    """Everything to be said of it and of its tables."""


def check_file(path: Path, *, settings: Sequence[str] = (), allow_outside: bool = False) -> Checked:
    """Read a scenario file with all that belongs to it; invalid input is a value here, with every finding."""
    try:
        loaded = loading.load_scenarios(path, settings=settings, allow_outside=allow_outside)
    except InvalidInput as invalid:
        return Checked((), invalid.findings)
    return Checked(loaded, tuple(dict.fromkeys(finding for one in loaded for finding in one.findings)))


def scenario_schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file."""
    return loading.scenario_schema()
