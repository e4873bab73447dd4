"""Write a folder whole or not at all."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EACCES, ENOTDIR
from pathlib import Path
from tempfile import mkdtemp

from planner.folders.naming import endings

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def check_folder(folder: Path) -> None:
    """Raise `OSError` if `folder` surely cannot be made or written in: told before solving, not after."""
    there = next(path for path in (folder, *folder.absolute().parents) if os.path.lexists(path))
    if not there.is_dir():
        raise NotADirectoryError(ENOTDIR, "is not a folder", str(there))
    if not os.access(there, os.W_OK | os.X_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(there))


def write_whole(parent: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """Write a folder of these files and return it: it appears with all of them or not at all.

    They are written to a hidden folder beside it, flushed to disk, and renamed. On any exception before that,
    an interruption too, nothing is left. Where the name is taken, it gets the ending -2. Raises `OSError` if
    the disk refuses.
    """
    with _hidden(parent, files) as hidden:
        return _rename(hidden, parent, name)


def write_among(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write these files into a folder that may hold others: all of them or none, in place of any of the name.

    Those that were there are lost only when every new one is on disk. Raises `OSError` if the disk refuses.
    """
    new = [folder / name for name in files if not os.path.lexists(folder / name)]
    with _hidden(folder, files) as hidden:
        try:
            for name in files:
                (hidden / name).replace(folder / name)
        except BaseException:
            for path in new:
                path.unlink(missing_ok=True)
            raise


@contextmanager
def naming(folder: Path) -> Iterator[None]:
    """Let an error of the disk name this folder where it names no file, or one in it that will not stay."""
    try:
        yield
    except OSError as fault:
        if fault.filename is None or Path(fault.filename).is_relative_to(folder):
            fault.filename = str(folder)
        raise


@contextmanager
def _hidden(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A hidden folder of these files in `folder`, flushed to disk; on any exception nothing is left of it."""
    made: list[Path] = []
    hidden: Path | None = None
    try:
        with naming(folder):
            _make(folder, made)
            hidden = Path(mkdtemp(prefix=".writing-", dir=folder))
            for file, content in files.items():
                _write(hidden / file, content)
            _sync_folder(hidden)
            yield hidden
            _sync_folder(folder)
        _remove(hidden, [])
    except BaseException:
        _remove(hidden, made)
        raise


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, each noted in `made`."""
    for path in reversed((folder, *folder.parents)):
        if not path.is_dir():
            path.mkdir(mode=FOLDER_MODE, exist_ok=True)
            made.append(path)


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, _NEW_FILE, FILE_MODE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Flush a folder's list of names; some systems cannot, and need not."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _rename(hidden: Path, parent: Path, name: str) -> Path:
    """Give the folder its name; where that is taken (by anything), the next free ending."""
    for target in endings(parent / name):
        if _is_taken(target):
            continue
        try:
            return hidden.rename(target)
        except OSError:
            if not _is_taken(target):
                raise
    raise AssertionError("counting never ends")


def _is_taken(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _remove(hidden: Path | None, made: list[Path]) -> None:
    if hidden is not None:
        shutil.rmtree(hidden, ignore_errors=True)
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()
