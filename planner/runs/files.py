"""The files of a run folder as bytes."""

import json
from collections.abc import Mapping
from typing import Any

from models import Plan, Scenario
from planner.exports import tables
from planner.folders import AUDIT, sha256
from planner.runs.record import Manifest, Proven, Run

MANIFEST = "manifest.json"
SCENARIO = "scenario.json"
SCENARIO_YAML = "scenario.yaml"
PLAN = "plan.json"
METRICS = "metrics.csv"
CASELOADS = "caseloads.csv"
UNPLACED = "unplaced.csv"
HANDOVERS = "handovers.csv"
CHANGES = "changes.csv"


def scenario_json(scenario: Scenario) -> bytes:
    """The whole scenario, its service too, in one canonical form: fields as declared, rows by id."""
    return scenario.model_dump_json().encode() + b"\n"


def content_hash(scenario: Scenario) -> str:
    """SHA-256 of the resolved scenario; its first eight digits end the folder's name."""
    return sha256(scenario_json(scenario))


def plan_json(plan: Plan) -> bytes:
    """The plan with each tier's gap, a row a line, so that two plans can be compared line by line."""
    data = plan.model_dump(mode="json")
    for row, tier in zip(data["tiers"], plan.tiers, strict=True):
        row["gap"] = tier.gap
    parts = (f"{json.dumps(key)}: {_lines(value)}" for key, value in data.items())
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _lines(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n  " + ",\n  ".join(map(_line, value)) + "\n]"
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def files_of(run: Run) -> dict[str, bytes]:
    """Every file of the folder by name, the manifest last."""
    found = {
        SCENARIO_YAML: run.scenario_yaml.encode(),
        SCENARIO: scenario_json(run.scenario),
        PLAN: plan_json(run.plan),
    }
    if run.report is not None:
        found[AUDIT] = run.report.model_dump_json(indent=1).encode() + b"\n"
    csvs = tables(run.scenario, run.plan, run.report, run.metrics, run.handovers, run.applied)
    found |= {name: text.encode() for name, text in csvs.items()}
    return {**found, MANIFEST: _manifest(run, found).model_dump_json(indent=2).encode() + b"\n"}


def _manifest(run: Run, files: Mapping[str, bytes]) -> Manifest:
    return Manifest(
        started_at=run.facts.started_at,
        versions=run.facts.versions,
        inputs=run.facts.inputs,
        seed=run.facts.seed,
        seconds=run.facts.seconds,
        since=run.facts.since,
        baseline=run.facts.baseline,
        scenario=run.scenario.name,
        scenario_hash=sha256(files[SCENARIO]),
        status=run.plan.status,
        tiers=tuple(
            Proven(tier=row.tier, placed=row.placed, bound=row.bound, gap=row.gap) for row in run.plan.tiers
        ),
        audit_passed=None if run.report is None else run.report.passed,
        violations=None if run.report is None else len(run.report.violations),
        settings=tuple(dict.fromkeys(one.subject for one in run.applied or () if one.by_hand)),
        outputs={name: sha256(content) for name, content in files.items()},
    )
