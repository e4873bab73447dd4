"""The rotas of all teams of a plan."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import NamedTuple

from models import Plan, Rota, Rotas, Scenario
from planner.rota.engine import Stop
from planner.rota.prepare import team_of
from planner.rota.solving import rota_of
from planner.rota.staff import absences
from planner.rota.stretch import Stretch


class Progress(NamedTuple):
    """A team whose rota is made."""

    team_id: str
    done: int
    """Teams whose rotas are made."""
    teams: int
    """All teams."""


def plan_hash(plan: Plan) -> str:
    """SHA-256 of a plan in its canonical form: fields as declared, rows by id."""
    return hashlib.sha256(plan.model_dump_json().encode()).hexdigest()


def teams_of(scenario: Scenario, plan: Plan, stretch: Stretch) -> tuple[str, ...]:
    """The teams that run on any day of a rota, those that the plan opens among them, by id."""
    return tuple(
        team.team_id
        for team in scenario.service.teams
        if (not team.is_proposed or team.team_id in plan.opened_teams)
        and any(team.is_open(day) for day in stretch.days)
    )


def make_rotas(  # noqa: PLR0913  # each is a question of its own, and named
    scenario: Scenario,
    plan: Plan,
    *,
    first_day: date,
    weeks: int = 6,
    teams: Sequence[str] | None = None,
    after: Rotas | None = None,
    repair: Rotas | None = None,
    absent: Sequence[tuple[str, date, date]] = (),
    workers: int = 1,
    effort: float = 1.0,
    progress: Callable[[Progress], None] | None = None,
    stop: Stop | None = None,
) -> Rotas:
    """Solve the teams' rotas, so many at a time, each by itself: their number changes the time alone."""
    stretch = Stretch(first_day, weeks)
    chosen = [team for team in teams_of(scenario, plan, stretch) if teams is None or team in teams]
    away = tuple(absences(absent))

    def one(team_id: str) -> Rota:
        team = team_of(scenario, plan, team_id, stretch, after=after, repair=repair, absent=away)
        return rota_of(team, effort=effort, stop=stop)

    return Rotas(
        scenario=scenario.name,
        as_of=scenario.as_of,
        plan_hash=plan_hash(plan),
        first_day=first_day,
        weeks=weeks,
        rotas=tuple(_in_turn(one, chosen, workers, progress, stop)),
    )


def _in_turn(
    one: Callable[[str], Rota],
    teams: Sequence[str],
    workers: int,
    progress: Callable[[Progress], None] | None,
    stop: Stop | None,
) -> list[Rota]:
    """Each team's rota in order; Ctrl-C, or a fault, ends those that are being solved."""
    found: list[Rota] = []
    stop = stop or Stop()
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        try:
            for rota in pool.map(one, teams):
                found.append(rota)
                if progress is not None:
                    progress(Progress(rota.team_id, len(found), len(teams)))
        except BaseException:
            stop.ask()
            pool.shutdown(cancel_futures=True)
            raise
    return found
