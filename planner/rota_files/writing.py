"""Write a rota folder whole or not at all."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

from models import AuditReport, Leave, Rotas, Scenario
from planner.exports.rota import ROTAS, DutyChange, rota_texts
from planner.folders import AUDIT, endings, hash_file, holds, of_scenario, sha256, write_whole
from planner.rota_files.record import MANIFEST, Bound, RotaManifest
from planner.runs import MANIFEST as RUN_MANIFEST


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
    parent = of_scenario(folder, made.scenario.name, "rotas")
    files = _files(made, parent)
    name = f"{made.rotas.first_day}-{sha256(files[ROTAS])[:8]}"
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
        outputs={name: sha256(content) for name, content in files.items()},
    )


def _bound(folder: Path, parent: Path, manifest: str) -> Bound:
    """A folder as it is named from one in `parent`."""
    way = os.path.relpath(folder.resolve(), parent.resolve() / "rota")
    return Bound(folder=Path(way).as_posix(), manifest_hash=hash_file(folder / manifest))


def _same(parent: Path, name: str, files: Mapping[str, bytes]) -> Path | None:
    """The folder of this name, or of one of its endings, that holds these files and no others."""
    taken = takewhile(Path.is_dir, endings(parent / name))
    return next((path for path in taken if holds(path, files)), None)
