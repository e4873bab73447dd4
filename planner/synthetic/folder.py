"""Writing a service to a folder: whole or not at all, never over something that is there."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

from planner.synthetic.errors import FolderNotEmpty
from planner.synthetic.scenario_text import base_yaml
from planner.synthetic.service import SyntheticService
from planner.synthetic.what_if_text import what_if_yaml


def write_service(service: SyntheticService, folder: Path, extras: Mapping[str, str] | None = None) -> None:
    """Write `base.yaml`, `what_if.yaml`, `data/*.csv` and the texts of `extras` into `folder`, new or empty.

    All are UTF-8 with line feeds, dates ISO 8601.

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
        for name, text in (extras or {}).items():
            (whole / name).write_bytes(text.encode("utf-8"))
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
    (folder / "what_if.yaml").write_bytes(what_if_yaml(service).encode("utf-8"))
