"""What the command line's tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli.app import app
from planner.rota_line import engine
from tests.cli.staffing import ByTurns, audit_by_leave
from tests.cli.tiny import write_tiny_trust

Caseload = Callable[..., Result]


@pytest.fixture
def caseload(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Caseload:
    """Run `caseload ARGUMENTS` in an empty folder, at a width if one is given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("UV", raising=False)  # set by `uv run pytest`; the next command is shown by it

    def run(*arguments: str | Path, width: int = 100, **environment: str) -> Result:
        return CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": str(width), **environment})

    return run


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The scenario file of the tiny trust."""
    return write_tiny_trust(tmp_path / "tiny")


@pytest.fixture
def planned(caseload: Caseload, tiny: Path) -> Path:
    """The run folder of the tiny trust's plan."""
    result = caseload("plan", tiny)
    assert result.exit_code == 0, result.output
    [folder] = (Path("runs") / "base").iterdir()
    return folder


@pytest.fixture
def by_turns(monkeypatch: pytest.MonkeyPatch) -> ByTurns:
    """The plainest solver of rotas and its audit stand for the real ones."""
    plain = ByTurns()
    monkeypatch.setattr(engine, "plan_rotas", plain.plan_rotas)
    monkeypatch.setattr(engine, "audit_rotas", audit_by_leave)
    return plain


@pytest.fixture
def rota_folder(caseload: Caseload, planned: Path, by_turns: ByTurns) -> Path:
    """The rota folder of the tiny trust: two weeks of two teams."""
    result = caseload("rota", planned, "--weeks", "2")
    assert result.exit_code == 0, result.output
    [folder] = (Path("rotas") / "base").iterdir()
    return folder
