"""`audit`, `export`, `schema` and `new`: what is saved can be checked, handed on and started from."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Caseload

MSD102 = "PregnancyID,CarePlanDate,CarePlanType,ContCarePathInd,CareProfLID,TeamLocalID"


def test_a_saved_plan_passes_its_audit(caseload: Caseload, planned: Path) -> None:
    result = caseload("audit", planned)
    assert result.exit_code == 0, result.output
    assert "audit passed" in result.stdout
    assert "team_pace" in result.stdout


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
    assert "next: caseload plan my-trust/base.yaml" in result.stderr
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
