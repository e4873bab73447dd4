"""The same table as CSV, XLSX and Parquet is the same table."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from models import Woman
from planner.loading import Loaded, grid

Load = Callable[..., Loaded]
Told = Callable[..., list[str]]

REQUIRED = ["woman_id", "edd", "booked_on", "area_id", "ethnicity"]
NAMES = [*REQUIRED, "age", "risk_factors", "complex_social_factors"]
ROWS: list[list[Any]] = [
    [1, datetime(2027, 3, 14), date(2026, 8, 20), "A1", 99, 31.0, "diabetes_type_1;epilepsy", True],  # noqa: DTZ001  # a table has no zone
    ["W2", "14/04/2027", datetime(2026, 9, 20), " A2 ", "a", None, None, "no"],  # noqa: DTZ001  # a table has no zone
]
WOMEN = (
    Woman.model_validate(
        {"woman_id": "1", "edd": "2027-03-14", "booked_on": "2026-08-20", "area_id": "A1", "ethnicity": "99"}
        | {"age": 31, "risk_factors": ["diabetes_type_1", "epilepsy"], "complex_social_factors": True}
    ),
    Woman.model_validate(
        {"woman_id": "W2", "edd": "2027-04-14", "booked_on": "2026-09-20", "area_id": "A2", "ethnicity": "A"}
    ),
)


@pytest.fixture
def sheet(folder: Path, spoil: Callable[..., None]) -> Callable[..., Path]:
    """Write women.xlsx and name it in the scenario."""
    spoil("base.yaml", "women.csv", "women.xlsx")

    def write(*rows: Sequence[Any], second: bool = False) -> Path:
        book = openpyxl.Workbook()
        women = book.worksheets[0]
        for row in rows:
            women.append(list(row))
        if second:
            book.create_sheet("Notes").append(["nothing"])
        book.save(folder / "women.xlsx")
        return folder / "women.xlsx"

    return write


@pytest.fixture
def parquet(folder: Path, spoil: Callable[..., None]) -> Callable[..., Path]:
    """Write women.parquet and name it in the scenario."""
    spoil("base.yaml", "women.csv", "women.parquet")

    def write(columns: dict[str, Any]) -> Path:
        pq.write_table(pa.table(columns), folder / "women.parquet")
        return folder / "women.parquet"

    return write


def test_a_sheet_is_read_like_a_csv(sheet: Callable[..., Path], load: Load) -> None:
    """Numbers, dates and flags of a sheet become the same women."""
    sheet([], NAMES, [None], *ROWS)
    assert load().scenario.service.women == WOMEN


def test_the_line_of_a_sheet_is_its_row(sheet: Callable[..., Path], told: Told) -> None:
    """A fault in the fourth row is told of row 4."""
    sheet(NAMES, ROWS[0], [], ["W2", "soon", *ROWS[1][2:]])
    assert told()[0].startswith("women.xlsx:4:2: error: is not a date: 'soon' [edd, W2]")


def test_a_formula_is_refused(sheet: Callable[..., Path], told: Told) -> None:
    """A formula is not evaluated, and not taken for an empty cell."""
    sheet(NAMES, ["W1", "=C2+280", *ROWS[1][2:]])
    assert told()[0].startswith("women.xlsx:2:2: error: is a formula, not a value: '=C2+280' [edd, W1]")


def test_a_second_sheet_is_noted(sheet: Callable[..., Path], told: Told) -> None:
    """What is not read is named."""
    sheet(NAMES, *ROWS, second=True)
    assert told() == ["women.xlsx: note: only the first sheet is read, Sheet"]


def test_a_hidden_first_sheet_is_warned_of(sheet: Callable[..., Path], told: Told) -> None:
    """Whoever opens the workbook sees the second sheet alone."""
    path = sheet(NAMES, *ROWS, second=True)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    assert told() == [
        "women.xlsx: warning: only the first sheet is read, Sheet, which is hidden\n"
        "  hint: let the sheet with the table be the first, or save it in a file of its own"
    ]


def test_an_empty_first_sheet_is_named(sheet: Callable[..., Path], told: Told) -> None:
    """The table stands in the second, which is not read."""
    sheet(second=True)
    assert told()[0] == (
        "women.xlsx: error: the file is empty: only the first sheet is read, Sheet\n"
        "  hint: let the sheet with the table be the first, or save it in a file of its own"
    )


def test_missing_columns_of_a_first_sheet_are_told_with_its_name(
    sheet: Callable[..., Path], told: Told
) -> None:
    """A cover sheet in front of the table is named beside what it lacks."""
    sheet(["Women of our trust"], ["drawn on Monday"], second=True)
    assert told()[0] == "women.xlsx: note: only the first sheet is read, Sheet"


def test_an_empty_sheet_is_refused(sheet: Callable[..., Path], told: Told) -> None:
    """A sheet without a header is an empty file."""
    sheet()
    assert told()[0].startswith("women.xlsx: error: the file is empty")


def test_a_cell_beyond_the_header_is_refused(sheet: Callable[..., Path], told: Told) -> None:
    """A row longer than the header is an error; a shorter one has empty cells."""
    sheet(NAMES, ["W2", *ROWS[1][1:], "astray"])
    assert told()[0].startswith("women.xlsx:2: error: 9 cells where the header has 8")


@pytest.mark.parametrize("content", [b"", b"woman_id,edd\n", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused(content: bytes, sheet: Callable[..., Path], told: Told) -> None:
    """A CSV that was renamed, or half a file, is told so."""
    sheet().write_bytes(content)
    assert told()[0].startswith("women.xlsx: error: is not an .xlsx file, or is damaged")


def test_a_zip_bomb_is_refused_unopened(sheet: Callable[..., Path], told: Told) -> None:
    """A workbook that is vast once unpacked is refused by its stated size."""
    path = sheet(NAMES)
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/bomb.xml", "w") as part,
    ):
        for _ in range(grid.MOST_UNPACKED_BYTES // 10_000_000 + 1):
            part.write(bytes(10_000_000))
    assert told()[0].startswith("women.xlsx: error: larger than 250 MB once unpacked")


def test_parquet_is_read_like_a_csv(parquet: Callable[..., Path], load: Load) -> None:
    """Dates, timestamps, lists and dictionaries of Parquet become the same women."""
    parquet(
        {
            "woman_id": ["1", "W2"],
            "edd": pa.array([datetime(2027, 3, 14), datetime(2027, 4, 14)], pa.timestamp("ns")),  # noqa: DTZ001  # a table has no zone
            "booked_on": [date(2026, 8, 20), date(2026, 9, 20)],
            "area_id": ["A1", "A2"],
            "ethnicity": pa.array(["99", "A"]).dictionary_encode(),
            "age": [31.0, None],
            "risk_factors": [["diabetes_type_1", "epilepsy"], []],
            "complex_social_factors": [True, False],
        }
    )
    assert load().scenario.service.women == WOMEN


@pytest.mark.parametrize("content", [b"", b"woman_id,edd\n", b"PAR1" + bytes(40) + b"PAR1"])
def test_what_is_no_parquet_is_refused(content: bytes, parquet: Callable[..., Path], told: Told) -> None:
    """A broken Parquet file is told so."""
    parquet({"a": [1]}).write_bytes(content)
    assert told()[0].startswith("women.parquet: error: is not a .parquet file, or is damaged")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_too_many_rows_are_refused(
    kind: str, folder: Path, request: pytest.FixtureRequest, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit on rows holds for every kind of file and is stated."""
    monkeypatch.setattr("planner.loading.grid.MOST_ROWS", 1)
    monkeypatch.setattr("planner.loading.parquet_file.MOST_ROWS", 1)
    if kind == "xlsx":
        request.getfixturevalue("sheet")(NAMES, *ROWS)
    if kind == "parquet":
        request.getfixturevalue("parquet")({"woman_id": ["W1", "W2"]})
    count = " (2)" if kind == "parquet" else ""  # told by the file before it is unpacked
    assert any(f"error: more than 1 rows{count}" in text for text in told() if f"women.{kind}" in text)


def test_too_large_a_file_is_refused(folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit on bytes is stated, at the key that names the file."""
    monkeypatch.setattr("planner.loading.load.MOST_TABLE_BYTES", 100)
    assert told()[0].startswith("base.yaml:6:3: error: larger than 0 MB")
