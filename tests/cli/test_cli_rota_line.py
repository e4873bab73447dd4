"""The whole line as people use it: plan, rota, audit, the weeks after, and a sick call."""

from pathlib import Path

import pytest

from planner.exports import read_csv
from planner.rota_files import read_rotas
from tests.cli.conftest import Caseload

AWAY = "ann:2027-01-05..2027-01-07"
DAYS_AWAY = {"2027-01-05", "2027-01-06", "2027-01-07"}


def made(caseload: Caseload, *arguments: str | Path) -> Path:
    """The folder of rotas made and found lawful."""
    before = set(Path("rotas").glob("base/*"))
    result = caseload("rota", *arguments)
    assert result.exit_code == 0, result.output
    assert "audit passed" in result.stdout
    [folder] = set(Path("rotas").glob("base/*")) - before
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
def test_plan_rota_audit_the_weeks_after_and_a_sick_call(caseload: Caseload, planned: Path) -> None:
    """Each audit is clean, when the rota is made and when its folder is read again. Of a repair the list
    tells every duty that ann gives up, and she has none while she is away."""
    first = made(caseload, planned, "--weeks", "2")
    after = made(caseload, planned, "--weeks", "2", "--after", first)
    repaired = made(caseload, planned, "--repair", first, "--absent", AWAY)

    for folder in (first, after, repaired):
        assert caseload("audit", folder).exit_code == 0
    changes = read_csv((repaired / "changes.csv").read_text())
    lost = days_of_ann(first) & DAYS_AWAY
    assert lost
    assert lost <= {row["date"] for row in changes if row["from_midwife_id"] == "ann"}
    assert not days_of_ann(repaired) & DAYS_AWAY


def days_of_ann(folder: Path) -> set[str]:
    """Days on which a duty of hers begins."""
    return {str(duty.day) for duty in read_rotas(folder).duties if duty.midwife_id == "ann"}


@pytest.mark.slow
def test_one_worker_and_two_write_the_same(caseload: Caseload, planned: Path) -> None:
    one = made(caseload, planned, "--weeks", "2", "--workers", "1")
    written = files(one)
    one.rename("one")

    assert files(made(caseload, planned, "--weeks", "2", "--workers", "2")) == written
