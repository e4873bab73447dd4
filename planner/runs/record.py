"""What a run is: the scenario, its plan, the verdict, the measures, and the facts of how it was made."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from models import AppliedChange, AuditReport, Finding, Handover, Metric, Plan, Scenario, Status
from models.base import Noun


class Since(Noun):
    """The earlier run whose plan was taken as care begun."""

    folder: str
    """Name of its folder, without the way to it."""
    as_of: date
    """Its day of planning."""
    manifest_hash: str
    """SHA-256 of its `manifest.json`, which holds the hashes of all its other files."""


class Baseline(Noun):
    """The scenario from whose plan another was planned."""

    scenario: str
    """Its name."""
    scenario_hash: str
    """SHA-256 of its resolved content, as its own run states it."""


class Facts(Noun):
    """How a run was made; stands only in `manifest.json`, so that all other files repeat exactly."""

    started_at: Annotated[str, Field(pattern=r"^\d{8}T\d{6}Z$")]
    """When it was started, UTC: `20270104T091500Z`."""
    versions: dict[str, str] = Field(default_factory=dict)
    """Version of the planner, ortools and Python."""
    inputs: dict[str, str] = Field(default_factory=dict)
    """SHA-256 of every input file, by its name."""
    seed: int | None = None
    """Seed of whatever was random; none if nothing was."""
    seconds: dict[str, float] = Field(default_factory=dict)
    """Time of each stage."""
    since: Since | None = None
    """The earlier run taken as care begun; none if there was none."""
    baseline: Baseline | None = None
    """The scenario from whose plan this one was planned; none where it was planned from nothing."""


class Proven(Noun):
    """What is proven of one tier."""

    tier: int
    """Number, from 1."""
    placed: int
    """Women placed."""
    bound: int
    """Most women that any plan can place."""
    gap: int
    """Women between the two."""


class Manifest(Facts):
    """The facts of a run, its verdict, and a hash of every other file in the folder."""

    scenario: str
    """Name of the scenario."""
    scenario_hash: str
    """SHA-256 of `scenario.json`: the resolved content, the same whenever and wherever it is planned."""
    status: Status
    """How far the solving came."""
    tiers: tuple[Proven, ...]
    """Bound and gap of each tier."""
    audit_passed: bool | None
    """Verdict of the independent audit; none if there was no audit."""
    violations: int | None
    """Rules broken; none if there was no audit."""
    settings: tuple[str, ...] = ()
    """Keys that `--set` changed: a run with any is a trial, and `runs/<scenario>` means another."""
    outputs: dict[str, str]
    """SHA-256 of every other file of the folder."""


@dataclass(frozen=True)
class Run:
    """One plan of one scenario with all that belongs to it."""

    scenario: Scenario
    plan: Plan
    report: AuditReport | None
    """The audit; none where none was made, or where a run is read whose `audit.json` cannot be."""
    metrics: tuple[Metric, ...]
    facts: Facts
    scenario_yaml: str = ""
    """The resolved scenario as text."""
    handovers: tuple[Handover, ...] | None = None
    """Women whose midwife changes since an earlier run; none where none was taken as care begun."""
    applied: tuple[AppliedChange, ...] | None = None
    """What differs from the base scenario; none where it is the base scenario."""
    changed: tuple[str, ...] = ()
    """Names of files of the folder that are not as they were written; empty for a run just made.

    One that is gone is among them if anything is read of it.
    """
    findings: tuple[Finding, ...] = ()
    """What was found wrong with the folder on reading; empty for a run just made."""
