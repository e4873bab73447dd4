"""`caseload rota` from the outside: what is shown, what is written, how a rota goes on and is repaired."""

import json
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from models import Status
from planner.exports import read_csv
from planner.rota_files import read_rotas
from tests.cli.conftest import Caseload
from tests.cli.staffing import ByTurns

NORTH = """\
Team north, 4 Jan 2027 to 17 Jan 2027

        Jan
         Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su
          4  5  6  7  8  9 10  11 12 13 14 15 16 17
ann       D  ·  D  ·  D  ·  D   ·  D  ·  D  ·  D  ·
bea       ·  D  ·  D  ·  D  ·   D  ·  D  ·  D  ·  D

D on call by day 08:00-20:00
· no duty: a day off, or hours for births and work that no table tells

every duty is filled

Births expected in these weeks: 2.00
attended by                      births   share   blind to the caseload
───────────────────────────────────────────────────────────────────────
the named midwife                  1.00     50%                     25%
the named midwife or the buddy     1.50     75%                     50%
a midwife of the team              2.00    100%                    100%
labour that begins by itself; 58% of births are begun on a day agreed before,
and count where planned_births tells it

Who carries what
who   WTE   hours   contract   beside   on call   nights   weekends
───────────────────────────────────────────────────────────────────
ann     1    21.0       75.0    -54.0         7        -          2
bea   0.8    21.0       60.0    -39.0         7        -          2
all   1.8    42.0      135.0    -93.0        14        -          4
hours that count as working time; beside: above contract (+) or below it (-),
what is below is left for births and unplanned work
"""


def test_a_team_is_shown_as_a_grid_of_letters(caseload: Caseload, planned: Path, by_turns: ByTurns) -> None:
    """The plan is of Friday 1 January: the rota begins on the Monday after."""
    result = caseload("rota", planned, "--weeks", "2", "--team", "north", width=80)
    assert result.exit_code == 0
    shown = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    assert shown.strip("\n").startswith(NORTH.strip("\n"))
    [folder] = (Path("rotas") / "base").iterdir()
    assert f"files: {folder}" in shown
    assert f"next:  caseload audit {folder}" in shown
    assert f"caseload rota {planned} --after {folder}" in shown


def test_no_line_is_wider_than_the_screen(caseload: Caseload, planned: Path, by_turns: ByTurns) -> None:
    for width in (60, 80):
        grid = caseload("rota", planned, width=width).stdout.partition("files:")[0]
        assert max(map(len, grid.splitlines())) <= width


def test_six_weeks_of_all_teams_from_the_first_monday(
    caseload: Caseload, planned: Path, by_turns: ByTurns
) -> None:
    caseload("rota", "runs/base")
    [asked] = by_turns.asked
    assert (asked["first_day"], asked["weeks"], asked["teams"]) == (date(2027, 1, 4), 6, None)
    assert (asked["workers"], asked["after"], asked["repair"], asked["absent"]) == (2, None, None, [])


@pytest.mark.parametrize(("until", "weeks"), [("2027-01-10", 1), ("2027-01-31", 4), ("2028-01-02", 52)])
def test_the_last_day_stands_for_the_weeks(
    caseload: Caseload, planned: Path, by_turns: ByTurns, until: str, weeks: int
) -> None:
    """The rota begins on Monday 4 January, so every Sunday ends a week of it."""
    assert caseload("rota", planned, "--until", until).exit_code == 0
    assert by_turns.asked[-1]["weeks"] == weeks


def test_files_are_the_owners_alone(rota_folder: Path) -> None:
    assert rota_folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in rota_folder.iterdir()} == {0o600}


def test_the_folder_holds_a_file_for_everyone(rota_folder: Path) -> None:
    assert {path.name for path in rota_folder.iterdir()} == {
        *("rotas.json", "rota.csv", "audit.json", "columns.csv", "rota_manifest.json"),
        *(f"rota_{team}.csv" for team in ("north", "south")),
        *(f"team_{team}.ics" for team in ("north", "south")),
        *(f"midwife_{who}.{kind}" for who in ("ann", "bea", "cat", "dot") for kind in ("csv", "ics")),
    }


def test_the_same_rota_again_is_the_same_folder(caseload: Caseload, planned: Path, rota_folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in rota_folder.iterdir()}
    caseload("rota", planned, "--weeks", "2")
    assert list((Path("rotas") / "base").iterdir()) == [rota_folder]
    assert {path.name: path.read_bytes() for path in rota_folder.iterdir()} == before


def test_a_changed_folder_is_never_written_over(caseload: Caseload, planned: Path, rota_folder: Path) -> None:
    (rota_folder / "rota.csv").write_text("mine")
    caseload("rota", planned, "--weeks", "2")
    assert (rota_folder / "rota.csv").read_text() == "mine"
    assert {path.name for path in rota_folder.parent.iterdir()} == {rota_folder.name, f"{rota_folder.name}-2"}


def test_a_rota_goes_on_where_the_last_one_ends(
    caseload: Caseload, planned: Path, rota_folder: Path, by_turns: ByTurns
) -> None:
    result = caseload("rota", planned, "--after", rota_folder, "--weeks", "1")
    assert result.exit_code == 0
    assert by_turns.asked[-1]["first_day"] == date(2027, 1, 18)
    assert by_turns.asked[-1]["after"] == read_rotas(rota_folder)


def test_a_repair_lists_what_changes(
    caseload: Caseload, planned: Path, rota_folder: Path, by_turns: ByTurns
) -> None:
    """Ann is on call on the 4th and the 6th; bea takes both over. Days and teams are those of the rota."""
    away = "ann:2027-01-04..2027-01-06"
    result = caseload("rota", planned, "--repair", rota_folder, "--absent", away)
    assert result.exit_code == 0, result.output
    assert "Changed: 2 duties" in result.stdout
    asked = by_turns.asked[-1]
    assert (asked["weeks"], asked["teams"]) == (2, None)
    [repaired] = set(rota_folder.parent.iterdir()) - {rota_folder}
    changes = read_csv((repaired / "changes.csv").read_text())
    assert [(row["date"], row["from_midwife_id"], row["to_midwife_id"]) for row in changes] == [
        ("2027-01-04", "ann", "bea"),
        ("2027-01-06", "ann", "bea"),
    ]
    assert "ann,L,L,L," in (repaired / "rota_north.csv").read_text()


def test_a_second_sick_call_keeps_the_first(
    caseload: Caseload, planned: Path, rota_folder: Path, by_turns: ByTurns
) -> None:
    caseload("rota", planned, "--repair", rota_folder, "--absent", "ann:2027-01-04")
    [once] = set(rota_folder.parent.iterdir()) - {rota_folder}
    result = caseload("rota", planned, "--repair", once, "--absent", "dot:2027-01-05")
    assert result.exit_code == 0
    assert [who for who, *_ in by_turns.asked[-1]["absent"]] == ["ann", "dot"]


def test_what_nobody_can_do_is_shown_with_the_reason(
    caseload: Caseload, planned: Path, rota_folder: Path
) -> None:
    both = ("--absent", "ann:2027-01-04", "--absent", "bea:2027-01-04")
    shown = caseload("rota", planned, "--repair", rota_folder, *both, width=80).stdout
    assert "Unfilled: 1 duty" in shown
    assert "Mon 4 Jan   on_call_day   everyone is on leave or not employed" in shown
    assert "unfilled  D" in shown


def test_data_hold_what_the_screen_shows(caseload: Caseload, planned: Path, by_turns: ByTurns) -> None:
    data = json.loads(caseload("rota", planned, "--json").stdout)
    assert (data["exit_code"], data["audit_passed"], data["unfilled"]) == (0, True, 0)
    assert data["attended"] == {"births": 4.0, "by_named": 2.0, "by_named_or_buddy": 3.0, "by_team": 4.0}
    assert len(data["rotas"]) == 2


def test_what_a_team_leader_should_know_is_shown_and_in_the_manifest(
    caseload: Caseload, planned: Path, by_turns: ByTurns
) -> None:
    by_turns.warnings = ("ann is on call on 7 of 14",)
    result = caseload("rota", planned, "--weeks", "2", "--team", "north", width=80)
    assert "warning: ann is on call on 7 of 14" in result.stdout
    [folder] = (Path("rotas") / "base").iterdir()
    manifest = json.loads((folder / "rota_manifest.json").read_text())
    assert manifest["warnings"] == {"north": ["ann is on call on 7 of 14"]}


def test_a_stopped_rota_is_written_and_ends_with_5(
    caseload: Caseload, planned: Path, by_turns: ByTurns
) -> None:
    by_turns.status = Status.STOPPED
    result = caseload("rota", planned)
    assert result.exit_code == 5
    assert "stopped before its end" in result.stdout
    assert len(list((Path("rotas") / "base").iterdir())) == 1


def test_the_time_limit_and_the_cores_reach_the_search(
    caseload: Caseload, planned: Path, by_turns: ByTurns
) -> None:
    caseload("rota", planned, "--time-limit", "30", "--workers", "3")
    [asked] = by_turns.asked
    assert (asked["time_limit"], asked["workers"]) == (30, 3)


def test_out_of_time_there_is_a_lawful_rota_that_says_how_far_it_came(
    caseload: Caseload, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where each look at the clock takes a second, a tenth of one is over before the first team is begun.
    What nobody looked for is told with its bound: two duties on call a day."""
    monkeypatch.setattr("planner.rota.timing.monotonic", count().__next__)
    result = caseload("rota", planned, "--time-limit", "0.1", width=80)
    assert result.exit_code == 5, result.output
    assert "Team south, 4 Jan 2027 to 14 Feb 2027, stopped before its end" in result.stdout
    assert "Stopped: how far the search came" in result.stdout
    lines = [line.split() for line in result.stdout.splitlines() if "duties on call filled" in line]
    assert [line[-2] for line in lines] == ["84.00", "84.00"]
    assert "audit passed" in result.stdout
    [folder] = (Path("rotas") / "base").iterdir()
    assert caseload("audit", folder).exit_code == 0


def test_letters_are_coloured_only_where_colours_are_wanted(
    caseload: Caseload, planned: Path, by_turns: ByTurns
) -> None:
    coloured = caseload("rota", planned, FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[1;33mD\x1b[0m" in coloured
    assert "\x1b[" not in caseload("rota", planned).stdout
