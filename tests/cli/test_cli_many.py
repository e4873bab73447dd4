"""`plan --jobs` and `--cluster`: the same files and words, and nothing left running."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.fleet import cluster
from planner.runs import read_run
from tests.cli.conftest import Caseload
from tests.fleet.jobs import ON_POSIX
from tests.fleet.same_bytes import contents
from tests.fleet.sweeps import write_sweep

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def other(tiny: Path) -> Path:
    """A second scenario beside the tiny trust's."""
    path = tiny.with_name("other.yaml")
    path.write_text("extends: base.yaml\ntitle: Other\nchanges:\n  - leave: {wte: 0.8, team: north}\n")
    return path


def test_two_at_once_give_the_same_files(caseload: Caseload, tiny: Path, other: Path) -> None:
    sweep = write_sweep(tiny.parent, 3)
    one = caseload("plan", tiny, sweep, other, "--out", "one", "--jobs", "1")
    two = caseload("plan", tiny, sweep, other, "--out", "two", "--jobs", "2")
    assert (one.exit_code, two.exit_code) == (0, 0), two.output
    assert contents(Path("two")) == contents(Path("one"))


def test_plans_are_shown_in_the_order_of_the_files(caseload: Caseload, tiny: Path, other: Path) -> None:
    result = caseload("plan", other, tiny, "--jobs", "2")
    assert result.stdout.index("Other") < result.stdout.index("Tiny trust")
    told = sorted(line.split(":")[0] for line in result.stderr.splitlines())
    assert told == ["base", "other"]


def test_a_scenario_that_cannot_be_written_is_named_and_the_rest_go_on(
    caseload: Caseload, tiny: Path, other: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "base").symlink_to(tmp_path / "elsewhere")
    result = caseload("plan", tiny, other, "--jobs", "2")
    assert result.exit_code == 3
    assert "base was not planned" in result.stderr
    assert "is a symbolic link" in result.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert len(list((tmp_path / "runs" / "other").iterdir())) == 1


def test_a_file_with_errors_is_named_and_the_rest_go_on(caseload: Caseload, tiny: Path, other: Path) -> None:
    bad = tiny.with_name("bad.yaml")
    bad.write_text("title: Bad\n")
    result = caseload("plan", tiny, bad, other, "--jobs", "2")
    assert result.exit_code == 3
    assert sorted(path.name for path in Path("runs").iterdir()) == ["base", "other"]


def test_a_cluster_without_the_extra_is_refused(
    caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = caseload("plan", tiny, "--cluster", "tcp://127.0.0.1:8786")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "error: --cluster needs Dask, which is not installed",
        "  hint: install it with: pip install 'caseload-planner[cluster]'",
    ]


def test_a_cluster_that_does_not_answer_is_refused(
    caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody listens on port 1."""
    pytest.importorskip("distributed", reason="the extra caseload-planner[cluster] is not installed")
    monkeypatch.setattr(cluster, "ANSWERS_WITHIN", 0.5)
    result = caseload("plan", tiny, "--cluster", "tcp://127.0.0.1:1")
    assert result.exit_code == 2
    assert "error: no Dask scheduler answers: tcp://127.0.0.1:1" in result.stderr
    assert not Path("runs").exists()


def test_an_earlier_run_is_not_for_a_cluster(caseload: Caseload, tiny: Path) -> None:
    result = caseload("plan", tiny, "--since", "runs/base", "--cluster", "tcp://127.0.0.1:8786")
    assert result.exit_code == 2
    assert "error: --since with --cluster" in result.stderr


@ON_POSIX
def test_nothing_runs_on_after_many_are_planned(tiny: Path, tmp_path: Path) -> None:
    process = _started("plan", write_sweep(tiny.parent, 3), folder=tmp_path)
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert not _is_anybody_left(process)


@ON_POSIX
@pytest.mark.parametrize("command", ["plan", "compare"])
def test_ctrl_c_ends_those_at_hand_with_their_best_and_begins_no_other(
    tiny: Path, tmp_path: Path, command: str
) -> None:
    """As a terminal does it: every process of the group is told. Nothing is compared."""
    process = _started(command, write_sweep(tiny.parent, 60), folder=tmp_path)
    assert process.stderr is not None
    assert b"planned first: base, " in process.stderr.readline()
    first = process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    shown, rest = process.communicate(timeout=120)
    assert b"/60 recruits" in first
    assert process.returncode == 128 + signal.SIGINT
    assert b"stopping: the best plans found so far are checked and written" in rest
    assert b"interrupted" not in rest
    assert b"Traceback" not in rest
    assert b"Compared with" not in shown
    assert not _is_anybody_left(process)
    told = [line for line in (first + rest).splitlines() if b"/60 recruits" in line]
    assert len(_whole_runs(tmp_path)) - len(["base"]) == len(told) < 60
    assert f"without a plan: {60 - len(told)} of 60 scenarios".encode() in rest


@ON_POSIX
def test_a_second_ctrl_c_gives_up_and_leaves_what_is_written(tiny: Path, tmp_path: Path) -> None:
    process = _started("plan", write_sweep(tiny.parent, 60), folder=tmp_path)
    assert process.stderr is not None
    assert b"planned first: base, " in process.stderr.readline()
    process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    while b"stopping" not in process.stderr.readline():
        pass
    os.killpg(process.pid, signal.SIGINT)
    _, rest = process.communicate(timeout=120)
    assert process.returncode == 128 + signal.SIGINT
    assert b"Traceback" not in rest
    assert not _is_anybody_left(process)
    assert 1 <= len(_whole_runs(tmp_path)) - len(["base"]) < 60


def _whole_runs(folder: Path) -> list[Path]:
    """The run folders below, each of which can be read."""
    found = list((folder / "runs").glob("*/*"))
    assert [read_run(one).findings for one in found] == [()] * len(found)
    return found


def _started(*arguments: str | Path, folder: Path) -> "subprocess.Popen[bytes]":
    """The command with two jobs, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "planner.cli", *map(str, arguments), "--jobs", "2"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _is_anybody_left(process: "subprocess.Popen[bytes]") -> bool:
    """Whether a process of the group lives on; Python's own trackers end a moment after the command."""
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    return True
