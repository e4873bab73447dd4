"""What a what-if costs after its baseline: solved from nothing, and from the plan of its base.

    uv run python -m tests.benchmarks.what_if [--births 15000 --teams 60 --workers 2]

Every shipped what-if of the example trust, then five questions to the largest English trust, made here. Each
answer passes the audit or says that it does not. Nothing is asserted: times are of the machine that it names,
and of one run.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from planner import runs
from planner.cli.clock import CLOCK
from planner.loading import Loaded, load_scenario, load_scenarios
from planner.pipeline import Search, Start, Worked, work_out
from tests.benchmarks.machine import machine, versions

ROOT = Path(__file__).parents[2]
QUESTIONS = {
    "two_leave": "leave: {midwives: 2, team: TEAM, on: 2027-03-01}",
    "two_join": "recruit: {midwives: 2, team: TEAM, from: 2027-03-01}",
    "births_up_most_deprived": "change_births: {by_percent: 6, among: {field: imd_decile, at_most: 1}}",
    "winter_sickness": "sickness: {percent: 7, from: 2027-01-01, until: 2027-03-31}",
    "ratio_1_32": "change_limits: {births_per_wte_year: 32}",
}
"""A change each, of the first team that runs where it is of one team; days are of the made trust's year."""
HEADER = (
    "| what if | from nothing, s | from the base's plan, s | ratio "
    "| placed, from nothing | placed, from the base's plan | gap, from nothing | gap, from the base's plan |"
)


class Answer(NamedTuple):
    """One question, planned both ways."""

    name: str
    nothing: Worked
    begun: Worked
    """From the plan of its base."""


def main(words: Sequence[str] | None = None) -> None:
    """Print one table for each service."""
    asked = arguments(words)
    print(f"{machine()}; {versions()}; {asked.workers} workers")
    tell("the example trust", ROOT / "scenarios" / "base.yaml", asked.workers)
    with TemporaryDirectory() as folder:
        base = made(Path(folder) / "trust", asked.births, asked.teams)
        write_questions(base)
        tell(f"{asked.births:,} births a year", base, asked.workers)


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """Flags of the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.what_if")
    parser.add_argument("--births", type=int, default=15_000, help="of the made trust, a year")
    parser.add_argument("--teams", type=int, default=60, help="of the made trust")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args(words)


def made(folder: Path, births: int, teams: int) -> Path:
    """A made service; the base scenario, without the what-if that is made beside it."""
    words = f"--births {births} --teams {teams} --seed 1".split()
    command = [sys.executable, "-m", "planner.cli", "new", str(folder), *words]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    (folder / "what_if.yaml").unlink(missing_ok=True)
    return folder / "base.yaml"


def write_questions(base: Path) -> None:
    """A what-if file for each question, beside the base."""
    teams = load_scenario(base).scenario.service.teams
    team = next(team.team_id for team in teams if not team.is_proposed)
    for name, change in QUESTIONS.items():
        text = f"extends: {base.name}\ntitle: {name}\nchanges:\n  - {change.replace('TEAM', team)}\n"
        base.with_name(f"{name}.yaml").write_text(text, encoding="utf-8")


def tell(service: str, base: Path, workers: int) -> None:
    """Print what one service is, and a row for each what-if beside its base."""
    loaded, search = load_scenario(base), Search(workers=workers)
    first = work_out(loaded.scenario, clock=CLOCK, search=search)
    women = len(loaded.scenario.service.women)
    print(f"\n{service}: {women:,} women; the base is solved in {first.seconds['solve']:.1f} s\n")
    print(f"{HEADER}\n|{' --- |' * 8}", flush=True)
    for answer in answers(loaded, first, what_ifs(base), search):
        print(row(answer), flush=True)


def what_ifs(base: Path) -> list[Loaded]:
    """The scenarios beside a base that build on it, without sweeps."""
    found = [load_scenarios(path) for path in sorted(base.parent.glob("*.yaml"))]
    return [one for [one, *_] in found if one.point is None and one.baseline is not None]


def answers(base: Loaded, first: Worked, asked: Sequence[Loaded], search: Search) -> Iterator[Answer]:
    """Each what-if planned from nothing, then from the plan of its base, in this process."""
    name, content = base.scenario.name, runs.content_hash(base.scenario)
    start = Start(base.scenario, first.plan, runs.Baseline(scenario=name, scenario_hash=content))
    for loaded in asked:
        nothing = work_out(loaded.scenario, clock=CLOCK, search=search)
        begun = work_out(loaded.scenario, clock=CLOCK, search=search, start=start)
        yield Answer(loaded.scenario.name, nothing, begun)


def row(answer: Answer) -> str:
    """One question as a row; the ratio is below 1 where the base's plan spares time."""
    ways = (answer.nothing, answer.begun)
    nothing, begun = (way.seconds["solve"] for way in ways)
    cells = [
        answer.name,
        *(f"{seconds:.1f}" for seconds in (nothing, begun)),
        f"{begun / nothing:.2f}" if nothing else "–",
        *(_tiers([tier.placed for tier in way.plan.tiers], way) for way in ways),
        *(_tiers([tier.gap for tier in way.plan.tiers], way) for way in ways),
    ]
    return f"| {' | '.join(cells)} |"


def _tiers(numbers: Sequence[int], way: Worked) -> str:
    """A number for each tier, if the audit found nothing wrong with the plan."""
    return " / ".join(f"{number:,}" for number in numbers) if way.report.passed else "breaks a rule"


if __name__ == "__main__":
    main()
