"""The rostering engine on made-up teams: 10 teams of 8 people, 42 days, 6 kinds of duty, 6 aims in order.

Run: `uv run python -m tests.benchmarks.team_rota [TEAMS] [EFFORT]`. Two teams are solved at a time.
"""

import sys
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from planner.rota.engine import (
    OFF,
    Aim,
    Cover,
    Kind,
    MinutesLimit,
    Pattern,
    Roster,
    RowLimit,
    Shape,
    Share,
    Solution,
    WindowLimit,
    Worker,
    solve,
)

DAYS, PEOPLE = 42, 8
WEEK_MINUTES = 2250
ON_CALL, NIGHT, CLINIC, VISITS, BIRTH, STUDY = ALL = range(6)
KINDS = (
    Kind("on call by day", 720),
    Kind("on call by night", 720, (ON_CALL, CLINIC, VISITS, BIRTH, STUDY)),
    Kind("clinic", 450),
    Kind("visits", 450),
    Kind("planned births", 600, (CLINIC,)),
    Kind("study", 450),
)
WEEKENDS = tuple((day, day + 1) for day in range(5, DAYS, 7))
LIMITS = (
    RowLimit((NIGHT,), 3),
    WindowLimit(7, tuple(ALL), 6),
    WindowLimit(14, tuple(ALL), 12),
    MinutesLimit(7, 60 * 60),
)


def person(number: int, source: np.random.Generator) -> Worker:
    """Full or part time, half of them with a week of leave."""
    week = round(WEEK_MINUTES * float(source.choice([1, 1, 0.8, 0.6])))
    begin = int(source.integers(DAYS - 7))
    leave = tuple(range(begin, begin + 7)) if source.random() < 0.5 else ()
    most = week * (DAYS // 7 - bool(leave))
    before = tuple(int(kind) for kind in source.choice([OFF, OFF, ON_CALL, CLINIC, VISITS], 7))
    return Worker(
        f"w{number}",
        least_minutes=most - 900,
        most_minutes=most,
        most_run=6,
        most_weekends=3,
        off=leave,
        before=before,
        limits=LIMITS,
    )


def team(seed: int) -> Roster:
    """On-call cover, then clinics, visits, what each on-call is worth, requests, fairness."""
    source = np.random.default_rng(seed)
    people = tuple(person(number, source) for number in range(PEOPLE))
    on_call = tuple(Cover(day, (kind,), 1, 10, 10) for day in range(DAYS) for kind in (ON_CALL, NIGHT))
    clinics = tuple(Cover(day, (CLINIC,), 1, 5, 1) for day in range(DAYS) if day % 7 < 5)
    visits = tuple(Cover(day, (VISITS,), 2 if day % 7 < 5 else 1, 2) for day in range(DAYS))
    worth = np.zeros((PEOPLE, DAYS, len(KINDS)), dtype=np.int64)
    worth[:, :, [ON_CALL, NIGHT]] = -source.integers(0, 8, (PEOPLE, DAYS, 2))
    requests = np.zeros_like(worth)
    for _ in range(PEOPLE * 4):
        requests[source.integers(PEOPLE), source.integers(DAYS)] += source.integers(1, 4)
    weekend_days = tuple(day for weekend in WEEKENDS for day in weekend)
    shares = (
        *(Share(number, (NIGHT,), 6, 1) for number in range(PEOPLE)),
        *(Share(number, tuple(ALL), 4, 1, days=weekend_days) for number in range(PEOPLE)),
    )
    aims = (
        Aim("on call", on_call),
        Aim("clinics", clinics),
        Aim("visits", visits),
        Aim("worth", costs=worth),
        Aim("requests", costs=requests),
        Aim("fairness", shares=shares, patterns=tuple(Pattern(shape, 1) for shape in Shape)),
    )
    return Roster(DAYS, KINDS, people, aims, WEEKENDS)


def timed(seed: int, effort: float) -> tuple[Solution, float]:
    """A team's rota and its seconds."""
    begun = time.monotonic()
    return solve(team(seed), effort=effort), time.monotonic() - begun


def main(arguments: list[str]) -> None:
    """Print each aim's value and bound, team by team."""
    teams = int(arguments[0]) if arguments else 10
    effort = float(arguments[1]) if arguments[1:] else 0.1
    begun = time.monotonic()
    print("team | " + " | ".join(aim.id for aim in team(0).aims) + " | seconds")
    print("---:|" * 7 + "---:")
    with ProcessPoolExecutor(2) as pool:
        for seed, (solution, took) in enumerate(pool.map(timed, range(teams), [effort] * teams)):
            cells = " | ".join(f"{aim.value} ≥ {aim.bound}" for aim in solution.aims)
            print(f"{seed} | {cells} | {took:.1f}", flush=True)
    print(f"\n{time.monotonic() - begun:.0f} s in all")


if __name__ == "__main__":
    main(sys.argv[1:])
