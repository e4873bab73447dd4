"""A run folder is read again, and what was changed in it is told."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from models import InvalidInput, Limits, Severity
from planner.runs import Baseline, Run, plan_in_tables, read_run, write_run
from tests.runs.conftest import facts, run
from tests.strategies.services import random_scenario


def told(folder: Path) -> list[tuple[str, str]]:
    """File and message of each finding; all are warnings."""
    findings = read_run(folder).findings
    assert all(row.severity is Severity.WARNING for row in findings)
    return [(Path(row.file or "").name, row.message) for row in findings]


def edit(path: Path, change: Callable[[str], str]) -> None:
    """Change a file by hand."""
    before = path.read_text()
    assert change(before) != before
    path.write_text(change(before))


CHANGED = "was changed after the run was written"
DISAGREES = "does not say what plan.json says"


def test_a_run_reads_back_equal(tmp_path: Path) -> None:
    """Scenario, plan, audit, measures, facts and text; with nothing to be told."""
    made = run()
    assert read_run(write_run(tmp_path, made)) == made


def test_the_baseline_reads_back_and_a_manifest_older_than_it_does_too(tmp_path: Path) -> None:
    """Such a run was planned from nothing."""
    baseline = Baseline(scenario="base", scenario_hash="0" * 64)
    folder = write_run(tmp_path, run(facts=facts(baseline=baseline)))
    assert read_run(folder).facts.baseline == baseline
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest["baseline"]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert read_run(folder).facts.baseline is None


@pytest.mark.parametrize("seed", range(10))
def test_any_scenario_reads_back_equal(tmp_path: Path, seed: int) -> None:
    """Every field of the models survives the JSON."""
    made = run(scenario=random_scenario(seed), plan=run().plan, metrics=())
    assert read_run(write_run(tmp_path, made)).scenario == made.scenario


def test_a_limit_with_many_digits_reads_back_equal(tmp_path: Path) -> None:
    """No digit is rounded off."""
    made = run()
    policy = made.scenario.policy.replace(limits=Limits(births_per_wte_year=100 / 3))
    made = run(scenario=made.scenario.replace(policy=policy))
    assert read_run(write_run(tmp_path, made)).scenario == made.scenario


def test_an_edited_plan_is_told_and_read_as_it_stands(tmp_path: Path) -> None:
    """The audit goes on with what is there: hash and table both give it away."""
    folder = write_run(tmp_path, run())
    edit(folder / "plan.json", lambda text: text.replace('"midwife_id": "m1"', '"midwife_id": "m2"'))
    assert told(folder) == [("plan.json", CHANGED), ("caseloads.csv", DISAGREES)]
    assert read_run(folder).plan.placement["w1"].midwife_id == "m2"


def test_an_edited_table_is_told_with_its_line(tmp_path: Path) -> None:
    """Line 2 is the first woman's; the table as it stands can be read for the audit."""
    folder = write_run(tmp_path, run())
    edit(folder / "caseloads.csv", lambda text: text.replace(",m1,", ",m2,"))
    assert told(folder) == [("caseloads.csv", CHANGED), ("caseloads.csv", DISAGREES)]
    read = read_run(folder)
    assert read.findings[1].line == 2
    assert read.plan.placement["w1"].midwife_id == "m1"
    assert plan_in_tables(folder, read.plan).placement["w1"].midwife_id == "m2"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("plan.json", "what stands there now is what is read"),
        ("metrics.csv", "what stands there now is what is read"),
        ("unplaced.csv", "explain reads plan.json; audit, compare and --since read this table as it stands"),
        ("teams.csv", "plan.json is what is read, never this file"),
        ("audit.csv", "plan.json is what is read, never this file"),
    ],
)
def test_what_is_read_of_a_changed_file_is_told(tmp_path: Path, name: str, hint: str) -> None:
    """A line feed more changes no value."""
    folder = write_run(tmp_path, run())
    edit(folder / name, lambda text: text + "\n")
    read = read_run(folder)
    assert read.changed == (name,)
    assert read.findings[0].hint == f"{hint}; restore the file, or plan again"


@pytest.mark.parametrize("name", ["caseloads.csv", "unplaced.csv", "metrics.csv", "audit.json"])
def test_a_missing_file_that_is_read_counts_as_changed(tmp_path: Path, name: str) -> None:
    """What is made of the rest is not what was written."""
    folder = write_run(tmp_path, run())
    (folder / name).unlink()
    assert read_run(folder).changed == (name,)


def test_a_missing_file_that_is_never_read_was_not_changed(tmp_path: Path) -> None:
    folder = write_run(tmp_path, run())
    (folder / "teams.csv").unlink()
    read = read_run(folder)
    assert read.changed == ()
    assert [finding.hint for finding in read.findings] == ["restore the file, or plan again"]


def test_a_row_taken_out_is_told(tmp_path: Path) -> None:
    """The women left out no longer include w2."""
    folder = write_run(tmp_path, run())
    edit(folder / "unplaced.csv", lambda text: text.splitlines()[0] + "\n")
    assert told(folder) == [("unplaced.csv", CHANGED), ("unplaced.csv", DISAGREES)]
    assert plan_in_tables(folder, read_run(folder).plan).unplaced == ()


def test_tables_that_were_not_changed_hold_the_plan(tmp_path: Path) -> None:
    """Reading the tables gives the same plan."""
    made = run()
    assert plan_in_tables(write_run(tmp_path, made), made.plan) == made.plan


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    """A reason that does not exist cannot be audited."""
    folder = write_run(tmp_path, run())
    edit(folder / "unplaced.csv", lambda text: text.replace("no_places", "no_idea"))
    with pytest.raises(InvalidInput) as caught:
        plan_in_tables(folder, read_run(folder).plan)
    assert caught.value.findings[0].message == "is damaged: 'no_idea' is not a valid UnplacedReason"


@pytest.mark.parametrize("name", ["metrics.csv", "audit.json", "scenario.yaml", "caseloads.csv", "teams.csv"])
def test_a_missing_lesser_file_is_told(tmp_path: Path, name: str) -> None:
    """The run can still be audited without it."""
    folder = write_run(tmp_path, run())
    (folder / name).unlink()
    assert told(folder) == [(name, "is missing")]


def test_a_damaged_audit_is_no_verdict(tmp_path: Path) -> None:
    """Told twice, as changed and as damaged; no report is better than an empty one that passes."""
    folder = write_run(tmp_path, run())
    (folder / "audit.json").write_text('{"checks": []')
    assert [name for name, _ in told(folder)] == ["audit.json", "audit.json"]
    assert read_run(folder).report is None


@pytest.mark.parametrize("name", ["manifest.json", "scenario.json", "plan.json"])
def test_a_missing_chief_file_is_refused(tmp_path: Path, name: str) -> None:
    """Without it there is nothing to audit."""
    folder = write_run(tmp_path, run())
    (folder / name).unlink()
    with pytest.raises(InvalidInput) as caught:
        read_run(folder)
    assert [(row.file, row.message) for row in caught.value.findings] == [(str(folder / name), "is missing")]


PIPE = pytest.param(os.mkfifo, "is not a regular file", id="pipe") if hasattr(os, "mkfifo") else ()
KINDS = [kind for kind in (PIPE, pytest.param(Path.mkdir, "is a folder, not a file", id="folder")) if kind]


@pytest.mark.parametrize(("make", "message"), KINDS)
@pytest.mark.parametrize("name", ["scenario.json", "plan.json"])
def test_a_chief_file_that_is_no_file_is_refused(
    tmp_path: Path, name: str, make: Callable[[Path], None], message: str
) -> None:
    """Nobody waits for what a pipe may say."""
    folder = write_run(tmp_path, run())
    (folder / name).unlink()
    make(folder / name)
    with pytest.raises(InvalidInput) as caught:
        read_run(folder)
    told = [(row.file, row.message, row.hint) for row in caught.value.findings]
    assert told == [(str(folder / name), message, "a run folder holds it; plan again")]


@pytest.mark.parametrize(("make", "message"), KINDS)
@pytest.mark.parametrize("name", ["metrics.csv", "audit.json", "caseloads.csv", "teams.csv"])
def test_a_lesser_file_that_is_no_file_is_told_once(
    tmp_path: Path, name: str, make: Callable[[Path], None], message: str
) -> None:
    """The run can still be audited, and of its tables it is told what they are."""
    folder = write_run(tmp_path, run())
    (folder / name).unlink()
    make(folder / name)
    assert told(folder) == [(name, message)]
    assert read_run(folder).changed == (() if name == "teams.csv" else (name,))


def refused(folder: Path, name: str, content: str) -> tuple[str, str | None, int | None]:
    """Message, key and line of the first error when a file holds `content`."""
    (folder / name).write_text(content)
    with pytest.raises(InvalidInput) as caught:
        read_run(folder)
    finding = caught.value.findings[0]
    assert finding.severity is Severity.ERROR
    assert finding.file == str(folder / name)
    return finding.message, finding.key, finding.line


def test_damaged_json_is_refused_with_its_line(tmp_path: Path) -> None:
    """Cut off in the middle of the plan's second line."""
    folder = write_run(tmp_path, run())
    message, _, line = refused(folder, "plan.json", '{\n"scenario": ')
    assert (message, line) == ("is damaged: Expecting value", 2)


def test_a_plan_that_is_no_plan_is_refused_with_its_key(tmp_path: Path) -> None:
    """The key says which row."""
    folder = write_run(tmp_path, run())
    text = (folder / "plan.json").read_text().replace('"team_id": "near", ', "")
    assert refused(folder, "plan.json", text) == ("is damaged: Field required", "placements[0].team_id", None)


@pytest.mark.parametrize(
    "content", ["[]", "3", '{"tiers": 3}', '{"tiers": [3]}', "NaN", "[" * 100_000, "\x00"]
)
def test_nonsense_is_refused(tmp_path: Path, content: str) -> None:
    """Never a crash."""
    folder = write_run(tmp_path, run())
    assert refused(folder, "plan.json", content)[0].startswith("is damaged: ")


def test_a_weight_that_is_no_number_is_refused(tmp_path: Path) -> None:
    """JSON has no NaN, and no sum should have one."""
    folder = write_run(tmp_path, run())
    text = (folder / "plan.json").read_text().replace('"weight": 1.0', '"weight": NaN', 1)
    assert refused(folder, "plan.json", text)[0] == "is damaged: NaN is not a number"


def test_a_scenario_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    """The service is cross-checked again."""
    folder = write_run(tmp_path, run())
    text = (folder / "scenario.json").read_text().replace('"area_id":"a","eth', '"area_id":"b","eth')
    assert "unknown area" in refused(folder, "scenario.json", text)[0]


def test_a_woman_s_ethnicity_is_not_shown_beside_her_id(tmp_path: Path) -> None:
    """The key says where it stands; what stands there is nobody's business."""
    folder = write_run(tmp_path, run())
    text = (folder / "scenario.json").read_text()
    (folder / "scenario.json").write_text(text.replace('"ethnicity":"', '"ethnicity":"black ', 1))
    with pytest.raises(InvalidInput) as caught:
        read_run(folder)
    [finding] = caught.value.findings
    assert (finding.key, finding.value) == ("service.women[0].ethnicity", None)
    assert "black" not in finding.message


def test_a_gap_may_be_absent_but_not_wrong(tmp_path: Path) -> None:
    """It follows from bound and placed."""
    folder = write_run(tmp_path, run())
    edit(folder / "plan.json", lambda text: text.replace(', "gap": 0', "", 1))
    assert told(folder) == [("plan.json", CHANGED)]
    edit(folder / "plan.json", lambda text: text.replace('"gap": 0', '"gap": 1'))
    assert told(folder)[1] == ("plan.json", "states a gap other than bound less placed, 0")


def test_a_manifest_that_names_files_elsewhere_is_told(tmp_path: Path) -> None:
    """No file outside the folder is opened for it."""
    folder = write_run(tmp_path, run())
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["outputs"]["../../secret"] = "0" * 64
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert told(folder) == [("manifest.json", "names a file outside the run folder")]


def test_runs_differ_by_what_is_in_them() -> None:
    """A run is its contents."""
    made: Run = run()
    assert made == run()
    assert made != run(facts=facts(seed=8))
