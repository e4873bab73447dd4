"""CSV as it comes: however it is encoded, separated and headed, the same women are read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models import Severity, Woman
from planner.loading import Loaded

Load = Callable[..., Loaded]
Told = Callable[..., list[str]]

HEADER = "woman_id,edd,booked_on,area_id,ethnicity,risk_factors,planned_place"
ROWS = ["W1,2027-03-14,2026-08-20,A1,N,diabetes_type_1,home", "W2,14/04/2027,2026-09-20,A2,a,,"]
PLAIN = "\n".join([HEADER, *ROWS, ""])

FORMS = {
    "plain": PLAIN.encode(),
    "byte order mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "CRLF": PLAIN.replace("\n", "\r\n").encode(),
    "lone CR": PLAIN.replace("\n", "\r").encode(),
    "no line end at the end": PLAIN.rstrip("\n").encode(),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "stray spaces": PLAIN.replace(",", " , ").encode(),
    "quotes": PLAIN.replace("W1", ' "W1"').replace("A2", '"A2"').encode(),
    "names in words": PLAIN.replace("woman_id", "Woman ID").replace("booked_on", "BOOKED-ON").encode(),
    "blank lines": PLAIN.replace("\n", "\n\n,,,,,,\n").encode(),
    "leading blank lines": b"\n  \n" + PLAIN.encode(),
}


@pytest.fixture
def plain_women(folder: Path, load: Load) -> tuple[Woman, ...]:
    """The women of the plain form."""
    (folder / "women.csv").write_bytes(FORMS["plain"])
    return load().scenario.service.women


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_women(
    form: str, folder: Path, load: Load, plain_women: tuple[Woman, ...]
) -> None:
    """No form of CSV changes what is read."""
    (folder / "women.csv").write_bytes(FORMS[form])
    assert load().scenario.service.women == plain_women
    assert len(plain_women) == 2


def test_columns_may_stand_in_any_order(folder: Path, load: Load, plain_women: tuple[Woman, ...]) -> None:
    """Columns are known by their names, not by their places."""
    lines = [",".join(reversed(line.split(","))) for line in PLAIN.splitlines()]
    (folder / "women.csv").write_text("\n".join(lines), encoding="utf-8")
    assert load().scenario.service.women == plain_women


def test_an_empty_optional_column_is_as_good_as_none(folder: Path, load: Load) -> None:
    """Empty cells take the model's default."""
    (folder / "women.csv").write_text(f"{HEADER},age\n{ROWS[0]},\n{ROWS[1]},\n", encoding="utf-8")
    assert [woman.age for woman in load().scenario.service.women] == [None, None]


def test_windows_1252_is_read_and_noted(folder: Path, load: Load) -> None:
    """A file of an older spreadsheet is read, and a note says so."""
    text = f"{HEADER},interpreter_language\n{ROWS[0]},Français\n{ROWS[1]},\n"
    (folder / "women.csv").write_bytes(text.encode("cp1252"))
    loaded = load()
    assert loaded.scenario.service.woman["W1"].interpreter_language == "Français"
    assert [(note.severity, note.message) for note in loaded.findings] == [
        (Severity.NOTE, "is not UTF-8; read as Windows-1252")
    ]


def test_another_separator_is_noted(folder: Path, load: Load) -> None:
    """The separator that was taken is named."""
    (folder / "women.csv").write_bytes(FORMS["tabs"])
    assert [note.message for note in load().findings] == ["read as separated by tabs"]


def test_unknown_columns_are_named_and_left_alone(folder: Path, told: Told) -> None:
    """Columns that the planner does not use are named once, in a note."""
    (folder / "women.csv").write_text(f"{HEADER},parity,ward\n{ROWS[0]},1,x\n", encoding="utf-8")
    assert told() == ["women.csv:1: note: columns left alone: parity, ward"]


def test_core_is_known_however_it_is_written(load: Load) -> None:
    """A midwife of `Core` works in the core service."""
    assert load().scenario.service.midwife["M3"].is_core


def test_the_header_alone_is_enough_for_leave_and_travel(folder: Path, told: Told) -> None:
    """A service without absences or travel times is nothing odd."""
    (folder / "leave.csv").write_text("midwife_id,first_day,last_day,kind\n", encoding="utf-8")
    (folder / "travel.csv").write_text("area_id,team_id,minutes\n", encoding="utf-8")
    assert told() == []


def test_a_service_without_women_is_warned_of(folder: Path, told: Told) -> None:
    """A header alone is valid for women, and odd."""
    (folder / "women.csv").write_text(HEADER + "\n", encoding="utf-8")
    assert told() == ["women.csv: warning: no rows below the header"]


def test_a_table_may_be_left_out_if_it_is_optional(spoil: Callable[..., None], load: Load) -> None:
    """Without leave and travel there are no absences and no minutes by road."""
    spoil("base.yaml", "  leave: leave.csv\n  travel: travel.csv\n", "")
    loaded = load()
    assert loaded.scenario.service.leave == ()
    assert loaded.scenario.service.travel == ()
    assert len(loaded.files) == 5


def test_a_line_is_the_line_of_the_file(folder: Path, told: Told) -> None:
    """Blank lines and cells of several lines are counted."""
    text = f'{HEADER}\n\nW1,2027-03-14,2026-08-20,A1,N,"smoker;\r\nepilepsy",\n\nW2,soon,2026-09-20,A2,a,,\n'
    (folder / "women.csv").write_bytes(text.encode())
    assert told()[0].startswith("women.csv:6:2: error: is not a date: 'soon'")


def test_no_one_is_named_by_more_than_id_and_cell(folder: Path, told: Told) -> None:
    """A finding of one cell shows nothing of the others."""
    text = f"{HEADER},age\nW1,soon,2026-08-20,A7,N,epilepsy,home,23\n"
    (folder / "women.csv").write_text(text, encoding="utf-8")
    assert len(told()) == 1
    assert not [word for word in ("2026-08", "A7", "epilepsy", "home", "23") if word in told()[0]]


def test_render_escapes_what_a_terminal_would_obey(folder: Path, told: Told) -> None:
    """No escape sequence of a file reaches the screen."""
    (folder / "women.csv").write_text(f"{HEADER}\nW\x1b[2J,soon,\x9b31m,A\u202e1,N,,\n", encoding="utf-8")
    assert all(line.isprintable() for text in told() for line in text.split("\n"))
