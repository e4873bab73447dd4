"""One way on one service in a process of its own; tells its outcome as one line of JSON on stdout.

    python -m tests.benchmarks.contender WAY base.yaml SECONDS WORKERS [KEY=VALUE ...]

Only `tests.benchmarks.rivals` calls it.
"""

import resource
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from time import perf_counter

from models import Plan, Woman
from planner.audit import audit
from planner.loading import load_scenario
from planner.prepare import Problem, prepare
from tests.benchmarks.machine import peak_mib
from tests.benchmarks.outcome import Outcome
from tests.benchmarks.ways import PROVES_NOTHING, WAYS

MOST_MEMORY = 20 * 1024**3
"""Bytes of address space; a way that wants more fails alone."""
OUT_OF_MEMORY = "out of memory"


def main() -> None:
    """Plan, measure, and only then check."""
    name, base, seconds, workers, *settings = sys.argv[1:]
    with suppress(ValueError, OSError):  # a system that knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    problem = prepare(load_scenario(Path(base), settings=settings).scenario)
    print(run(name, problem, float(seconds), int(workers)).model_dump_json())


def run(name: str, problem: Problem, seconds: float, workers: int) -> Outcome:
    """What one way makes of a problem."""
    way = WAYS[name](seconds, workers)
    start = perf_counter()
    try:
        plan = way(problem)
    except MemoryError:
        return Outcome(fault=OUT_OF_MEMORY)
    seconds_taken, mib = perf_counter() - start, peak_mib()
    if plan is None:
        return Outcome(seconds=seconds_taken, mib=mib, fault=f"none in {seconds:g} s")
    measures = _measures(problem, plan)
    fault = fault_of(problem, plan, measures.placed)
    bounds = None if name in PROVES_NOTHING else measures.bounds
    return measures.replace(seconds=seconds_taken, mib=mib, fault=fault, bounds=bounds)


def fault_of(problem: Problem, plan: Plan, counted: tuple[int, ...]) -> str:
    """The first thing that is wrong with a plan; lesser aims are not asked of rivals."""
    for broken in audit(problem.scenario, plan).violations:
        if broken.is_hard:
            return f"breaks {broken.rule}: {broken.message}"
    stated = tuple(tier.placed for tier in plan.tiers)
    return "" if stated == counted else f"states {stated} placed, and places {counted}"


def _measures(problem: Problem, plan: Plan) -> Outcome:
    """Counted from the placements alone."""
    service, tiers = problem.scenario.service, [tier.tier for tier in plan.tiers]
    placed = Counter(problem.scenario.judgements[row.woman_id].tier for row in plan.placements)
    needing = [row for row in plan.placements if _woman(problem, row.woman_id).needs_interpreter]
    spoken = [
        _woman(problem, row.woman_id).interpreter_language in service.midwife[row.midwife_id].languages
        for row in needing
    ]
    row_of = {woman.woman_id: row for row, woman in enumerate(problem.women)}
    team_of = {team.team_id: row for row, team in enumerate(problem.teams)}
    minutes = [int(problem.minutes[row_of[row.woman_id], team_of[row.team_id]]) for row in plan.placements]
    return Outcome(
        women=tuple(tier.women for tier in plan.tiers),
        placed=tuple(placed[tier] for tier in tiers),
        bounds=tuple(tier.bound for tier in plan.tiers),
        language=sum(spoken) / len(spoken) if spoken else None,
        minutes=sum(minutes) / len(minutes) if minutes else None,
    )


def _woman(problem: Problem, woman_id: str) -> Woman:
    return problem.scenario.service.woman[woman_id]


if __name__ == "__main__":
    main()
