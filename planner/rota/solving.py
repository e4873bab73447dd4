"""One team's rota: its roster for the engine, solved with and without the caseload in view, and read back."""

from collections.abc import Callable, Mapping

from models import BirthsAttended, Duty, Rota, RotaAim, RotaRuleId, Sense, Status
from planner.rota.aims import aims_of
from planner.rota.attendance import attended
from planner.rota.decoding import duties_of, lawful
from planner.rota.engine import Kind, Roster, Solution, Stop, Watch, solve
from planner.rota.engine import Status as Proof
from planner.rota.engine.roster import Duties
from planner.rota.engine.score import values
from planner.rota.fairness import TENTHS
from planner.rota.known import THOUSAND
from planner.rota.laws import worker_of
from planner.rota.sequences import forbidden
from planner.rota.team import Team

EFFORT = 0.06
"""What the engine is given for a team of eight; more of it closes gaps slowly."""
MINOR = (RotaRuleId.FAIR_SHARES, RotaRuleId.STEADY_PATTERN)
"""Aims of which no useful bound is known: they are searched lightly."""
BLIND_EFFORT = 0.02
"""Of the rota that does not know the caseload: it is for comparison alone."""


def roster_of(team: Team, *, blind: bool = False) -> Roster:
    """The engine's view of a team; a blind one is for comparison and leaves out the days' pattern."""
    after = forbidden(team.policy.limits, team.book)
    return Roster(
        days=len(team.stretch.days),
        kinds=tuple(
            Kind(_name(number, team), entry.minutes, after.get(number, ()))
            for number, entry in enumerate(team.book.entries)
        ),
        workers=tuple(worker_of(team, member) for member in team.members),
        aims=tuple(
            aim._replace(is_minor=aim.id in MINOR)
            for aim in aims_of(team, blind=blind)
            if not (blind and aim.id == RotaRuleId.STEADY_PATTERN)
        ),
        weekends=team.stretch.weekends,
    )


def _name(number: int, team: Team) -> str:
    entry = team.book.entries[number]
    return entry.kind.id if entry.day is None else f"{entry.kind.id} {entry.day}"


def rota_of(team: Team, *, effort: float = 1.0, stop: Stop | None = None) -> Rota:
    """Solve one team's rota; raises nothing, whatever was given."""
    roster = roster_of(team)
    solution = solve(roster, effort=effort * EFFORT, watch=Watch(stop=stop))
    kept = lawful(team, solution.duties)
    duties = duties_of(team, kept)
    aims = tuple(_aims(roster, kept, solution))
    return Rota(
        team_id=team.team_id,
        first_day=team.stretch.first_day,
        weeks=team.stretch.weeks,
        status=_status(solution, stop),
        midwives=tuple(member.midwife.midwife_id for member in team.members),
        duties=duties,
        aims=aims,
        attended=attended(team, duties),
        attended_blind=_blind(team, effort * BLIND_EFFORT, stop),
        warnings=_warnings(team, solution),
    )


def _blind(team: Team, effort: float, stop: Stop | None) -> BirthsAttended:
    """What a rota reaches that fills the same duties and shares them fairly."""
    solution = solve(roster_of(team, blind=True), effort=effort, watch=Watch(stop=stop))
    duties: tuple[Duty, ...] = duties_of(team, lawful(team, solution.duties))
    return attended(team, duties)


def _status(solution: Solution, stop: Stop | None) -> Status:
    if stop is not None and stop.is_asked:
        return Status.STOPPED
    return Status.PROVEN if solution.status is Proof.OPTIMAL else Status.GAP


def _aims(roster: Roster, duties: Duties, solution: Solution) -> list[RotaAim]:
    """Each aim of the catalogue with its value and bound, in its own unit."""
    worth = dict(zip((aim.id for aim in roster.aims), values(roster, duties), strict=True))
    wanted = {aim.id: sum(cover.wanted for cover in aim.cover) for aim in roster.aims}
    found = []
    for reached in solution.aims:
        if reached.id in _UNITS:
            to_unit = _UNITS[reached.id]
            of, value = wanted[reached.id], worth[reached.id]
            bound = None if reached.bound is None else min(reached.bound, value)
            found.append(
                RotaAim(
                    rule=RotaRuleId(reached.id),
                    sense=_SENSES[reached.id],
                    value=to_unit(of, value),
                    bound=None if bound is None else to_unit(of, bound),
                )
            )
    return found


def _filled(wanted: int, missing: int) -> float:
    return float(wanted - missing)


_UNITS: Mapping[str, Callable[[int, int], float]] = {
    RotaRuleId.ON_CALL_FILLED: _filled,
    RotaRuleId.DUTIES_FILLED: _filled,
    RotaRuleId.KNOWN_MIDWIFE: lambda _, cost: -cost / THOUSAND,
    RotaRuleId.REQUESTS_MET: lambda _, cost: float(cost),
    RotaRuleId.FAIR_SHARES: lambda _, cost: cost / TENTHS,
    RotaRuleId.STEADY_PATTERN: lambda _, cost: float(cost),
}
"""From what the engine keeps small to the unit of the rule."""
_MOST = (RotaRuleId.ON_CALL_FILLED, RotaRuleId.DUTIES_FILLED, RotaRuleId.KNOWN_MIDWIFE)
_SENSES: Mapping[str, Sense] = {rule: Sense.MOST if rule in _MOST else Sense.LEAST for rule in RotaRuleId}


def _warnings(team: Team, solution: Solution) -> tuple[str, ...]:
    names = [team.members[number].midwife.midwife_id for number in solution.unlawful]
    return tuple(
        f"{name} has fixed duties that break a rule among themselves; she is given no others"
        for name in names
    )
