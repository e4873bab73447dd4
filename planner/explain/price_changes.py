"""Staff time that places everyone of a tier, as changes of a what-if scenario: to be pasted and planned.

A new team is told in the neighbourhood nearest to the team that it is like, and takes in its catchment those
from which only that team can be reached.
"""

from collections.abc import Iterator, Sequence
from math import ceil, cos, hypot, radians

import numpy as np

from models import Price, Team, TeamKind
from planner.explain.ledger import Ledger
from planner.prepare import Step
from planner.prepare.travel import minutes_between

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


def staff_wte(ledger: Ledger, prices: Sequence[Price]) -> float:
    """What these changes employ: whole midwives of equal hours, teams no smaller than they may be."""
    return sum(
        midwives * each
        for price in prices
        for wte in new_teams(ledger, price) or (price.wte,)
        for midwives, each in (_midwives(wte),)
    )


def _of(ledger: Ledger, price: Price) -> Iterator[str]:
    team = ledger.scenario.service.team[price.team_id]
    sizes = new_teams(ledger, price)
    if not sizes:
        yield _recruit(team.team_id, price.wte)
        return
    known = set(ledger.scenario.service.team)
    numbers = (number for number in range(2, len(known) + len(sizes) + 2))
    base = _area(ledger, team)
    beyond = ", ".join(_out_of_reach(ledger, team, base))
    for wte in sizes:
        name = next(name for number in numbers if (name := f"{team.team_id}_{number}") not in known)
        yield _open(base, team, name)
        if beyond:
            yield f"- change_team: {{team: {name}, catchment_adds: [{beyond}]}}"
        yield _recruit(name, wte)


def _out_of_reach(ledger: Ledger, like: Team, base: str) -> Iterator[str]:
    """Neighbourhoods of women who may join the team, from which they could not reach one in `base`."""
    usual = ledger.scenario.policy.limits.max_travel_minutes_of(like)
    at, service = ledger.team_at[like.team_id], ledger.scenario.service
    may_join = np.flatnonzero(ledger.step[:, at] == Step.PASSES)
    homes = sorted({ledger.problem.women[woman].area_id for woman in may_join})
    places = np.array([(service.area[home].latitude, service.area[home].longitude) for home in homes])
    there = np.array([[service.area[base].latitude, service.area[base].longitude]])
    minutes = minutes_between(places.reshape(-1, 2), there)[:, 0]
    yield from (home for home, away in zip(homes, minutes, strict=True) if away > usual + TOLERANCE)


def _open(base: str, like: Team, name: str) -> str:
    """A new team as near, that takes the same women at the same ratio: of its kind where that says whom."""
    own = {
        "max_travel_minutes": like.max_travel_minutes,
        "births_per_wte_year": like.births_per_wte_year,
    }
    keys = "".join(f", {key}: {value:g}" for key, value in own.items() if value is not None)
    if like.accepts:
        keys += f", accepts: [{', '.join(like.accepts)}]"
    kind = like.kind if like.accepts else TeamKind.GEOGRAPHIC
    return f"- open_team: {{team: {name}, kind: {kind}, in_area: {base}{keys}}}"


def _recruit(team_id: str, wte: float) -> str:
    midwives, each = _midwives(wte)
    return f"- recruit: {{midwives: {midwives}, wte_each: {each:g}, team: {team_id}}}"


def _midwives(wte: float) -> tuple[int, float]:
    """So many midwives of equal hours, in whole hundredths of a WTE."""
    midwives = max(ceil(wte - TOLERANCE), 1)
    return midwives, max(ceil(100 * wte / midwives - TOLERANCE) / 100, 0.1)


def _area(ledger: Ledger, team: Team) -> str:
    """The neighbourhood nearest to the team's base, the first of equals."""
    east = cos(radians(team.latitude))

    def away(area_id: str) -> tuple[float, str]:
        """How far a neighbourhood is from the team, by name where as far."""
        area = ledger.scenario.service.area[area_id]
        return hypot(area.latitude - team.latitude, east * (area.longitude - team.longitude)), area_id

    return min(ledger.scenario.service.area, key=away)
