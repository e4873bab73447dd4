"""Places held from files to the run folder and back."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from models import InvalidInput
from models.expected import A_YEAR
from planner.cli.app import app
from planner.cli.show_findings import render
from planner.loading import load_scenario
from tests.cli.tiny import BASE, WOMEN_HEADER, write_tiny_trust

ROWS = (
    ("w1", date(2027, 3, 10), date(2026, 9, 15), "park"),
    ("w2", date(2027, 2, 10), date(2026, 9, 15), "mill"),
    ("p0", date(2026, 7, 10), date(2026, 1, 10), "park"),
    ("p1", date(2027, 5, 10) - A_YEAR, date(2027, 1, 20) - A_YEAR, "mill"),
    ("p2", date(2027, 6, 10) - A_YEAR, date(2027, 1, 20) - A_YEAR, "mill"),
)
"""Two women have booked; three of the past year stand for three still expected, one due after the horizon."""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A scenario file that holds places."""
    file = write_tiny_trust(tmp_path / "tiny")
    file.write_text(BASE.replace("policy:\n", "policy:\n  reserve: expected\n"), encoding="utf-8")
    write_women(file, *ROWS)
    return file


def write_women(file: Path, *rows: tuple[str, date, date, str]) -> None:
    """Replace the women beside a scenario file."""
    lines = (f"{name},{edd},{booked},{area},A,,,,\n" for name, edd, booked, area in rows)
    (file.parent / "women.csv").write_text(WOMEN_HEADER + "".join(lines), encoding="utf-8")


def run(*arguments: str | Path) -> str:
    """What a command prints; it must end well."""
    result = CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "120"})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_plan_says_in_one_line_how_many_places_it_holds(base: Path, tmp_path: Path) -> None:
    """Apart from the women placed; its folder can be checked and explained from its files alone."""
    told = run("plan", base, "--out", tmp_path / "runs")
    saved = tmp_path / "runs" / "base"

    assert "places held for women still expected to book: 2 of 2 in tier 1" in told
    assert "2 women (2 booked, 0 expected to book)" in told
    assert next(saved.glob("*/held.csv")).read_text() == (
        "team_id,tier,area_id,month,places\nnorth,1,mill,2027-05,1\nnorth,1,mill,2027-06,1\n"
    )
    assert "audit passed" in run("audit", saved)
    assert "2 are expected and have a place held" in run("explain", saved, "--tier", "1")


def test_a_comparison_tells_the_places_held(base: Path, tmp_path: Path) -> None:
    """Or an option that holds places would look as if it gave them away."""
    run("plan", base, "--out", tmp_path / "held")
    base.write_text(base.read_text().replace("reserve: expected", "reserve: none"))
    run("plan", base, "--out", tmp_path / "none")

    told = run("compare", tmp_path / "none" / "base", tmp_path / "held" / "base")

    [line] = [line for line in told.splitlines() if "places held" in line]
    assert line.split() == ["tier", "1,", "places", "held", "0", "2", "+2"]


def test_bookings_of_less_than_a_year_tell_nothing(base: Path) -> None:
    """Without the women who are no longer in care nobody knows how many will come late."""
    write_women(base, *ROWS[:2])

    assert faults(base) == [
        "women.csv: error: bookings go back only to 2026-09-15: nobody knows how many are still expected "
        "[booked_on]\n  hint: list all who have booked since 2026-01-02, also those no longer in care; "
        "give a forecast as data.expected; or set reserve: none"
    ]


def test_women_expected_are_not_to_be_counted_twice(base: Path) -> None:
    """A forecast in the table and places held for the same women cannot both be."""
    write_women(base, *ROWS, ("w3", date(2027, 6, 10), date(2027, 1, 20), "mill"))

    assert faults(base) == [
        "women.csv:7:3: error: expected to book, and places are held for those expected too, 1 woman: "
        "'2027-01-20' [booked_on]\n  hint: leave out who booked after as_of, or set reserve: none"
    ]


def faults(base: Path) -> list[str]:
    """Everything that loading says."""
    with pytest.raises(InvalidInput) as refused:
        load_scenario(base)
    return [render(finding).replace(f"{base.parent}/", "") for finding in refused.value.findings]
