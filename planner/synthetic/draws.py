"""Sampling that hits published margins: every draw has an exact total, chance only decides who.

Systematic sampling along a stratified order is used throughout: a table's margins then differ from what was
asked for by rounding alone, and small groups get their share instead of a lucky or unlucky number.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_TINY = 1e-12


def whole_counts(shares: Sequence[float] | Floats, total: int) -> Ints:
    """Share out `total` in whole numbers by largest remainder; ties go to the first."""
    weights = np.asarray(shares, dtype=np.float64)
    if total == 0 or weights.sum() <= 0:
        return np.zeros(len(weights), dtype=np.int64)
    exact = weights / weights.sum() * total
    counts = np.floor(exact + _TINY).astype(np.int64)
    order = np.argsort(counts - exact, kind="stable")
    counts[order[: total - int(counts.sum())]] += 1
    return np.asarray(counts)


def systematic_counts(expected: Floats, rng: np.random.Generator) -> Ints:
    """Round each number up or down at random so that every prefix sum is right to within one."""
    edges = np.floor(np.cumsum(expected) + rng.random() + _TINY)
    return np.diff(np.concatenate([[0.0], edges])).astype(np.int64)


def inclusion(weights: Floats, count: int) -> Floats:
    """Probabilities proportional to `weights`, none above 1, that sum to `count` (or to all with weight)."""
    chances = np.zeros(len(weights))
    open_to = weights > 0
    count = min(count, int(open_to.sum()))
    while count > chances.sum() + _TINY:
        left = count - int((chances >= 1).sum())
        free = open_to & (chances < 1)
        chances[free] = weights[free] * (left / weights[free].sum())
        if not (chances > 1).any():
            break
        chances[chances > 1] = 1.0
    return chances


def choose(chances: Floats, order: Ints, rng: np.random.Generator) -> Flags:
    """Choose with the given chances, systematically along `order`; their sum, rounded, is how many."""
    count = round(float(chances.sum()))
    chosen = np.zeros(len(chances), dtype=np.bool_)
    if count == 0:
        return chosen
    edges = np.cumsum(chances[order])
    edges *= count / edges[-1]
    marks = rng.random() * (1 - _TINY) + np.arange(count)
    chosen[order[np.searchsorted(edges, marks, side="right").clip(max=len(order) - 1)]] = True
    return _mended(chosen, chances, order, count)


def _mended(chosen: Flags, chances: Floats, order: Ints, count: int) -> Flags:
    """Add the next in order where floating point made two marks hit one person (a chance of exactly 1)."""
    for person in order:
        if int(chosen.sum()) >= count:
            break
        if chances[person] > 0:
            chosen[person] = True
    return chosen


MOST_ROUNDS = 200
"""After so many the fit is as close as it gets."""


def fit_rows(propensity: Floats, counts: Ints) -> Floats:
    """Iterative proportional fitting of a person by category table: rows sum to 1, columns to `counts`."""
    pull = np.ones(propensity.shape[1])
    for _ in range(MOST_ROUNDS):
        table = propensity * pull
        table /= table.sum(axis=1, keepdims=True)
        sums = table.sum(axis=0)
        if np.allclose(sums, counts, rtol=0, atol=1e-6):
            break
        pull = np.where(sums > 0, pull * counts / np.where(sums > 0, sums, 1), 0.0)
    return table


def sort_into(propensity: Floats, counts: Ints, orders: Sequence[Ints], rng: np.random.Generator) -> Ints:
    """Give each person a category so that category totals are exactly `counts`.

    `propensity[i, c]` is how strongly person i tends to category c; `orders` holds one stratified order a
    category. The rarest category is filled first, each from those still without one.
    """
    table = fit_rows(propensity, counts)
    category = np.full(len(propensity), -1, dtype=np.int64)
    by_size = np.argsort(counts, kind="stable")
    for rank, column in enumerate(by_size[:-1]):
        free = category < 0
        rest = table[:, by_size[rank:]].sum(axis=1)
        weights = np.where(free, table[:, column] / np.where(rest > 0, rest, 1), 0.0)
        category[choose(inclusion(weights, int(counts[column])), orders[rank], rng)] = column
    category[category < 0] = by_size[-1]
    return category


def spread_uniform(size: int, rng: np.random.Generator) -> Floats:
    """`size` numbers in [0, 1), one in each of `size` equal steps, shuffled."""
    return (rng.permutation(size) + rng.random(size)) / max(size, 1)
