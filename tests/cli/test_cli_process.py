"""The command as the system runs it: pipes, terminals without UTF-8, and Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

CASELOAD = [sys.executable, "-m", "planner.cli"]
REPOSITORY = Path(__file__).parents[2]


def _run(*arguments: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return _process(*CASELOAD, *arguments, folder=folder, **environment)


def _python(program: str, *arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return _process(sys.executable, "-c", program, *arguments, folder=folder)


def _process(*command: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_a_pipe_carries_data_and_no_talk(tiny: Path, tmp_path: Path) -> None:
    """No progress and no escape codes where nobody looks."""
    found = _run("plan", tiny, folder=tmp_path)
    assert found.returncode == 0, found.stderr
    assert b"\x1b" not in found.stdout
    assert found.stderr == b""


def test_a_terminal_without_utf_8_gets_plain_letters(tiny: Path, tmp_path: Path) -> None:
    teams = tiny.parent / "teams.csv"
    teams.write_text(teams.read_text().replace("South", "Süd\u2192ost"), encoding="utf-8")
    found = _run("plan", tiny, folder=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert found.returncode == 0, found.stderr
    assert "S?d?ost" in found.stdout.decode("ascii")


def test_a_reader_who_hangs_up_is_no_fault(tiny: Path, tmp_path: Path) -> None:
    """`caseload plan ... | head -0`: quiet, and the exit code stays that of the plan."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        found = subprocess.run(
            [*CASELOAD, "plan", str(tiny)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert found.returncode == 0
    assert found.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent another way there")
def test_ctrl_c_while_solving_leaves_nothing(tiny: Path, tmp_path: Path) -> None:
    """A real interrupt of a real process, sent as soon as the solver begins to tell."""
    program = (
        "import os, signal\n"
        "from planner import caseload\n"
        "solve = caseload.solve\n"
        "def interrupted(problem, **given):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    return solve(problem, **given)\n"
        "caseload.solve = interrupted\n"
        "from planner.cli import main\n"
        "main()\n"
    )
    found = _python(program, "plan", tiny, folder=tmp_path)
    assert found.returncode == 128 + signal.SIGINT
    assert b"interrupted" in found.stderr
    assert b"Traceback" not in found.stderr
    assert not (tmp_path / "runs").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent another way there")
def test_ctrl_c_that_compiled_code_swallows_is_not_lost(tiny: Path, tmp_path: Path) -> None:
    """The solver's libraries clear the exception now and then; the plan must not be written all the same."""
    program = (
        "import os, signal\n"
        "from planner import caseload\n"
        "solve = caseload.solve\n"
        "def swallowing(problem, **given):\n"
        "    try:\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    except KeyboardInterrupt:\n"
        "        pass\n"
        "    return solve(problem, **given)\n"
        "caseload.solve = swallowing\n"
        "from planner.cli import main\n"
        "main()\n"
    )
    found = _python(program, "plan", tiny, folder=tmp_path)
    assert found.returncode == 128 + signal.SIGINT
    assert not (tmp_path / "runs").exists()
