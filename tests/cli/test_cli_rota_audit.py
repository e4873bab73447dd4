"""`caseload audit` of a rota folder: people work from `rota.csv`, so that is what is checked."""

import json
import shutil
from pathlib import Path

from planner.exports.rota import rota_csv, rotas_json
from planner.rota_files import read_rotas
from tests.cli.conftest import Caseload
from tests.cli.staffing import ByTurns


def _change(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def test_a_rota_as_it_was_written_passes(caseload: Caseload, rota_folder: Path) -> None:
    for path in (rota_folder, rota_folder / "rota.csv", "rotas/base"):
        result = caseload("audit", path)
        assert result.exit_code == 0, result.output
        assert "audit passed" in result.stdout
        assert result.stderr == ""


def test_a_rota_of_one_team_is_no_fault_of_the_others(
    caseload: Caseload, planned: Path, by_turns: ByTurns
) -> None:
    """South has none because nobody asked for it; were north missing too, that would be a fault."""
    assert caseload("rota", planned, "--team", "north").exit_code == 0
    [folder] = (Path("rotas") / "base").iterdir()
    result = caseload("audit", folder, "--json")
    assert result.exit_code == 0
    assert [row["broken"] for row in json.loads(result.stdout)["checks"]] == [0, 0]
    assert json.loads(result.stdout)["checks"][0]["checked"] == 1


def test_a_team_taken_out_by_hand_is_a_fault(caseload: Caseload, rota_folder: Path) -> None:
    rotas = read_rotas(rota_folder)
    (rota_folder / "rotas.json").write_bytes(rotas_json(rotas.replace(rotas=rotas.rotas[:1])))
    (rota_folder / "rota.csv").write_text(rota_csv(rotas.replace(rotas=rotas.rotas[:1])))
    result = caseload("audit", rota_folder)
    assert result.exit_code == 6
    assert "the team has no rota" in result.stdout


def test_a_duty_moved_by_hand_is_told_and_checked(
    caseload: Caseload, planned: Path, rota_folder: Path
) -> None:
    """Bea is away on the 5th; her duty of that day is given back to her in the table."""
    caseload("rota", planned, "--repair", rota_folder, "--absent", "bea:2027-01-05")
    [repaired] = set(rota_folder.parent.iterdir()) - {rota_folder}
    assert caseload("audit", repaired).exit_code == 0
    _change(
        repaired / "rota.csv",
        "2027-01-05T20:00:00+00:00,on_call_day,ann",
        "2027-01-05T20:00:00+00:00,on_call_day,bea",
    )
    result = caseload("audit", repaired)
    assert result.exit_code == 6
    assert "bea is on leave" in result.stdout
    assert "rota.csv: warning: was changed after the rota was written" in result.stderr
    assert "rota.csv:3: warning: does not say what rotas.json says" in result.stderr


def test_rotas_json_changed_by_hand_is_told(caseload: Caseload, rota_folder: Path) -> None:
    _change(rota_folder / "rotas.json", '"midwife_id": "ann"', '"midwife_id": "bea"')
    result = caseload("audit", rota_folder)
    assert "rotas.json: warning: was changed after the rota was written" in result.stderr
    assert "rota.csv:2: warning: does not say what rotas.json says" in result.stderr


def test_a_calendar_taken_away_is_told(caseload: Caseload, rota_folder: Path) -> None:
    (rota_folder / "midwife_ann.ics").unlink()
    assert "midwife_ann.ics: warning: is missing" in caseload("audit", rota_folder).stderr


def test_a_table_that_cannot_be_read_is_invalid_input(caseload: Caseload, rota_folder: Path) -> None:
    _change(rota_folder / "rota.csv", "on_call_day", "on_moon")
    result = caseload("audit", rota_folder)
    assert result.exit_code == 3
    assert "rota.csv: error: is damaged: row 1: unknown kind of duty" in result.stderr


def test_a_team_without_a_rota_is_invalid_input(caseload: Caseload, rota_folder: Path) -> None:
    _change(rota_folder / "rota.csv", "\nnorth,", "\nwest,")
    result = caseload("audit", rota_folder)
    assert result.exit_code == 3
    assert "is damaged: team without a rota: west" in result.stderr


def test_a_rota_whose_run_is_gone_is_invalid_input(
    caseload: Caseload, planned: Path, rota_folder: Path
) -> None:
    shutil.rmtree(planned)
    result = caseload("audit", rota_folder)
    assert result.exit_code == 3
    assert f"{planned}: error: a folder that this rota names is missing" in result.stderr


def test_a_run_that_is_another_by_now_is_told(caseload: Caseload, planned: Path, rota_folder: Path) -> None:
    _change(planned / "manifest.json", '"versions"', ' "versions"')
    result = caseload("audit", rota_folder)
    assert "manifest.json: warning: is not the one that the rota was made for" in result.stderr


def test_the_verdict_comes_as_data(caseload: Caseload, rota_folder: Path) -> None:
    assert json.loads(caseload("audit", rota_folder, "--json").stdout)["passed"] is True
