"""Writing a service to a folder: whole or not at all, never over something that is there."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from planner.synthetic.errors import FolderNotEmpty
from planner.synthetic.scenario_text import base_yaml
from planner.synthetic.service import SyntheticService


def write_service(service: SyntheticService, folder: Path) -> None:
    """Write `base.yaml` and `data/*.csv` (UTF-8, line feeds, ISO dates) into `folder`, new or empty.

    All is written beside the folder first and then renamed. Raises `FolderNotEmpty`; other `OSError`s pass
    through.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        whole = scratch / folder.name
        _write(service, whole)
        if folder.exists():
            folder.rmdir()
        whole.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _write(service: SyntheticService, folder: Path) -> None:
    data = folder / "data"
    data.mkdir(parents=True)
    for name, table in service.tables.items():
        text = table.to_csv(index=False, lineterminator="\n")
        (data / f"{name}.csv").write_bytes(text.encode("utf-8"))
    (folder / "base.yaml").write_bytes(base_yaml(service).encode("utf-8"))
