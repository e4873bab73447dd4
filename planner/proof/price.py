"""What would place them: the least staff time, in which team, as far as the counting of a set goes."""

from collections.abc import Sequence
from math import inf

import numpy as np

from models import Price
from planner.prepare.problem import Flags, Ints
from planner.proof.flow import serve
from planner.proof.register import Register
from planner.proof.search import Piece
from planner.proof.tally import fewest, step_of

TENTHS = 10
MOST_TENTHS = 10_000
MOST_TEAMS_TRIED = 5
"""Teams tried one by one, those that most women left out could reach first."""


class Shortage:
    """One piece as a flow: women whom the plan places, and all of the tier, ask for the places there."""

    def __init__(self, register: Register, tier: int, piece: Piece) -> None:
        counted, counting = piece.tally, piece.counting
        before = counted.before[register.placed[counted.before]]
        asking = np.concatenate([counted.women, before])
        self.piece = piece
        self.unit = step_of(counting.load[np.concatenate([counted.women, counted.before])])
        kinds, kind = np.unique(register.kind[asking], return_inverse=True)
        self.kinds: Flags = register.kinds[kinds]
        self.demand = np.bincount(kind, weights=counting.load[asking]).astype(np.int64)
        self.heaviest_first: Ints = np.sort(counting.load[counted.women])[::-1]
        self.left_out = counted.women[~register.placed[counted.women]]
        self.places: Ints = counting.lefts(piece.window) // self.unit * self.unit

    def missing(self, more: dict[int, int]) -> int:
        """Load that stays unserved when teams have `more` places."""
        places = self.places.copy()
        for team, extra in more.items():
            places[team] += extra
        return int(self.demand.sum()) - serve(self.kinds, self.demand, places).value

    def useful(self, team: int, more: dict[int, int]) -> int:
        """The most places that help in one team, others having `more`.

        What a largest flow serves grows with one team's places by as much, until it grows no further.
        """
        return self.missing(more) - self.missing(more | {team: int(self.demand.sum())})

    def for_one(self) -> int:
        """Places with which one woman fewer must stay out."""
        missing = self.missing({})
        fewer = fewest(self.heaviest_first, missing) - 1
        return missing - int(self.heaviest_first[:fewer].sum())

    def tenths(self, team: int, places: int) -> float:
        """Least staff time, in tenths of a WTE, that gives a team so many more places."""
        counting, window, unit = self.piece.counting, self.piece.window, self.unit
        for tenths in range(1, MOST_TENTHS):
            left = int(counting.lefts(window, tenths / TENTHS)[team])
            if left // unit * unit - int(self.places[team]) >= places:
                return tenths
        return inf


def order_of(register: Register, shortages: Sequence[Shortage]) -> list[int]:
    """Teams of a set, those first that most of its women left out could reach."""
    out = np.concatenate([shortage.left_out for shortage in shortages])
    reach = register.eligible[out].sum(axis=0)
    teams = np.flatnonzero(shortages[0].piece.teams)
    return [int(team) for team in teams[np.argsort(-reach[teams], kind="stable")]]


def price_one(register: Register, shortages: Sequence[Shortage], teams: Sequence[int]) -> Price | None:
    """The least staff time with which one woman fewer must stay out in some stretch of time."""
    found: list[tuple[float, int, int]] = []
    for shortage in shortages:
        places = shortage.for_one()
        for rank, team in enumerate(teams[:MOST_TEAMS_TRIED]):
            if shortage.useful(team, {}) >= places:
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
            if places := shortage.useful(team, more):
                more[team] = places
                needed[team] = max(needed.get(team, 0), shortage.tenths(team, places))
        if shortage.missing(more):
            return {}
    return needed


def _price(register: Register, team: int, tenths: float) -> Price:
    return Price(team_id=register.problem.teams[team].team_id, wte=tenths / TENTHS)
