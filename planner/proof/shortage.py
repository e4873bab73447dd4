"""One stretch of time of one limit as flows: what women ask for, and what more places would serve."""

from collections.abc import Sequence
from math import inf

import numpy as np

from planner.prepare.problem import Flags, Ints
from planner.proof.counting import Counting
from planner.proof.flow import serve
from planner.proof.register import Register
from planner.proof.tally import fewest, step_of

TENTHS = 10
MOST_TENTHS = 10_000


class Shortage:
    """Women of a tier ask for places in one stretch of time, and so do all women of earlier tiers then.

    New places go to women of earlier tiers whom the plan leaves out before they help the tier itself.
    """

    def __init__(self, register: Register, counting: Counting, window: int, tier: int, hers: Ints) -> None:
        tiers, counted = register.problem.tier, counting.windows.women[:, window]
        before = np.flatnonzero(register.waiting & counted & (tiers < tier))
        asking = np.concatenate([hers, before])
        kinds, kind = np.unique(register.kind[asking], return_inverse=True)
        load = counting.load[asking]
        self.counting, self.window, self.hers = counting, window, hers
        self.unit = step_of(load)
        self.kinds: Flags = register.kinds[kinds]
        self.all = np.bincount(kind, load, len(kinds)).astype(np.int64)
        self.earlier = np.bincount(kind, load * (tiers[asking] < tier), len(kinds)).astype(np.int64)
        self.left_out = int(np.count_nonzero(~register.placed[hers]))
        self.heaviest_first: Ints = np.sort(counting.load[hers])[::-1]
        self.places: Ints = counting.lefts(window) // self.unit * self.unit

    def missing(self, demand: Ints, more: dict[int, int]) -> int:
        """Load that stays unserved when teams have `more` places."""
        places = self.places.copy()
        for team, extra in more.items():
            places[team] += extra
        return int(demand.sum()) - serve(self.kinds, demand, places).value

    def least_missing(self, teams: Sequence[int]) -> int:
        """Load that stays unserved however many places these teams have."""
        return self.missing(self.all, dict.fromkeys(teams, int(self.all.sum())))

    def useful(self, demand: Ints, team: int, more: dict[int, int]) -> int:
        """The most places that help in one team, others having `more`.

        What a largest flow serves grows with one team's places by as much, until it grows no further.
        """
        plenty = more | {team: int(demand.sum())}
        return self.missing(demand, more) - self.missing(demand, plenty)

    def for_one(self, team: int) -> int | None:
        """Places in a team with which one woman of the tier fewer stays out; none if they never help.

        Fewer than the plan leaves out, too: the plan may leave her a place that an earlier tier takes.
        """
        missing = self.missing(self.all, {}) - self.missing(self.earlier, {})
        fewer = min(fewest(self.heaviest_first, missing), self.left_out) - 1
        needed = missing - int(self.heaviest_first[:fewer].sum())
        first = self.useful(self.earlier, team, {})
        helps = self.useful(self.all, team, {}) - first
        return first + needed if helps >= needed else None

    def tenths(self, team: int, places: int) -> float:
        """Least staff time, in tenths of a WTE, that gives a team so many more places."""
        counting, window, unit = self.counting, self.window, self.unit
        for tenths in range(1, MOST_TENTHS):
            left = int(counting.lefts(window, tenths / TENTHS)[team])
            if left // unit * unit - int(self.places[team]) >= places:
                return tenths
        return inf


def shortages(register: Register, limits: Sequence[Counting], tier: int, hers: Ints) -> list[Shortage]:
    """Every stretch of time of every limit in which not all of `hers` and of the earlier tiers have places.

    `hers` are positions of women of the tier.
    """
    found = []
    for counting in limits:
        for window in range(len(counting.windows.labels)):
            counted = hers[counting.windows.women[hers, window]]
            shortage = Shortage(register, counting, window, tier, counted)
            if len(shortage.all) and shortage.missing(shortage.all, {}):
                found.append(shortage)
    return found
