"""One team's rota: its roster for the engine, solved with and without the caseload in view, and read back."""

from collections.abc import Iterator, Mapping

from models import BirthsAttended, Duty, Rota, RotaAim, RotaRuleId, Sense, Status
from planner.rota.aims import VISITS, aims_of
from planner.rota.attendance import attended
from planner.rota.decoding import duties_of, lawful
from planner.rota.engine import OFF, Aim, Kind, Roster, Solution, Watch, solve
from planner.rota.engine import Status as Proof
from planner.rota.engine.roster import Duties
from planner.rota.engine.score import values
from planner.rota.fairness import TENTHS, uneven
from planner.rota.hours_asked import contract_warning
from planner.rota.known import THOUSAND
from planner.rota.laws import worker_of
from planner.rota.on_call_least import short_warning
from planner.rota.on_call_often import often_warning, preceptee_warning
from planner.rota.on_call_share import raised_share, raised_warning, share_that_fills
from planner.rota.sequences import forbidden
from planner.rota.stopped import NOT_BEGUN, at_hand, better, said_stopped
from planner.rota.team import Team
from planner.rota.visited import visited

EFFORT = 0.06
"""What the engine is given for a team of eight; more of it closes gaps slowly."""
MINOR = (VISITS, RotaRuleId.FAIR_SHARES, RotaRuleId.STEADY_PATTERN)
"""Aims whose bound nobody is told, or of which no useful one is known: they are searched lightly."""
FILLING = 2
"""The first aims, duties on call and others: they know nothing of the caseload."""
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
        aims=_aims_sought(team, blind=blind),
        weekends=team.stretch.weekends,
    )


def _aims_sought(team: Team, *, blind: bool) -> tuple[Aim, ...]:
    return tuple(
        aim._replace(is_minor=aim.id in MINOR)
        for aim in aims_of(team, blind=blind)
        if not (blind and aim.id == RotaRuleId.STEADY_PATTERN)
    )


def _name(number: int, team: Team) -> str:
    entry = team.book.entries[number]
    return entry.kind.id if entry.day is None else f"{entry.kind.id} {entry.day}"


def rota_of(team: Team, *, effort: float = 1.0, watch: Watch | None = None) -> Rota:
    """Solve one team's rota; raises nothing, whatever was given, and whenever the watch ends it."""
    given, watch = team, watch or Watch()
    is_begun = watch.seconds_left > 0
    team, roster, filled, solution = _solved(team, effort * EFFORT, watch)
    is_stopped = watch.is_over
    if is_stopped:
        solution = better(solution, at_hand(team, roster))
    kept = lawful(team, solution.duties)
    duties = duties_of(team, kept)
    births, visits = attended(team, duties), visited(team, duties)
    aims = tuple(_aims(team, roster, kept, solution, births))
    return Rota(
        team_id=team.team_id,
        first_day=team.stretch.first_day,
        weeks=team.stretch.weeks,
        status=_status(solution, is_stopped=is_stopped),
        midwives=tuple(member.midwife.midwife_id for member in team.members),
        duties=tuple(map(said_stopped, duties)) if is_stopped else duties,
        aims=aims,
        attended=births,
        antenatal=visits.antenatal,
        postnatal=visits.postnatal,
        attended_blind=(
            BirthsAttended() if is_stopped else _blind(team, roster, filled, effort * BLIND_EFFORT, watch)
        ),
        warnings=(
            *(() if is_begun else (NOT_BEGUN,)),
            *(() if is_stopped else (*_unlawful(team, solution), *short_warning(team, kept))),
            *raised_warning(given, team),
            *often_warning(team, kept),
            *preceptee_warning(team),
            *contract_warning(team),
        ),
        raised_on_call_share=raised_share(given, team),
    )


def _solved(team: Team, effort: float, watch: Watch) -> tuple[Team, Roster, Solution, Solution]:
    """The team and its roster, with the duties filled, then with every aim served."""
    roster = roster_of(team)
    if watch.seconds_left <= 0:
        standing = at_hand(team, roster)
        return team, roster, standing, standing
    team, roster, filled = _filled_first(team, roster, effort, watch)
    return team, roster, filled, solve(roster, effort=effort, watch=watch, after=filled)


def _filled_first(team: Team, roster: Roster, effort: float, watch: Watch) -> tuple[Team, Roster, Solution]:
    """The team with its duties filled; on call so often as it needs where a limit would leave gaps."""

    def solved(roster: Roster, aims: int = FILLING) -> Solution:
        """The best duties under the first aims."""
        return solve(roster._replace(aims=roster.aims[:aims]), effort=effort, watch=watch)

    solution = solved(roster)
    missing = solution.aims[0].value
    if not missing or watch.seconds_left <= 0:
        return team, roster, solution
    raised = share_that_fills(team, missing, lambda of: solved(roster_of(of), 1).aims[0].value)
    if raised is team:
        return team, roster, solution
    again = solved(of := roster_of(raised))
    is_worse = watch.is_over and better(solution, again) is solution
    return (team, roster, solution) if is_worse else (raised, of, again)


def _blind(team: Team, roster: Roster, filled: Solution, effort: float, watch: Watch) -> BirthsAttended:
    """What a rota reaches that fills the same duties and shares them fairly; nothing if it is stopped."""
    blind = roster._replace(aims=_aims_sought(team, blind=True))
    solution = solve(blind, effort=effort, watch=watch, after=filled)
    if watch.is_over:
        return BirthsAttended()
    duties: tuple[Duty, ...] = duties_of(team, lawful(team, solution.duties))
    return attended(team, duties)


def _status(solution: Solution, *, is_stopped: bool) -> Status:
    if is_stopped:
        return Status.STOPPED
    return Status.PROVEN if solution.status is Proof.OPTIMAL else Status.GAP


def _aims(
    team: Team, roster: Roster, duties: Duties, solution: Solution, births: BirthsAttended
) -> Iterator[RotaAim]:
    """Each aim of the catalogue with its value, and a bound as far beyond it as the engine's lies."""
    kept = dict(zip((aim.id for aim in roster.aims), values(roster, duties), strict=True))
    for reached in solution.aims:
        if reached.id in _UNITS:
            rule = RotaRuleId(reached.id)
            value = _value(team, rule, kept[rule], births, duties)
            beyond = None if reached.bound is None else max(0, kept[rule] - reached.bound) * _UNITS[rule]
            sense = Sense.LEAST if rule in _LEAST else Sense.MOST
            yield RotaAim(rule=rule, sense=sense, value=value, bound=_bound(sense, value, beyond))


def _bound(sense: Sense, value: float, beyond: float | None) -> float | None:
    if not beyond:
        return None if beyond is None else value
    return value + beyond if sense is Sense.MOST else max(0.0, value - beyond)


def _value(team: Team, rule: RotaRuleId, cost: int, births: BirthsAttended, duties: Duties) -> float:
    """What an aim comes to, as the catalogue defines it."""
    if rule is RotaRuleId.KNOWN_MIDWIFE:
        return births.by_named + births.by_named_or_buddy
    if rule is RotaRuleId.FAIR_SHARES:
        return round(uneven(team, duties), 6)
    if rule is RotaRuleId.REQUESTS_MET:
        return float(sum(row.weight for row in team.requests) - cost)
    if rule in (RotaRuleId.STEADY_PATTERN, RotaRuleId.ON_CALL_LEAST):
        return float(cost)
    on_call = rule is RotaRuleId.ON_CALL_FILLED
    return float(sum(team.kind(int(kind)).is_on_call is on_call for kind in duties[duties != OFF]))


_UNITS: Mapping[str, float] = {
    RotaRuleId.ON_CALL_FILLED: 1,
    RotaRuleId.DUTIES_FILLED: 1,
    RotaRuleId.ON_CALL_LEAST: 1,
    RotaRuleId.KNOWN_MIDWIFE: 2 / THOUSAND,
    RotaRuleId.REQUESTS_MET: 1,
    RotaRuleId.FAIR_SHARES: 1 / TENTHS,
    RotaRuleId.STEADY_PATTERN: 1,
}
"""What 1 of the engine's costs is in the unit of the rule."""
_LEAST = frozenset({RotaRuleId.ON_CALL_LEAST, RotaRuleId.FAIR_SHARES, RotaRuleId.STEADY_PATTERN})


def _unlawful(team: Team, solution: Solution) -> tuple[str, ...]:
    """Whose settled duties cannot stand; of a search that was stopped nobody knows it."""
    names = [team.members[number].midwife.midwife_id for number in solution.unlawful]
    return tuple(
        f"{name} has fixed duties that break a rule among themselves; she is given no others"
        for name in names
    )
