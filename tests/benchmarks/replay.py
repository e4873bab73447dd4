"""A year of bookings, week by week: who is placed in the end, with places held or not, and today's way.

    uv run python -m tests.benchmarks.replay [--births 4000 --teams 10 --like ENG --seed 1 --every 1]

Makes a service, replays the bookings of its year and prints one table: women placed of each tier, and their
share of the plan that knew every woman from the start. Each plan is of the day, made since the one before it
as `caseload plan --since` does, and audited. Women due in the year are counted at the last plan before their
EDD. Nothing is asserted of times: they are of the machine that the table names.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np

from models import AuditReport, Placement, Plan, Reserve, Scenario, Status, Woman
from models.policy import WHOLE_WEIGHT
from planner.audit import audit
from planner.caseload import solve
from planner.prepare import NOBODY, prepare
from planner.rolling import Earlier, carry_over
from tests.benchmarks.machine import machine, versions
from tests.benchmarks.spreadsheet import fill_in
from tests.benchmarks.year import Year, made_year

Way = Callable[[Scenario], Plan]
COLUMNS = ("way", "tier 1", "tier 2", "tier 3", "all", "births, weighted", "seconds")
HEAD = f"| {' | '.join(COLUMNS)} |\n| --- |{' ---: |' * (len(COLUMNS) - 1)}"


@dataclass
class Replay:
    """One way through the year."""

    year: Year
    way: Way
    reserve: Reserve = Reserve.NONE
    team: dict[str, str] = field(default_factory=dict)
    """The team of each woman who had a place at the last plan before her EDD."""
    seconds: float = 0.0
    earlier: Earlier | None = None

    def week(self, number: int) -> None:
        """Plan once, since the plan before."""
        asked = self.year.on(number, self.reserve)
        asked = carry_over(asked, self.earlier).scenario if self.earlier else asked
        start = perf_counter()
        plan = self.way(asked)
        self.seconds += perf_counter() - start
        _check(audit(asked, plan), asked)
        self.earlier = Earlier(asked, plan)
        past = {woman.woman_id for woman in self.year.women if woman.edd < asked.as_of}
        settled = {woman_id: team for woman_id, team in self.team.items() if woman_id in past}
        now = {row.woman_id: row.team_id for row in plan.placements if row.woman_id not in past}
        self.team = settled | now


def main() -> None:
    """Make the year, go through it in three ways, tell."""
    asked = arguments()
    year = made_year(asked.like, asked.births, asked.teams, asked.seed)

    def planned(scenario: Scenario) -> Plan:
        return solve(prepare(scenario), workers=asked.workers)

    start = perf_counter()
    all_known = planned(year.all_known())
    seconds = perf_counter() - start
    known = {row.woman_id for row in all_known.placements}
    best = _by_tier(year, known)
    print(f"{year.title}; every {asked.every} week(s); {machine()}; {versions()}\n\n{HEAD}")
    print(_row("women due in the year", year, {woman.woman_id for woman in year.women}))
    print(_row("plan that knew all from the start", year, known, seconds=seconds), flush=True)
    ways = (
        ("week by week, `reserve: expected`", Replay(year, planned, Reserve.EXPECTED)),
        ("week by week, `reserve: none`", Replay(year, planned)),
        ("first come first served", Replay(year, first_come)),
    )
    for words, replay in ways:
        for number in range(0, asked.weeks, asked.every):
            replay.week(number)
        print(_row(words, year, set(replay.team), best, replay.seconds), flush=True)


def arguments() -> argparse.Namespace:
    """Flags of the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.replay")
    parser.add_argument("--births", type=int, default=4000, help="births a year")
    parser.add_argument("--teams", type=int, default=10, help="running teams")
    parser.add_argument("--like", default="ENG", help="trust whose published figures are used")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="weeks from plan to plan")
    parser.add_argument("--weeks", type=int, default=52, help="weeks replayed")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def first_come(scenario: Scenario) -> Plan:
    """Each woman, in the order of booking, to the nearest team with a place and a midwife for her."""
    problem = prepare(scenario)
    named = fill_in(problem, by_tier=False)
    rows = [
        Placement(
            woman_id=problem.women[row].woman_id,
            tier=int(problem.tier[row]) or None,
            weight=problem.weight[row] / WHOLE_WEIGHT,
            reasons=scenario.judgements[problem.women[row].woman_id].reasons,
            team_id=problem.teams[problem.team_of[named[row]]].team_id,
            midwife_id=problem.midwives[named[row]].midwife_id,
            kept=bool(problem.kept[row]),
        )
        for row in np.flatnonzero(named != NOBODY).tolist()
    ]
    return Plan(
        scenario=scenario.name,
        as_of=scenario.as_of,
        status=Status.STOPPED,
        tiers=(),
        placements=tuple(rows),
        unplaced=(),
    )


LISTS = frozenset({"woman_once", "tiered"})
"""Rules of how a plan is written down, which the plans of `first_come` do without."""


def _check(report: AuditReport, asked: Scenario) -> None:
    broken = [row for row in report.violations if row.is_hard and row.rule not in LISTS]
    if broken:
        raise AssertionError(f"{asked.as_of}: {broken[0].message}")


def _by_tier(year: Year, women: set[str]) -> tuple[int, ...]:
    """Women due in the year, tier by tier, then all."""
    tiers = [year.base.judgements[row.woman_id].tier for row in _due(year, women)]
    counts = [tiers.count(tier) for tier in range(1, len(year.base.policy.tiers) + 1)]
    return (*counts, sum(counts))


def _due(year: Year, women: set[str]) -> list[Woman]:
    return [row for row in year.women if row.woman_id in women and year.base.is_planned_for(row)]


def _row(
    words: str,
    year: Year,
    women: set[str],
    best: tuple[int, ...] | None = None,
    seconds: float | None = None,
) -> str:
    """Women by tier, of tier 1 with their share of `best`, their weight, and seconds."""
    first, *others = _by_tier(year, women)
    share = f" ({first / max(best[0], 1):.0%})" if best else ""
    weight = sum(year.base.judgements[row.woman_id].weight for row in _due(year, women)) / WHOLE_WEIGHT
    time = "" if seconds is None else f"{seconds:.0f}"
    cells = [words, f"{first:,}{share}", *[f"{number:,}" for number in others], f"{weight:,.0f}", time]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
