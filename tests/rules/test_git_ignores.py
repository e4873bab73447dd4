"""What the README's commands write holds data of persons, and is never committed by `git add .`."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = (
    "runs/base/20270104T091500Z-0123abcd/caseloads.csv",
    "exports/base/20270104T091500Z-0123abcd/msd102.csv",
    "my-trust/data/women.csv",
    "my-trust/runs/base/20270104T091500Z-0123abcd/plan.json",
    "scenarios/runs/base/20270104T091500Z-0123abcd/plan.json",
    "scenarios/exports/base/20270104T091500Z-0123abcd/caseloads.csv",
)
SOURCES = (
    "planner/runs/reading.py",
    "planner/exports/new.py",
    "tests/runs/conftest.py",
    "scenarios/data/women.csv",
)


def _is_ignored(path: str) -> bool:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not in a checkout")
    command = ["git", "check-ignore", "--quiet", "--no-index", path]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("path", WRITTEN)
def test_what_the_commands_write_is_ignored(path: str) -> None:
    assert _is_ignored(path)


@pytest.mark.parametrize("path", SOURCES)
def test_sources_are_not(path: str) -> None:
    assert not _is_ignored(path)
