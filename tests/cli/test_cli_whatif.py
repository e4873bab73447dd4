"""What-if scenarios on the command line: what is different stands in the terminal and in the run folder."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from models import AppliedChange
from planner.exports import changes_csv, read_changes
from planner.runs import read_run
from tests.cli.conftest import Caseload

OCTOBER = """\
extends: base.yaml
title: North loses 0.8 WTE and we recruit two apprentices in May
question: What do two apprentices make good?
changes:
  - leave: {wte: 0.8, team: north}
  - recruit: {midwives: 2, route: apprenticeship, team: north, from: 2027-05-01}
"""
SWEEP = """\
extends: base.yaml
title: Ratios and recruits
changes:
  - recruit: {midwives: 0, team: south}
sweep:
  births_per_wte_year: [2, 4]
  recruits: [0, 1, 2]
"""


@pytest.fixture
def october(tiny: Path) -> Path:
    """A what-if scenario of the tiny trust."""
    path = tiny.with_name("october.yaml")
    path.write_text(OCTOBER, encoding="utf-8")
    return path


@pytest.fixture
def sweep(tiny: Path) -> Path:
    """Six scenarios of the tiny trust in one file."""
    path = tiny.with_name("sweep.yaml")
    path.write_text(SWEEP, encoding="utf-8")
    return path


def test_the_plan_tells_what_is_different(caseload: Caseload, october: Path) -> None:
    result = caseload("plan", october, width=140)
    assert result.exit_code == 0, result.output
    assert "What is different: 3 changes" in result.stdout
    words = " ".join(result.stdout.split())
    assert "bea: leaves: 0.8 WTE, north" in words
    assert "stays gone from 2027-01-01 october.yaml:5" in words
    assert "new-north-20270501-02: comes into post: apprenticeship, band 5" in words
    assert "october.yaml:6" in words


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_the_list_of_changes_fits_the_screen(caseload: Caseload, october: Path, width: int) -> None:
    lines = caseload("plan", october, width=width).stdout.splitlines()
    assert max(len(line) for line in lines if not line.startswith(("files:", "next:"))) <= width


def test_the_run_folder_holds_what_is_different(caseload: Caseload, october: Path) -> None:
    caseload("plan", october)
    [folder] = Path("runs/october").iterdir()
    run = read_run(folder)
    assert run.findings == ()
    listed = [(row.kind, row.subject, row.after, row.written) for row in run.applied or ()]
    assert listed == [
        ("leave", "bea", "gone from 2027-01-01", "october.yaml:5"),
        ("recruit", "new-north-20270501-01", "1 WTE in north from 2027-05-01", "october.yaml:6"),
        ("recruit", "new-north-20270501-02", "1 WTE in north from 2027-05-01", "october.yaml:6"),
    ]
    inputs = json.loads((folder / "manifest.json").read_text())["inputs"]
    assert {"october.yaml", "base.yaml", "women.csv"} <= inputs.keys()
    assert (folder / "scenario.yaml").read_text().startswith("# a what-if scenario changes these tables")


def test_a_run_of_a_base_scenario_lists_nothing(planned: Path) -> None:
    assert not (planned / "changes.csv").exists()
    assert read_run(planned).applied is None


def test_settings_are_listed_in_the_run_folder(caseload: Caseload, tiny: Path) -> None:
    found = caseload("plan", tiny, "--set", "policy.limits.pace_months=2", "--json")
    folder = Path(json.loads(found.stdout)[0]["folder"])
    [row] = read_run(folder).applied or ()
    assert (row.subject, row.before, row.after, row.written) == (
        "policy.limits.pace_months",
        "3",
        "2",
        "--set",
    )
    assert not (folder / "scenario.yaml").read_text().startswith("#")


def test_no_path_of_a_home_stands_in_the_run_folder(
    caseload: Caseload, october: Path, tmp_path: Path
) -> None:
    caseload("plan", october)
    [folder] = Path("runs/october").iterdir()
    assert [path.name for path in folder.iterdir() if str(tmp_path).encode() in path.read_bytes()] == []


def test_the_same_what_if_gives_the_same_files(caseload: Caseload, october: Path) -> None:
    caseload("plan", october, "--out", "one", "--workers", "1")
    caseload("plan", october, "--out", "two", "--workers", "2")
    [one], [two] = Path("one/october").iterdir(), Path("two/october").iterdir()
    names = {path.name for path in one.iterdir()} - {"manifest.json"}
    assert "changes.csv" in names
    assert [name for name in names if (one / name).read_bytes() != (two / name).read_bytes()] == []


def test_a_what_if_is_audited_from_its_folder(caseload: Caseload, october: Path) -> None:
    caseload("plan", october)
    assert caseload("audit", "runs/october").exit_code == 0


def test_base_and_what_if_are_planned_together(caseload: Caseload, tiny: Path, october: Path) -> None:
    result = caseload("plan", tiny, october, "--json")
    first, second = json.loads(result.stdout)
    assert (first["applied"], [row["kind"] for row in second["applied"]]) == (
        [],
        ["leave", "recruit", "recruit"],
    )


def test_changes_are_exported(caseload: Caseload, october: Path) -> None:
    caseload("plan", october)
    caseload("export", "runs/october", "--out", "tables")
    assert Path("tables/changes.csv").is_file()


def test_a_sweep_is_told_in_a_line_each_and_a_frontier(caseload: Caseload, sweep: Path) -> None:
    result = caseload("plan", sweep, width=120)
    assert result.exit_code == 0, result.output
    told = [line for line in result.stderr.splitlines() if line.startswith(("1/6", "2/6", "6/6"))]
    assert len(told) == 3
    assert told[0].startswith("1/6 births_per_wte_year 2, recruits 0: tier 1 ")
    assert "Staff time and cost against women of tier 1 placed" in result.stdout
    assert "cost a year" in result.stdout
    assert len(list(Path("runs").glob("sweep-*"))) == 6


def test_the_frontier_as_json(caseload: Caseload, sweep: Path) -> None:
    """More staff time is on the frontier only if it places more; 4 births a WTE beat 2 with as much."""
    plans = json.loads(caseload("plan", sweep, "--json").stdout)
    lines = [plan["sweep"] for plan in plans]
    assert [line["number"] for line in lines] == [1, 2, 3, 4, 5, 6]
    assert lines[0]["values"] == {"births_per_wte_year": "2", "recruits": "0"}
    assert lines[3]["wte"] == lines[0]["wte"]
    assert lines[3]["placed"] > lines[0]["placed"]
    assert lines[3]["on_frontier"]
    assert not lines[0]["on_frontier"]
    best = [line for line in lines if line["on_frontier"]]
    by_staff = sorted(best, key=lambda line: line["wte"])
    assert [line["tier_1_placed"] for line in by_staff] == sorted(line["tier_1_placed"] for line in by_staff)
    more = [after["cost_year"] - before["cost_year"] for before, after in pairwise(lines[:3])]
    assert more == pytest.approx([40_823 * 1.28] * 2), "a whole-time midwife of band 6 and her on-costs each"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_frontier_fits_the_screen(caseload: Caseload, sweep: Path, width: int) -> None:
    lines = caseload("plan", sweep, width=width).stdout.splitlines()
    assert max(map(len, lines)) <= width
    assert any("\N{POUND SIGN}" in line and "yes" in line for line in lines)


def test_since_takes_no_sweep(caseload: Caseload, tiny: Path, sweep: Path) -> None:
    caseload("plan", tiny)
    result = caseload("plan", sweep, "--since", "runs/base")
    assert result.exit_code == 2
    assert "--since with a sweep of 6 scenarios" in result.stderr


def test_a_what_if_is_planned_since_a_run_of_its_base(caseload: Caseload, tiny: Path, october: Path) -> None:
    """Whoever was with bea is handed over when bea leaves."""
    caseload("plan", tiny)
    plan = json.loads(caseload("plan", october, "--since", "runs/base", "--json").stdout)[0]
    left = {row["from_midwife_id"] for row in plan["changes"]["handovers"]}
    assert left <= {"bea"}


def test_validate_lists_scenarios_and_changes(caseload: Caseload, sweep: Path, october: Path) -> None:
    result = caseload("validate", sweep, october, "--json")
    many, one = json.loads(result.stdout)
    assert (len(many["scenarios"]), many["valid"]) == (6, True)
    assert one["scenarios"][0]["applied"][0]["subject"] == "bea"
    shown = caseload("validate", sweep, october, width=140).stdout
    assert "sweep-6-4-2" in shown
    assert "What is different: 3 changes" in shown


def test_a_broken_what_if_is_exit_3_and_writes_nothing(caseload: Caseload, october: Path) -> None:
    october.write_text(OCTOBER.replace("north", "nrth"), encoding="utf-8")
    result = caseload("plan", october)
    assert result.exit_code == 3
    assert "october.yaml:5:23: error: unknown team: 'nrth'" in result.stderr
    assert "did you mean north" in result.stderr
    assert not Path("runs").exists()


def test_a_change_without_effect_is_told_and_planned(caseload: Caseload, october: Path) -> None:
    october.write_text(OCTOBER.replace("midwives: 2", "midwives: 0"), encoding="utf-8")
    result = caseload("plan", october)
    assert result.exit_code == 0
    assert "october.yaml:6:5: warning: changes nothing [changes[1].recruit]" in result.stderr


def test_changes_are_read_as_they_were_written() -> None:
    """Also what a spreadsheet would take for a formula, and what is empty."""
    rows = (
        AppliedChange(
            kind="set", subject="=1+1", what="a, b", before=None, after="-2", file="a.yaml", line=3
        ),
        AppliedChange(
            kind="leave", subject="M1", what='"x"', before="stays", after=None, file="--set", line=None
        ),
    )
    assert read_changes(changes_csv(rows)) == rows
