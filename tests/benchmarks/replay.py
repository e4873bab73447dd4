"""A year of bookings, week by week: who is placed in the end, with places held or not, and today's way.

    uv run python -m tests.benchmarks.replay [--births 1000 --teams 3 --like ENG --seed 1 --every 1 --workers 2]

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

from models import AuditReport, Placement, Plan, Reserve, Scenario, Status
from planner.audit import audit
from planner.caseload import solve
from planner.prepare import NOBODY, prepare
from planner.rolling import Earlier, carry_over
from tests.benchmarks.machine import machine, versions
from tests.benchmarks.spreadsheet import fill_in
from tests.benchmarks.year import Year, made_year

Way = Callable[[Scenario], Plan]
HEAD = "| way | tier 1 | tier 2 | tier 3 | all | seconds |\n| --- | ---: | ---: | ---: | ---: | ---: |"


@dataclass
class Replay:
    """One way through the year."""

    year: Year
    way: Way
    reserve: Reserve = Reserve.NONE
    placed: dict[str, bool] = field(default_factory=dict)
    """Whether each woman had a place at the last plan before her EDD."""
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
        due = {woman.woman_id for woman in self.year.women if woman.edd >= asked.as_of}
        self.placed |= {woman_id: False for woman_id in self._known(asked) & due}
        self.placed |= {row.woman_id: True for row in plan.placements if row.woman_id in due}

    def _known(self, asked: Scenario) -> set[str]:
        return {woman.woman_id for woman in asked.service.women}


def main() -> None:
    """Make the year, go through it in three ways, tell."""
    asked = arguments()
    year = made_year(asked.like, asked.births, asked.teams, asked.seed)

    def planned(scenario: Scenario) -> Plan:
        return solve(prepare(scenario), workers=asked.workers)

    start = perf_counter()
    all_known = planned(year.all_known())
    seconds = perf_counter() - start
    best = _by_tier(year, {row.woman_id for row in all_known.placements})
    print(f"{year.title}; every {asked.every} week(s); {machine()}; {versions()}\n\n{HEAD}", flush=True)
    print(_row("women due in the year", _by_tier(year, {woman.woman_id for woman in year.women}), None, None))
    print(_row("plan that knew all from the start", best, None, seconds), flush=True)
    ways = (
        ("week by week, `reserve: expected`", Replay(year, planned, Reserve.EXPECTED)),
        ("week by week, `reserve: none`", Replay(year, planned)),
        ("first come first served", Replay(year, first_come)),
    )
    for words, replay in ways:
        for number in range(0, asked.weeks, asked.every):
            replay.week(number)
        placed = {woman_id for woman_id, is_placed in replay.placed.items() if is_placed}
        print(_row(words, _by_tier(year, placed), best, replay.seconds), flush=True)


def arguments() -> argparse.Namespace:
    """Flags of the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.replay")
    parser.add_argument("--births", type=int, default=1000, help="births a year")
    parser.add_argument("--teams", type=int, default=3, help="running teams")
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
            weight=problem.weight[row] / 100,
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
    counts = [0] * len(year.base.policy.tiers)
    for woman in year.women:
        tier = year.base.judgements[woman.woman_id].tier
        if tier is not None and woman.woman_id in women and year.base.is_planned_for(woman):
            counts[tier - 1] += 1
    return tuple(counts)


def _row(words: str, placed: tuple[int, ...], best: tuple[int, ...] | None, seconds: float | None) -> str:
    numbers = (*placed, sum(placed))
    wholes = (*best, sum(best)) if best else numbers
    cells = [
        f"{number:,} ({number / max(whole, 1):.1%})" if best else f"{number:,}"
        for number, whole in zip(numbers, wholes, strict=True)
    ]
    return f"| {' | '.join([words, *cells, '' if seconds is None else f'{seconds:.0f}'])} |"


if __name__ == "__main__":
    main()
