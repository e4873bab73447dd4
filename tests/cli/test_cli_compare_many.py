"""`compare --jobs` and `--cluster`: what is not up to date is planned at once, with the same result."""

import json
import sys
from pathlib import Path

import pytest

from planner import caseload as solver
from planner import fleet
from tests.cli.conftest import Caseload
from tests.fleet.same_bytes import contents
from tests.fleet.sweeps import write_sweep


@pytest.fixture
def other(tiny: Path) -> Path:
    """A what-if scenario beside the tiny trust."""
    path = tiny.with_name("other.yaml")
    path.write_text("extends: base.yaml\ntitle: Other\nchanges:\n  - leave: {wte: 0.8, team: north}\n")
    return path


def test_two_at_once_give_the_same_bytes(caseload: Caseload, tiny: Path, other: Path) -> None:
    """The table on the screen and every file of every run."""
    sweep = write_sweep(tiny.parent, 3)
    found = [
        caseload("compare", tiny, sweep, other, "--format", "csv", "--out", f"jobs{jobs}", "--jobs", jobs)
        for jobs in (1, 2)
    ]
    assert [one.exit_code for one in found] == [0, 0], found[1].output
    assert found[1].stdout == found[0].stdout
    assert contents(Path("jobs2")) == contents(Path("jobs1"))


def test_a_line_tells_each_that_is_done_and_no_other(caseload: Caseload, tiny: Path, other: Path) -> None:
    """The base is up to date: of three options two are planned."""
    caseload("plan", tiny)
    sweep = write_sweep(tiny.parent, 1)
    result = caseload("compare", tiny, other, sweep, "--jobs", "2", "--format", "json")
    assert result.exit_code == 0, result.output
    assert sorted(line.split(":")[0] for line in result.stderr.splitlines()) == ["1/1 recruits 0", "other"]
    origins = [option["origin"] for option in json.loads(result.stdout)["options"]]
    assert origins == ["reused", "planned", "planned"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_options_that_ask_the_same_are_planned_once(
    caseload: Caseload, tiny: Path, other: Path, jobs: int
) -> None:
    result = caseload("compare", tiny, f"again={tiny}", other, "--jobs", jobs, "--format", "json")
    assert result.exit_code == 0, result.output
    options = json.loads(result.stdout)["options"]
    assert [option["origin"] for option in options] == ["planned", "reused", "planned"]
    assert options[0]["run"] == options[1]["run"]
    assert len(list(Path("runs").glob("*/*"))) == 2


def test_when_one_cannot_be_written_the_others_are_kept_and_nothing_is_compared(
    caseload: Caseload, tiny: Path, other: Path, tmp_path: Path
) -> None:
    """What was planned is up to date for the next comparison."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "base").symlink_to(tmp_path / "elsewhere")
    result = caseload("compare", tiny, other, "--jobs", "2")
    assert result.exit_code == 3
    assert "base was not planned" in result.stderr
    assert result.stdout == ""
    assert len(list((tmp_path / "runs" / "other").iterdir())) == 1


def test_the_changes_of_one_scenario_are_planned_at_once(caseload: Caseload, other: Path) -> None:
    """The base and the step after it; each stands in the table."""
    result = caseload("compare", other, "--waterfall", "--jobs", "2", "--format", "json")
    assert result.exit_code == 0, result.output
    assert sorted(line.split(":")[0] for line in result.stderr.splitlines()) == ["base", "other"]
    assert len(json.loads(result.stdout)["options"]) == 2


def test_no_cluster_is_asked_for_what_is_up_to_date(
    caseload: Caseload, tiny: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra it would be refused."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    call = ("compare", tiny, other, "--cluster", "tcp://127.0.0.1:8786")
    refused = caseload(*call)
    assert refused.exit_code == 2
    assert "error: --cluster needs Dask, which is not installed" in refused.stderr
    caseload("plan", tiny, other)
    monkeypatch.setattr(solver, "solve", None)
    assert caseload(*call).exit_code == 0


def test_every_problem_is_named_before_a_worker_is_started(
    caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fleet, "plan_many", None)
    result = caseload("compare", tiny, "nobody.yaml", "--jobs", "2")
    assert result.exit_code == 3
    assert not Path("runs").exists()
