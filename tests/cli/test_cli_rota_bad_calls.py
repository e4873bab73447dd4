"""Rotas that cannot be made: one line, a hint, an exit code, and nothing written."""

import re
from pathlib import Path

import pytest

from planner.folders import writing as whole
from planner.rota_line import engine
from tests.cli.conftest import Caseload
from tests.cli.staffing import ByTurns


@pytest.mark.parametrize(
    ("arguments", "told", "hint"),
    [
        (("--from", "01.03.2027"), "--from is no date: 01.03.2027", "write year, month and day: 2027-03-01"),
        (
            ("--from", "2026-12-28"),
            "the rota begins before the plan: 2026-12-28",
            "the plan was made on 2027-01-01: give that day or a later one",
        ),
        (
            ("--from", "2028-01-03"),
            "the rota begins after the plan ends: 2028-01-03",
            "the plan ends on 2027-06-30: give an earlier day, or plan anew",
        ),
        (("--until", "soon"), "--until is no date: soon", "write year, month and day: 2027-03-01"),
        (
            ("--until", "2027-01-17", "--weeks", "2"),
            "--until and --weeks together",
            "give the last day or the weeks, not both",
        ),
        (
            ("--until", "2027-01-03"),
            "--until lies before the first day: 2027-01-03",
            "the rota begins on 2027-01-04: give that week's last day, or a later one",
        ),
        (
            ("--until", "2027-01-16"),
            "--until is not the last day of a week: 2027-01-16",
            "a rota from 2027-01-04 has whole weeks: give 2027-01-10 or 2027-01-17",
        ),
        (
            ("--from", "2027-01-06", "--until", "2027-01-08"),
            "--until is not the last day of a week: 2027-01-08",
            "a rota from 2027-01-06 has whole weeks: give 2027-01-12",
        ),
        (
            ("--until", "2028-01-03"),
            "--until is too late: 2028-01-03",
            "a rota has 52 weeks at most: give 2028-01-02 or earlier",
        ),
        (("--team", "nort"), "no such team that runs in these weeks: nort", "did you mean north"),
        (("--team", "new"), "no such team that runs in these weeks: new", "there are north, south"),
        (
            ("--absent", "ann:2027-01-04"),
            "--absent without --repair",
            "name the rota in which she is missing: --repair ROTA",
        ),
    ],
)
def test_a_call_that_cannot_work_is_refused(
    caseload: Caseload, planned: Path, by_turns: ByTurns, arguments: tuple[str, ...], told: str, hint: str
) -> None:
    result = caseload("rota", planned, *arguments)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"error: {told}", f"  hint: {hint}"]
    assert not by_turns.asked
    assert not Path("rotas").exists()


@pytest.mark.parametrize(
    ("arguments", "told", "hint"),
    [
        (
            ("--absent", "ann"),
            "--absent without a midwife and days: ann",
            "write who, and from when to when: --absent M07:2027-03-04..2027-03-06",
        ),
        (
            ("--absent", "ann:2027-01-06..2027-01-04"),
            "--absent ends before it begins: ann:2027-01-06..2027-01-04",
            "check both dates",
        ),
        (
            ("--absent", "ann:soon..2027-01-04"),
            "--absent is no date: soon",
            "write year, month and day: 2027-03-01",
        ),
        (
            ("--absent", "anna:2027-01-04"),
            "no such midwife in this rota: anna",
            "did you mean ann",
        ),
        (
            ("--absent", "ann:2027-02-04"),
            "--absent lies outside the rota: 2027-02-04..2027-02-04",
            "the rota lasts from 2027-01-04 to 2027-01-17",
        ),
        ((), "--repair without --absent", "say who is away: --absent M07:2027-03-04..2027-03-06"),
        (
            ("--absent", "ann:2027-01-04", "--until", "2027-01-10"),
            "--until with --repair",
            "a repair keeps the days and teams of its rota: leave --until out",
        ),
        (
            ("--absent", "ann:2027-01-04", "--weeks", "3"),
            "--weeks with --repair",
            "a repair keeps the days and teams of its rota: leave --weeks out",
        ),
    ],
)
def test_a_repair_that_cannot_work_is_refused(
    caseload: Caseload, planned: Path, rota_folder: Path, arguments: tuple[str, ...], told: str, hint: str
) -> None:
    result = caseload("rota", planned, "--repair", rota_folder, *arguments)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"error: {told}", f"  hint: {hint}"]


@pytest.mark.parametrize("weeks", ["0", "53", "six"])
def test_weeks_are_from_1_to_52(caseload: Caseload, planned: Path, by_turns: ByTurns, weeks: str) -> None:
    result = caseload("rota", planned, "--weeks", weeks)
    assert result.exit_code == 2
    assert "--weeks" in result.stderr


def test_a_day_within_the_rota_before_is_refused(
    caseload: Caseload, planned: Path, rota_folder: Path
) -> None:
    result = caseload("rota", planned, "--after", rota_folder, "--from", "2027-01-11")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "error: --from lies before the end of the rota before: 2027-01-11",
        "  hint: leave it out, or give 2027-01-18 or later",
    ]


def test_a_run_that_is_not_there_is_invalid_input(caseload: Caseload, by_turns: ByTurns) -> None:
    result = caseload("rota", "runs/none")
    assert result.exit_code == 3
    assert "no run found" in result.stderr


def test_a_rota_that_is_not_there_is_invalid_input(caseload: Caseload, planned: Path) -> None:
    result = caseload("rota", planned, "--after", "rotas/base")
    assert result.exit_code == 3
    assert "rotas/base: error: no rota found" in result.stderr
    assert "hint: there is no such folder; name a rota folder or rotas/<scenario>" in result.stderr


def test_of_several_rotas_that_begin_last_one_must_be_named(
    caseload: Caseload, planned: Path, rota_folder: Path
) -> None:
    caseload("rota", planned, "--weeks", "1")
    result = caseload("rota", planned, "--after", "rotas/base")
    assert result.exit_code == 3
    assert "holds 2 rotas that begin on 2027-01-04" in result.stderr
    assert re.search(rf"hint: name one of: .*{rota_folder.name}", result.stderr)


def test_no_rota_is_made_of_a_run_that_was_changed(
    caseload: Caseload, planned: Path, by_turns: ByTurns
) -> None:
    table = planned / "caseloads.csv"
    table.write_text(table.read_text().replace("ann", "bea", 1))
    result = caseload("rota", planned)
    assert result.exit_code == 3
    assert "the run was changed by hand, and no rota is built on it: 'caseloads.csv'" in result.stderr
    assert not by_turns.asked


def test_no_rota_goes_on_from_one_that_was_changed(
    caseload: Caseload, planned: Path, rota_folder: Path
) -> None:
    table = rota_folder / "rota.csv"
    table.write_text(table.read_text().replace("ann", "bea", 1))
    result = caseload("rota", planned, "--after", rota_folder)
    assert result.exit_code == 3
    assert "the rota was changed by hand, and no rota is built on it: 'rota.csv'" in result.stderr


def test_a_full_disk_leaves_nothing_half_written(
    caseload: Caseload, planned: Path, by_turns: ByTurns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk refuses in the middle: no folder, hidden or not, stays behind."""
    write, written = whole._write, []

    def refuse(path: Path, content: bytes) -> None:
        written.append(path)
        if len(written) > 5:
            raise OSError(28, "No space left on device", str(path))
        write(path, content)

    monkeypatch.setattr(whole, "_write", refuse)
    result = caseload("rota", planned)
    assert result.exit_code == 2
    assert "no space left on device" in result.stderr
    assert not Path("rotas").exists()


def test_an_interruption_leaves_nothing(
    caseload: Caseload, planned: Path, by_turns: ByTurns, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "plan_rotas", interrupted)
    result = caseload("rota", planned)
    assert result.exit_code == 130
    assert not Path("rotas").exists()
