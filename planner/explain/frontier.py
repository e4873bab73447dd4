"""The scenarios of a sweep side by side: staff time and cost against women placed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models import Metric, Plan, SweepPoint

TOLERANCE = 1e-6


class Planned(NamedTuple):
    """One scenario of a sweep, planned."""

    point: SweepPoint
    plan: Plan
    metrics: tuple[Metric, ...]


@dataclass(frozen=True)
class FrontierLine:
    """What one scenario of a sweep takes and gives."""

    number: int
    """Its number in the sweep, from 1."""
    scenario: str
    """Its short name."""
    values: dict[str, str]
    """What is varied, by name."""
    wte: float
    """Staff time in teams and core, WTE, mean over the horizon."""
    wte_in_teams: float
    """Of that, in teams."""
    cost_year: float
    """What the midwives cost a year, pounds, by the policy's pay."""
    tier_1_women: int
    """Women of the first tier."""
    tier_1_placed: int
    """Of these, placed."""
    tier_1_bound: int
    """Most of them that any plan can place."""
    placed: int
    """Women placed, of all tiers."""
    on_frontier: bool
    """Whether no other scenario beats it: nowhere worse in women placed, the first tier first, in staff time
    and in cost, and better in one of them."""


def frontier(found: Sequence[Planned]) -> tuple[FrontierLine, ...]:
    """A line for each scenario, in the order of the sweep."""
    return tuple(_line(one, on_frontier=not any(_beats(other, one) for other in found)) for one in found)


def _beats(one: Planned, other: Planned) -> bool:
    """Whether one is nowhere worse, and somewhere better: in women placed, staff time and cost."""
    mine, theirs = _by_tier(one), _by_tier(other)
    less = [_wte(other) - _wte(one), _cost(other) - _cost(one)]
    is_better = mine > theirs or max(less) > TOLERANCE
    return mine >= theirs and min(less) >= -TOLERANCE and is_better


def _by_tier(one: Planned) -> tuple[int, ...]:
    return tuple(row.placed for row in one.plan.tiers)


def _wte(one: Planned) -> float:
    return _number(one, "wte_in_teams") + _number(one, "wte_in_core")


def _cost(one: Planned) -> float:
    return _number(one, "cost_year")


def _number(one: Planned, measure: str) -> float:
    values = (row.value for row in one.metrics if (row.measure, row.by) == (measure, "all"))
    return next(values, None) or 0.0


def _line(one: Planned, *, on_frontier: bool) -> FrontierLine:
    first = one.plan.tiers[0]
    return FrontierLine(
        number=one.point.number,
        scenario=one.point.name,
        values=one.point.values,
        wte=_wte(one),
        wte_in_teams=_number(one, "wte_in_teams"),
        cost_year=_cost(one),
        tier_1_women=first.women,
        tier_1_placed=first.placed,
        tier_1_bound=first.bound,
        placed=len(one.plan.placements),
        on_frontier=on_frontier,
    )
