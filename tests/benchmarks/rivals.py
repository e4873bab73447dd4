"""The same services planned by us and by four rivals, side by side in one run.

    uv run python -m tests.benchmarks.rivals [--sizes 1500 5000 15000] [--seconds 60] [--out FILE.md]

Every way has a process of its own, so that peak memory is its own, and every answer passes the audit's hard
rules or loses its row. Nothing is asserted: times are of the machine that the table names.
"""

import argparse
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.contender import OUT_OF_MEMORY
from tests.benchmarks.machine import machine, versions
from tests.benchmarks.outcome import Outcome
from tests.benchmarks.table import head, row
from tests.benchmarks.ways import WAYS

ROOT = Path(__file__).parents[2]
BIRTHS_A_TEAM = 250
PLACES = {"scarce": ("policy.limits.births_per_wte_year=20",), "ample": ()}
"""Settings: scarce has places for fewer than half of the women, ample is the service as it is made."""
NO_MEMORY = ("bad_alloc", "MemoryError", "SCIP error code -1 ")
"""What C++, Python and SCIP say when they are refused memory."""

FOOT = """
- `us` is this program, to its own end. `spreadsheet`: highest tier first, in it the order of booking; the nearest
  team with places; its least loaded midwife. `textbook` is CP-SAT on one Boolean for each woman and midwife who may
  be named for her. `highs` and `scip`: the same as a MIP through MathOpt, relative gap 0. These three serve tier after
  tier, then languages and travel, {seconds:g} s each, begun from the answer before. Only `us` also keeps women with their
  buddy and team, evens out loads, heeds wishes and names buddies.
- Services: `caseload new --like {like} --births N --teams N/250 --seed {seed}`; ample as made, scarce with
  `--set {scarce}`.
- Seconds: from the prepared problem (the same for all) to the answer, building the model included. Peak memory: of the
  whole process, tables included. CP-SAT and `us` may use {workers} workers; HiGHS and SCIP run in one thread here.
- In brackets: times ours. A tier's bound holds for plans that serve the tiers before it as well as that row does.
- Every answer was counted again and passed the hard rules of the audit, or its row says what it breaks."""  # noqa: E501  # a line of the text as it is written


def main(words: Sequence[str] | None = None) -> None:
    """Print each line as soon as it is known; the file is written at the end."""
    asked = arguments(words)
    lines = []
    for line in report(asked):
        print(line, flush=True)
        lines.append(line)
    if asked.out:
        asked.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """Flags of the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.rivals")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1500, 5000, 15000], help="births a year")
    parser.add_argument("--seconds", type=float, default=60, help="for each aim of a textbook solver")
    parser.add_argument("--only", nargs="+", choices=list(WAYS), default=list(WAYS), help="ways to plan")
    parser.add_argument("--places", nargs="+", choices=list(PLACES), default=list(PLACES))
    parser.add_argument("--patience", type=float, default=1800, help="seconds after which a way is stopped")
    parser.add_argument("--workers", type=int, default=2, help="of CP-SAT and of us")
    parser.add_argument("--like", default="ENG", help="trust whose published figures are used")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="Markdown file to write too")
    return parser.parse_args(words)


def report(asked: argparse.Namespace) -> Iterator[str]:
    """Machine, versions, table and foot, line by line."""
    yield f"Machine: {machine()}. Versions: {versions()}.\n"
    yield head()
    with TemporaryDirectory() as folder:
        for size in asked.sizes:
            base = made(Path(folder) / str(size), size, asked)
            for places in asked.places:
                yield from rows(f"{size:,} {places}", base, PLACES[places], asked)
    yield FOOT.format(scarce=PLACES["scarce"][0], **vars(asked))


def made(folder: Path, size: int, asked: argparse.Namespace) -> Path:
    """A made service of about so many women."""
    teams = max(size // BIRTHS_A_TEAM, 1)
    new = f"--like {asked.like} --births {size} --teams {teams} --seed {asked.seed}"
    command = [sys.executable, "-m", "planner.cli", "new", str(folder), *new.split()]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return folder / "base.yaml"


def rows(service: str, base: Path, settings: Sequence[str], asked: argparse.Namespace) -> Iterator[str]:
    """One row for each way; ours comes first, for the others to be measured by."""
    ours: Outcome | None = None
    for way in sorted(set(asked.only), key=list(WAYS).index):
        outcome = contend(way, base, settings, asked)
        yield row(service, way, outcome, ours)
        if way == "us":
            ours = outcome


def contend(way: str, base: Path, settings: Sequence[str], asked: argparse.Namespace) -> Outcome:
    """Plan in a new process; one that takes far too long is killed, by its own id alone."""
    words = [way, str(base), str(asked.seconds), str(asked.workers), *settings]
    command = [sys.executable, "-m", "tests.benchmarks.contender", *words]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        told, complaint = process.communicate(timeout=asked.patience)
    except subprocess.TimeoutExpired:
        return Outcome(fault=f"stopped after {asked.patience:g} s")
    finally:
        process.kill()
        process.wait()
    if process.returncode:
        return failed(process.returncode, complaint)
    return Outcome.model_validate_json(told.splitlines()[-1])


def failed(code: int, complaint: str) -> Outcome:
    """An outcome for a process that ended without one; nobody but the system kills it with SIGKILL here."""
    if code == -signal.SIGKILL or any(words in complaint for words in NO_MEMORY):
        return Outcome(fault=OUT_OF_MEMORY)
    print(complaint, file=sys.stderr)
    return Outcome(fault=f"failed with exit code {code}")


if __name__ == "__main__":
    main()
