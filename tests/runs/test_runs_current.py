"""Runs that planning would only repeat."""

from datetime import date
from pathlib import Path

from models import Status
from planner.runs import Baseline, current_runs, write_run
from planner.versions import versions
from tests.metrics.conftest import place, plan_of
from tests.runs.conftest import facts, run


def write(
    folder: Path, started_at: str = "20270104T091500Z", *, baseline: object = None, **changes: object
) -> Path:
    """A run by the programs that are installed here."""
    made = facts(versions=versions(), started_at=started_at, baseline=baseline)
    return write_run(folder, run(facts=made, **changes))


def test_a_run_of_the_same_input_by_the_same_programs_is_current(tmp_path: Path) -> None:
    """The newest first."""
    first, second = write(tmp_path), write(tmp_path, "20270104T101500Z")
    assert list(current_runs(tmp_path, run().scenario)) == [second, first]


def test_another_input_is_another_plan(tmp_path: Path) -> None:
    """A day later, or a limit more."""
    write(tmp_path)
    asked = run().scenario
    policy = asked.policy.replace(limits=asked.policy.limits.replace(team_wte_max=9))
    assert list(current_runs(tmp_path, asked.replace(as_of=date(2027, 4, 2)))) == []
    assert list(current_runs(tmp_path, asked.replace(policy=policy))) == []


def test_another_version_of_the_program_may_plan_otherwise(tmp_path: Path) -> None:
    """Planner and solver count; Python does not."""
    for name in ("planner", "ortools"):
        write_run(tmp_path, run(facts=facts(versions={**versions(), name: "0.0.0"})))
    assert list(current_runs(tmp_path, run().scenario)) == []
    other_python = write_run(tmp_path, run(facts=facts(versions={**versions(), "python": "3.9"})))
    assert list(current_runs(tmp_path, run().scenario)) == [other_python]


def test_a_run_from_another_baseline_is_not_current(tmp_path: Path) -> None:
    """Nor is one that was planned from nothing, where a baseline is expected, or the other way round."""
    written = {
        hashed: write(tmp_path, baseline=hashed and Baseline(scenario="base", scenario_hash=hashed))
        for hashed in (None, "0" * 64, "1" * 64)
    }
    for hashed, folder in written.items():
        expected = Baseline(scenario="base", scenario_hash=hashed) if hashed else None
        assert list(current_runs(tmp_path, run().scenario, expected)) == [folder]


def test_a_run_that_was_stopped_early_is_not_current(tmp_path: Path) -> None:
    """Another hour may place more."""
    plan = plan_of(run().scenario, place("w1")).replace(status=Status.STOPPED)
    write(tmp_path, plan=plan)
    assert list(current_runs(tmp_path, run().scenario)) == []


def test_a_damaged_manifest_says_nothing(tmp_path: Path) -> None:
    """It is passed by, not stumbled over."""
    folder = write(tmp_path)
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    assert list(current_runs(tmp_path, run().scenario)) == []


def test_without_any_runs_none_is_current(tmp_path: Path) -> None:
    """The folder need not exist."""
    assert list(current_runs(tmp_path / "nowhere", run().scenario)) == []
