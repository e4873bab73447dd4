"""The command as the system runs it: pipes, terminals without UTF-8, and Ctrl-C."""

import json
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


def _python(
    program: str, *arguments: str | Path, folder: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return _process(sys.executable, "-c", program, *arguments, folder=folder, **environment)


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device there")
def test_an_output_that_is_full_is_no_bug(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(
            [*CASELOAD, "schema"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert found.returncode == 2
    assert found.stderr == b"error: no space left on device: the output\n"


PRESS = """
import os, signal, sys, time
def press(stop):
    for _ in range(int(os.environ["PRESSES"])):
        os.kill(os.getpid(), signal.SIGINT)
        while not stop.is_asked:
            time.sleep(0.01)
        time.sleep(0.3)
"""
PRESSED = f"""{PRESS}
from planner import caseload
solve = caseload.solve
def pressed(problem, **given):
    press(given["stop"])
    return solve(problem, **given)
caseload.solve = pressed
from planner.cli import main
main()
"""
PRESSED_AT_ROTA = f"""{PRESS}
from planner.rota_line import engine
plan_rotas = engine.plan_rotas
def pressed(scenario, plan, asked, search):
    press(search.stop)
    return plan_rotas(scenario, plan, asked, search)
engine.plan_rotas = pressed
from planner.cli import main
main()
"""
ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent another way there")


@ON_POSIX
def test_ctrl_c_while_solving_writes_the_best_plan_found(tiny: Path, tmp_path: Path) -> None:
    """A real interrupt of a real process: the plan found by then is whole, audited, and marked."""
    found = _python(PRESSED, "plan", tiny, folder=tmp_path, PRESSES="1")
    assert found.returncode == 128 + signal.SIGINT
    assert b"Traceback" not in found.stderr
    assert b"stopping" in found.stderr
    (written,) = (tmp_path / "runs" / "base").iterdir()
    assert json.loads((written / "plan.json").read_text())["status"] == "stopped"
    assert b"audit passed" in found.stdout
    assert _run("audit", written, folder=tmp_path).returncode == 0


@ON_POSIX
def test_ctrl_c_while_the_base_is_planned_first_ends_what_builds_on_it_too(
    tiny: Path, tmp_path: Path
) -> None:
    """One key press: the base is written as stopped, and the what-if, from nothing, as found by then."""
    path = tiny.with_name("fewer.yaml")
    path.write_text("extends: base.yaml\ntitle: Fewer\nchanges:\n  - leave: {wte: 0.8, team: north}\n")
    program = PRESSED.replace("    press(", "    given['stop'].is_asked or press(")
    found = _python(program, "plan", path, folder=tmp_path, PRESSES="1")
    assert found.returncode == 128 + signal.SIGINT, found.stderr
    assert b"it was stopped, so fewer is planned from nothing" in found.stderr
    assert b"Fewer" in found.stdout
    for name in ("base", "fewer"):
        (written,) = (tmp_path / "runs" / name).iterdir()
        manifest = json.loads((written / "manifest.json").read_text())
        assert (manifest["status"], manifest["baseline"]) == ("stopped", None)


@ON_POSIX
def test_a_second_ctrl_c_gives_up(tiny: Path, tmp_path: Path) -> None:
    """Whoever presses it twice wants nothing written."""
    found = _python(PRESSED, "plan", tiny, folder=tmp_path, PRESSES="2")
    assert found.returncode == 128 + signal.SIGINT
    assert b"interrupted: nothing more was written" in found.stderr
    assert b"Traceback" not in found.stderr
    assert not (tmp_path / "runs").exists()


@ON_POSIX
def test_ctrl_c_while_a_rota_is_sought_writes_the_best_found(planned: Path, tmp_path: Path) -> None:
    """Every team's rota is in the folder, marked as stopped, and passes its audit again."""
    found = _python(PRESSED_AT_ROTA, "rota", "runs/base", "--weeks", "1", folder=tmp_path, PRESSES="1")
    assert found.returncode == 128 + signal.SIGINT, found.stderr
    assert b"stopping" in found.stderr
    (written,) = (tmp_path / "rotas" / "base").iterdir()
    rotas = json.loads((written / "rotas.json").read_text())["rotas"]
    assert [(rota["team_id"], rota["status"]) for rota in rotas] == [
        ("north", "stopped"),
        ("south", "stopped"),
    ]
    assert b"audit passed" in found.stdout
    assert _run("audit", written, folder=tmp_path).returncode == 0


@ON_POSIX
def test_a_second_ctrl_c_gives_up_the_rota(planned: Path, tmp_path: Path) -> None:
    found = _python(PRESSED_AT_ROTA, "rota", "runs/base", "--weeks", "1", folder=tmp_path, PRESSES="2")
    assert found.returncode == 128 + signal.SIGINT
    assert b"interrupted: nothing more was written" in found.stderr
    assert not (tmp_path / "rotas").exists()


@ON_POSIX
def test_ctrl_c_ends_a_comparison(tiny: Path, tmp_path: Path) -> None:
    """The plan at hand is written; nothing is compared."""
    found = _python(
        PRESSED, "compare", tiny, "--set", "horizon_months=9", f"x={tiny}", folder=tmp_path, PRESSES="1"
    )
    assert found.returncode == 128 + signal.SIGINT
    assert found.stdout == b""
