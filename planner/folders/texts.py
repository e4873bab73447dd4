"""Write texts into a folder that may hold other files."""

import os
from collections.abc import Mapping
from pathlib import Path

from planner.folders.writing import write_among
from planner.refused import Refused


def write_texts(texts: Mapping[str, str], folder: Path) -> tuple[Path, ...]:
    """Write texts as files that only their owner may read, all or none.

    Files of the same names that hold the same are written again; raises Refused if one holds anything else.
    """
    if other := [name for name, text in texts.items() if _holds_other(folder / name, text)]:
        hint = "it may be another run's; name a folder of its own with --out, or take the old files away"
        raise Refused(f"would be overwritten: {folder / other[0]}", hint)
    write_among(folder, {name: text.encode() for name, text in texts.items()})
    return tuple(folder / name for name in texts)


def _holds_other(path: Path, text: str) -> bool:
    return os.path.lexists(path) and (not path.is_file() or path.read_bytes() != text.encode())
