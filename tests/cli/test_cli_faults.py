"""Whatever goes wrong: one line, one exit code, no traceback unless asked for, and nothing left behind."""

import errno
import json
import os
from pathlib import Path

import pytest

from planner import pipeline
from tests.cli.conftest import Caseload


def _raising(fault: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise fault

    return fail


def test_a_bug_is_one_line_and_exit_1(
    caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line names the kind and place of the fault, not its message: that may quote a person's data."""
    monkeypatch.setattr(pipeline, "plan_loaded", _raising(KeyError("Mrs Smith")))
    result = caseload("plan", tiny)
    assert result.exit_code == 1
    assert "bug: KeyError in test_cli_faults.py, line" in result.stderr
    assert "report it" in result.stderr
    assert "Traceback" not in result.output
    assert "Mrs Smith" not in result.output


def test_debug_shows_the_traceback(caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "plan_loaded", _raising(KeyError("the cause")))
    result = caseload("plan", tiny, "--debug")
    assert result.exit_code == 1
    assert "Traceback" in result.stderr
    assert "the cause" in result.stderr


def test_a_bug_in_one_scenario_leaves_the_others_planned(
    caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, calls = pipeline.plan_loaded, []

    def first_fails(*given: object, **named: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise KeyError
        return plan(*given, **named)  # type: ignore[arg-type]  # handed on as given

    monkeypatch.setattr(pipeline, "plan_loaded", first_fails)
    result = caseload("plan", tiny, tiny)
    assert result.exit_code == 1
    assert "audit passed" in result.stdout


def test_out_that_is_no_folder_is_told_before_anything_is_solved(
    caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.caseload.solve", _raising(AssertionError("solved")))
    Path("taken").write_text("a file")
    for out in ("taken", "taken/below"):
        result = caseload("plan", tiny, "--out", out)
        assert result.exit_code == 2
        assert "is not a folder: " in result.stderr
    assert Path("taken").read_text() == "a file"


def test_ctrl_c_is_exit_130_and_leaves_nothing(
    caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.metrics.measure", _raising(KeyboardInterrupt()))
    result = caseload("plan", tiny)
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
    assert not Path("runs").exists()


def test_invalid_input_is_exit_3_and_every_problem_is_told_once(caseload: Caseload, tiny: Path) -> None:
    women = tiny.parent / "women.csv"
    text = women.read_text().replace("2027-02-10", "2027-02-31").replace(",park,", ",prak,")
    women.write_text(text)
    result = caseload("plan", tiny)
    assert result.exit_code == 3
    assert result.stderr.count("2027-02-31") >= 1
    assert "did you mean park" in result.stderr
    assert result.stdout == ""
    assert not Path("runs").exists()


def test_a_missing_file_is_exit_3(caseload: Caseload) -> None:
    result = caseload("plan", "nowhere.yaml")
    assert result.exit_code == 3
    assert "nowhere.yaml" in result.stderr


@pytest.mark.parametrize("arguments", [["plan"], ["nonsense"], ["plan", "x.yaml", "--workers", "0"]])
def test_wrong_usage_is_exit_2(caseload: Caseload, arguments: list[str]) -> None:
    result = caseload(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_folder_that_cannot_be_written_is_exit_2(caseload: Caseload, tiny: Path) -> None:
    Path("blocked").write_text("a file, not a folder")
    result = caseload("plan", tiny, "--out", "blocked")
    assert result.exit_code == 2
    assert "blocked" in result.stderr
    assert "Traceback" not in result.output


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("command", "folder"),
    [
        (("plan", "tiny/base.yaml", "--out", "new"), "new/base"),
        (("export", "runs/base", "--out", "new/below"), "new/below"),
    ],
    ids=lambda given: given[0],
)
def test_a_full_disk_is_exit_2_and_names_the_folder(
    caseload: Caseload, planned: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], folder: str
) -> None:
    """What the disk says names no file: it is told in words, is no bug, and nothing half written stays."""
    written = iter(range(3))

    def flush(_: int) -> None:
        if next(written, None) is None:
            _full()

    monkeypatch.setattr(os, "fsync", flush)
    result = caseload(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: no space left on device: {folder}\n"
    assert not Path("new").exists()


def test_a_full_disk_leaves_no_half_of_a_new_service(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where only the last file, the schema for editors, no longer fits."""
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "scenario.schema.json":
            _full()
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = caseload("new", "service", "--births", "300", "--teams", "1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: no space left on device: service\n"
    assert list(Path().iterdir()) == []


def test_files_that_lay_there_outlive_a_full_disk(
    caseload: Caseload, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An export again into the same folder that cannot be finished leaves the first as it was."""
    assert caseload("export", planned, "--out", "handed").exit_code == 0
    before = {path.name: path.read_bytes() for path in Path("handed").iterdir()}
    monkeypatch.setattr(os, "fsync", _full)
    assert caseload("export", planned, "--out", "handed").exit_code == 2
    assert {path.name: path.read_bytes() for path in Path("handed").iterdir()} == before


def test_validate_as_json_lists_findings(caseload: Caseload, tiny: Path) -> None:
    tiny.write_text(tiny.read_text().replace("imd_decile, at_most", "imd_decil, at_most"))
    result = caseload("validate", tiny, "--json")
    assert result.exit_code == 3
    [checked] = json.loads(result.stdout)
    assert checked["valid"] is False
    assert checked["findings"][0]["line"] > 1


def test_validate_names_the_good_and_the_bad(caseload: Caseload, tiny: Path) -> None:
    result = caseload("validate", tiny, "missing.yaml")
    assert result.exit_code == 3
    assert "not valid: 1 error" in result.stdout
    assert str(tiny)[-9:] in result.stdout.replace("\n", "")
    assert not Path("runs").exists()
