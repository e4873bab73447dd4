"""How one characteristic makes another more likely: tables of relative risks, drawn with exact totals.

Model of a yes or no factor. Chance of woman i = rate x product of the relative risks of her levels
(independent effects), capped at 1. `rate` is the share where every relative risk is 1; it was fitted once so
that a cohort of England's margins shows England's share (`condense.py`), so a trust departs from England as
its women do. Factors with a published margin for the trust use that as the total instead.

Model of an ordered outcome (age, previous births, gestation at booking). Odds of the next higher category
against the one below are multiplied by exp(sum of the shifts of her levels); the trust's margin is then
restored exactly by iterative proportional fitting.
"""

import numpy as np

from planner.synthetic.cohort import Cohort, Trait, size, stratified_order
from planner.synthetic.compact import figures, levels_of
from planner.synthetic.draws import Floats, choose, inclusion, sort_into, whole_counts
from planner.synthetic.msds import CATEGORIES


def relative_risks(cohort: Cohort, factor: str) -> Floats:
    """Product of each woman's relative risks for `factor`; 1 where the tables say nothing."""
    product = np.ones(size(cohort))
    for row in figures("relative_risks"):
        if row["factor"] == factor:
            product *= cohort[row["dimension"]].valued(levels_of(row["levels"]), 1.0)
    return product


def draw_flag(
    cohort: Cohort,
    factor: str,
    rng: np.random.Generator,
    *,
    rate: float | None = None,
    share: float | None = None,
    pull: Floats | None = None,
) -> Trait:
    """Draw a yes or no factor: in total `share` of all women, or the sum of `rate` x relative risk.

    `pull` makes some women likelier at the same total (a hidden cause shared between factors).
    """
    weights = relative_risks(cohort, factor)
    if share is not None:
        expected = share * len(weights)
    else:
        expected = float(np.minimum((rate or 0.0) * weights, 1.0).sum())
    if pull is not None:
        weights = weights * pull
    chances = inclusion(weights, round(expected))
    return Trait.flag(choose(chances, stratified_order(cohort, rng), rng))


def shifts(cohort: Cohort, outcome: str) -> Floats:
    """Sum of each woman's log-odds shifts per step of an ordered outcome."""
    total = np.zeros(size(cohort))
    for row in figures("steps"):
        if row["outcome"] == outcome:
            total += cohort[row["dimension"]].valued(levels_of(row["levels"]), 0.0)
    return total


def draw_ordered(
    cohort: Cohort, outcome: str, shares: Floats, rng: np.random.Generator, pull: Floats | float = 0.0
) -> Trait:
    """Draw an ordered outcome with exactly the published shares; `pull` is added to the shifts."""
    levels = CATEGORIES[outcome]
    steps = np.arange(len(levels)) - (len(levels) - 1) / 2
    propensity = np.exp((shifts(cohort, outcome) + pull)[:, None] * steps)
    counts = whole_counts(shares, size(cohort))
    orders = [stratified_order(cohort, rng) for _ in levels]
    return Trait(levels, sort_into(propensity, counts, orders, rng))
