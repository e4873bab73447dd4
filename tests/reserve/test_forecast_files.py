"""A forecast from its file to the run folder and back."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from planner.cli.show_findings import render
from planner.loading import load_scenario, resolved_yaml
from tests.cli.tiny import BASE, write_tiny_trust
from tests.reserve.test_reserve_files import faults, run, write_women

HEADER = "area_id,tier,month,women\n"
MILL = "mill,first,2027-05,1.6\nmill,first,2027-06,0.4\n"
"""Women of tier 1 still to book: two, of whom one is due in May for sure."""
TABLE = "  areas: areas.csv\n  expected: expected.csv\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A scenario file that holds places by a forecast; the files do not go back a year."""
    file = write_tiny_trust(tmp_path / "tiny")
    text = BASE.replace("  areas: areas.csv\n", TABLE)
    file.write_text(text.replace("policy:\n", "policy:\n  reserve: expected\n"), encoding="utf-8")
    write_women(
        file,
        ("w1", date(2027, 3, 10), date(2026, 9, 15), "park"),
        ("w2", date(2027, 2, 10), date(2026, 9, 15), "mill"),
    )
    (file.parent / "expected.csv").write_text(HEADER + MILL, encoding="utf-8")
    return file


def said(base: Path, *settings: str) -> list[str]:
    """Everything that loading says of files that it takes."""
    found = load_scenario(base, settings=settings).findings
    return [render(finding).replace(f"{base.parent}/", "") for finding in found]


def test_a_plan_says_how_many_places_it_holds_by_the_forecast(base: Path, tmp_path: Path) -> None:
    """Its folder can be audited and explained from its files alone."""
    told = run("plan", base, "--out", tmp_path / "runs")
    saved = tmp_path / "runs" / "base"

    assert "places held for women still expected to book: 2 of 2 in tier 1" in told
    assert next(saved.glob("*/held.csv")).read_text() == (
        "team_id,tier,area_id,month,places\nnorth,1,mill,2027-05,2\n"
    )
    assert "audit passed" in run("audit", saved)
    assert "2 are expected and have a place held" in run("explain", saved, "--tier", "1")


def test_next_week_is_planned_with_a_new_forecast(base: Path, tmp_path: Path) -> None:
    """One of the two has booked: she has a place, one is still held."""
    run("plan", base, "--out", tmp_path / "runs")
    base.write_text(base.read_text().replace("2027-01-01", "2027-01-08"))
    women = base.parent / "women.csv"
    women.write_text(women.read_text() + "w3,2027-05-20,2027-01-05,mill,A,,,,\n")
    (base.parent / "expected.csv").write_text(HEADER + "mill,first,2027-05,0.6\n")

    told = run("plan", base, "--since", tmp_path / "runs" / "base", "--out", tmp_path / "later")

    assert "places held for women still expected to book: 1 of 1 in tier 1" in told
    assert "w3" in next((tmp_path / "later").glob("base/*/caseloads.csv")).read_text()


def test_a_what_if_may_set_the_table_or_the_reserve(base: Path, tmp_path: Path) -> None:
    """Another table holds other places, `reserve: none` holds none."""
    (base.parent / "more.csv").write_text(HEADER + "mill,first,2027-05,3\n")
    for name, line in {
        "more": "{data.expected: more.csv}",
        "none": "{policy.reserve: none}",
    }.items():
        text = f"extends: base.yaml\ntitle: Another\nchanges:\n  - set: {line}\n"
        (base.parent / f"{name}.yaml").write_text(text)

    awaited = {
        name: len(load_scenario(base.parent / f"{name}.yaml").scenario.awaited)
        for name in ("base", "more", "none")
    }

    assert awaited == {"base": 2, "more": 3, "none": 0}


def test_a_table_that_holds_nothing_is_told(base: Path) -> None:
    """With `reserve: none` it is read, checked and of no use."""
    assert said(base, "policy.reserve=none") == [
        "base.yaml:10:3: warning: is not used: places are held for nobody: 'expected.csv' [data.expected]\n"
        "  hint: set policy.reserve: expected, or leave the table out"
    ]


def test_a_month_too_near_to_book_for_is_told(base: Path) -> None:
    """Whoever books on 2 January is due on 31 January at the earliest, before 36 weeks; with 34 nobody is."""
    (base.parent / "expected.csv").write_text(HEADER + "mill,first,2027-01,1\n")

    assert said(base) == []
    assert said(base, "policy.limits.latest_gestation_weeks=34") == [
        "expected.csv:2:3: warning: nobody due then can still book in time to join a team: no place is held: "
        "'2027-01' [month, mill]"
    ]


def test_women_listed_are_not_to_be_counted_twice(base: Path) -> None:
    """A woman who books after the day of planning stands in one of the tables, not in both."""
    write_women(base, ("w3", date(2027, 6, 10), date(2027, 1, 20), "mill"))

    assert faults(base) == [
        "women.csv:2:3: error: expected to book, and places are held for those expected too, 1 woman: "
        "'2027-01-20' [booked_on]\n  hint: leave out who booked after as_of, or set reserve: none"
    ]


def as_sheet(path: Path) -> None:
    """The table as a spreadsheet, which makes a date of a month."""
    book = openpyxl.Workbook()
    for row in (HEADER.strip().split(","), ["mill", "first", datetime(2027, 5, 1), 1.6]):  # noqa: DTZ001  # a sheet has no zone
        book.worksheets[0].append(row)
    book.worksheets[0].append(["mill", "first", "2027-06", 0.4])
    book.save(path)


def as_parquet(path: Path) -> None:
    """The table as Parquet."""
    columns = {
        "area_id": ["mill"] * 2,
        "tier": ["first"] * 2,
        "month": ["2027-05", "2027-06"],
        "women": [1.6, 0.4],
    }
    pq.write_table(pa.table(columns), path)


@pytest.mark.parametrize(("ending", "write"), [("xlsx", as_sheet), ("parquet", as_parquet)])
def test_a_sheet_is_read_like_a_csv(base: Path, ending: str, write: Callable[[Path], None]) -> None:
    """The same forecast."""
    write(base.parent / f"expected.{ending}")

    read = load_scenario(base, settings=[f"data.expected=expected.{ending}"]).scenario.service.expected

    assert read == load_scenario(base).scenario.service.expected


def test_a_scenario_written_out_loads_to_the_same(base: Path) -> None:
    """With the table's name."""
    loaded = load_scenario(base)
    again = base.parent / "again.yaml"
    again.write_text(resolved_yaml(loaded.scenario, loaded.data))

    assert load_scenario(again).scenario.replace(name="base") == loaded.scenario
