"""What is there compared with what was written."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from models import Finding, InvalidInput, Severity
from planner.folders.hashing import hash_file
from planner.folders.naming import is_plain
from planner.folders.reading import not_readable


class Written(NamedTuple):
    """A folder as its manifest says that it was written."""

    folder: Path
    kind: str
    """What it holds: `run` or `rota`."""
    manifest: str
    """Name of the manifest."""
    outputs: Mapping[str, str]
    """SHA-256 of every other file, by its name."""
    restore: str
    """How to get a file back, as a hint."""
    hints: Mapping[str, str]
    """What is read of a file that was changed, by its name."""
    unread: str
    """The same of any other file."""
    key: str | None = None
    """Key of the manifest under which they stand, where it is to be told."""

    def missing(self, name: str) -> Iterator[Finding]:
        """A warning if a file is not there, or may not be looked at."""
        path = self.folder / name
        if not is_plain(name):
            message = f"names a file outside the {self.kind} folder"
            yield warning(self.folder / self.manifest, message, self.restore, key=self.key)
        elif fault := not_readable(path):
            yield warning(path, fault, self.restore)

    def changed(self, name: str) -> Iterator[Finding]:
        """A warning if a file is there and its hash is not the manifest's, with what is read of it."""
        path = self.folder / name
        if is_plain(name) and path.is_file() and hash_file(path) != self.outputs[name]:
            message = f"was changed after the {self.kind} was written"
            yield warning(path, message, self.hints.get(name, self.unread))


def disagreeing(path: Path, text: str, source: str) -> Iterator[Finding]:
    """A warning if a table that is there is not what the file `source` says: one of the two was changed."""
    if path.is_file() and (content := path.read_bytes()) != text.encode():
        line = _first_difference(content, text)
        yield warning(path, f"does not say what {source} says", line=line)


def holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a folder holds these files and no others."""
    names = {path.name for path in folder.iterdir()}
    return names == set(files) and all(_holds(folder / name, text) for name, text in files.items())


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def refuse_changed(
    folder: Path, changed: tuple[str, ...], findings: tuple[Finding, ...], message: str, hint: str
) -> None:
    """Raise `InvalidInput` if files were changed: nothing is built on what was never audited."""
    if changed:
        error = Finding(message=message, file=str(folder), value=", ".join(changed), hint=hint)
        raise InvalidInput((*findings, error))


def _first_difference(content: bytes, text: str) -> int:
    """Number of the first line in which a file differs from `text`."""
    lines, expected = content.split(b"\n"), text.encode().split(b"\n")
    differ = (
        number for number, pair in enumerate(zip(lines, expected, strict=False), 1) if len(set(pair)) > 1
    )
    return next(differ, min(len(lines), len(expected)) + 1)


def warning(
    path: Path, message: str, hint: str | None = None, *, line: int | None = None, key: str | None = None
) -> Finding:
    """What is wrong with a file, and does not keep it from being read."""
    return Finding(message=message, severity=Severity.WARNING, file=str(path), line=line, key=key, hint=hint)
