"""How long rotas take, what they leave unfilled, and how many births are attended by someone known.

    uv run python -m tests.benchmarks.rota [SCENARIO] [--weeks 6 --workers 2 --first-day 2027-03-01]
    uv run python -m tests.benchmarks.rota --teams 60 --births 15000

Plans the scenario (the example trust where none is named) or a made-up service of so many teams, makes its
rotas and prints one table in Markdown. Nothing is asserted: times are of the machine that it names.
"""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from models import DutyForm, RotaRuleId, Rotas, Scenario
from planner.caseload import solve
from planner.loading import load_scenario
from planner.pipeline import new_service
from planner.prepare import prepare
from planner.rota import Asked, Search, plan_rotas
from tests.benchmarks.machine import machine

EXAMPLE = Path("scenarios/base.yaml")
Line = tuple[str, str]


def main() -> None:
    """Plan, make rotas, tell."""
    asked = arguments()
    scenario = scenario_asked_for(asked)
    plan = solve(prepare(scenario), workers=asked.workers)
    start = perf_counter()
    rotas = plan_rotas(scenario, plan, Asked(asked.first_day, asked.weeks), Search(asked.workers))
    seconds = perf_counter() - start
    lines = [("machine", machine()), ("service", scenario.title), *measured(rotas, seconds)]
    print("| measure | value |\n|---|---|")
    print("\n".join(f"| {name} | {value} |" for name, value in lines))


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", type=Path, nargs="?", default=EXAMPLE)
    parser.add_argument("--teams", type=int, help="make a service of so many teams instead")
    parser.add_argument("--births", type=int, default=4000)
    parser.add_argument("--weeks", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--first-day", type=date.fromisoformat, default=date(2027, 3, 1))
    return parser.parse_args()


def scenario_asked_for(asked: argparse.Namespace) -> Scenario:
    """The scenario of the file, or of a service made for the purpose."""
    if asked.teams is None:
        return load_scenario(asked.scenario).scenario
    with TemporaryDirectory() as folder:
        made = new_service(Path(folder) / "trust", like="ENG", seed=1, births=asked.births, teams=asked.teams)
        return load_scenario(made.scenario).scenario


def measured(rotas: Rotas, seconds: float) -> Iterator[Line]:
    """Every measure and its value."""
    yield "teams, weeks, duties", f"{len(rotas.rotas)}, {rotas.weeks}, {len(rotas.duties)}"
    yield "seconds", f"{seconds:.1f}"
    for form in DutyForm:
        duties = [duty for duty in rotas.duties if duty.form is form]
        missing = sum(duty.hours for duty in duties if not duty.is_filled)
        if duties:
            hours = sum(duty.hours for duty in duties)
            yield f"unfilled hours, {form}", f"{missing:,.1f} of {hours:,.1f}"
    ours, blind = rotas.attended, rotas.attended_blind
    yield "births expected", f"{ours.births:.1f}"
    for name, known, unknown in (
        ("named midwife", ours.by_named, blind.by_named),
        ("named midwife or buddy", ours.by_named_or_buddy, blind.by_named_or_buddy),
        ("team", ours.by_team, blind.by_team),
    ):
        parts = f"{known / ours.births:.1%}, blind {unknown / ours.births:.1%}" if ours.births else ""
        yield f"attended by {name}", f"{known:.1f}, blind {unknown:.1f} ({parts})"
    yield from gaps(rotas)


def gaps(rotas: Rotas) -> Iterator[Line]:
    """The widest and the mean gap of each aim over all teams."""
    for rule in RotaRuleId:
        found = [aim.gap for rota in rotas.rotas for aim in rota.aims if aim.rule is rule]
        known = [gap for gap in found if gap is not None]
        if known:
            yield f"gap of {rule}", f"at most {max(known):.2%}, mean {sum(known) / len(known):.2%}"


if __name__ == "__main__":
    main()
