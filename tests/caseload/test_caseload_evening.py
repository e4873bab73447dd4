"""Parts of places are brought together: what a team has left is told right, and exchanges make room."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Scenario, Tables
from planner.caseload.progress import Watch
from planner.caseload.relaxation.classes import Classes, classes_of
from planner.caseload.relaxation.open_care import may_fill
from planner.caseload.solve import eligible_with
from planner.caseload.teams.board import Board, Swap
from planner.caseload.teams.evening import even_out
from planner.caseload.teams.fillers import Fillers, Filling, fillers_of
from planner.caseload.teams.places import left_by, limits_of
from planner.caseload.teams.room import NEVER, Change, Gauge, Rooms, fillers_that_fit
from planner.prepare import NOBODY, Problem, prepare
from planner.prepare.problem import Ints
from tests.strategies.factories import area, midwife, policy, scenario, team, travel, woman

MONTHS, LENGTH = 4, 2
COVERS = np.array([[int(run <= month < run + LENGTH) for run in range(3)] for month in range(MONTHS)])


@given(
    st.lists(st.integers(-1, 4), min_size=3, max_size=3), st.lists(st.integers(0, 3), min_size=4, max_size=4)
)
def test_fillers_that_fit_are_as_many_as_enumeration_finds(runs: list[int], months: list[int]) -> None:
    """Four months in runs of two: no choice of fillers by month within the limits may beat the count."""
    by_hand = max(
        (
            sum(taken)
            for taken in product(*(range(most + 1) for most in months))
            if all(sum(taken[run : run + LENGTH]) <= runs[run] for run in range(3))
        ),
        default=NEVER,
    )

    assert fillers_that_fit(np.array([runs]), np.array([months]))[0] == by_hand


def rooms(pace: list[int]) -> Rooms:
    """One team, whose weighted births alone are short."""
    plenty = np.full((1, 3), 9)
    return Rooms(np.array([pace]), plenty, np.full((1, MONTHS), 9), np.full((1, MONTHS), 9))


def test_lighter_woman_is_worth_the_filler_that_then_fits() -> None:
    """Half a place is left in every run: a woman lighter by half a place makes room for one filler."""
    gauge = Gauge(100, 25, COVERS, (Change(-50, 0),))

    fits, gain = gauge.measure(rooms([150, 0, 0]))

    assert fits[0] == 1
    assert gain[0, 0, 0] == pytest.approx(1 - 4 / 16)  # the half place is gone: it was worth (2/4)²
    assert gain[0, 3, 0] == pytest.approx(
        4 / 16
    )  # half a place in the last run, where none was: no filler yet


def test_change_beyond_a_limit_is_never_made() -> None:
    """A team without a place takes nobody heavier."""
    gauge = Gauge(100, 25, COVERS, (Change(25, 0),))

    _, gain = gauge.measure(rooms([0, 0, 0]))

    assert (gain < NEVER / 2).all()


# Two teams: 'one' has 2.5 places and cares for a woman who weighs 1, 'two' has 3 and one who weighs 1.5. A
# half is left over in each. If the two change places, nothing is left over and three women come in, not two.

HEAVY = {"complex_social_factors": True}


def two_teams(**facts: object) -> Scenario:
    """Two women at high risk, four others, all of whom may go to both teams."""
    women = (
        woman("heavy", tier=1, **HEAVY, **facts),
        woman("light", tier=1),
        *(woman(f"other{number}") for number in range(4)),
    )
    tables = Tables(
        women,
        (midwife("m1", "one"), midwife("m2", "two", wte=0.6), midwife("m3", "two", wte=0.6)),
        (team("one"), team("two")),
        (area(),),
        travel=(travel("a", "one", 10), travel("a", "two", 10)),
    )
    weights = [{"adds": 0.5, "when": {"field": "complex_social_factors", "is": True}}]
    return scenario(tables, policy(weights=weights, births_per_wte_year=30), months=1)


def ready(asked: Scenario) -> tuple[Problem, Classes, Ints]:
    """The problem, its classes, and where everyone is: the heavy woman in `two`, the light one in `one`."""
    problem = prepare(asked)
    eligible = eligible_with(problem, ())
    where = {"heavy": 1, "light": 0}
    at = np.array([where.get(one.woman_id, NOBODY) for one in problem.women])
    return problem, classes_of(problem, eligible, may_fill(problem, eligible)), at


def others(classes: Classes, at: Ints) -> Fillers:
    """The four women of the second tier."""
    found = fillers_of(classes, at, 2)
    assert found is not None
    assert (found.weight, found.women.sum()) == (100, 4)
    return found


def test_two_women_change_places_and_a_third_other_woman_comes_in() -> None:
    """The exchange must be found, and the program must then place three others where it placed two."""
    problem, classes, at = ready(two_teams())
    fillers = others(classes, at)
    limits, watch = limits_of(problem), Watch()
    filling = Filling(classes, fillers, limits, watch)
    before = filling.most(at)
    assert before is not None

    evened = even_out(classes, fillers, limits, at, filling.spread(before), watch)
    after = filling.most(evened)

    assert after is not None
    assert (before.sum(), after.sum()) == (2, 3)
    assert evened.tolist() == [0, 1, *[NOBODY] * 4]
    assert all((limit.left >= 0).all() for limit in left_by(limits, evened))


def test_woman_who_has_met_her_team_changes_no_place() -> None:
    """A woman of a team of today stays where she is, whatever room it would make."""
    problem, classes, at = ready(two_teams(team_id="two"))
    fillers = others(classes, at)
    limits, watch = limits_of(problem), Watch()
    able = np.full((2, 1), 4)

    assert even_out(classes, fillers, limits, at, able, watch).tolist() == at.tolist()


def test_only_the_last_tier_gives_places_up() -> None:
    """No exchange on the board may send a woman of tier 1 away for nothing."""
    _, classes, at = ready(two_teams())
    board = Board(classes, others(classes, at), at)
    given_up = [
        Swap(board.nobody, team, 0, change)
        for team in range(2)
        for change, what in enumerate(board.changes)
        if what.women
    ]

    assert given_up
    assert not any(board.there[swap] for swap in given_up)
