"""How each team looks for one woman: the step at which it falls away, or where it is full."""

from dataclasses import dataclass
from enum import StrEnum

from models.vocabulary import whom_words
from planner.explain.fullness import Fullness
from planner.explain.holders import Holders, holders
from planner.explain.ledger import Ledger
from planner.prepare.problem import Step


class Verdict(StrEnum):
    """What speaks for or against a team, for one woman."""

    HERS = "her team"
    FULL = "full"
    MIDWIVES_FULL = "its midwives are full"
    ROOM = "has room"
    NOT_RUNNING = "does not run on her due date"
    TOO_FAR = "too far"
    DOES_NOT_ACCEPT = "does not accept her"
    TOO_LATE = "too late in pregnancy"
    NOT_OPENED = "not opened by this plan"
    TOO_SMALL = "below its smallest size"
    NO_MIDWIFE = "no midwife may be named for her"


_VERDICT_OF_STEP = {
    Step.RUNS: Verdict.NOT_RUNNING,
    Step.REACH: Verdict.TOO_FAR,
    Step.ACCEPTS: Verdict.DOES_NOT_ACCEPT,
    Step.GESTATION: Verdict.TOO_LATE,
    Step.OPENED: Verdict.NOT_OPENED,
    Step.SIZE: Verdict.TOO_SMALL,
    Step.MIDWIFE: Verdict.NO_MIDWIFE,
}


@dataclass(frozen=True)
class TeamLook:
    """One team as it looks for one woman."""

    team_id: str
    name: str
    minutes: float
    """One way."""
    most_minutes: float
    """The team's travel limit."""
    usual_minutes: float
    """The policy's travel limit, for teams without one of their own."""
    in_catchment: bool
    """Whether her area is in the team's catchment, whatever the travel time."""
    accepts: tuple[str, ...]
    """Needs any of which is asked for, risk factors or others; empty accepts everyone."""
    wte: float
    """The team's staff time in the month of her due date, WTE."""
    verdict: Verdict
    detail: str
    """The verdict in numbers; empty where it needs none."""
    full: tuple[Fullness, ...]
    """The team's limits that have no room for her, in the months that count her."""
    held_by: Holders | None
    """Who has the places of a full team, in the stretch of time with least left; none if it is not full."""


def team_looks(ledger: Ledger, row: int) -> tuple[TeamLook, ...]:
    """Every team for the woman at `row`, nearest first."""
    looks = [team_look(ledger, row, team) for team in range(len(ledger.problem.teams))]
    return tuple(sorted(looks, key=lambda look: (look.minutes, look.team_id)))


def team_look(ledger: Ledger, row: int, index: int) -> TeamLook:
    """The team at position `index` for the woman at `row`."""
    problem, team = ledger.problem, ledger.problem.teams[index]
    limits = ledger.scenario.policy.limits
    area = ledger.scenario.service.area[problem.women[row].area_id]
    verdict, full = _verdict(ledger, row, index)
    return TeamLook(
        team_id=team.team_id,
        name=team.name,
        minutes=ledger.minutes[area.area_id, team.team_id],
        most_minutes=limits.max_travel_minutes_of(team),
        usual_minutes=limits.max_travel_minutes,
        in_catchment=team.team_id in area.catchment_team_id,
        accepts=team.accepts,
        wte=float(ledger.problem.team_wte[index, problem.month[row]]),
        verdict=verdict,
        detail=_detail(ledger, row, index, verdict),
        full=full,
        held_by=holders(ledger, index, full),
    )


def _verdict(ledger: Ledger, row: int, team: int) -> tuple[Verdict, tuple[Fullness, ...]]:
    if ledger.team[row] == team:
        return Verdict.HERS, ()
    step = Step(int(ledger.step[row, team]))
    if step is not Step.PASSES:
        return _VERDICT_OF_STEP[step], ()
    if full := ledger.full_team(row, team):
        return Verdict.FULL, full
    free = [m for m in ledger.problem.midwives_of(team) if ledger.problem.may_name[row, m]]
    if all(ledger.full_midwife(row, int(midwife)) for midwife in free):
        return Verdict.MIDWIVES_FULL, ()
    return Verdict.ROOM, ()


def _detail(ledger: Ledger, row: int, team: int, verdict: Verdict) -> str:
    limits, problem = ledger.scenario.policy.limits, ledger.problem
    month = ledger.scenario.months[int(problem.month[row])]
    match verdict:
        case Verdict.TOO_SMALL:
            wte = ledger.problem.team_wte[team, problem.month[row]]
            return f"{wte:.1f} WTE in {month}, at least {limits.team_wte_min:g} needed"
        case Verdict.TOO_LATE:
            days = problem.women[row].gestation_days(ledger.scenario.as_of)
            return f"{days // 7}+{days % 7} weeks, under {limits.latest_gestation_weeks:g} needed"
        case Verdict.DOES_NOT_ACCEPT:
            return f"takes only {whom_words(problem.teams[team].accepts)}"
        case Verdict.MIDWIVES_FULL:
            free = int(problem.may_name[row, problem.midwives_of(team)].sum())
            return f"each of the {free} who may be named for her has her share of births"
        case _:
            return ""
