"""Read a run folder again, and say what in it is no longer as it was written."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from pydantic import ValidationError

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
from planner.runs import files
from planner.runs.record import Facts, Manifest, Run, Since

MOST_FINDINGS = 20
"""Errors named of one file; a file that is damaged throughout need not be told line by line."""
RESTORE = "restore the file, or plan again"
IN_USE = f"what stands there now is what is read; {RESTORE}"
OF_WOMEN = f"explain reads plan.json; audit, compare and --since read this table as it stands; {RESTORE}"
UNREAD = f"plan.json is what is read, never this file; {RESTORE}"
_HINTS = {
    **dict.fromkeys((files.CASELOADS, files.UNPLACED), OF_WOMEN),
    **dict.fromkeys((files.PLAN, files.SCENARIO, files.SCENARIO_YAML, files.AUDIT), IN_USE),
    **dict.fromkeys((files.METRICS, files.HANDOVERS, files.CHANGES), IN_USE),
}
"""What is read of a file that was changed by hand; of any other, nothing."""

Found = TypeVar("Found")


def read_run(folder: Path) -> Run:
    """The run of a folder, checked: `findings` names each file that is missing or not as it was written.

    Those are warnings, and the run can still be audited. Raises `InvalidInput` only if `manifest.json`,
    `scenario.json` or `plan.json` is missing or cannot be read.
    """
    manifest = parsed(folder / files.MANIFEST, Manifest.model_validate_json)
    scenario = parsed(folder / files.SCENARIO, Scenario.model_validate_json)
    plan, gaps = parsed(folder / files.PLAN, _plan)
    changed = [*_changed(folder, manifest), *_disagreeing(folder, scenario, plan)]
    findings = [*_missing(folder, manifest), *changed, *_gaps(folder, plan, gaps)]
    report = _optional(folder, files.AUDIT, manifest, AuditReport.model_validate_json, findings)
    metrics = _optional(folder, files.METRICS, manifest, _metrics, findings)
    handovers = _optional(folder, files.HANDOVERS, manifest, _handovers, findings)
    applied = _optional(folder, files.CHANGES, manifest, _applied, findings)
    text = _optional(folder, files.SCENARIO_YAML, manifest, bytes.decode, findings)
    facts = Facts(**{name: getattr(manifest, name) for name in Facts.model_fields})
    return Run(
        *(scenario, plan, report, metrics or (), facts, text or "", handovers, applied),
        changed=tuple(dict.fromkeys(Path(finding.file or "").name for finding in changed)),
        findings=tuple(findings),
    )


def since_run(folder: Path, plan: Plan) -> Since:
    """What the manifest of a later run says of this one."""
    manifest_hash = files.hash_file(folder / files.MANIFEST)
    return Since(folder=folder.resolve().name, as_of=plan.as_of, manifest_hash=manifest_hash)


def plan_in_tables(folder: Path, plan: Plan) -> Plan:
    """`plan` with the women placed and left out as `caseloads.csv` and `unplaced.csv` say.

    For a folder whose tables somebody changed: people work from the tables. Raises `InvalidInput` if they
    cannot be read.
    """
    return plan.replace(
        placements=parsed(folder / files.CASELOADS, lambda content: read_caseloads(content.decode())),
        unplaced=parsed(folder / files.UNPLACED, lambda content: read_unplaced(content.decode())),
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


def parsed(
    path: Path, parse: Callable[[bytes], Found], hint: str = "a run folder holds it; plan again"
) -> Found:
    """What a file holds; raises `InvalidInput` with the file's name if it is missing or cannot be read."""
    try:
        return parse(path.read_bytes())
    except FileNotFoundError:
        finding = Finding(message="is missing", file=str(path), hint=hint)
        raise InvalidInput((finding,)) from None
    except json.JSONDecodeError as error:
        finding = Finding(
            message=f"is damaged: {error.msg}", file=str(path), line=error.lineno, column=error.colno
        )
        raise InvalidInput((finding,)) from None
    except ValidationError as error:
        raise InvalidInput(tuple(_faults(path, error))) from None
    except (ValueError, KeyError, OSError, RecursionError) as error:
        raise InvalidInput((Finding(message=f"is damaged: {error}", file=str(path)),)) from None


def _faults(path: Path, error: ValidationError) -> Iterator[Finding]:
    for fault in error.errors(include_url=False)[:MOST_FINDINGS]:
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault["loc"])
        value = fault["input"] if isinstance(fault["input"], str | int | float) else None
        yield Finding(
            message=f"is damaged: {fault['msg']}",
            file=str(path),
            key=key.removeprefix(".") or None,
            value=None if value is None else str(value)[:80],
        )


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
        return parsed(folder / name, parse)
    except InvalidInput as error:
        if (folder / name).exists():
            findings += (row.replace(severity=Severity.WARNING) for row in error.findings)
        return None


def _missing(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    """A warning for each file that the manifest names and that is not there, or may not be looked at."""
    for name in manifest.outputs:
        if not files.is_plain(name):
            yield _warning(
                folder / files.MANIFEST, "names a file outside the run folder", RESTORE, key="outputs"
            )
        elif not (folder / name).is_file():
            yield _warning(folder / name, "is missing", RESTORE)


def _changed(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    """A warning for each file whose hash is not the manifest's, with what is read of it."""
    for name, expected in manifest.outputs.items():
        path = folder / name
        if files.is_plain(name) and path.is_file() and files.hash_file(path) != expected:
            yield _warning(path, "was changed after the run was written", _HINTS.get(name, UNREAD))


def _gaps(folder: Path, plan: Plan, stated: list[Any]) -> Iterator[Finding]:
    """A warning for each tier whose stated gap is not its bound less the women placed."""
    for number, (tier, gap) in enumerate(zip(plan.tiers, stated, strict=True)):
        if gap is not None and gap != tier.gap:
            message = f"states a gap other than bound less placed, {tier.gap}"
            yield _warning(folder / files.PLAN, message, IN_USE, key=f"tiers[{number}].gap")


def _disagreeing(folder: Path, scenario: Scenario, plan: Plan) -> Iterator[Finding]:
    """A warning for each table of women that is not what `plan.json` says, for one of the two was changed."""
    expected: Mapping[str, str] = {
        files.CASELOADS: caseloads_csv(scenario, plan),
        files.UNPLACED: unplaced_csv(scenario, plan),
    }
    for name, text in expected.items():
        path = folder / name
        if path.is_file() and (content := path.read_bytes()) != text.encode():
            message = f"does not say what {files.PLAN} says"
            yield _warning(path, message, line=first_difference(content, text))


def first_difference(content: bytes, text: str) -> int:
    """Number of the first line in which a file differs from `text`."""
    lines, expected = content.split(b"\n"), text.encode().split(b"\n")
    differ = (
        number for number, pair in enumerate(zip(lines, expected, strict=False), 1) if len(set(pair)) > 1
    )
    return next(differ, min(len(lines), len(expected)) + 1)


def _warning(
    path: Path, message: str, hint: str | None = None, *, line: int | None = None, key: str | None = None
) -> Finding:
    return Finding(message=message, severity=Severity.WARNING, file=str(path), line=line, key=key, hint=hint)
