"""What would place them: the least staff time, in which team, as far as the counting of a set goes."""

from collections.abc import Sequence
from math import inf

import numpy as np

from models import Price
from planner.prepare.problem import Flags, Ints
from planner.proof.flow import serve
from planner.proof.register import Register
from planner.proof.search import Piece, women_of
from planner.proof.tally import fewest, step_of

TENTHS = 10
MOST_TENTHS = 10_000
MOST_TEAMS_TRIED = 5
"""Teams tried one by one, those that most women could reach first."""


class Shortage:
    """One piece as flows: all its women ask for the places there, and those of earlier tiers alone.

    New places go to women of earlier tiers whom the plan leaves out before they help the tier itself.
    """

    def __init__(self, register: Register, tier: int, piece: Piece) -> None:
        counted, counting = piece.tally, piece.counting
        asking = women_of(counted)
        self.piece = piece
        self.unit = step_of(counting.load[asking])
        kinds, kind = np.unique(register.kind[asking], return_inverse=True)
        self.kinds: Flags = register.kinds[kinds]
        load = counting.load[asking]
        self.all = np.bincount(kind, load, len(kinds)).astype(np.int64)
        self.earlier = np.bincount(kind, load * (register.problem.tier[asking] < tier), len(kinds)).astype(
            np.int64
        )
        self.heaviest_first: Ints = np.sort(counting.load[counted.women])[::-1]
        self.places: Ints = counting.lefts(piece.window) // self.unit * self.unit

    def missing(self, demand: Ints, more: dict[int, int]) -> int:
        """Load that stays unserved when teams have `more` places."""
        places = self.places.copy()
        for team, extra in more.items():
            places[team] += extra
        return int(demand.sum()) - serve(self.kinds, demand, places).value

    def useful(self, demand: Ints, team: int, more: dict[int, int]) -> int:
        """The most places that help in one team, others having `more`.

        What a largest flow serves grows with one team's places by as much, until it grows no further.
        """
        plenty = more | {team: int(demand.sum())}
        return self.missing(demand, more) - self.missing(demand, plenty)

    def for_one(self, team: int) -> int | None:
        """Places in a team with which one woman of the tier fewer must stay out; none if they never help."""
        missing = self.missing(self.all, {}) - self.missing(self.earlier, {})
        fewer = fewest(self.heaviest_first, missing) - 1
        needed = missing - int(self.heaviest_first[:fewer].sum())
        first = self.useful(self.earlier, team, {})
        helps = self.useful(self.all, team, {}) - first
        return first + needed if helps >= needed else None

    def tenths(self, team: int, places: int) -> float:
        """Least staff time, in tenths of a WTE, that gives a team so many more places."""
        counting, window, unit = self.piece.counting, self.piece.window, self.unit
        for tenths in range(1, MOST_TENTHS):
            left = int(counting.lefts(window, tenths / TENTHS)[team])
            if left // unit * unit - int(self.places[team]) >= places:
                return tenths
        return inf


def order_of(register: Register, shortages: Sequence[Shortage]) -> list[int]:
    """Teams of a set, those first that most of its women could reach."""
    women = np.concatenate([women_of(shortage.piece.tally) for shortage in shortages])
    reach = register.eligible[women].sum(axis=0)
    teams = np.flatnonzero(shortages[0].piece.teams)
    return [int(team) for team in teams[np.argsort(-reach[teams], kind="stable")]]


def price_one(register: Register, shortages: Sequence[Shortage], teams: Sequence[int]) -> Price | None:
    """The least staff time with which one woman fewer must stay out in some stretch of time."""
    found: list[tuple[float, int, int]] = []
    for shortage in shortages:
        for rank, team in enumerate(teams[:MOST_TEAMS_TRIED]):
            if places := shortage.for_one(team):
                found.append((shortage.tenths(team, places), rank, team))
    if not found or min(found)[0] == inf:
        return None
    tenths, _, team = min(found)
    return _price(register, team, tenths)


def price_all(register: Register, shortages: Sequence[Shortage], teams: Sequence[int]) -> tuple[Price, ...]:
    """Staff time with which nobody must stay out: in one team if one can serve them all, else in several."""
    single = (tenths for team in teams[:MOST_TEAMS_TRIED] if (tenths := _spread(shortages, [team])))
    needed = next(single, None) or _spread(shortages, teams)
    if inf in needed.values():
        return ()
    return tuple(_price(register, team, tenths) for team, tenths in needed.items())


def _spread(shortages: Sequence[Shortage], teams: Sequence[int]) -> dict[int, float]:
    """Tenths of a WTE for each team, one filled after another; empty if these teams cannot serve all."""
    needed: dict[int, float] = {}
    for shortage in shortages:
        more: dict[int, int] = {}
        for team in teams:
            if places := shortage.useful(shortage.all, team, more):
                more[team] = places
                needed[team] = max(needed.get(team, 0), shortage.tenths(team, places))
        if shortage.missing(shortage.all, more):
            return {}
    return needed


def _price(register: Register, team: int, tenths: float) -> Price:
    return Price(team_id=register.problem.teams[team].team_id, wte=tenths / TENTHS)
