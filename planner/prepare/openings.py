"""Which proposed teams may open together."""

from itertools import combinations

import numpy as np

from planner.prepare.problem import Floats

TOLERANCE = 1e-9
MOST_SETS_LOOKED_AT = 2**14


def largest_openings(
    candidates: tuple[int, ...], moved: Floats, core: Floats, floor: float
) -> tuple[tuple[int, ...], ...]:
    """The largest sets of `candidates` that leave the core service its floor in every month.

    `moved` is [team, month] WTE that each team takes from core, `core` is [month] WTE before. A set that lies
    within another is left out: opening one more team never costs a woman her place.
    """
    if len(candidates) == 0 or np.any(core < floor - TOLERANCE):
        return ((),)
    found: list[frozenset[int]] = []
    looked_at = 0
    for size in range(len(candidates), 0, -1):
        for teams in combinations(candidates, size):
            looked_at += 1
            if looked_at > MOST_SETS_LOOKED_AT:
                return _in_order(found)
            if any(larger.issuperset(teams) for larger in found):
                continue
            if np.all(core - moved[list(teams)].sum(axis=0) >= floor - TOLERANCE):
                found.append(frozenset(teams))
    return _in_order(found)


def _in_order(found: list[frozenset[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted(tuple(sorted(teams)) for teams in found)) or ((),)
