"""A small copy of the example trust, so that every shipped what-if scenario can be planned within seconds.

It has every fourth woman, four of the teams (two of them enhanced, two proposed) with all their midwives, and
the whole core service. Ids, places, policy and the what-if files are those of `scenarios/`.
"""

import csv
import shutil
from collections.abc import Iterable
from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "scenarios"
TEAMS = ("willow", "birch", "juniper", "holly")
EVERY = 4

Row = dict[str, str]


def write_small_trust(folder: Path) -> Path:
    """Write tables and scenarios into `folder`; returns it."""
    (folder / "data").mkdir(parents=True)
    for path in SHIPPED.glob("*.yaml"):
        shutil.copy(path, folder)
    midwives = [row for row in _read("midwives") if row["team_id"] in (*TEAMS, "core")]
    kept = {row["midwife_id"] for row in midwives}
    tables = {
        "teams": [row for row in _read("teams") if row["team_id"] in TEAMS],
        "midwives": midwives,
        "leave": [row for row in _read("leave") if row["midwife_id"] in kept],
        "areas": [row | {"catchment_team_id": ""} for row in _read("areas")],
        "women": [_woman(row) for number, row in enumerate(_read("women")) if number % EVERY == 0],
    }
    for table, rows in tables.items():
        _write(folder / "data" / f"{table}.csv", rows)
    return folder


def _woman(row: Row) -> Row:
    """A woman without a team that the copy does not have."""
    none: Row = {}
    if row["team_id"] not in TEAMS:
        none |= dict.fromkeys(("team_id", "midwife_id", "buddy_id"), "")
    if row["preferred_team_id"] not in TEAMS:
        none["preferred_team_id"] = ""
    return row | none


def _read(table: str) -> list[Row]:
    with (SHIPPED / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Iterable[Row]) -> None:
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)
