"""Write a rota folder whole or not at all."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

from models import AuditReport, Finding, InvalidInput, Leave, Rotas, Scenario
from planner.exports.rota import ROTAS, DutyChange, rota_texts
from planner.rota_files.record import AUDIT, MANIFEST, Bound, RotaManifest
from planner.runs import MANIFEST as RUN_MANIFEST
from planner.runs import hash_file, safe_name, write_whole


@dataclass(frozen=True)
class MadeRota:
    """Rotas with all that belongs to them."""

    scenario: Scenario
    """The run's scenario, those reported away on leave in it."""
    rotas: Rotas
    report: AuditReport
    run_folder: Path
    """The run whose plan is staffed."""
    planned_at: str
    """When it was started, UTC: `20270104T091500Z`."""
    versions: Mapping[str, str]
    after: Path | None = None
    """Folder of the rota that this one goes on from."""
    repaired: Path | None = None
    """Folder of the rota that this one repairs."""
    teams: tuple[str, ...] | None = None
    """The teams that were asked for; none if all were."""
    absent: tuple[Leave, ...] = ()
    changes: tuple[DutyChange, ...] | None = None
    """What a repair changes; none if the rota is made anew."""


def write_rotas(folder: Path, made: MadeRota) -> Path:
    """Write `folder/<scenario>/<first day>-<hash8>/` and return it; with all its files, or not at all.

    A folder that holds the same already is left as it is; of other content of the same name, as of one
    changed by hand, the new one gets the ending -2. Raises `InvalidInput` if the scenario's folder is a
    symbolic link, `OSError` if the disk refuses.
    """
    parent = folder / safe_name(made.scenario.name)
    if parent.is_symlink():
        hint = "remove the link, or name another folder for rotas"
        raise InvalidInput((Finding(message="is a symbolic link", file=str(parent), hint=hint),))
    files = _files(made, parent)
    name = f"{made.rotas.first_day}-{_sha256(files[ROTAS])[:8]}"
    return _same(parent, name, files) or write_whole(parent, name, files)


def _files(made: MadeRota, parent: Path) -> dict[str, bytes]:
    """Every file of the folder, the manifest last."""
    stamp = datetime.strptime(made.planned_at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    found = rota_texts(made.scenario, made.rotas, stamp, made.changes)
    found[AUDIT] = made.report.model_dump_json(indent=1).encode() + b"\n"
    manifest = _manifest(made, parent, found)
    return {**found, MANIFEST: manifest.model_dump_json(indent=2).encode() + b"\n"}


def _manifest(made: MadeRota, parent: Path, files: Mapping[str, bytes]) -> RotaManifest:
    rotas, report = made.rotas, made.report
    return RotaManifest(
        scenario=rotas.scenario,
        as_of=rotas.as_of,
        first_day=rotas.first_day,
        weeks=rotas.weeks,
        teams=made.teams,
        run=_bound(made.run_folder, parent, RUN_MANIFEST),
        planned_at=made.planned_at,
        after=_bound(made.after, parent, MANIFEST) if made.after else None,
        repaired=_bound(made.repaired, parent, MANIFEST) if made.repaired else None,
        absent=made.absent,
        versions=dict(made.versions),
        warnings={rota.team_id: rota.warnings for rota in rotas.rotas if rota.warnings},
        unfilled=len(rotas.unfilled),
        audit_passed=report.passed,
        violations=len(report.violations),
        outputs={name: _sha256(content) for name, content in files.items()},
    )


def _bound(folder: Path, parent: Path, manifest: str) -> Bound:
    """A folder as it is named from one in `parent`."""
    way = os.path.relpath(folder.resolve(), parent.resolve() / "rota")
    return Bound(folder=Path(way).as_posix(), manifest_hash=hash_file(folder / manifest))


def _sha256(content: bytes) -> str:
    return sha256(content).hexdigest()


def _same(parent: Path, name: str, files: Mapping[str, bytes]) -> Path | None:
    """The folder of this name, or of one of its endings, that holds these files and no others."""
    for number in count(1):
        path = parent / (name if number == 1 else f"{name}-{number}")
        if not path.is_dir():
            return None
        if _holds(path, files):
            return path
    raise AssertionError("counting never ends")


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    names = {path.name for path in folder.iterdir()}
    return names == set(files) and all((folder / name).read_bytes() == text for name, text in files.items())
