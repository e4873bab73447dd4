"""Read a run folder again, and say what in it is no longer as it was written."""

import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from models import (
    AppliedChange,
    AuditReport,
    Finding,
    Handover,
    InvalidInput,
    Metric,
    Plan,
    Scenario,
    Severity,
)
from planner.exports import (
    caseloads_csv,
    read_caseloads,
    read_changes,
    read_handovers,
    read_metrics,
    read_unplaced,
    unplaced_csv,
)
from planner.folders import AUDIT, Written, disagreeing, hash_file, parsed, warning
from planner.runs import files
from planner.runs.record import Facts, Manifest, Run, Since

HELD = "a run folder holds it; plan again"
RESTORE = "restore the file, or plan again"
IN_USE = f"what stands there now is what is read; {RESTORE}"
OF_WOMEN = f"explain reads plan.json; audit, compare and --since read this table as it stands; {RESTORE}"
UNREAD = f"plan.json is what is read, never this file; {RESTORE}"
_HINTS = {
    **dict.fromkeys((files.CASELOADS, files.UNPLACED), OF_WOMEN),
    **dict.fromkeys((files.PLAN, files.SCENARIO, files.SCENARIO_YAML, AUDIT), IN_USE),
    **dict.fromkeys((files.METRICS, files.HANDOVERS, files.CHANGES), IN_USE),
}
"""What is read of a file that was changed by hand; of any other, nothing."""

Found = TypeVar("Found")


def read_run(folder: Path) -> Run:
    """The run of a folder, checked: `findings` names each file that is missing or not as it was written.

    Those are warnings, and the run can still be audited. Raises `InvalidInput` only if `manifest.json`,
    `scenario.json` or `plan.json` is missing or cannot be read.
    """
    manifest = parsed(folder / files.MANIFEST, Manifest.model_validate_json, HELD)
    scenario = parsed(folder / files.SCENARIO, Scenario.model_validate_json, HELD)
    plan, gaps = parsed(folder / files.PLAN, _plan, HELD)
    written = _written(folder, manifest)
    changed = [*chain.from_iterable(map(written.changed, manifest.outputs))]
    changed += _disagreeing(folder, scenario, plan)
    missing = list(chain.from_iterable(map(written.missing, manifest.outputs)))
    findings = [*missing, *changed, *_gaps(folder, plan, gaps)]
    report = _optional(folder, AUDIT, manifest, AuditReport.model_validate_json, findings)
    metrics = _optional(folder, files.METRICS, manifest, _metrics, findings)
    handovers = _optional(folder, files.HANDOVERS, manifest, _handovers, findings)
    applied = _optional(folder, files.CHANGES, manifest, _applied, findings)
    text = _optional(folder, files.SCENARIO_YAML, manifest, bytes.decode, findings)
    facts = Facts(**{name: getattr(manifest, name) for name in Facts.model_fields})
    altered = dict.fromkeys(Path(finding.file or "").name for finding in (*missing, *changed))
    not_as_written = {Path(finding.file or "").name for finding in changed} | _HINTS.keys()
    return Run(
        *(scenario, plan, report, metrics or (), facts, text or "", handovers, applied),
        changed=tuple(name for name in altered if name in not_as_written),
        findings=tuple(findings),
    )


def _written(folder: Path, manifest: Manifest) -> Written:
    names = ("run", files.MANIFEST, manifest.outputs)
    return Written(folder, *names, RESTORE, _HINTS, UNREAD, key="outputs")


def since_run(folder: Path, plan: Plan) -> Since:
    """What the manifest of a later run says of this one."""
    manifest_hash = hash_file(folder / files.MANIFEST)
    return Since(folder=folder.resolve().name, as_of=plan.as_of, manifest_hash=manifest_hash)


def plan_in_tables(folder: Path, plan: Plan) -> Plan:
    """`plan` with the women placed and left out as `caseloads.csv` and `unplaced.csv` say.

    For a folder whose tables somebody changed: people work from the tables. Raises `InvalidInput` if they
    cannot be read.
    """
    return plan.replace(
        placements=parsed(folder / files.CASELOADS, lambda content: read_caseloads(content.decode()), HELD),
        unplaced=parsed(folder / files.UNPLACED, lambda content: read_unplaced(content.decode()), HELD),
    )


def _plan(content: bytes) -> tuple[Plan, list[Any]]:
    """The plan of `plan.json`, and the gaps stated beside its tiers, which follow from the rest."""
    data = json.loads(content, parse_constant=_refuse)
    tiers = data.get("tiers") if isinstance(data, dict) else None
    rows = [row for row in tiers if isinstance(row, dict)] if isinstance(tiers, list) else []
    gaps = [row.pop("gap", None) for row in rows]
    return Plan.model_validate(data), gaps


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")


def _metrics(content: bytes) -> tuple[Metric, ...]:
    return read_metrics(content.decode())


def _handovers(content: bytes) -> tuple[Handover, ...]:
    return read_handovers(content.decode())


def _applied(content: bytes) -> tuple[AppliedChange, ...]:
    return read_changes(content.decode())


def _optional(
    folder: Path,
    name: str,
    manifest: Manifest,
    parse: Callable[[bytes], Found],
    findings: list[Finding],
) -> Found | None:
    """What a file holds that can be done without; a fault in it becomes a warning."""
    if name not in manifest.outputs:
        return None
    try:
        return parsed(folder / name, parse, HELD)
    except InvalidInput as error:
        if (folder / name).is_file():
            findings += (row.replace(severity=Severity.WARNING) for row in error.findings)
        return None


def _gaps(folder: Path, plan: Plan, stated: list[Any]) -> Iterator[Finding]:
    """A warning for each tier whose stated gap is not its bound less the women placed."""
    for number, (tier, gap) in enumerate(zip(plan.tiers, stated, strict=True)):
        if gap is not None and gap != tier.gap:
            message = f"states a gap other than bound less placed, {tier.gap}"
            yield warning(folder / files.PLAN, message, IN_USE, key=f"tiers[{number}].gap")


def _disagreeing(folder: Path, scenario: Scenario, plan: Plan) -> Iterator[Finding]:
    """A warning for each table of women that is not what `plan.json` says, for one of the two was changed."""
    yield from disagreeing(folder / files.CASELOADS, caseloads_csv(scenario, plan), files.PLAN)
    yield from disagreeing(folder / files.UNPLACED, unplaced_csv(scenario, plan), files.PLAN)
