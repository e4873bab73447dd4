"""Calls of `caseload compare` that cannot work, and the exact words that answer them."""

import json
from pathlib import Path

import pytest

from planner import pipeline
from tests.cli.conftest import Caseload
from tests.cli.tiny import write_tiny_trust


def said(caseload: Caseload, *arguments: str | Path, code: int = 2) -> str:
    """What is said to stderr, on one line; the exit code is as it should be and stdout is empty."""
    result = caseload("compare", *arguments)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return " ".join(result.stderr.split())


def test_one_run_has_nothing_to_be_compared_with(caseload: Caseload, planned: Path) -> None:
    assert said(caseload, "runs/base") == (
        "error: nothing to compare with: runs/base "
        "hint: name two or more scenario files or run folders, the baseline first"
    )


def test_one_scenario_is_not_planned_for_nothing(caseload: Caseload, tiny: Path) -> None:
    assert "nothing to compare with" in said(caseload, tiny)
    assert not Path("runs").exists()


def test_a_missing_folder_is_named(caseload: Caseload, planned: Path) -> None:
    found = said(caseload, "runs/base", "runs/nobody", code=3)
    assert "runs/nobody: error: no run found" in found
    assert "there is no such folder" in found


def test_a_missing_scenario_is_named(caseload: Caseload, planned: Path) -> None:
    assert "nobody.yaml: error:" in said(caseload, "runs/base", "nobody.yaml", code=3)


def test_every_problem_is_named_before_anything_is_planned(
    caseload: Caseload, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two broken scenarios and a missing run; the good one is not planned."""
    monkeypatch.setattr(pipeline, "plan_loaded", None)
    broken = []
    for name, day in (("one", "2027-02-30"), ("two", "2027-13-01")):
        scenario = write_tiny_trust(tmp_path / name, name)
        scenario.write_text(scenario.read_text().replace("as_of: 2027-01-01", f"as_of: {day}"))
        broken.append(scenario)
    found = said(caseload, tiny, *broken, "runs/nobody", code=3)
    assert all(word in found for word in ("2027-02-30", "2027-13-01", "runs/nobody"))


def test_an_unknown_baseline_names_the_options(caseload: Caseload, planned: Path) -> None:
    assert said(caseload, "runs/base", f"other={planned}", "--baseline", "bases") == (
        "error: no such baseline: bases hint: it is one of: base, other; or a file, or a run folder"
    )


def test_an_ambiguous_baseline_is_refused(caseload: Caseload, planned: Path, tiny: Path) -> None:
    assert said(caseload, tiny, "runs/base", "--baseline", "base") == (
        "error: several options are called so: base hint: name the baseline by its path"
    )


def test_two_views_at_once_are_refused(caseload: Caseload, planned: Path) -> None:
    found = said(caseload, planned, planned, "--women", "--by", "tier")
    assert (
        found == "error: more than one of --by, --waterfall and --women hint: ask for one of them at a time"
    )


def test_a_scenario_without_changes_has_no_steps(caseload: Caseload, tiny: Path) -> None:
    assert "no changes to take one at a time" in said(caseload, tiny, "--waterfall")


def test_settings_do_not_pass_a_saved_run_by_in_silence(
    caseload: Caseload, planned: Path, tiny: Path
) -> None:
    found = said(caseload, tiny, "runs/base", "--set", "policy.limits.team_wte_min=1")
    assert found.startswith("error: settings cannot change a saved run: runs/base")


def test_a_damaged_run_is_named(caseload: Caseload, planned: Path) -> None:
    (planned / "plan.json").write_text("{", encoding="utf-8")
    assert "plan.json" in said(caseload, "runs/base", planned, code=3)


def test_a_run_of_another_version_is_compared_with_a_warning(caseload: Caseload, planned: Path) -> None:
    """The plan may differ for no other reason than that; the hint says what to do."""
    older = Path("older")
    older.mkdir()
    for path in planned.iterdir():
        (older / path.name).write_bytes(path.read_bytes())
    manifest = json.loads((older / "manifest.json").read_text())
    manifest["versions"]["planner"] = "0.0.1"
    (older / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    result = caseload("compare", planned, f"then={older}")
    assert result.exit_code == 0, result.output
    assert "older: warning: planned by another version of the program: 'planner 0.0.1'" in result.stderr
    assert "plan the scenario again to compare like with like" in result.stderr


def test_services_of_other_women_are_compared_by_their_totals_alone(
    caseload: Caseload, planned: Path, tmp_path: Path
) -> None:
    """The ids are the same, the women are not: a note says so, and nobody is followed."""
    other = write_tiny_trust(tmp_path / "other", "other")
    women = other.parent / "women.csv"
    women.write_text(women.read_text().replace(",A,", ",N,"), encoding="utf-8")
    result = caseload("compare", planned, other)
    assert result.exit_code == 0, result.output
    assert "other is not about the women of base" in " ".join(result.stdout.split())
    found = said(caseload, planned, other, "--women")
    assert found.startswith("error: the options are not about the same women: nobody can be followed")


def what_if(base: Path, name: str, text: str) -> Path:
    """A what-if file beside its base."""
    path = base.with_name(f"{name}.yaml")
    path.write_text(f"extends: base.yaml\ntitle: {name}\n{text}", encoding="utf-8")
    return path


def test_a_broken_point_of_a_sweep_is_named_before_anything_is_planned(
    caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """North has two midwives: three or five cannot leave, whatever the other points and options are."""
    monkeypatch.setattr(pipeline, "plan_loaded", None)
    text = "changes:\n  - leave: {midwives: 0, team: north}\nsweep:\n  leavers: [0, 3, 1, 5]\n"
    found = said(caseload, tiny, what_if(tiny, "leavers", text), code=3)
    words = "leavers.yaml:6:3: error: only 2 midwives of north can be meant: "
    assert f"{words}'3' " in found
    assert f"{words}'5' " in found
    checked = caseload("validate", tiny, tiny.with_name("leavers.yaml"))
    assert checked.exit_code == 3
    assert found.startswith(" ".join(checked.stderr.split()).removesuffix("2 errors"))


def test_a_sweep_is_no_baseline_by_its_file(caseload: Caseload, tiny: Path) -> None:
    sweep = what_if(tiny, "ratios", "sweep:\n  births_per_wte_year: [4, 6]\n")
    words = "the baseline is a sweep of 2 scenarios"
    assert words in said(caseload, tiny, sweep, "--baseline", sweep)
    assert words in said(caseload, tiny, "--baseline", sweep)


def test_a_what_if_that_extends_another_without_changes_has_no_steps(caseload: Caseload, tiny: Path) -> None:
    assert "no changes to take one at a time" in said(caseload, what_if(tiny, "same", ""), "--waterfall")


def test_other_women_are_refused_before_anything_is_planned(
    caseload: Caseload, tiny: Path, tmp_path: Path
) -> None:
    other = write_tiny_trust(tmp_path / "other", "other")
    women = other.parent / "women.csv"
    women.write_text(women.read_text().replace(",A,", ",N,"), encoding="utf-8")
    assert "nobody can be followed" in said(caseload, tiny, other, "--women")
    assert not Path("runs").exists()


def test_without_an_option_the_call_is_refused(caseload: Caseload) -> None:
    assert caseload("compare").exit_code == 2
