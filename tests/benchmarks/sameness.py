"""Whether the largest English trust is planned the same, byte for byte, however it is asked.

    uv run python -m tests.benchmarks.sameness [--births 15000 --teams 60 --like RAE]

The command is run again and again in processes of their own: three times alike, with one worker and with two,
and with the rows of every table shuffled. All files of a run are hashed but its manifest, which tells times.
Ends with code 1 if any run differs.
"""

import argparse
import hashlib
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from tests.benchmarks.machine import machine, versions

TELLS_TIMES = "manifest.json"
HEADER = "| run | workers | rows | seconds | files | SHA-256 of all | same |"
SHUFFLES = (None, None, None, None, 1, 2)
"""Seed of each run's shuffle, if its rows are shuffled."""
WORKERS = (2, 2, 2, 1, 2, 1)


class Seen(NamedTuple):
    """What a run wrote."""

    seconds: float
    files: dict[str, str]
    """Hash by name."""

    @property
    def digest(self) -> str:
        """One hash of all files and their names."""
        named = "".join(f"{name} {one}\n" for name, one in sorted(self.files.items()))
        return hashlib.sha256(named.encode()).hexdigest()


def main() -> int:
    """Print one table; 0 if all runs are the same."""
    asked = arguments()
    print(f"{machine()}; {versions()}\n\n{HEADER}\n|{' --- |' * 7}")
    first: Seen | None = None
    differing = set[str]()
    with TemporaryDirectory() as folder:
        trust = Path(folder) / "trust"
        caseload("new", trust, "--births", asked.births, "--teams", asked.teams, "--like", asked.like)
        for number, (workers, seed) in enumerate(zip(WORKERS, SHUFFLES, strict=True), start=1):
            seen = planned(trust, Path(folder) / str(number), workers, seed)
            first = first or seen
            others = set(different(first, seen))
            differing |= others
            rows = "as written" if seed is None else "shuffled"
            word = "yes" if not others else "no: " + ", ".join(sorted(others))
            line = (number, workers, rows, f"{seen.seconds:.1f}", len(seen.files), seen.digest[:12], word)
            print(f"| {' | '.join(map(str, line))} |", flush=True)
    return int(bool(differing))


def arguments() -> argparse.Namespace:
    """Flags of the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.sameness")
    parser.add_argument("--births", type=int, default=15_000)
    parser.add_argument("--teams", type=int, default=60)
    parser.add_argument("--like", default="RAE")
    return parser.parse_args()


def caseload(*words: object) -> None:
    """One command of the program in a process of its own."""
    command = [sys.executable, "-m", "planner.cli", *map(str, words)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def planned(trust: Path, out: Path, workers: int, seed: int | None) -> Seen:
    """Plan a trust with its rows shuffled by a seed, if there is one, and say what was written."""
    asked = trust
    if seed is not None:
        asked = out / trust.name
        shutil.copytree(trust, asked)
        shuffle(asked, random.Random(seed))
    begun = monotonic()
    caseload("plan", asked / "base.yaml", "--out", out / "runs", "--workers", workers)
    return Seen(monotonic() - begun, dict(hashes(out / "runs")))


def shuffle(trust: Path, rng: random.Random) -> None:
    """Put the rows of every table in another order, the header first."""
    for table in sorted(trust.rglob("*.csv")):
        header, *rows = table.read_text(encoding="utf-8").splitlines()
        rng.shuffle(rows)
        table.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def hashes(runs: Path) -> Iterator[tuple[str, str]]:
    """Name and hash of every file of the one run in a folder."""
    (manifest,) = runs.rglob(TELLS_TIMES)
    for file in sorted(manifest.parent.rglob("*")):
        if file.is_file() and file != manifest:
            name = file.relative_to(manifest.parent).as_posix()
            yield name, hashlib.sha256(file.read_bytes()).hexdigest()


def different(one: Seen, other: Seen) -> Iterator[str]:
    """The files that only one of them has, or that differ."""
    for name in one.files.keys() | other.files.keys():
        if one.files.get(name) != other.files.get(name):
            yield name


if __name__ == "__main__":
    sys.exit(main())
