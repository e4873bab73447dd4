"""Whether births bunch by month: a woman's chance of a place, or a team's births, by the month she is due."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models import UnplacedReason
from planner.explain.ledger import HUNDREDTHS, Ledger
from planner.prepare import Step
from planner.words import month_name

LEAST_WOMEN = 20
"""Months with fewer women who could join a team are not compared: a few women are chance."""
UNEVEN = 0.20
"""Shares of two months that differ by more than this, 20 points, are told."""
UNEVEN_BIRTHS = 0.50
"""The same for the births of a team in a month, of those that its staff time carries in a month."""
FULL = 0.95
"""A run of months that takes as much of its limit is full."""
MONTHS_A_YEAR = 12
TOLERANCE = 1e-9


@dataclass(frozen=True)
class UnevenMonths:
    """Two months that are far apart."""

    least_month: str
    least: float
    """Share of women placed; for a team, births by weight."""
    most_month: str
    most: float
    """The same."""
    words: str
    """What it means, and the setting that evens it with what that costs."""


def uneven_chance(ledger: Ledger, tier: int) -> UnevenMonths | None:
    """Whether a woman's chance of a place depends on her due month, for women of a tier.

    It is told where, of months with 20 women or more, the best and the worst month's share differ by more
    than 20 points. The share is of women who could join a team: placed anew, or left out because no places
    are left. Women who keep their midwife, or whom no team may take, say nothing about the months.
    """
    left = {row.woman_id for row in ledger.plan.unplaced if row.reason is UnplacedReason.NO_PLACES}
    shares: list[tuple[float, str]] = []
    problem = ledger.problem
    anew = np.flatnonzero((problem.tier == tier) & ~problem.kept)
    for position, month in enumerate(ledger.scenario.months):
        due = [row for row in anew if problem.month[row] == position]
        placed = sum(bool(ledger.placed[row]) for row in due)
        women = placed + sum(problem.women[row].woman_id in left for row in due)
        if women >= LEAST_WOMEN:
            shares.append((placed / women, str(month)))
    if not shares or max(shares)[0] - min(shares)[0] <= UNEVEN + TOLERANCE:
        return None
    (least, worst), (most, best) = min(shares), max(shares)
    words = (
        f"A woman's chance depends on the month she is due: of women new to their midwife who could join a "
        f"team (care begun and those too late left aside), {least:.0%} are placed if due in "
        f"{month_name(worst)}, {most:.0%} if due in {month_name(best)}.{_why(ledger)}"
    )
    return UnevenMonths(worst, least, best, most, words)


def uneven_births(ledger: Ledger, team: int) -> UnevenMonths | None:
    """Whether the births of the team at position `team` bunch by month, though over a run they are even.

    It is told where, of months that lie in a full run of months (95% of its limit), and in which 20 women or
    more could join the team, the fullest and the emptiest differ by more than half of what the team's staff
    time carries in a month.
    """
    months = _months_in_full_runs(ledger, team)
    if not months or _pace(ledger) == 1:
        return None
    here, problem = ledger.team == team, ledger.problem
    births = [
        (float(problem.weight[here & (problem.month == month)].sum()) / HUNDREDTHS, month) for month in months
    ]
    yearly = ledger.scenario.policy.limits.births_per_wte_year_of(problem.teams[team])
    usual = float(ledger.problem.team_wte[team, list(months)].mean()) * yearly / MONTHS_A_YEAR
    (least, worst), (most, best) = min(births), max(births)
    if most - least <= UNEVEN_BIRTHS * usual:
        return None
    low, high = (str(ledger.scenario.months[month]) for month in (worst, best))
    words = (
        f"Its births bunch by month: {least:g} by weight in {month_name(low)}, {most:g} in "
        f"{month_name(high)}; its staff time carries about {usual:.0f} in a month.{_why(ledger)}"
    )
    return UnevenMonths(low, least, high, most, words)


def uneven_at_a_glance(ledger: Ledger) -> str | None:
    """What is to be said of the whole plan: the first tier in which the chance depends on the month."""
    for tier in ledger.plan.tiers:
        if found := uneven_chance(ledger, tier.tier):
            return f"tier {tier.tier}: {found.words}"
    return None


def _pace(ledger: Ledger) -> int:
    return min(ledger.scenario.policy.limits.pace_months, len(ledger.scenario.months))


def _why(ledger: Ledger) -> str:
    """The setting behind it; nothing where each month is counted alone already."""
    if (pace := _pace(ledger)) == 1:
        return ""
    return (
        f" A team's births are limited over {pace} months together, so a busy month leaves fewer places "
        "in the next. Planned with `--set policy.limits.pace_months=1`, births spread evenly over the "
        "months; that usually places fewer in all."
    )


def _months_in_full_runs(ledger: Ledger, team: int) -> Sequence[int]:
    """Positions of the months that lie in a full run and in which enough women could join."""
    load, pace = ledger.team_limits[0], _pace(ledger)
    full = (load.taken[team] >= FULL * load.capacity.limit[team]) & (load.capacity.limit[team] > 0)
    found = {start + month for start in np.flatnonzero(full).tolist() for month in range(pace)}
    could = (ledger.step[:, team] == Step.PASSES) & ~ledger.problem.kept
    return sorted(m for m in found if np.count_nonzero(could & (ledger.problem.month == m)) >= LEAST_WOMEN)
