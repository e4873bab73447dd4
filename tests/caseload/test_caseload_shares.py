"""Each month's share of the limits of a team: within every limit, all given out, near what is wanted."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Scenario
from planner.caseload.teams.places import limits_of
from planner.caseload.teams.shares import Meter, meters_of, shares_of
from planner.prepare import prepare
from planner.prepare.problem import Floats, Ints
from tests.strategies.services import scenarios

RUNS_OF_THREE = np.array([[month <= run + 2 and month >= run for run in range(3)] for month in range(5)])


def births(*left: int) -> Meter:
    """One team, five months, runs of three; each woman takes one."""
    return Meter(np.ones(1, dtype=np.int64), np.array([left]), RUNS_OF_THREE)


def shares(wanted: list[list[float]], *meters: Meter) -> list[list[int]]:
    """[meter][month] the shares of one team."""
    every = np.array(wanted, dtype=np.float64).T[None]
    given: list[list[int]] = shares_of(meters, every)[0].T.tolist()
    return given


@given(scenarios(), st.integers(0, 2**20).map(Random))
def test_shares_keep_every_limit_and_leave_nothing_to_give(asked: Scenario, dice: Random) -> None:
    """Whatever is wanted, in services of every kind."""
    problem = prepare(asked)
    meters = meters_of(problem, limits_of(problem))
    shape = len(problem.teams), len(problem.months.labels), len(meters)
    wanted: Floats = np.array([3 * dice.random() for _ in range(int(np.prod(shape)))]).reshape(shape)

    found = shares_of(meters, wanted)

    assert found.shape == shape
    assert (found >= 0).all()
    for number, meter in enumerate(meters):
        rest: Ints = meter.left - found[:, :, number] @ meter.covers
        assert (rest >= 0).all()
        for covered in meter.covers:
            assert not covered.any() or (rest[:, covered].min(axis=1) == 0).all()


def test_what_is_whole_and_allowed_is_given() -> None:
    """Shares that fill every run stay as they are wanted."""
    assert shares([[4, 2, 3, 4, 2]], births(9, 9, 9)) == [[4, 2, 3, 4, 2]]


@pytest.mark.parametrize("third", [0, 1, 2])
def test_parts_go_where_most_is_wanted(third: int) -> None:
    """Runs of ten: who wants most of the tenth place has it, and again three months later."""
    wanted = [3.2] * 5
    for month in range(third, 5, 3):
        wanted[month] = 3.6
    whole = [3] * 5
    for month in range(third, 5, 3):
        whole[month] = 4

    assert shares([wanted], births(10, 10, 10)) == [whole]
