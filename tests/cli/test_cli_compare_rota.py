"""`caseload compare` where rotas were made for the runs."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Caseload
from tests.cli.staffing import ByTurns

MEASURES = (
    "rota_unfilled_hours",
    "rota_nights_most",
    "rota_nights_fewest",
    "rota_by_named_share",
    "rota_by_named_or_buddy_share",
    "rota_by_team_share",
)


@pytest.fixture
def one_away(tiny: Path) -> Path:
    """The tiny trust with both midwives of North on leave from 11 to 17 January."""
    path = tiny.parent / "away.yaml"
    change = "on_leave: {midwives: 2, team: north, from: 2027-01-11, until: 2027-01-17}"
    path.write_text(f"extends: base.yaml\ntitle: Away\nchanges:\n  - {change}\n", encoding="utf-8")
    return path


def _rota(caseload: Caseload, *arguments: str | Path, **more: str) -> dict[tuple[str, str], str]:
    """The numbers of the section by option and measure."""
    result = caseload("compare", *arguments, "--format", "csv", **more)
    assert result.exit_code == 0, result.output
    rows = csv.DictReader(io.StringIO(result.stdout))
    return {(row["option"], row["measure"]): row["value"] for row in rows if row["section"] == "Rota"}


def test_a_rota_made_for_the_run_is_a_section_of_its_own(
    caseload: Caseload, tiny: Path, one_away: Path, rota_folder: Path
) -> None:
    """Each has 4 births expected of which half by the named midwife; who has no rota has a dash."""
    found = _rota(caseload, tiny, one_away)
    assert {measure for _, measure in found} == set(MEASURES)
    assert found["base", "rota_by_named_share"] == "0.5"
    assert found["base", "rota_unfilled_hours"] == "0"
    assert {value for (option, _), value in found.items() if option == "away"} == {""}


def test_both_rotas_are_held_against_each_other(
    caseload: Caseload, tiny: Path, one_away: Path, rota_folder: Path
) -> None:
    caseload("plan", one_away)
    caseload("rota", "runs/away", "--weeks", "2")
    shown = caseload("compare", tiny, one_away, width=120).stdout
    assert "Rota" in shown
    assert "2 weeks from 2027-01-04" in shown
    assert "attended by the named midwife" in shown


def test_without_a_rota_nothing_is_said_of_it(caseload: Caseload, tiny: Path, one_away: Path) -> None:
    assert _rota(caseload, tiny, one_away) == {}


def test_a_rota_of_another_plan_is_not_the_runs(
    caseload: Caseload, tiny: Path, one_away: Path, rota_folder: Path
) -> None:
    """The scenario is planned again with other terms: the rota staffs the plan before."""
    assert _rota(caseload, tiny, one_away)
    tiny.write_text(tiny.read_text().replace("Tiny trust", "Tiny trust anew"), encoding="utf-8")
    assert _rota(caseload, tiny, one_away) == {}


def test_a_rota_that_was_changed_by_hand_is_passed_over(
    caseload: Caseload, tiny: Path, one_away: Path, rota_folder: Path
) -> None:
    path = rota_folder / "rota.csv"
    path.write_text(path.read_text().replace("ann", "bea", 1), encoding="utf-8")
    assert _rota(caseload, tiny, one_away) == {}


@pytest.mark.parametrize("broken", ["", "{}", "\x00"])
def test_a_rota_that_cannot_be_read_is_passed_over(
    broken: str, caseload: Caseload, tiny: Path, one_away: Path, rota_folder: Path
) -> None:
    (rota_folder / "rota_manifest.json").write_text(broken, encoding="utf-8")
    assert _rota(caseload, tiny, one_away) == {}


def test_rotas_may_lie_in_another_folder(
    caseload: Caseload, tiny: Path, one_away: Path, rota_folder: Path
) -> None:
    shutil.move("rotas", "elsewhere")
    assert _rota(caseload, tiny, one_away) == {}
    assert _rota(caseload, tiny, one_away, "--rotas", "elsewhere")


def test_of_several_rotas_the_one_that_begins_last_counts(
    caseload: Caseload, tiny: Path, one_away: Path, rota_folder: Path, by_turns: ByTurns
) -> None:
    """Of two that begin on one day, the one of all teams does."""
    run = "runs/base"
    caseload("rota", run, "--weeks", "1", "--from", "2027-02-01", "--team", "north")
    caseload("rota", run, "--weeks", "3", "--from", "2027-02-01")
    shown = caseload("compare", tiny, one_away, width=140).stdout
    assert "3 weeks from 2027-02-01" in shown
