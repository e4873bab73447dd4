"""A small sound service on disk, and ways to spoil it."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from models import Finding, InvalidInput
from planner.cli.show_findings import render
from planner.loading import Loaded, load_scenario, load_scenarios

SOUND = Path(__file__).parents[1] / "data" / "bad" / "sound"

Spoil = Callable[[str, str, str], None]
Texts = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a scenario, `base.yaml`, and its tables, all sound."""
    return Path(shutil.copytree(SOUND, tmp_path / "service"))


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Replace a text that stands in a file of the folder by another."""

    def change(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.fixture
def load(folder: Path) -> Callable[..., Loaded]:
    """Load the folder's scenario, or another one in it."""

    def run(*settings: str, name: str = "base.yaml", allow_outside: bool = False) -> Loaded:
        return load_scenario(folder / name, settings=settings, allow_outside=allow_outside)

    return run


@pytest.fixture
def findings(folder: Path) -> Callable[..., tuple[Finding, ...]]:
    """All findings of loading the folder's scenario, or another one in it, errors or not."""

    def run(settings: Sequence[str] = (), name: str = "base.yaml") -> tuple[Finding, ...]:
        try:
            loaded = load_scenarios(folder / name, settings=settings)
            return tuple(finding for one in loaded for finding in one.findings)
        except InvalidInput as invalid:
            return invalid.findings

    return run


@pytest.fixture
def told(folder: Path, findings: Callable[..., tuple[Finding, ...]]) -> Texts:
    """All findings as texts, paths relative to the folder."""

    def run(*settings: str, name: str = "base.yaml") -> list[str]:
        return [render(finding).replace(f"{folder}/", "") for finding in findings(settings, name)]

    return run


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """Write a what-if file into the folder; its changes are lines of YAML."""

    def make(name: str, *changes: str, extends: str = "base.yaml", more: str = "") -> Path:
        path = folder / f"{name}.yaml"
        listed = "".join(f"  - {change}\n" for change in changes)
        path.write_text(
            f"extends: {extends}\ntitle: {name.title()}\nchanges:\n{listed}{more}", encoding="utf-8"
        )
        return path

    return make
