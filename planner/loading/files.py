"""Where the tables lie, and whether they may be read from there."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from planner.loading.gathering import Unreadable
from planner.loading.wording import did_you_mean

ENDINGS = (".csv", ".xlsx", ".parquet")
"""Kinds of table, by ending."""
SCENARIO_ENDINGS = (".yaml", ".yml")


def read_bytes(path: Path, most_bytes: int) -> bytes:
    """The content of a regular file that is not too large."""
    check_size(path, most_bytes)
    try:
        return path.read_bytes()
    except OSError as error:
        raise _cannot_be_read(error) from error


def check_size(path: Path, most_bytes: int) -> None:
    """Refuse what is not a regular file, or is too large."""
    try:
        if path.is_dir():
            raise Unreadable("is a folder, not a file")
        if not path.exists():
            raise Unreadable("no such file", _sibling(path))
        if not path.is_file():
            raise Unreadable("is not a regular file")
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise _cannot_be_read(error) from error
    if size > most_bytes:
        raise Unreadable(f"larger than {most_bytes // 1_000_000} MB ({size / 1_000_000:.1f} MB)")


def locate(folder: Path, name: str, *, allow_outside: bool) -> Path:
    """The path of the table `name` of a scenario in `folder`; refused if it leads out of the folder."""
    path = _below(folder, name, allow_outside=allow_outside)
    _known_ending(path)
    return path


def locate_scenario(folder: Path, name: str, *, allow_outside: bool) -> Path:
    """The path of a scenario that one in `folder` extends; refused if it leads out of the folder."""
    path = _below(folder, name, allow_outside=allow_outside)
    if path.suffix.lower() not in SCENARIO_ENDINGS:
        raise Unreadable("is not a scenario file", f"its name ends in {' or '.join(SCENARIO_ENDINGS)}")
    return path


def _below(folder: Path, name: str, *, allow_outside: bool) -> Path:
    if not name.strip():
        raise Unreadable("the path is empty", "name a file, or take the key away")
    path = folder / name
    if not allow_outside:
        _stay_inside(folder, name, path)
    return path


def _stay_inside(folder: Path, name: str, path: Path) -> None:
    hint = "give a path below the scenario's folder, or allow files outside it with --allow-outside"
    if (
        PurePosixPath(name).is_absolute()
        or PureWindowsPath(name).drive
        or ".." in PureWindowsPath(name).parts
    ):
        raise Unreadable("leads out of the scenario's folder", hint)
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise _cannot_be_read(error) from error
    if not inside:
        raise Unreadable("is a link out of the scenario's folder", hint)


def _known_ending(path: Path) -> None:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        hint = f"save the table as {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
        raise Unreadable(f"unknown kind of table, {ending or 'no ending'}", hint)


def _sibling(path: Path) -> str | None:
    try:
        return did_you_mean(path.name, sorted(other.name for other in path.parent.iterdir()))
    except (OSError, ValueError):
        return None


def _cannot_be_read(error: Exception) -> Unreadable:
    reason = (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
    return Unreadable(f"cannot be read, {reason[0].lower()}{reason[1:]}")
