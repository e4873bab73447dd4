"""What a rota folder says of itself: for which run it is made, after which rota, and what was written."""

from datetime import date
from typing import Annotated

from pydantic import Field

from models import Leave
from models.base import Noun

MANIFEST = "rota_manifest.json"
"""Not `manifest.json`, which marks the folder of a run."""


class Bound(Noun):
    """Another folder that this one rests upon."""

    folder: str
    """The way to it from the folder that names it, with slashes."""
    manifest_hash: str
    """SHA-256 of its manifest, which holds the hashes of all its other files."""


class RotaManifest(Noun):
    """What a rota folder rests upon, its verdict, and a hash of every other file: no clock is in it."""

    scenario: str
    """Name of the scenario."""
    as_of: date
    """Day of planning."""
    first_day: date
    """First day."""
    weeks: int
    """Weeks."""
    teams: tuple[str, ...] | None = None
    """The teams that were asked for; none if all were."""
    run: Bound
    """The run whose plan is staffed."""
    planned_at: Annotated[str, Field(pattern=r"^\d{8}T\d{6}Z$")]
    """When that run was started, UTC: the time that calendars bear."""
    after: Bound | None = None
    """The rota that this one goes on from; none if there was none."""
    repaired: Bound | None = None
    """The rota that this one repairs; none if it is made anew."""
    absent: tuple[Leave, ...] = ()
    """Who was reported away, of all repairs until now."""
    versions: dict[str, str] = Field(default_factory=dict)
    """Version of the planner, ortools and Python."""
    warnings: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """What the leader of each team should know; teams of which nothing is to be said are left out."""
    unfilled: int
    """Duties that nobody does."""
    audit_passed: bool
    """Verdict of the independent audit."""
    violations: int
    """Rules broken."""
    outputs: dict[str, str]
    """SHA-256 of every other file of the folder."""
