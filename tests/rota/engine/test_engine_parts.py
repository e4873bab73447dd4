"""Parts in several units, from below, and patterns that spare days or look at the eve: counted and served."""

import numpy as np

from planner.rota.engine import OFF, Aim, Cover, Kind, Pattern, Roster, Shape, Share, Status, Worker, solve
from planner.rota.engine.score import values

KINDS = (Kind("clinic", 450), Kind("night", 180))
CLINIC, NIGHT = 0, 1


def roster(*aims: Aim, days: int = 4) -> Roster:
    """One worker; days 1 and 2 are a weekend."""
    return Roster(days, KINDS, (Worker("w"),), aims, ((1, 2),))


def worth(aim: Aim, *row: int) -> int:
    """What a row of hers costs."""
    return values(roster(aim, days=len(row)), np.array([row], dtype=np.int64))[0]


def test_what_is_missing_of_a_part_costs() -> None:
    """Of 20 hours she has a clinic of 7.5 and a night of 3: 9.5 are missing, in halves 19."""
    aim = Aim("hours", shares=(Share(0, (CLINIC, NIGHT), target=-40, weight=1, units=(-15, -6)),))

    assert worth(aim, CLINIC, NIGHT, OFF, OFF) == 19
    assert worth(aim, CLINIC, CLINIC, CLINIC, OFF) == 0


def test_the_engine_fills_a_part_from_below() -> None:
    """Two clinics and two nights are 42 halves; no row with fewer duties has 40."""
    part = Aim("hours", shares=(Share(0, (CLINIC, NIGHT), target=-40, weight=1, units=(-15, -6)),))
    nights = Aim("nights", cover=tuple(Cover(day, (NIGHT,), 1, 1) for day in range(4)))
    solution = solve(roster(part, nights))

    assert [aim.value for aim in solution.aims] == [0, 2]
    assert solution.status is Status.OPTIMAL


def test_a_night_on_the_eve_is_a_day_of_the_weekend() -> None:
    aim = Aim("steady", patterns=(Pattern(Shape.HALF_WEEKEND, 1, eve=(NIGHT,)),))

    assert worth(aim, NIGHT, OFF, OFF, OFF) == 1
    assert worth(aim, NIGHT, OFF, CLINIC, OFF) == 0
    assert worth(aim, CLINIC, OFF, OFF, OFF) == 0


def test_the_engine_sees_the_eve() -> None:
    """The night is needed; she works on Sunday rather than half a weekend."""
    night = Aim("night", cover=(Cover(0, (NIGHT,), 1, 1), Cover(1, (CLINIC, NIGHT), 0, 0, 1)))
    steady = Aim("steady", patterns=(Pattern(Shape.HALF_WEEKEND, 1, eve=(NIGHT,)),))
    solution = solve(roster(night, steady))

    assert [aim.value for aim in solution.aims] == [0, 0]
    assert solution.duties[0, 2] != OFF


def test_a_day_that_is_spared_may_stand_alone() -> None:
    for spared, cost in ((frozenset(), 1), (frozenset({(0, 1)}), 0)):
        aim = Aim("steady", patterns=(Pattern(Shape.SINGLE_DAY_OFF, 1, spared=spared),))
        assert worth(aim, CLINIC, OFF, CLINIC, OFF) == cost


def test_a_part_of_nothing_is_served() -> None:
    """A team without nights shares none: nothing is done of it, and nothing is missing."""
    aim = Aim("nights", shares=(Share(0, (), target=0, weight=1), Share(0, (), target=-3, weight=1)))

    assert [each.value for each in solve(roster(aim)).aims] == [3]
