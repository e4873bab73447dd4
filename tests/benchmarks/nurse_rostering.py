"""The rostering engine on published nurse-rostering instances, against best known values: one minute each.

Run: `uv run python -m tests.benchmarks.nurse_rostering [SECONDS] [NUMBER ...]`. The instances (Curtois and
Qu 2014) are not part of this repository: point `NURSE_ROSTERING` at a folder that holds them, or lay it
beside as
`../shared/bench/nurse-rostering`.
"""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from planner.rota.engine import Aim, Cover, Kind, Roster, Solution, Watch, Worker, solve
from tests.benchmarks.machine import machine, versions
from tests.benchmarks.nurse_rostering_scorer import score

FOLDER = Path(
    os.environ.get("NURSE_ROSTERING", Path(__file__).parents[3] / "shared" / "bench" / "nurse-rostering")
)
BEST_KNOWN = {1: 607, 2: 828, 3: 1001, 4: 1716, 5: 1143, 6: 1950, 7: 1056, 8: 1300}
TEXTBOOK = {1: 607, 2: 828, 3: 1001, 4: 1716, 5: 1157, 6: 2041, 7: 1269, 8: 2431}
"""One CP-SAT model as it is usually written, 40 s."""

HEAD = """\
| instance | staff | days | cost | bound | seconds | best known | gap | textbook, 40 s |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""

MUCH = 16.0
"""Effort that the minute ends, not the engine."""


def instance(number: int) -> Path:
    """The file of an instance."""
    return FOLDER / f"Instance{number}.txt"


def sections(path: Path) -> dict[str, list[list[str]]]:
    """The rows of each section."""
    found: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if text.startswith("SECTION_"):
            rows = found.setdefault(text.removeprefix("SECTION_"), [])
        elif text and not text.startswith("#"):
            rows.append(text.split(","))
    return found


def read(path: Path) -> Roster:
    """An instance as a roster with one aim."""
    parts = sections(path)
    days = int(parts["HORIZON"][0][0])
    kind_of = {row[0]: number for number, row in enumerate(parts["SHIFTS"])}
    kinds = tuple(
        Kind(name, int(minutes), tuple(kind_of[other] for other in after.split("|") if other))
        for name, minutes, after in parts["SHIFTS"]
    )
    weekends = tuple((day, day + 1) for day in range(5, days, 7))
    return Roster(days, kinds, tuple(staff(parts, kind_of)), (cost(parts, kind_of, days),), weekends)


def staff(parts: dict[str, list[list[str]]], kind_of: dict[str, int]) -> Iterator[Worker]:
    """The people and their rules."""
    off = {name: tuple(int(day) for day in days) for name, *days in parts["DAYS_OFF"]}
    for name, shifts, most, least, most_run, least_run, least_rest, weekends in parts["STAFF"]:
        most_of = dict(part.split("=") for part in shifts.split("|"))
        yield Worker(
            name,
            most_of_kind=tuple(int(most_of[kind]) for kind in kind_of),
            least_minutes=int(least),
            most_minutes=int(most),
            least_run=int(least_run),
            most_run=int(most_run),
            least_rest=int(least_rest),
            most_weekends=int(weekends),
            off=off.get(name, ()),
        )


def cost(parts: dict[str, list[list[str]]], kind_of: dict[str, int], days: int) -> Aim:
    """Cover and requests, added up."""
    number_of = {row[0]: number for number, row in enumerate(parts["STAFF"])}
    costs = np.zeros((len(number_of), days, len(kind_of)), dtype=np.int64)
    for name, day, kind, weight in parts["SHIFT_ON_REQUESTS"]:
        costs[number_of[name], int(day), kind_of[kind]] -= int(weight)
    for name, day, kind, weight in parts["SHIFT_OFF_REQUESTS"]:
        costs[number_of[name], int(day), kind_of[kind]] += int(weight)
    cover = tuple(
        Cover(int(day), (kind_of[kind],), int(wanted), int(under), int(over))
        for day, kind, wanted, under, over in parts["COVER"]
    )
    unmet = sum(int(row[3]) for row in parts["SHIFT_ON_REQUESTS"])
    return Aim("cost", cover, costs, constant=unmet)


def in_words(roster: Roster, solution: Solution) -> dict[str, list[str]]:
    """Each person's shifts day by day by their names, empty for a day off."""
    names = [*(kind.id for kind in roster.kinds), ""]
    return {
        worker.id: [names[duty] for duty in row]
        for worker, row in zip(roster.workers, solution.duties.tolist(), strict=True)
    }


def line(number: int, seconds: float) -> str:
    """One row of the table."""
    roster = read(instance(number))
    begun = time.monotonic()
    watch = Watch(seconds_left=lambda: begun + seconds - time.monotonic())
    solution = solve(roster, effort=MUCH, workers=2, watch=watch)
    took = time.monotonic() - begun
    (aim,) = solution.aims
    counted = score(instance(number), in_words(roster, solution))
    assert counted == aim.value, f"the scorer counts {counted}, the engine {aim.value}"
    best = BEST_KNOWN[number]
    bound = "–" if aim.bound is None else f"{aim.bound:,}"
    return cells(
        str(number),
        str(len(roster.workers)),
        str(roster.days),
        f"{counted:,}",
        bound,
        f"{took:.0f}",
        f"{best:,}",
        f"{(counted - best) / best:.1%}",
        f"{TEXTBOOK[number]:,}",
    )


def cells(*values: str) -> str:
    """A row in Markdown."""
    return f"| {' | '.join(values)} |"


def main(arguments: list[str]) -> None:
    """Print the table."""
    seconds = float(arguments[0]) if arguments else 60.0
    print(f"{machine()}; {versions()}; 2 workers, {seconds:.0f} s each\n\n{HEAD}", flush=True)
    for number in [int(each) for each in arguments[1:]] or list(BEST_KNOWN):
        if instance(number).exists():
            print(line(number, seconds), flush=True)
        else:
            print(f"no such file: {instance(number)}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
