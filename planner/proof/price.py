"""What would place them: the least staff time, in which team, as far as the counting of a set goes."""

from collections.abc import Sequence
from math import inf

import numpy as np

from models import Price
from planner.prepare.problem import Flags, Ints
from planner.proof.register import Register
from planner.proof.shortage import TENTHS, Shortage

MOST_TEAMS_TRIED = 5
"""Teams tried one by one, those that most women could reach first."""


def order_of(register: Register, teams: Flags, women: Ints) -> list[int]:
    """Those of `teams` first that most of the women could reach."""
    reach = register.eligible[women].sum(axis=0)
    found = np.flatnonzero(teams)
    return [int(team) for team in found[np.argsort(-reach[found], kind="stable")]]


def price_one(
    register: Register, shortages: Sequence[Shortage], earlier: Sequence[Shortage], teams: Sequence[int]
) -> Price | None:
    """The least staff time with which one woman fewer must stay out in some stretch of time.

    Staff time is there in every stretch: it is as much as earlier tiers can use in any of them (`earlier`),
    at the least, so that they leave some to her whichever of their women are placed.
    """
    found: list[tuple[float, int, int]] = []
    for rank, team in enumerate(teams[:MOST_TEAMS_TRIED]):
        needed = [(one, places) for one in shortages if (places := one.for_one(team))]
        if needed:
            tenths = min(one.tenths(team, places) for one, places in needed)
            found.append((max(tenths, _taken_by(earlier, team)), rank, team))
    if not found or min(found)[0] == inf:
        return None
    tenths, _, team = min(found)
    return _price(register, team, tenths)


def _taken_by(shortages: Sequence[Shortage], team: int) -> float:
    """Tenths of a WTE in a team that these women take before more of it stops helping them."""
    useful = ((one, one.useful(one.all, team, one.of_all)) for one in shortages)
    return max((one.tenths(team, places) for one, places in useful if places), default=0)


def price_all(register: Register, shortages: Sequence[Shortage], teams: Sequence[int]) -> tuple[Price, ...]:
    """Staff time with which nobody must stay out: in one team if one can serve them all, else in several."""
    most = [one.most_served(teams) for one in shortages]
    single = (tenths for team in teams[:MOST_TEAMS_TRIED] if (tenths := _spread(shortages, [team], most)))
    needed = next(single, None) or _spread(shortages, teams, most)
    if inf in needed.values():
        return ()
    return tuple(_price(register, team, tenths) for team, tenths in needed.items())


def _spread(shortages: Sequence[Shortage], teams: Sequence[int], most: Sequence[int]) -> dict[int, float]:
    """Tenths of a WTE for each team, one filled after another; empty if these teams cannot serve all.

    `most`: what is served in each stretch however many places there are.
    """
    needed: dict[int, float] = {}
    for shortage, served in zip(shortages, most, strict=True):
        more = shortage.spread(teams, served)
        if more is None:
            return {}
        for team, places in more.items():
            needed[team] = max(needed.get(team, 0), shortage.tenths(team, places))
    return needed


def _price(register: Register, team: int, tenths: float) -> Price:
    return Price(team_id=register.problem.teams[team].team_id, wte=tenths / TENTHS)
