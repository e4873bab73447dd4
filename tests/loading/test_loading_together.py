"""All problems of all files at once, and none that only follows from another."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models import InvalidInput, Severity
from planner.loading import Loaded, load_scenario
from planner.loading.gathering import MOST_FINDINGS

Load = Callable[..., Loaded]
Told = Callable[..., list[str]]
Spoil = Callable[[str, str, str], None]


def _files(texts: list[str]) -> list[str]:
    return [text.split(":")[0] for text in texts]


def test_a_sound_service_has_nothing_to_be_said_of(load: Load, folder: Path) -> None:
    """The example that all tests spoil loads without a word."""
    loaded = load()
    assert loaded.findings == ()
    assert loaded.scenario.name == "base"
    assert [path.name for path in loaded.files] == [
        "base.yaml", "women.csv", "midwives.csv", "teams.csv", "areas.csv", "leave.csv", "travel.csv",
    ]  # fmt: skip
    assert loaded.data.women == "women.csv"


def test_every_file_is_checked_whatever_the_others_are(spoil: Spoil, told: Told) -> None:
    """A broken policy and a broken table hide nothing of the rest."""
    spoil("base.yaml", "births_per_wte_year", "births_per_wte_yr")
    spoil("women.csv", "2027-03-14", "soon")
    spoil("midwives.csv", "0.8", "0,8")
    spoil("teams.csv", "running", "runing")
    spoil("areas.csv", "53.40", "north")
    spoil("leave.csv", "annual", "anual")
    spoil("travel.csv", "4.5", "-1")
    names = ["base.yaml", "women.csv", "midwives.csv", "teams.csv", "areas.csv", "leave.csv", "travel.csv"]
    assert _files(told()) == names


def test_cross_references_are_checked_beside_other_errors(spoil: Spoil, told: Told) -> None:
    """A sound row is held against the other tables even if another row is broken."""
    spoil("women.csv", "2027-03-14", "soon")
    spoil("women.csv", ",A2,", ",A9,")
    assert any("women.csv:3:4: error: unknown area: 'A9'" in text for text in told())


def test_no_one_is_unknown_whose_row_is_broken(spoil: Spoil, told: Told) -> None:
    """A midwife with a broken row is not called unknown in women or leave."""
    spoil("midwives.csv", "M1,T1,0.8", "M1,T1,lots")
    spoil("midwives.csv", "M2,T1,1.0", "M2,T1,lots")
    assert _files(told()) == ["midwives.csv", "midwives.csv"]


@pytest.mark.parametrize("table", ["midwives", "teams", "areas"])
@pytest.mark.parametrize("content", [b"", b"\0", b"a,b\n1,2\n", None])
def test_no_one_is_unknown_whose_table_is_unreadable(
    table: str, content: bytes | None, folder: Path, told: Told
) -> None:
    """A table that cannot be read leaves no trail of unknown ids."""
    path = folder / f"{table}.csv"
    path.unlink() if content is None else path.write_bytes(content)
    texts = told()
    assert texts
    assert not [text for text in texts if "unknown" in text]


def test_a_row_of_the_wrong_length_may_be_the_one_that_is_missed(spoil: Spoil, told: Told) -> None:
    """While rows of midwives cannot be told apart, nobody is called unknown."""
    spoil("midwives.csv", "M1,T1,0.8,6,,", "M1,T1,0.8,6")
    assert _files(told()) == ["midwives.csv"]


def test_warnings_come_with_the_errors(spoil: Spoil, told: Told) -> None:
    """What is odd is said even when something else is wrong."""
    spoil("midwives.csv", "M1,T1,0.8", "M1,T1,1.2")
    spoil("women.csv", "2027-03-14", "soon")
    assert any("midwives.csv:2:3: warning: above 1.0" in text for text in told())


def test_a_warning_alone_refuses_nothing(spoil: Spoil, load: Load) -> None:
    """A midwife of more than one whole-time equivalent loads, with a warning."""
    spoil("midwives.csv", "M1,T1,0.8", "M1,T1,1.2")
    loaded = load()
    assert [finding.severity for finding in loaded.findings] == [Severity.WARNING]
    assert loaded.scenario.service.midwife["M1"].wte == 1.2


def test_findings_stand_in_the_order_of_the_file(folder: Path, told: Told) -> None:
    """Whatever found them, findings of a file go by line and column."""
    (folder / "areas.csv").write_text(
        "area_id,latitude,longitude,imd_decile,catchment_team_id\nA1,53,-1,1,T8\nA2,x,-1,5,\nA3,53,-1,5,T9\n",
        encoding="utf-8",
    )
    places = [tuple(text.split(":")[1:3]) for text in told()]
    assert places == [("2", "5"), ("3", "2"), ("4", "5")]


def test_findings_are_capped_a_file(folder: Path) -> None:
    """A thousand findings a file, then one that says how many more."""
    rows = "".join(f"A{number},x,-1,1,\n" for number in range(3, 3 + MOST_FINDINGS + 500))
    with (folder / "areas.csv").open("a", encoding="utf-8") as areas:
        areas.write(rows)
    with pytest.raises(InvalidInput) as invalid:
        load_scenario(folder / "base.yaml")
    assert len(invalid.value.findings) == MOST_FINDINGS + 1
    assert invalid.value.findings[-1].message == "500 more findings in this file"
    assert invalid.value.findings[-1].severity is Severity.ERROR


def test_rows_are_sorted_by_id_whatever_the_files_order(folder: Path, load: Load) -> None:
    """The order of rows in a file changes nothing."""
    before = load().scenario.service
    lines = (folder / "women.csv").read_text(encoding="utf-8").splitlines()
    (folder / "women.csv").write_text("\n".join([lines[0], *reversed(lines[1:])]), encoding="utf-8")
    assert load().scenario.service == before


def test_a_table_that_is_wrong_throughout_is_told_soon(folder: Path, told: Told) -> None:
    """Not every one of many unknown ids is worth a search: the first have hints, the last have none."""
    areas = "".join(f"E01{number:06d},53,-1,1,\n" for number in range(1000))
    women = "".join(f"X{number},2027-03-14,2026-08-20,E02{number:06d},N\n" for number in range(900))
    with (folder / "areas.csv").open("a", encoding="utf-8") as file:
        file.write(areas)
    header = "woman_id,edd,booked_on,area_id,ethnicity\n"
    (folder / "women.csv").write_text(header + women, encoding="utf-8")
    texts = [text for text in told() if "unknown area" in text]
    assert len(texts) == 900
    assert "did you mean E01" in texts[0]
    assert "did you mean" not in texts[-1]


def test_a_misspelt_team_is_said_once_for_each_row_and_nothing_follows_from_it(
    spoil: Callable[..., None], told: Callable[..., list[str]]
) -> None:
    """Her midwife works in T1, which is no fault of hers; nor is T2 without midwives."""
    spoil("women.csv", "yes,T1,M1", "yes,T11,M1")
    spoil("midwives.csv", ",,T2", ",,T22")
    assert [text.split("\n")[0] for text in told()] == [
        "midwives.csv:4:6: error: unknown team: 'T22' [joins_team_id, M3]",
        "women.csv:2:9: error: unknown team: 'T11' [team_id, W1]",
    ]


def test_a_semicolon_file_read_awry_gives_one_error(folder: Path, told: Callable[..., list[str]]) -> None:
    """Lists and columns parted by the same sign in a thousand rows: one cause, one error."""
    row = "W{0};2027-03-14;2026-08-20;A1;N;smoker;epilepsy;31\n"
    header = "woman_id;edd;booked_on;area_id;ethnicity;risk_factors;age\n"
    text = header + "".join(row.format(number) for number in range(1000))
    (folder / "women.csv").write_text(text, encoding="utf-8")
    assert sum(": error: " in line for line in told()) == 1
