"""The rota that was made for a run, where there is one."""

from pathlib import Path

from models import InvalidInput, Rotas
from planner import rota_files, runs
from planner.folders import hash_file
from planner.pipeline import Finished


def rotas_of(finished: Finished, folder: Path) -> Rotas | None:
    """The rotas of all teams that begin last of those below `folder` that are made for just this run.

    A rota that was changed by hand, or cannot be read, is passed over: its measures are not what it says.
    """
    manifest = finished.folder / runs.MANIFEST
    if finished.run.findings or not manifest.is_file():
        return None
    name = finished.run.scenario.name
    for path in rota_files.rotas_of_run(folder, name, hash_file(manifest)):
        try:
            saved = rota_files.read_rota(path)
        except InvalidInput:
            continue
        if not saved.is_changed:
            return saved.rotas
    return None
