"""Levelling of one month: exchanges bring together what is left over, and break nothing."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.caseload.levelling import Month
from planner.prepare import NOBODY
from planner.prepare.problem import Ints

ANN, BEA, CAT, DEE = range(4)


def month(loads: list[int], may: list[str], shares: list[int], *, bound: tuple[int, ...] = ()) -> Month:
    """Women of these loads who may go to these teams, a letter each; who is `bound` is not moved on."""
    ways = np.array([[team in teams for team in "ABC"[: len(shares)]] for teams in may], dtype=np.bool_)
    free = np.array([woman not in bound for woman in range(len(loads))], dtype=np.bool_)
    alike = np.zeros(ways.shape, dtype=np.int64)
    return Month(np.array(loads)[:, None], ways, free, np.array(shares)[:, None], alike)


def test_two_women_change_places_until_another_fits_in() -> None:
    """Three quarters are left in A and one in B: a heavier woman goes to B, a lighter one comes."""
    here = month([5, 4, 4], ["AB", "AB", "A"], [8, 5])
    here.put(ANN, 0)
    here.put(BEA, 1)

    here.bring_in([CAT])

    assert here.team.tolist() == [1, 0, 0]
    assert here.left[:, 0].tolist() == [0, 0]


def test_what_is_left_goes_a_long_way() -> None:
    """From C by B to A: nobody of A may go to C."""
    here = month([5, 5, 4, 4, 4], ["AB", "BC", "AB", "BC", "A"], [8, 9, 5])
    for woman, team in ((0, 0), (1, 1), (2, 1), (3, 2)):
        here.put(woman, team)

    here.bring_in([4])

    assert (here.team != NOBODY).all()
    assert here.team[4] == 0


def test_who_goes_is_she_for_whom_it_costs_least() -> None:
    """Two women could go to B for a lighter one: the nearer goes."""
    here = month([5, 5, 4, 4], ["AB", "AB", "AB", "A"], [13, 5])
    here.cost[BEA] = 3, 1
    for woman, team in ((ANN, 0), (BEA, 0), (CAT, 1)):
        here.put(woman, team)

    here.bring_in([DEE])

    assert here.team.tolist() == [0, 1, 0, 0]


def test_who_is_bound_to_her_team_stays() -> None:
    """She has met her midwives: nobody fits in for her sake."""
    here = month([5, 4, 4], ["AB", "AB", "A"], [8, 5], bound=(ANN,))
    here.put(ANN, 0)
    here.put(BEA, 1)

    here.bring_in([CAT])

    assert here.team.tolist() == [0, 1, NOBODY]


@pytest.mark.parametrize(("guarded", "places"), [(0, NOBODY), (1, 0)])
def test_what_only_some_women_take_is_kept_apart(guarded: int, places: int) -> None:
    """Two meters: units, and women who may not be a preceptee's, of whom B takes one at most."""
    load = np.array([[5, 1], [4, guarded], [4, 0]])
    may = np.array([[True, True], [True, True], [True, False]])
    alike = np.zeros(may.shape, dtype=np.int64)
    here = Month(load, may, np.ones(3, dtype=np.bool_), np.array([[8, 1], [5, guarded]]), alike)
    here.put(ANN, 0)
    here.put(BEA, 1)

    here.bring_in([CAT])

    assert here.team[CAT] == places


def any_month(dice: Random) -> tuple[Month, Ints]:
    """Three teams and up to twelve women, some placed as they come, some of them bound."""
    loads = [dice.choice((4, 4, 5, 6, 7)) for _ in range(dice.randint(1, 12))]
    may = [dice.choice(("A", "B", "C", "AB", "BC", "ABC")) for _ in loads]
    bound = tuple(woman for woman in range(len(loads)) if dice.random() < 0.2)
    here = month(loads, may, [dice.randint(0, 16) for _ in range(3)], bound=bound)
    for woman in range(len(loads)):
        teams = np.flatnonzero(here.may[woman] & (here.left[:, 0] >= here.load[woman, 0]))
        if len(teams) and dice.random() < 0.7:
            here.put(woman, int(dice.choice(teams.tolist())))
    return here, here.team.copy()


@given(st.integers(0, 2**20).map(Random))
def test_levelling_breaks_nothing(dice: Random) -> None:
    """Shares are kept, nobody loses her place or goes where she may not, and who fits in somewhere is in."""
    here, before = any_month(dice)
    shares = here.left[:, 0] + np.bincount(
        before[before != NOBODY], weights=here.load[before != NOBODY, 0], minlength=3
    )

    here.bring_in(np.flatnonzero(before == NOBODY).tolist())

    placed = here.team != NOBODY
    taken = np.bincount(here.team[placed], weights=here.load[placed, 0], minlength=3)
    assert (here.left[:, 0] == shares - taken).all()
    assert (here.left >= 0).all()
    assert placed[before != NOBODY].all()
    assert here.may[np.flatnonzero(placed), here.team[placed]].all()
    stays = ~here.free & (before != NOBODY)
    assert (here.team[stays] == before[stays]).all()
    held = np.zeros_like(here.held)
    for woman in np.flatnonzero(placed & here.free):
        held[here.kind[woman], here.team[woman]] += here.may[woman]
    assert (here.held == held).all()
