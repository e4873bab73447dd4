"""A roster's model in arrays says what the score says, and a part of it leaves the rest alone."""

import numpy as np
import pytest

from planner.rota.engine import OFF, Aim, Cover, Kind, Pattern, Roster, RowLimit, Shape, Share, Worker
from planner.rota.engine.score import values
from planner.rota.engine.search import Stage

KINDS = (Kind("day", 450), Kind("night", 600, (0,)))


@pytest.fixture
def roster() -> Roster:
    """Two workers, a fortnight, an aim of every sort."""
    source = np.random.default_rng(3)
    people = (
        Worker("v", most_run=4, least_rest=2, fixed=((3, 0),), before=(0, OFF, 1)),
        Worker("w", most_weekends=1, limits=(RowLimit((1,), 2),), off=(8,)),
    )
    aims = (
        Aim("cover", tuple(Cover(day, (day % 2,), 1, 3, 2) for day in range(14))),
        Aim("wishes", costs=source.integers(-3, 4, (2, 14, 2)), constant=5),
        Aim("shares", shares=(Share(0, (0, 1), target=2, weight=2, units=(1, 3)), Share(1, (1,), -4, 1, -2))),
        Aim("steady", patterns=tuple(Pattern(shape, 2, eve=(1,)) for shape in Shape)),
    )
    return Roster(14, KINDS, people, aims, ((5, 6), (12, 13)))


def random_duties(roster: Roster, seed: int) -> np.ndarray:
    """Any duties that keep what is settled."""
    duties = np.random.default_rng(seed).integers(OFF, 2, (2, roster.days))
    duties[0, 3], duties[1, 8] = 0, OFF
    return duties


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("aim", range(4))
def test_every_aim_is_worth_what_the_score_says(roster: Roster, aim: int, seed: int) -> None:
    duties = random_duties(roster, seed)
    part = Stage(roster, aim).table.part(duties, np.ones(duties.shape, dtype=np.bool_))

    objective = part.objective
    worth = objective.constant + sum(
        weight * int(part.at_hand[column])
        for column, weight in zip(objective.columns, objective.weights, strict=True)
    )
    assert worth == values(roster, duties)[aim]


@pytest.mark.parametrize("seed", range(10))
def test_what_is_not_free_stays_as_it_is(roster: Roster, seed: int) -> None:
    duties = random_duties(roster, seed)
    free = np.zeros(duties.shape, dtype=np.bool_)
    free[1, 2:6] = True
    part = Stage(roster, 3).table.part(duties, free)

    changed = part.read(np.zeros(len(part.columns)).tolist())

    assert (changed[~free] == duties[~free]).all()
    assert (changed[free] == OFF).all()
    assert (part.read(part.at_hand.tolist()) == duties).all()
