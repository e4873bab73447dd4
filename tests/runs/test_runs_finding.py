"""Which run a path means."""

import os
from pathlib import Path

import pytest

from models import AppliedChange, InvalidInput, Severity
from planner.runs import resolve_run, trial_passed_over, write_run
from tests.runs.conftest import facts, run


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    """Three runs of one scenario, the second and third started in the same second."""
    times = ("20270104T091500Z", "20270105T080000Z", "20270105T080000Z")
    return [write_run(tmp_path / "runs", run(facts=facts(started_at=time))) for time in times]


def test_a_path_may_be_the_run_a_file_of_it_or_the_scenario(three: list[Path]) -> None:
    """The scenario's folder means its newest run."""
    assert resolve_run(three[0]) == three[0]
    assert resolve_run(three[0] / "plan.json") == three[0]
    assert resolve_run(three[0].parent) == three[2]


def changed(file: str) -> AppliedChange:
    """One key that differs from the base scenario."""
    subject = "policy.limits.pace_months"
    return AppliedChange(kind="set", subject=subject, what="pace", before="3", after="1", file=file)


def test_a_trial_with_set_is_not_what_a_scenario_means(tmp_path: Path) -> None:
    """A rota or next week's plan never stands on a trial unawares; a what-if of a file is no trial."""
    trial = run(facts=facts(started_at="20270106T080000Z"), applied=(changed("--set"),))
    folders = [write_run(tmp_path, trial)]
    assert resolve_run(tmp_path / "test") == folders[0]
    plain = run(facts=facts(started_at="20270105T080000Z"), applied=(changed("what_if.yaml"),))
    folders.append(write_run(tmp_path, plain))
    assert resolve_run(tmp_path / "test") == folders[1]
    assert resolve_run(folders[0]) == folders[0]
    [note] = trial_passed_over(tmp_path / "test", folders[1])
    assert (note.file, note.severity) == (str(folders[0]), Severity.NOTE)
    assert not [*trial_passed_over(folders[0], folders[0]), *trial_passed_over(folders[1], folders[1])]


def test_the_tenth_run_of_a_second_is_newer_than_the_ninth(tmp_path: Path) -> None:
    """Endings are numbers, not words."""
    runs = [write_run(tmp_path, run()) for _ in range(10)]
    assert resolve_run(tmp_path / "test") == runs[9]


def test_of_two_plans_of_one_second_the_one_written_last_is_newest(tmp_path: Path) -> None:
    """Their hashes say nothing of which came first."""
    folders = [tmp_path / f"20270105T080000Z-{mark * 8}" for mark in ("f", "0")]
    for moment, folder in enumerate(folders):
        folder.mkdir()
        (folder / "manifest.json").write_text("{}")
        os.utime(folder / "manifest.json", (moment, moment))
    assert resolve_run(tmp_path) == folders[1]


def test_what_is_half_written_is_no_run(three: list[Path]) -> None:
    """A hidden folder that a power cut left is passed over."""
    (three[0].parent / ".writing-abc").mkdir()
    (three[0].parent / ".writing-abc" / "manifest.json").write_text("{}")
    assert resolve_run(three[0].parent) == three[2]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("runs", "name one of: test"),
        ("nowhere", "there is no such folder; name a run folder or runs/<scenario>"),
        ("empty", "name a run folder or runs/<scenario>"),
    ],
)
def test_no_run_says_what_to_name(tmp_path: Path, three: list[Path], path: str, hint: str) -> None:
    """The folder above the scenarios holds several answers, so none is chosen."""
    assert three
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidInput) as caught:
        resolve_run(tmp_path / path)
    assert (caught.value.findings[0].message, caught.value.findings[0].hint) == ("no run found", hint)


def test_a_folder_that_lost_its_manifest_is_still_a_run(three: list[Path]) -> None:
    """So that reading it can say what is missing."""
    (three[0] / "manifest.json").unlink()
    assert resolve_run(three[0]) == three[0]
