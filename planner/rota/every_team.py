"""The rotas of all teams of a plan."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from models import Plan, Rota, Rotas, Scenario
from planner.rota.prepare import team_of
from planner.rota.request import Asked, Search, Stops, TeamDone
from planner.rota.solving import rota_of
from planner.rota.staff import absences
from planner.rota.stretch import Stretch
from planner.rota.timing import Timetable


def plan_hash(plan: Plan) -> str:
    """SHA-256 of a plan in its canonical form: fields as declared, rows by id."""
    return hashlib.sha256(plan.model_dump_json().encode()).hexdigest()


def teams_of(scenario: Scenario, plan: Plan, stretch: Stretch) -> tuple[str, ...]:
    """The teams that run on any day of a rota, those that the plan opens among them, by id."""
    return tuple(
        team.team_id
        for team in scenario.service.teams
        if plan.runs(team) and any(team.is_open(day) for day in stretch.days)
    )


def make_rotas(scenario: Scenario, plan: Plan, asked: Asked, search: Search) -> Rotas:
    """Solve the teams' rotas, so many at a time, each by itself: their number changes the time alone."""
    stretch = Stretch(asked.first_day, asked.weeks)
    chosen = [
        each for each in teams_of(scenario, plan, stretch) if asked.teams is None or each in asked.teams
    ]
    away = tuple(absences(asked.absent))
    timetable = Timetable(search, len(chosen))

    def one(team_id: str) -> Rota:
        """The rota of one team."""
        watch = timetable.watch()
        team = team_of(scenario, plan, team_id, stretch, after=asked.after, repair=asked.repair, absent=away)
        return rota_of(team, effort=search.effort, watch=watch)

    return Rotas(
        scenario=scenario.name,
        as_of=scenario.as_of,
        plan_hash=plan_hash(plan),
        first_day=asked.first_day,
        weeks=asked.weeks,
        rotas=tuple(_in_turn(one, chosen, search, timetable.stop)),
    )


def _in_turn(one: Callable[[str], Rota], teams: Sequence[str], search: Search, stop: Stops) -> list[Rota]:
    """Each team's rota in order; Ctrl-C, or a fault, ends those that are being solved."""
    found: list[Rota] = []
    with ThreadPoolExecutor(max_workers=max(1, search.workers)) as pool:
        try:
            for rota in pool.map(one, teams):
                found.append(rota)
                if search.progress is not None:
                    search.progress(TeamDone(rota.team_id, len(found), len(teams)))
        except BaseException:
            stop.ask()
            pool.shutdown(cancel_futures=True)
            raise
    return found
