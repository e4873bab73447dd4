"""One stretch of time of one limit as flows: what women ask for, and what more places would serve."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from math import inf

import numpy as np

from planner.prepare.problem import Flags, Ints
from planner.proof.counting import Counting
from planner.proof.flow import Served, serve
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

    def served(self, demand: Ints, more: dict[int, int]) -> Served:
        """The largest flow when teams have `more` places."""
        places = self.places.copy()
        for team, extra in more.items():
            places[team] += extra
        return serve(self.kinds, demand, places)

    @cached_property
    def of_all(self) -> Served:
        """What is served of all women as things stand."""
        return self.served(self.all, {})

    @cached_property
    def of_earlier(self) -> Served:
        """What is served of the women of earlier tiers as things stand."""
        return self.served(self.earlier, {})

    @property
    def missing(self) -> int:
        """Load that stays unserved."""
        return int(self.all.sum()) - self.of_all.value

    def most_served(self, teams: Sequence[int]) -> int:
        """Load that is served however many places these teams have."""
        return self.served(self.all, dict.fromkeys(teams, int(self.all.sum()))).value

    def useful(self, demand: Ints, team: int, now: Served) -> int:
        """The most places that help in one team, where so much is served `now`.

        What a largest flow serves grows with one team's places by as much, until it grows no further. It does
        not grow at all by a team that is not among those that hold it back.
        """
        if not now.tight[team]:
            return 0
        return self.served(demand, {team: int(demand.sum())}).value - now.value

    def spread(self, teams: Sequence[int], most: int) -> dict[int, int] | None:
        """The most places that help in each team, one after another; none if less than `most` is served."""
        more, now, every = dict[int, int](), self.of_all, int(self.all.sum())
        for team in teams:
            if now.value < most and now.tight[team]:
                filled = self.served(self.all, more | {team: every})
                more[team], now = filled.value - now.value, filled
        return more if now.value >= most else None

    def for_one(self, team: int) -> int | None:
        """Places in a team with which one woman of the tier fewer stays out; none if they never help.

        Fewer than the plan leaves out, too: the plan may leave her a place that an earlier tier takes.
        """
        missing = self.missing - (int(self.earlier.sum()) - self.of_earlier.value)
        fewer = min(fewest(self.heaviest_first, missing), self.left_out) - 1
        needed = missing - int(self.heaviest_first[:fewer].sum())
        first = self.useful(self.earlier, team, self.of_earlier)
        helps = self.useful(self.all, team, self.of_all) - first
        return first + needed if helps >= needed else None

    def tenths(self, team: int, places: int) -> float:
        """Least staff time, in tenths of a WTE, that gives a team so many more places."""
        enough = int(self.places[team]) + places
        tenths = bisect_left(range(MOST_TENTHS), enough, lo=1, key=lambda more: self._places(team, more))
        return inf if tenths == MOST_TENTHS else tenths

    def _places(self, team: int, tenths: int) -> int:
        """What care begun leaves in a team with so much more staff time."""
        left = int(self.counting.lefts(self.window, tenths / TENTHS)[team])
        return left // self.unit * self.unit


def shortages(register: Register, limits: Sequence[Counting], tier: int, hers: Ints) -> list[Shortage]:
    """Every stretch of time of every limit in which not all of `hers` and of the earlier tiers have places.

    `hers` are positions of women of the tier.
    """
    found = []
    for counting in limits:
        for window in range(len(counting.windows.labels)):
            counted = hers[counting.windows.women[hers, window]]
            shortage = Shortage(register, counting, window, tier, counted)
            if len(shortage.all) and shortage.missing:
                found.append(shortage)
    return found
