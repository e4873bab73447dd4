"""How the cost of solving grows with the service: half, whole and double the largest English trust.

    uv run python -m tests.benchmarks.scale [--births 15000 --teams 60 --workers 2]

Each size is made and planned in a process of its own; the exponent is that of seconds against women. Nothing
is asserted: times are of the machine that it names, and of one run.
"""

import argparse
import json
import subprocess
import sys
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.caseload import Stopwatch, plan_here
from tests.benchmarks.machine import machine, peak_mib, versions

SIZES = (0.5, 1.0, 2.0)
HEADER = (
    "| women | midwives | teams | solve, s | rest, s | peak MiB | placed, by tier | gap, by tier | exponent |"
)


def main() -> None:
    """Plan three sizes one after another; print one table."""
    asked = arguments()
    if asked.one:
        print(json.dumps(planned(asked)))
        return
    print(f"{machine()}; {versions()}; {asked.workers} workers\n\n{HEADER}\n|{' ---: |' * 9}")
    before: dict[str, Any] | None = None
    for size in SIZES:
        row = in_a_process(round(asked.births * size), round(asked.teams * size), asked.workers)
        print(line(row, before), flush=True)
        before = row


def arguments() -> argparse.Namespace:
    """Flags of the command; `--one` is what it calls itself with."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale")
    parser.add_argument("--births", type=int, default=15_000)
    parser.add_argument("--teams", type=int, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def in_a_process(births: int, teams: int, workers: int) -> dict[str, Any]:
    """What `planned` says of one size, from a process that has seen nothing else."""
    sizes = ["--births", str(births), "--teams", str(teams), "--workers", str(workers)]
    command = [sys.executable, "-m", "tests.benchmarks.scale", "--one", *sizes]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


def planned(asked: argparse.Namespace) -> dict[str, Any]:
    """Make a service, plan it, and say what it cost."""
    watch = Stopwatch()
    with TemporaryDirectory() as folder:
        trust = Path(folder) / "trust"
        words = f"--births {asked.births} --teams {asked.teams} --seed 1".split()
        made = [sys.executable, "-m", "planner.cli", "new", str(trust), *words]
        subprocess.run(made, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        loaded, plan = plan_here(trust / "base.yaml", Path(folder) / "run", asked.workers, watch)
    service = loaded.scenario.service
    solve = watch.seconds.pop("solve")
    return {
        "women": len(service.women),
        "midwives": len(service.midwives),
        "teams": len(service.teams),
        "solve": solve,
        "rest": sum(watch.seconds.values()),
        "memory": peak_mib(),
        "placed": [tier.placed for tier in plan.tiers],
        "gap": [tier.gap for tier in plan.tiers],
    }


def line(row: dict[str, Any], before: dict[str, Any] | None) -> str:
    """One size as a row; the exponent against the size before."""
    grown = "" if before is None else f"{_growth(row, before, 'solve') / _growth(row, before, 'women'):.2f}"
    tiers = (" / ".join(f"{number:,}" for number in row[key]) for key in ("placed", "gap"))
    cells = [
        *(f"{row[key]:,}" for key in ("women", "midwives", "teams")),
        *(f"{row[key]:.1f}" for key in ("solve", "rest")),
        f"{row['memory']:.0f}",
        *tiers,
        grown,
    ]
    return f"| {' | '.join(cells)} |"


def _growth(row: dict[str, Any], before: dict[str, Any], key: str) -> float:
    return log(row[key] / before[key])


if __name__ == "__main__":
    main()
