"""Read a rota folder again, and say what in it is no longer as it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models import Duty, Finding, Rotas, Scenario, Severity
from planner.exports.rota import ROTA, ROTAS, read_rota_csv, read_rotas_json, rota_csv
from planner.rota_files.record import MANIFEST, RotaManifest
from planner.runs import first_difference, hash_file, parsed
from planner.runs.files import is_plain

RESTORE = "restore the file, or make the rota again"
_HINTS = {
    ROTAS: f"what stands there now is what is read; {RESTORE}",
    ROTA: f"audit reads this table as it stands, for people work from it; {RESTORE}",
}
MISSING = "a rota folder holds it; make the rota again"
UNREAD = f"it is never read; {RESTORE}"


@dataclass(frozen=True)
class SavedRota:
    """A rota folder that was read."""

    folder: Path
    manifest: RotaManifest
    rotas: Rotas
    findings: tuple[Finding, ...]
    """What was found wrong with it: warnings."""

    @property
    def is_changed(self) -> bool:
        """Whether anything in the folder is not as it was written."""
        return bool(self.findings)


def read_rotas(folder: Path) -> Rotas:
    """The rotas of a folder; raises `InvalidInput` if it has none, or they cannot be read."""
    return parsed(folder / ROTAS, read_rotas_json, MISSING)


def read_rota(folder: Path) -> SavedRota:
    """A rota folder, checked: `findings` names each file that is missing or not as it was written.

    Raises `InvalidInput` only if its manifest or `rotas.json` is missing or cannot be read.
    """
    manifest = parsed(folder / MANIFEST, RotaManifest.model_validate_json, MISSING)
    rotas = read_rotas(folder)
    findings = (*_changed(folder, manifest), *_disagreeing(folder, rotas))
    return SavedRota(folder, manifest, rotas, findings)


def rotas_in_table(saved: SavedRota, scenario: Scenario) -> Rotas:
    """The rotas with the duties that `rota.csv` states, for people work from it.

    Raises `InvalidInput` if it cannot be read, or names a team that has no rota.
    """
    policy, path = scenario.policy.rota, saved.folder / ROTA

    def read(content: bytes) -> Rotas:
        """The saved rotas with the duties of the file."""
        return _with_duties(saved.rotas, read_rota_csv(content.decode(), policy))

    return parsed(path, read, MISSING)


def _with_duties(rotas: Rotas, duties: tuple[Duty, ...]) -> Rotas:
    if strangers := sorted({duty.team_id for duty in duties} - rotas.of_team.keys()):
        raise ValueError(f"team without a rota: {strangers[0]}")
    return rotas.replace(
        rotas=tuple(
            rota.replace(duties=tuple(duty for duty in duties if duty.team_id == rota.team_id))
            for rota in rotas.rotas
        )
    )


def _changed(folder: Path, manifest: RotaManifest) -> Iterator[Finding]:
    """A warning for each file that the manifest names and that is missing or has another hash."""
    for name, expected in manifest.outputs.items():
        path = folder / name
        if not is_plain(name):
            yield _warning(folder / MANIFEST, "names a file outside the rota folder", RESTORE)
        elif not path.is_file():
            yield _warning(path, "is missing", RESTORE)
        elif hash_file(path) != expected:
            yield _warning(path, "was changed after the rota was written", _HINTS.get(name, UNREAD))


def _disagreeing(folder: Path, rotas: Rotas) -> Iterator[Finding]:
    """A warning if `rota.csv` is not what `rotas.json` says, for one of the two was changed."""
    path, text = folder / ROTA, rota_csv(rotas)
    if path.is_file() and (content := path.read_bytes()) != text.encode():
        line = first_difference(content, text)
        yield _warning(path, f"does not say what {ROTAS} says", line=line)


def _warning(path: Path, message: str, hint: str | None = None, *, line: int | None = None) -> Finding:
    return Finding(message=message, severity=Severity.WARNING, file=str(path), line=line, hint=hint)
