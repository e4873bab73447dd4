"""Find the rota that a path means."""

import re
from pathlib import Path

from models import Finding, InvalidInput
from planner.exports.rota import ROTA, ROTAS
from planner.folders import parsed, safe_name
from planner.rota_files.record import MANIFEST, RotaManifest

_ROTA = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})-[0-9a-f]{8}(?:-\d+)?")
_MARKS = (MANIFEST, ROTAS, ROTA)


def is_rota_folder(path: Path) -> bool:
    """Whether a path means a rota: its folder, a file in it, or a folder of rotas."""
    folder = path.parent if path.is_file() else path
    return _is_marked(folder) or (path.is_dir() and bool(_rotas_in(path)))


def resolve_rota(path: Path) -> Path:
    """The rota folder that `path` means: itself, the folder of a file in it, or a scenario's latest rota.

    The latest is the one that begins last. Raises `InvalidInput` if there is none, or more than one.
    """
    folder = path.parent if path.is_file() else path
    if _is_marked(folder):
        return folder
    rotas = _rotas_in(path) if path.is_dir() else []
    if not rotas:
        hint = "name a rota folder or rotas/<scenario>"
        hint = hint if path.is_dir() else f"there is no such folder; {hint}"
        raise InvalidInput((Finding(message="no rota found", file=str(path), hint=hint),))
    last = max(day for day, _ in rotas)
    latest = [found for day, found in rotas if day == last]
    if len(latest) > 1:
        hint = f"name one of: {', '.join(found.name for found in latest)}"
        message = f"holds {len(latest)} rotas that begin on {last}"
        raise InvalidInput((Finding(message=message, file=str(path), hint=hint),))
    return latest[0]


def rotas_of_run(folder: Path, scenario: str, manifest_hash: str) -> tuple[Path, ...]:
    """The rota folders below `folder` that name the run with this manifest, the most telling first.

    That is the one that begins last; of several those of all teams, then those made anew, then by name. A
    manifest that cannot be read names no run.
    """
    parent = folder / safe_name(scenario)
    listed = _rotas_in(parent) if parent.is_dir() else []
    found = [(path, manifest) for _, path in listed if (manifest := _manifest_of(path))]
    mine = [(path, manifest) for path, manifest in found if manifest.run.manifest_hash == manifest_hash]
    mine.sort(key=lambda one: (one[1].teams is not None, one[1].repaired is not None, one[0].name))
    mine.sort(key=lambda one: one[1].first_day, reverse=True)
    return tuple(path for path, _ in mine)


def _manifest_of(folder: Path) -> RotaManifest | None:
    try:
        return parsed(folder / MANIFEST, RotaManifest.model_validate_json, "")
    except InvalidInput:
        return None


def _is_marked(folder: Path) -> bool:
    return any((folder / name).is_file() for name in _MARKS)


def _rotas_in(folder: Path) -> list[tuple[str, Path]]:
    """The rotas of a scenario's folder with their first days, by name."""
    matches = [(_ROTA.fullmatch(path.name), path) for path in sorted(folder.iterdir())]
    return [(match["day"], path) for match, path in matches if match and (path / MANIFEST).is_file()]
