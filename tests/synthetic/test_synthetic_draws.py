"""The sampling tools: totals are exact, whatever the weights."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.synthetic.draws import (
    Floats,
    choose,
    fit_rows,
    inclusion,
    sort_into,
    spread_uniform,
    systematic_counts,
    whole_counts,
)
from planner.synthetic.joint import fit_table, whole_table

weights = st.lists(st.floats(0.01, 100), min_size=1, max_size=40)
seeds = st.integers(0, 2**32)


@given(weights, st.integers(0, 500))
def test_whole_counts_share_out_the_total(shares: list[float], total: int) -> None:
    """Counts add up to the total and each is within one of its exact share."""
    counts = whole_counts(shares, total)
    assert counts.sum() == total
    assert (np.abs(counts - np.array(shares) / sum(shares) * total) < 1 + 1e-9).all()


@given(st.lists(st.floats(0, 20), min_size=1, max_size=40), seeds)
def test_systematic_counts_round_each_number(expected: list[float], seed: int) -> None:
    """Each count is its number rounded up or down, and so is every sum from the first."""
    counts = systematic_counts(np.array(expected), np.random.default_rng(seed))
    assert (np.abs(counts - expected) < 1 + 1e-6).all()
    assert (np.abs(np.cumsum(counts) - np.cumsum(expected)) < 1 + 1e-6).all()


@given(weights, st.integers(0, 60), seeds)
def test_choosing_takes_as_many_as_asked_for(values: list[float], count: int, seed: int) -> None:
    """Exactly the number asked for is chosen (or all), chances are at most 1 and rise with weight."""
    array = np.array(values)
    chances = inclusion(array, count)
    assert chances.max() <= 1 + 1e-9
    order = np.argsort(array, kind="stable")
    assert (np.diff(chances[order]) >= -1e-9).all()
    chosen = choose(chances, order, np.random.default_rng(seed))
    assert chosen.sum() == min(count, len(values))


def test_a_weight_of_nothing_is_never_chosen() -> None:
    """Who cannot have a factor does not get it, even when more are asked for than can have it."""
    chances = inclusion(np.array([0.0, 1.0, 2.0, 0.0]), 4)
    assert chances.tolist() == [0, 1, 1, 0]


def test_chances_are_met_in_the_long_run() -> None:
    """Over many draws each person is chosen as often as her chance says, to within 3 percentage points."""
    rng = np.random.default_rng(5)
    chances = inclusion(np.array([1.0, 2, 3, 4, 10]), 2)
    drawn = np.mean([choose(chances, rng.permutation(5), rng) for _ in range(4_000)], axis=0)
    assert np.abs(drawn - chances).max() < 0.03


@given(st.integers(1, 60), st.integers(2, 6), seeds)
def test_sorting_fills_every_category_exactly(people: int, categories: int, seed: int) -> None:
    """Every person has a category and every category its number."""
    rng = np.random.default_rng(seed)
    counts = whole_counts(rng.random(categories), people)
    orders = [rng.permutation(people) for _ in range(categories)]
    found = sort_into(rng.uniform(0.1, 10, (people, categories)), counts, orders, rng)
    assert (np.bincount(found, minlength=categories) == counts).all()


def test_fitting_rows_keeps_the_odds_ratios() -> None:
    """Fitting to margins leaves each two-by-two odds ratio as it was."""
    propensity = np.array([[1.0, 2], [3, 1], [1, 1], [5, 2]])
    table = fit_rows(propensity, np.array([1, 3]))
    assert np.allclose(table.sum(axis=0), [1, 3], atol=1e-5)
    assert np.isclose(odds_ratio(table), odds_ratio(propensity))


def odds_ratio(cells: Floats) -> float:
    """Odds ratio of the upper left corner."""
    return float(cells[0, 0] * cells[1, 1] / (cells[0, 1] * cells[1, 0]))


@given(st.integers(0, 2_000), seeds)
def test_a_whole_table_has_both_margins_exact(total: int, seed: int) -> None:
    """Rounding a fitted table to whole numbers keeps row and column sums."""
    rng = np.random.default_rng(seed)
    rows, columns = whole_counts(rng.random(10), total), whole_counts(rng.random(7), total)
    fitted = fit_table(rng.uniform(0.1, 1, (10, 7)), rows.astype(np.float64), columns.astype(np.float64))
    cells = whole_table(fitted, rows, columns)
    assert (cells >= 0).all()
    assert (cells.sum(axis=1) == rows).all()
    assert (cells.sum(axis=0) == columns).all()


def test_spread_numbers_are_one_in_each_step() -> None:
    """One hundred numbers fall one into each hundredth."""
    numbers = spread_uniform(100, np.random.default_rng(1))
    assert sorted((numbers * 100).astype(int)) == list(range(100))
