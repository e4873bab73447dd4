"""`audit`, `export`, `schema` and `new`: what is saved can be checked, handed on and started from."""

import json
from pathlib import Path

import pytest

from models import RULES, Level
from tests.cli.conftest import Caseload

MSD102 = "PregnancyID,CarePlanDate,CarePlanType,ContCarePathInd,CareProfLID,TeamLocalID"


def test_a_saved_plan_passes_its_audit(caseload: Caseload, planned: Path) -> None:
    result = caseload("audit", planned)
    assert result.exit_code == 0, result.output
    assert "audit passed" in result.stdout
    assert "team_pace" in result.stdout


@pytest.mark.parametrize("width", [60, 80, 200])
def test_each_rule_is_told_in_words_at_any_width(caseload: Caseload, planned: Path, width: int) -> None:
    shown = caseload("audit", planned, width=width).stdout
    assert max(map(len, shown.splitlines())) <= width
    words = set(shown.split())
    for rule in RULES.values():
        if rule.level is Level.HARD:
            assert set(rule.title.split()) <= words


def test_audit_as_json(caseload: Caseload, planned: Path) -> None:
    report = json.loads(caseload("audit", planned, "--json").stdout)
    assert report["passed"] is True
    assert report["violations"] == []
    assert report["checks"]


def test_a_row_taken_out_of_the_tables_is_caught(caseload: Caseload, planned: Path) -> None:
    """People work from caseloads.csv, so that is what is audited."""
    table = planned / "caseloads.csv"
    lines = table.read_text().splitlines(keepends=True)
    table.write_text("".join(lines[:-1]))
    result = caseload("audit", planned)
    assert result.exit_code == 6
    assert "woman_once" in result.stdout
    assert "woman_once: Each woman planned for is placed once or left out once" in result.stdout
    assert "was changed after the run was written" in result.stderr


def test_a_plan_without_its_scenario_is_exit_3(caseload: Caseload, planned: Path) -> None:
    (planned / "scenario.json").unlink()
    result = caseload("audit", planned)
    assert result.exit_code == 3
    assert "scenario.json" in result.stderr


def test_export_writes_every_table_for_its_owner_only(caseload: Caseload, planned: Path) -> None:
    result = caseload("export", planned, "--out", "handed")
    assert result.exit_code == 0
    written = [Path(line) for line in result.stdout.splitlines()]
    assert Path("handed/caseloads.csv") in written
    assert all(path.is_file() and path.stat().st_mode & 0o077 == 0 for path in written)


def test_export_msds_goes_into_a_pipe(caseload: Caseload, planned: Path) -> None:
    result = caseload("export", planned, "--msds", "--out", "-")
    assert result.exit_code == 0
    header, *rows = result.stdout.splitlines()
    assert header == MSD102
    assert len(rows) == 11
    assert not Path("exports").exists()


def test_each_run_is_exported_into_a_folder_of_its_own(caseload: Caseload, tiny: Path, planned: Path) -> None:
    """Two runs of one scenario, planned with other limits, lie side by side."""
    assert caseload("plan", tiny, "--set", "policy.limits.births_per_wte_year=4").exit_code == 0
    folders = sorted((Path("runs") / "base").iterdir())
    for folder in folders:
        written = caseload("export", folder).stdout.splitlines()
        assert {Path(line).parent for line in written} == {Path("exports") / "base" / folder.name}
    texts = {(Path("exports") / "base" / folder.name / "caseloads.csv").read_text() for folder in folders}
    assert len(texts) == len(folders) == 2


def test_a_run_is_exported_again_into_the_same_folder(caseload: Caseload, planned: Path) -> None:
    assert caseload("export", planned).exit_code == 0
    assert caseload("export", planned).exit_code == 0


def test_files_of_another_run_are_never_overwritten(caseload: Caseload, tiny: Path, planned: Path) -> None:
    caseload("export", planned, "--out", "handed")
    before = {path.name: path.read_bytes() for path in Path("handed").iterdir()}
    caseload("plan", tiny, "--set", "policy.limits.births_per_wte_year=4")
    [trial] = set((Path("runs") / "base").iterdir()) - {planned}
    result = caseload("export", trial, "--out", "handed")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert " ".join(result.stderr.split()) == (
        "error: would be overwritten: handed/caseloads.csv "
        "hint: it may be another run's; name a folder of its own with --out, or take the old files away"
    )
    assert {path.name: path.read_bytes() for path in Path("handed").iterdir()} == before


@pytest.fixture
def by_hand(planned: Path) -> Path:
    """The run folder after somebody named another midwife for w06."""
    table = planned / "caseloads.csv"
    text = table.read_text()
    assert "north,bea,ann" in text
    table.write_text(text.replace("north,bea,ann", "north,ann,bea", 1))
    return planned


CHANGED_BY_HAND = (
    "{0}/caseloads.csv: warning: was changed after the run was written\n"
    "  hint: explain reads plan.json; audit, compare and --since read this table as it stands; "
    "restore the file, or plan again\n"
)


def test_what_is_read_of_a_changed_table_is_told(caseload: Caseload, by_hand: Path) -> None:
    result = caseload("explain", by_hand, "--woman", "w06")
    assert result.exit_code == 0
    assert result.stderr.startswith(CHANGED_BY_HAND.format(by_hand))
    assert "bea" in result.stdout


@pytest.mark.parametrize("options", [(), ("--msds",), ("--msds", "--out", "-")])
def test_a_run_changed_by_hand_is_not_exported(
    caseload: Caseload, by_hand: Path, options: tuple[str, ...]
) -> None:
    """Neither what was planned nor what was audited: exit 3, and nothing is written."""
    result = caseload("export", by_hand, *options)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.startswith(CHANGED_BY_HAND.format(by_hand))
    assert result.stderr.endswith(
        f"{by_hand}: error: was changed by hand and is not exported: 'caseloads.csv'\n"
        "  hint: caseload audit RUN says what does not fit; restore the files, or plan anew\n"
        "1 error, 2 warnings\n"
    )
    assert not Path("exports").exists()


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (("export",), "was changed by hand and is not exported"),
        (("rota", "--weeks", "1"), "the run was changed by hand, and no rota is built on it"),
    ],
    ids=lambda given: given[0],
)
def test_a_run_without_its_table_of_women_is_neither_exported_nor_staffed(
    caseload: Caseload, planned: Path, command: tuple[str, ...], refusal: str
) -> None:
    """What people work from is gone, so what they work from is unknown."""
    (planned / "caseloads.csv").unlink()
    result = caseload(command[0], planned, *command[1:])
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(f"{planned}/caseloads.csv: warning: is missing\n")
    assert f"{planned}: error: {refusal}: 'caseloads.csv'\n" in result.stderr


def test_a_run_without_a_lesser_file_is_exported(caseload: Caseload, planned: Path) -> None:
    """The table that is missing is written from the plan."""
    (planned / "teams.csv").unlink()
    assert caseload("export", planned, "--out", "handed").exit_code == 0
    assert Path("handed/teams.csv").is_file()


def test_export_of_many_tables_into_a_pipe_is_exit_2(caseload: Caseload, planned: Path) -> None:
    assert caseload("export", planned, "--out", "-").exit_code == 2


def test_schema_is_json_that_names_the_keys(caseload: Caseload) -> None:
    result = caseload("schema")
    schema = json.loads(result.stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["if"] == {"required": ["extends"]}
    keys = {name: schema["$defs"][name]["properties"].keys() for name in ("ScenarioFile", "WhatIfFile")}
    assert {"title", "as_of", "data", "policy"} <= keys["ScenarioFile"]
    assert {"extends", "title", "question", "changes", "sweep"} == keys["WhatIfFile"]


def test_the_shipped_schema_is_that_of_the_program(caseload: Caseload) -> None:
    """`caseload schema > scenarios/scenario.schema.json` writes it anew."""
    shipped = Path(__file__).parents[2] / "scenarios" / "scenario.schema.json"
    assert shipped.read_text(encoding="utf-8") == caseload("schema").stdout


def test_a_new_service_is_valid(caseload: Caseload) -> None:
    result = caseload("new", "my-trust", "--births", "400", "--teams", "1")
    assert result.exit_code == 0, result.output
    assert result.stdout == "my-trust/base.yaml\n"
    assert result.stderr.endswith(
        "next: caseload plan my-trust/base.yaml --out my-trust/runs\n"
        "then: caseload plan my-trust/what_if.yaml --out my-trust/runs, with changes of your own\n"
    )
    assert caseload("validate", "my-trust/base.yaml", "my-trust/what_if.yaml").exit_code == 0
    assert Path("my-trust/scenario.schema.json").read_text() == caseload("schema").stdout


def test_a_new_service_never_overwrites(caseload: Caseload) -> None:
    Path("taken").mkdir()
    Path("taken/mine.txt").write_text("mine")
    result = caseload("new", "taken")
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert [path.name for path in Path("taken").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("code", ["XXX", "rae!"])
def test_an_unknown_trust_is_exit_2(caseload: Caseload, code: str) -> None:
    result = caseload("new", "my-trust", "--like", code)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert not Path("my-trust").exists()
