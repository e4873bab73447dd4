"""Who within a tier is left out: by what a woman counts as, her weight."""

from dataclasses import dataclass

import numpy as np

from models import UnplacedReason
from planner.explain.ledger import HUNDREDTHS, Ledger
from planner.explain.share import Share

UNEVEN = 0.20
"""From a difference of 20 points on, the share of women placed is said to fall with their needs."""
LEAST_WOMEN = 20
"""Weights with fewer women are not compared: a few women are chance."""


@dataclass(frozen=True)
class WeightLine(Share):
    """Women of a tier who are new to their midwife, could join a team, and count alike."""

    weight: float
    """What each counts as, in women."""
    women: int
    placed: int


@dataclass(frozen=True)
class ByNeeds:
    """The women of a tier by weight, and what follows from it."""

    lines: tuple[WeightLine, ...]
    """The least needs first; none where all count alike."""
    words: str | None
    """Why those with greater needs are placed less often, and what would change it; none if they are not."""
    glance: str | None
    """The same in one line."""


def by_needs(ledger: Ledger, tier: int) -> ByNeeds:
    """Women of a tier by weight.

    Those placed anew, and those left out because no places are left: care begun is kept, and whom no team may
    take is left out, whatever a woman counts as.
    """
    lines = _lines(ledger, tier)
    if len(lines) < 2:  # noqa: PLR2004  # one line has none to compare with
        return ByNeeds((), None, None)
    many = [line for line in lines if line.women >= LEAST_WOMEN]
    if not many or many[0].share - many[-1].share <= UNEVEN:
        return ByNeeds(lines, None, None)
    return ByNeeds(lines, _words(many), _glance(tier, many))


def _lines(ledger: Ledger, tier: int) -> tuple[WeightLine, ...]:
    problem = ledger.problem
    lacking = {row.woman_id for row in ledger.plan.unplaced if row.reason is UnplacedReason.NO_PLACES}
    full = np.array([woman.woman_id in lacking for woman in problem.women], dtype=np.bool_)
    could = (problem.tier == tier) & ~problem.kept & (ledger.placed | full)
    return tuple(
        WeightLine(
            int(weight) / HUNDREDTHS,
            int((of := could & (problem.weight == weight)).sum()),
            int((of & ledger.placed).sum()),
        )
        for weight in np.unique(problem.weight[could])
    )


def _words(many: list[WeightLine]) -> str:
    light, heavy = many[0], many[-1]
    return (
        "Why those with greater needs are left out first: within a tier the plan places as many women as it "
        f"can, and a woman who counts as {heavy.weight:g} fills {heavy.weight:g} places where one who counts "
        f"as {light.weight:g} fills {light.weight:g}. The policy decides this, not the plan: give the women "
        "with greater needs a tier of their own before this one (`policy.tiers`), and they come first; "
        "usually fewer women are then placed in all. Or let them count as less (`policy.weights`), if "
        "midwives can bear it."
    )


def _glance(tier: int, many: list[WeightLine]) -> str:
    light, heavy = many[0], many[-1]
    return (
        f"tier {tier}: women with greater needs are left out first, as they fill more places: of those who "
        f"count as {light.weight:g}, {light.share:.0%} are placed, of those who count as {heavy.weight:g}, "
        f"{heavy.share:.0%} ({heavy.placed:,} of {heavy.women:,})"
    )


def chance_words(ledger: Ledger, tier: int, weight: float) -> str | None:
    """How women who count as one who is left out fare in her tier; none if they fare as well, or are few."""
    lines = _lines(ledger, tier)
    alike = next((line for line in lines if line.weight == weight), None)
    if alike is None or lines[0].share <= alike.share or min(lines[0].women, alike.women) < LEAST_WOMEN:
        return None
    light = lines[0]
    return (
        f"Of women of tier {tier} who are new to their midwife, could join a team and count as "
        f"{light.weight:g}, {light.placed:,} of {light.women:,} have a place; of those who count as "
        f"{weight:g}, as she does, {alike.placed:,} of {alike.women:,}"
    )


def needs_at_a_glance(ledger: Ledger) -> str | None:
    """The first tier in which women with greater needs are left out first, in one line; none if no tier."""
    found = (by_needs(ledger, tier.tier).glance for tier in ledger.plan.tiers)
    return next(filter(None, found), None)
