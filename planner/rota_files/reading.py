"""Read a rota folder again, and say what in it is no longer as it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models import Duty, Finding, Rotas, Scenario
from planner.exports.rota import ROTA, ROTAS, read_rota_csv, read_rotas_json, rota_csv
from planner.folders import Written, disagreeing, parsed
from planner.rota_files.record import MANIFEST, RotaManifest

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
    findings = (*_changed(folder, manifest), *disagreeing(folder / ROTA, rota_csv(rotas), ROTAS))
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
    written = Written(folder, "rota", MANIFEST, manifest.outputs, RESTORE, _HINTS, UNREAD)
    for name in manifest.outputs:
        yield from written.missing(name)
        yield from written.changed(name)
