"""What a folder, and a file in it, may be called."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from models import Finding, InvalidInput

AUDIT = "audit.json"
"""The audit of what a folder holds, whatever it holds."""
LONGEST_NAME = 80
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def safe_name(scenario: str) -> str:
    """A scenario's name as that of a folder: letters, digits and `._-`; never a path, never hidden."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", scenario).lstrip(".-")[:LONGEST_NAME] or "scenario"


def is_plain(name: str) -> bool:
    """Whether a name is that of a file right in a folder: no path, not hidden."""
    return _PLAIN_NAME.fullmatch(name) is not None


def of_scenario(folder: Path, scenario: str, what: str) -> Path:
    """The scenario's folder in that of all runs or rotas; raises `InvalidInput` if it is a symbolic link."""
    found = folder / safe_name(scenario)
    if found.is_symlink():
        hint = f"remove the link, or name another folder for {what}"
        raise InvalidInput((Finding(message="is a symbolic link", file=str(found), hint=hint),))
    return found


def endings(path: Path) -> Iterator[Path]:
    """The path, and then with the endings -2, -3 and so on."""
    yield path
    yield from (path.with_name(f"{path.name}-{number}") for number in count(2))
