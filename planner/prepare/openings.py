"""Which proposed teams may open together, and what is to be said of the sizes of teams and core."""

from itertools import combinations

import numpy as np

from models import Scenario
from planner.prepare.people import People
from planner.prepare.problem import Floats
from planner.prepare.team_time import StaffTime

TOLERANCE = 1e-9
MOST_SETS_LOOKED_AT = 2**14


def openings_of(scenario: Scenario, people: People, staff: StaffTime) -> tuple[tuple[int, ...], ...]:
    """The largest sets of proposed teams, none of them too large, that can open together."""
    limits = scenario.policy.limits
    proposed = [index for index, team in enumerate(people.teams) if team.is_proposed]
    small = tuple(index for index in proposed if np.all(staff.team[index] <= limits.team_wte_max + TOLERANCE))
    return largest_openings(small, staff.team, staff.core, limits.core_floor_wte)


def size_warnings(scenario: Scenario, people: People, staff: StaffTime) -> tuple[str, ...]:
    """A core service below its floor, and teams larger than a team may be."""
    most_of_all = scenario.policy.limits.team_wte_max
    warnings = list(_core_warnings(scenario, staff))
    for index, team in enumerate(people.teams):
        most = float(staff.team[index].max())
        if most > most_of_all + TOLERANCE:
            what = "is not opened" if team.is_proposed else "is larger than it should be"
            warnings.append(f"{team.name} {what}: {most:.1f} WTE, the most is {most_of_all:g}")
    return tuple(warnings)


def _core_warnings(scenario: Scenario, staff: StaffTime) -> tuple[str, ...]:
    floor = scenario.policy.limits.core_floor_wte
    short = [k for k, wte in enumerate(staff.core) if wte < floor - TOLERANCE]
    if not short:
        return ()
    least = min(short, key=lambda k: (staff.core[k], k))
    return (
        f"the core service is below its safe floor of {floor:g} WTE"
        f" in {len(short)} of {len(scenario.months)} months even with no team opened,"
        f" least in {scenario.months[least]} with {staff.core[least]:.1f}: no team is opened",
    )


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
