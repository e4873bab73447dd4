"""Whole rows priced and chosen together, against every row and every roster there is."""

import numpy as np
import pytest

from planner.rota.engine import OFF, MinutesLimit, Pattern, Roster, Shape, Watch, WindowLimit, Worker
from planner.rota.engine.columns import by_columns
from planner.rota.engine.crew import Crew
from planner.rota.engine.pricing import Pricing
from planner.rota.engine.score import values
from planner.rota.engine.search import Pains, Stage
from planner.rota.engine.start import start
from tests.rota.engine.brute_force import best, every_row, is_lawful
from tests.rota.engine.factories import roster, wishing
from tests.rota.engine.test_engine_optimum import SEEDS, random_roster

PAINS = Pains(0, 0.0)
"""What is found without neighbourhoods."""

ROUNDS = 5
"""Enough for every limit that is broken to be counted."""


def priced(seed: int) -> Roster:
    """A random roster of such rules and aims as rows can be priced by."""
    one = random_roster(seed)
    workers = tuple(
        each._replace(limits=tuple(limit for limit in each.limits if not isinstance(limit, MinutesLimit)))
        for each in one.workers
    )
    return one._replace(
        workers=workers, aims=tuple(aim._replace(shares=(), patterns=()) for aim in one.aims[:2])
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_no_lawful_row_is_cheaper_than_the_one_found(seed: int) -> None:
    one = priced(seed)
    prices = np.random.default_rng(seed).normal(size=(2, one.days, 3))
    pricing = Pricing.of(one)
    assert pricing is not None

    for _ in range(ROUNDS):
        found = pricing.price(prices, 3).rows

    for number, worker in enumerate(one.workers):
        costs = [
            sum(prices[number, day, kind] for day, kind in enumerate(row))
            for row in every_row(one)
            if is_lawful(one, worker, row)
        ]
        mine = [row for row in found if row.worker == number]
        assert min((row.cost for row in mine), default=np.inf) == pytest.approx(min(costs, default=np.inf))
        assert all(is_lawful(one, worker, row.duties.tolist()) for row in mine)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bound_is_below_the_best_roster_and_what_is_found_is_lawful(seed: int) -> None:
    """The second aim, the first at what it is in the roster to begin with."""
    one = priced(seed)
    one = one._replace(workers=tuple(each._replace(least_minutes=0) for each in one.workers))

    with Crew(1, Watch()) as crew:
        begun = start(one, crew)
        found = by_columns(Stage(one, 1), begun.duties, crew, PAINS)

    assert found is not None
    duties, bound = found
    first, at_hand = values(one, begun.duties)
    assert all(is_lawful(one, worker, row) for worker, row in zip(one.workers, duties.tolist(), strict=True))
    assert values(one, duties)[0] <= first
    assert bound is not None
    assert bound <= values(one, duties)[1] <= at_hand
    if first == best(one)[0]:
        assert bound <= best(one)[1]


def test_one_aim_alone_is_bounded_by_its_best_value() -> None:
    """Two who wish for the same rows: whole rows leave no gap."""
    one = roster(Worker("v", most_run=2), Worker("w", least_rest=2), days=4, aims=wishing("DN-D", "-DDN"))

    with Crew(1, Watch()) as crew:
        found = by_columns(Stage(one, 0), start(one, crew).duties, crew, PAINS)

    assert found is not None
    assert (values(one, found[0])[0], found[1]) == (best(one)[0],) * 2


@pytest.mark.parametrize("limit", [MinutesLimit(3, 1000), WindowLimit(4, (0, 1), 2)])
def test_windows_are_left_to_other_ways(limit: MinutesLimit | WindowLimit) -> None:
    one = roster(Worker("w", limits=(limit,)), days=4, aims=wishing("DN-D"))

    assert Pricing.of(one) is None


def test_patterns_are_left_to_other_ways() -> None:
    (aim,) = wishing("DN-D")
    one = roster(Worker("w"), days=4, aims=(aim._replace(patterns=(Pattern(Shape.SINGLE_DAY_OFF, 1),)),))

    with Crew(1, Watch()) as crew:
        assert by_columns(Stage(one, 0), np.full((1, 4), OFF), crew, PAINS) is None


def test_once_time_is_over_the_roster_at_hand_stays() -> None:
    one = roster(Worker("w"), days=4, aims=wishing("DN-D"))
    at_hand = np.full((1, 4), OFF, dtype=np.int64)

    with Crew(1, Watch(seconds_left=lambda: 0.0)) as crew:
        found = by_columns(Stage(one, 0), at_hand, crew, PAINS)

    assert found is not None
    assert (found[0].tolist(), found[1]) == (at_hand.tolist(), None)
