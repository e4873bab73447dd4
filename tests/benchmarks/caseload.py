"""How long a caseload plan takes, stage by stage, and how much of it is proven.

    uv run python -m tests.benchmarks.caseload [--births 4000 --teams 10 --like ENG --seed 1 --workers 1]

Makes the service, plans it once here and once as `caseload plan` from outside, and prints one table.
Nothing is asserted: times are of the machine that it names.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from models import Plan
from planner import metrics, runs
from planner.audit import audit
from planner.loading import Loaded, load_scenario, resolved_yaml
from planner.prepare import prepare
from planner.versions import versions as installed
from tests.benchmarks.machine import PARTS_OF_A_MIB, machine, peak_mib, versions

Line = tuple[str, str]
START = "20270101T000000Z"


class Stopwatch:
    """Seconds of each stage, in order."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Time what is done within."""
        start = perf_counter()
        yield
        self.seconds[stage] = perf_counter() - start


def main() -> None:
    """Make, plan from outside, plan here, tell.

    The commands run first, while this process is small: a child's peak memory counts what it is forked from.
    """
    asked = arguments()
    watch = Stopwatch()
    with TemporaryDirectory() as folder:
        trust, base = Path(folder) / "trust", Path(folder) / "trust" / "base.yaml"
        new = f"--like {asked.like} --births {asked.births} --teams {asked.teams} --seed {asked.seed}"
        run("new", trust, *new.split(), watch=watch)
        out = ["--out", Path(folder) / "outside"]
        memory_outside = run("plan", base, *out, "--workers", asked.workers, watch=watch)
        loaded, plan = plan_here(base, Path(folder) / "here", asked.workers, watch)
    memory_here = peak_mib()
    lines = [*about(asked, loaded), *times(watch)]
    lines += [
        ("peak memory, command", f"{memory_outside / PARTS_OF_A_MIB:.0f} MiB"),
        ("peak memory, stages", f"{memory_here:.0f} MiB"),
    ]
    show([*lines, *tiers(plan)])


def arguments() -> argparse.Namespace:
    """Flags of the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.caseload")
    parser.add_argument("--births", type=int, default=4000, help="births a year")
    parser.add_argument("--teams", type=int, default=10, help="running teams")
    parser.add_argument("--like", default="ENG", help="trust whose published figures are used")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    return parser.parse_args()


def run(command: str, *words: object, watch: Stopwatch) -> int:
    """Run `caseload COMMAND` from outside; its peak memory as the system tells it."""
    with watch.of(f"command `caseload {command}`"):
        process = subprocess.Popen(
            [sys.executable, "-m", "planner.cli", command, *map(str, words)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"caseload {command} ended with exit code {process.returncode}")
    return usage.ru_maxrss


def plan_here(base: Path, out: Path, workers: int, watch: Stopwatch) -> tuple[Loaded, Plan]:
    """Plan in this process, as `planner.pipeline` does, each stage timed."""
    with watch.of("import the solver"):
        from planner.caseload import solve
    with watch.of("load"):
        loaded = load_scenario(base)
    scenario = loaded.scenario
    with watch.of("prepare"):
        problem = prepare(scenario)
    with watch.of("solve"):
        plan = solve(problem, workers=workers)
    with watch.of("audit"):
        report = audit(scenario, plan)
    with watch.of("measure"):
        measures = metrics.measure(scenario, plan)
    with watch.of("write"):
        facts = runs.Facts(started_at=START, versions=installed())
        yaml = resolved_yaml(scenario, loaded.data)
        runs.write_run(out, runs.Run(scenario, plan, report, measures, facts, scenario_yaml=yaml))
    return loaded, plan


def about(asked: argparse.Namespace, loaded: Loaded) -> list[Line]:
    """Service, machine and versions."""
    service = loaded.scenario.service
    rows = f"{len(service.women):,} women, {len(service.midwives)} midwives, {len(service.teams)} teams"
    return [
        ("service", f"like {asked.like}, {asked.births:,} births a year, seed {asked.seed}: {rows}"),
        ("machine", machine()),
        ("versions", versions()),
        ("workers", str(asked.workers)),
    ]


def times(watch: Stopwatch) -> list[Line]:
    """Seconds of every stage."""
    return [(stage, f"{seconds:.2f} s") for stage, seconds in watch.seconds.items()]


def tiers(plan: Plan) -> list[Line]:
    """What became of every tier."""
    found = [("status", str(plan.status))]
    for tier in plan.tiers:
        numbers = f"{tier.women:,} women, {tier.placed:,} placed, bound {tier.bound:,}, gap {tier.gap:,}"
        found.append((f"tier {tier.tier}", f"{numbers} ({tier.name})"))
    return found


def show(lines: list[Line]) -> None:
    """One table of two columns, as Markdown."""
    width = max(len(name) for name, _ in lines)
    print(f"| {'what':<{width}} | value |\n| {'-' * width} | ----- |")
    for name, value in lines:
        print(f"| {name:<{width}} | {value} |")


if __name__ == "__main__":
    main()
