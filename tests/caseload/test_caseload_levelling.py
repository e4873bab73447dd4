"""Levelling: exchanges bring together what is left over, and break nothing."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.caseload.progress import Watch
from planner.caseload.teams.levelling import Levelling
from planner.caseload.teams.shares import Meter
from planner.caseload.teams.standing import Standing, Women
from planner.prepare import NOBODY
from planner.prepare.problem import Ints

ANN, BEA, CAT, DEE = range(4)


def levelling(
    loads: Sequence[int],
    may: Sequence[str],
    places: Ints,
    *,
    months: Sequence[int] = (),
    covers: Sequence[Sequence[int]] = ((1,),),
    bound: Sequence[int] = (),
    costs: Sequence[Sequence[int]] = (),
) -> Levelling:
    """Women of these loads who may go to these teams, a letter each; who is `bound` is not moved on.

    `places` [T, window] is what there is; `covers` [month, window] which months a window counts.
    """
    ways = np.array([[team in teams for team in "ABC"[: len(places)]] for teams in may], dtype=np.bool_)
    women = Women(
        load=np.array(loads)[:, None],
        month=np.array(months or [0] * len(loads)),
        may=ways,
        free=np.array([woman not in bound for woman in range(len(loads))], dtype=np.bool_),
        cost=np.array(costs or np.zeros(ways.shape), dtype=np.int64),
    )
    meter = Meter(women.load[:, 0], places, np.array(covers, dtype=np.bool_))
    return Levelling(Standing(women, (meter,)), Watch())


def of_one_month(
    loads: Sequence[int],
    may: Sequence[str],
    places: Sequence[int],
    *,
    bound: Sequence[int] = (),
    costs: Sequence[Sequence[int]] = (),
) -> Levelling:
    """The same where all are due in one month."""
    return levelling(loads, may, np.array(places)[:, None], bound=bound, costs=costs)


def brought_in(here: Levelling, placed: dict[int, int], wait: Sequence[int]) -> list[int]:
    """[woman] her team in the end."""
    for woman, team in placed.items():
        here.standing.put(woman, team)
    here.bring_in(np.array(wait))
    teams: list[int] = here.standing.team.tolist()
    return teams


def test_two_women_change_places_until_another_fits_in() -> None:
    """Three quarters are left in A and one in B: a heavier woman goes to B, a lighter one comes."""
    here = of_one_month([5, 4, 4], ["AB", "AB", "A"], [8, 5])

    assert brought_in(here, {ANN: 0, BEA: 1}, [CAT]) == [1, 0, 0]
    assert not here.standing.left.any()


def test_what_is_left_goes_a_long_way() -> None:
    """From C by B to A: nobody of A may go to C."""
    here = of_one_month([5, 5, 4, 4, 4], ["AB", "BC", "AB", "BC", "A"], [8, 9, 5])

    teams = brought_in(here, {0: 0, 1: 1, 2: 1, 3: 2}, [4])

    assert NOBODY not in teams
    assert teams[4] == 0


def test_everyone_moves_on_by_one_team() -> None:
    """A place is free in C alone, where only she may go who is in B."""
    here = of_one_month([4, 4, 4], ["A", "AB", "BC"], [4, 4, 4])

    assert brought_in(here, {BEA: 0, CAT: 1}, [ANN]) == [0, 1, 2]


def test_where_a_way_ends_in_a_part_of_a_place_the_rest_is_brought_there() -> None:
    """She can go to A alone, which is full; B lacks a quarter of a place for her who would go there from A.

    A quarter is left in C, where B's heavier woman goes for a lighter one.
    """
    here = of_one_month([4, 4, 5, 4], ["A", "AB", "BC", "BC"], [4, 8, 5])

    assert brought_in(here, {1: 0, 2: 1, 3: 2}, [0]) == [0, 1, 2, 1]


def test_a_load_goes_on_in_another_month_of_the_same_run() -> None:
    """Runs of two months: B takes the heavier woman of the first month, and sends one of the second to C."""
    here = levelling(
        [5, 4, 5, 4, 4],
        ["AB", "AB", "BC", "BC", "A"],
        np.array([[8], [9], [5]]),
        months=[0, 0, 1, 1, 0],
        covers=[[1], [1]],
    )

    assert brought_in(here, {0: 0, 1: 1, 2: 1, 3: 2}, [4]) == [1, 0, 2, 1, 0]


def test_a_load_goes_on_in_another_month_only_where_every_run_allows_it() -> None:
    """The same, but the first month is full by itself in B: a quarter more cannot stay there."""
    here = levelling(
        [5, 4, 5, 4, 4],
        ["AB", "AB", "BC", "BC", "A"],
        np.array([[8, 8], [9, 4], [5, 5]]),
        months=[0, 0, 1, 1, 0],
        covers=[[1, 1], [1, 0]],
    )

    assert brought_in(here, {0: 0, 1: 1, 2: 1, 3: 2}, [4]) == [0, 1, 1, 2, NOBODY]


def test_who_goes_is_she_for_whom_it_costs_least() -> None:
    """Two women could go to B for a lighter one: the nearer goes."""
    costs = [[0, 0], [3, 1], [0, 0], [0, 0]]
    here = of_one_month([5, 5, 4, 4], ["AB", "AB", "AB", "A"], [13, 5], costs=costs)

    assert brought_in(here, {ANN: 0, BEA: 0, CAT: 1}, [DEE]) == [0, 1, 0, 0]


def test_who_comes_in_is_she_who_has_met_a_team_then_who_costs_least() -> None:
    """One place, three women alike."""
    costs = [[0], [5], [1]]

    assert brought_in(of_one_month([4] * 3, ["A"] * 3, [4], costs=costs), {}, [0, 1, 2])[ANN] == 0
    assert (
        brought_in(of_one_month([4] * 3, ["A"] * 3, [4], costs=costs, bound=[BEA]), {}, [0, 1, 2])[BEA] == 0
    )


def test_who_is_bound_to_her_team_stays() -> None:
    """She has met her midwives: nobody fits in for her sake."""
    here = of_one_month([5, 4, 4], ["AB", "AB", "A"], [8, 5], bound=(ANN,))

    assert brought_in(here, {ANN: 0, BEA: 1}, [CAT]) == [0, 1, NOBODY]


def test_who_may_be_moved_nowhere_takes_what_she_takes() -> None:
    """She is in A, to which nobody is moved; nor does she wait for a place anywhere else."""
    here = of_one_month([5, 4, 4], ["", "B", ""], [8, 4])

    assert brought_in(here, {ANN: 0}, [BEA, CAT]) == [0, 1, NOBODY]
    assert here.standing.left[:, 0].tolist() == [3, 0]


@pytest.mark.parametrize(("room", "places"), [(0, NOBODY), (1, 0)])
def test_what_only_some_women_take_is_kept_apart(room: int, places: int) -> None:
    """Two meters: units, and women who may not be a preceptee's, for whom B has so much room."""
    load = np.array([[5, 1], [4, 0], [4, 0]])
    may = np.array([[True, True], [True, True], [True, False]])
    women = Women(
        load, np.zeros(3, dtype=np.int64), may, np.ones(3, dtype=np.bool_), np.zeros_like(may, dtype=int)
    )
    left = np.array([[8, 1], [5, room]])
    meters = tuple(Meter(load[:, at], left[:, at : at + 1], np.ones((1, 1), dtype=np.bool_)) for at in (0, 1))
    here = Levelling(Standing(women, meters), Watch())

    assert brought_in(here, {ANN: 0, BEA: 1}, [CAT])[CAT] == places


RUNS = ((1, 0), (1, 1), (0, 1))
"""[month, window] runs of two months among three."""


def any_service(dice: Random) -> Levelling:
    """Three teams and up to twelve women, some placed as they come, some of them bound."""
    loads = [dice.choice((4, 4, 5, 6, 7)) for _ in range(dice.randint(1, 12))]
    may = [dice.choice(("A", "B", "C", "AB", "BC", "ABC")) for _ in loads]
    here = levelling(
        loads,
        may,
        np.array([[dice.randint(0, 20) for _ in RUNS[0]] for _ in "ABC"]),
        months=[dice.randrange(len(RUNS)) for _ in loads],
        covers=RUNS,
        bound=[woman for woman in range(len(loads)) if dice.random() < 0.2],
    )
    for woman in range(len(loads)):
        teams = [
            team
            for team in range(3)
            if here.standing.women.may[woman, team] and here.standing.fits(woman, team)
        ]
        if teams and dice.random() < 0.7:
            here.standing.put(woman, dice.choice(teams))
    return here


@given(st.integers(0, 2**20).map(Random))
def test_levelling_breaks_nothing(dice: Random) -> None:
    """Limits are kept, nobody loses her place or goes where she may not, and who fits in somewhere is in."""
    here = any_service(dice)
    standing, women = here.standing, here.standing.women
    before = standing.team.copy()
    had = standing.left.copy()
    for woman in np.flatnonzero(before != NOBODY).tolist():
        had[before[woman]] += standing.row(woman)

    here.bring_in(np.flatnonzero(before == NOBODY))

    taken = np.zeros_like(had)
    for woman in np.flatnonzero(standing.team != NOBODY).tolist():
        taken[standing.team[woman]] += standing.row(woman)
        assert women.may[woman, standing.team[woman]]
    assert (standing.left == had - taken).all()
    assert (standing.left >= 0).all()
    assert (standing.team[before != NOBODY] != NOBODY).all()
    stays = ~women.free & (before != NOBODY)
    assert (standing.team[stays] == before[stays]).all()
    left_out = np.flatnonzero(standing.team == NOBODY).tolist()
    assert not any(
        standing.fits(woman, team) for woman in left_out for team in np.flatnonzero(women.may[woman]).tolist()
    )


@given(st.integers(0, 2**20).map(Random))
def test_what_is_undone_stands_as_before(dice: Random) -> None:
    """Any moves, then all of them taken back: teams, what is left, and who may go where."""
    standing = any_service(dice).standing
    standing.let_wait(np.flatnonzero(standing.team == NOBODY))
    team, left, held = standing.team.copy(), standing.left.copy(), standing.is_held.copy()
    state, mark = standing.state, standing.mark

    for _ in range(dice.randint(1, 9)):
        standing.put(dice.randrange(len(team)), dice.choice((0, 1, 2, NOBODY)))
    assert standing.state != state
    standing.undo(mark)

    assert standing.state == state
    assert (standing.team == team).all()
    assert (standing.left == left).all()
    assert (standing.is_held == held).all()
