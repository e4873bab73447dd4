"""What a roster of a published instance costs, and whether it is lawful, from its file alone."""

from itertools import groupby, pairwise
from pathlib import Path

Rota = dict[str, list[str]]
"""Each person's shift day by day, empty for a day off."""


def score(path: Path, rota: Rota) -> int:  # noqa: C901  # one branch a section
    """The cost; a broken hard rule is an assertion that names it."""
    section, cost = "", 0
    shifts: dict[str, tuple[int, list[str]]] = {}
    for raw in path.read_text(encoding="utf-8").splitlines():
        text = raw.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("SECTION_"):
            section = text
            continue
        match section, text.split(","):
            case "SECTION_HORIZON", [days]:
                assert all(len(row) == int(days) for row in rota.values()), "days"
            case "SECTION_SHIFTS", [name, minutes, after]:
                shifts[name] = (int(minutes), after.split("|"))
            case "SECTION_STAFF", [name, *limits]:
                check(name, limits, shifts, rota[name])
            case "SECTION_DAYS_OFF", [name, *off]:
                assert not any(rota[name][int(day)] for day in off), f"{name}: day off"
            case "SECTION_SHIFT_ON_REQUESTS", [name, day, shift, weight]:
                cost += int(weight) if rota[name][int(day)] != shift else 0
            case "SECTION_SHIFT_OFF_REQUESTS", [name, day, shift, weight]:
                cost += int(weight) if rota[name][int(day)] == shift else 0
            case "SECTION_COVER", [day, shift, wanted, under, over]:
                lack = int(wanted) - sum(row[int(day)] == shift for row in rota.values())
                cost += lack * int(under) if lack > 0 else -lack * int(over)
            case unknown:
                raise ValueError(unknown)
    return cost


def check(name: str, limits: list[str], shifts: dict[str, tuple[int, list[str]]], row: list[str]) -> None:
    """All rules of one person."""
    most_shifts = dict(part.split("=") for part in limits[0].split("|"))
    most_minutes, least_minutes, most_run, least_run, least_rest, most_weekends = map(int, limits[1:])
    minutes = sum(shifts[shift][0] for shift in row if shift)
    runs = [(worked, len(list(group))) for worked, group in groupby(row, bool)]
    weekends = sum(any(row[saturday : saturday + 2]) for saturday in range(5, len(row), 7))
    assert all(row.count(shift) <= int(most) for shift, most in most_shifts.items()), f"{name}: shifts"
    assert least_minutes <= minutes <= most_minutes, f"{name}: minutes"
    assert all(length <= most_run for worked, length in runs if worked), f"{name}: longest run"
    assert all(length >= least_run for worked, length in runs[1:-1] if worked), f"{name}: shortest run"
    assert all(length >= least_rest for worked, length in runs[1:-1] if not worked), f"{name}: rest"
    assert weekends <= most_weekends, f"{name}: weekends"
    for today, tomorrow in pairwise(row):
        assert not today or not tomorrow or tomorrow not in shifts[today][1], f"{name}: succession"
