"""Staff time that places everyone of a tier, as changes of a what-if scenario: to be pasted and planned."""

from collections.abc import Iterator, Sequence
from math import ceil, cos, hypot, radians

from models import Price, Team, TeamKind
from planner.explain.ledger import Ledger

TOLERANCE = 1e-9


def as_changes(ledger: Ledger, prices: Sequence[Price]) -> tuple[str, ...]:
    """One line of YAML a change, as they stand below `changes:`; new teams where one may not have it all."""
    return tuple(line for price in prices for line in _of(ledger, price))


def new_teams(ledger: Ledger, price: Price) -> tuple[float, ...]:
    """WTE of each new team that a price needs, in tenths; none where its own team may have the staff time."""
    limits = ledger.scenario.policy.limits
    now = float(ledger.problem.team_wte[ledger.team_at[price.team_id]].max())
    if now + price.wte <= limits.team_wte_max + TOLERANCE:
        return ()
    teams = ceil(price.wte / limits.team_wte_max - TOLERANCE)
    return (max(ceil(10 * price.wte / teams - TOLERANCE) / 10, limits.team_wte_min),) * teams


def _of(ledger: Ledger, price: Price) -> Iterator[str]:
    team = ledger.scenario.service.team[price.team_id]
    sizes = new_teams(ledger, price)
    if not sizes:
        yield _recruit(team.team_id, price.wte)
    known = set(ledger.scenario.service.team)
    numbers = (number for number in range(2, len(known) + len(sizes) + 2))
    for wte in sizes:
        name = next(name for number in numbers if (name := f"{team.team_id}_{number}") not in known)
        yield _open(ledger, team, name)
        yield _recruit(name, wte)


def _open(ledger: Ledger, like: Team, name: str) -> str:
    """A new team as near, that takes the same women at the same ratio: of its kind where that says whom."""
    own = {
        "max_travel_minutes": like.max_travel_minutes,
        "births_per_wte_year": like.births_per_wte_year,
    }
    keys = "".join(f", {key}: {value:g}" for key, value in own.items() if value is not None)
    if like.accepts:
        keys += f", accepts: [{', '.join(like.accepts)}]"
    kind = like.kind if like.accepts else TeamKind.GEOGRAPHIC
    return f"- open_team: {{team: {name}, kind: {kind}, in_area: {_area(ledger, like)}{keys}}}"


def _recruit(team_id: str, wte: float) -> str:
    """So many midwives of equal hours, in whole hundredths of a WTE."""
    midwives = max(ceil(wte - TOLERANCE), 1)
    each = max(ceil(100 * wte / midwives - TOLERANCE) / 100, 0.1)
    return f"- recruit: {{midwives: {midwives}, wte_each: {each:g}, team: {team_id}}}"


def _area(ledger: Ledger, team: Team) -> str:
    """The neighbourhood nearest to the team's base, the first of equals."""
    east = cos(radians(team.latitude))

    def away(area_id: str) -> tuple[float, str]:
        """How far a neighbourhood is from the team, by name where as far."""
        area = ledger.scenario.service.area[area_id]
        return hypot(area.latitude - team.latitude, east * (area.longitude - team.longitude)), area_id

    return min(ledger.scenario.service.area, key=away)
