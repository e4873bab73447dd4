"""The counting itself: how many women must stay out where all can go only to certain teams."""

from typing import NamedTuple

import numpy as np

from planner.prepare.problem import Flags, Ints
from planner.proof.counting import Counting
from planner.proof.register import Register


class Tally(NamedTuple):
    """Women bound to some teams, in one window of one limit; loads in the limit's smallest unit."""

    women: Ints
    """Positions of the tier's women."""
    before: Ints
    """Positions of the women of earlier tiers."""
    before_out: int
    """How many of those the plan leaves out."""
    needed: int
    """Load of the tier's women."""
    before_needed: int
    """Least load of the women of earlier tiers when `before_out` of them are left out."""
    places: int
    """What the teams have for these women."""
    must_stay_out: int
    """Women of the tier who stay out at the least."""


def tally(register: Register, counting: Counting, tier: int, teams: Flags, window: int, women: Ints) -> Tally:
    """Count those of `women` who are bound to `teams`.

    Why the number holds for every plan that leaves out at most `before_out` of the earlier tiers' women
    counted here: each woman placed is in one of the teams, and in each team the loads add up to no more than
    what care begun leaves; as all loads are multiples of their greatest common divisor, no more than that
    rounded down to a multiple. Earlier tiers' women placed take at least what is left when `before_out` of
    them, heaviest first, are taken away. So the tier's women left out carry at least the excess of what is
    needed over what is left, and no fewer women carry it than the heaviest do.
    """
    bound = register.bound_to(women, teams)
    tiers = register.problem.tier[bound]
    hers, before = bound[tiers == tier], bound[tiers < tier]
    unit = step_of(counting.load[bound])
    places = int((counting.lefts(window)[teams] // unit * unit).sum())
    heavy, earlier = _heaviest_first(counting.load[hers]), _heaviest_first(counting.load[before])
    out = int(np.count_nonzero(~register.placed[before]))
    needed, taken = int(heavy.sum()), int(earlier[out:].sum())
    return Tally(hers, before, out, needed, taken, places, fewest(heavy, needed + taken - places))


def step_of(loads: Ints) -> int:
    """The greatest common divisor of loads; 1 where there are none."""
    return int(np.gcd.reduce(loads)) if len(loads) else 1


def fewest(heaviest_first: Ints, excess: int) -> int:
    """The least number of women whose loads reach `excess`; all of them if they do not."""
    if excess <= 0:
        return 0
    reached = int(np.searchsorted(np.cumsum(heaviest_first), excess))
    return min(reached + 1, len(heaviest_first))


def _heaviest_first(loads: Ints) -> Ints:
    found: Ints = np.sort(loads)[::-1]
    return found
