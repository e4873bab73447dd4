"""Room in care: where a team would care for too many on a day, another woman of those days goes elsewhere."""

from collections.abc import Sequence

import numpy as np

from planner.caseload.teams.caring import make_room_in_care
from planner.caseload.teams.places import Limit
from planner.caseload.teams.shares import Meter
from planner.caseload.teams.standing import Standing, Women
from planner.prepare import NOBODY, Windows

ANN, BEA = range(2)


def after(
    may: Sequence[str], days: Sequence[str], *, free: Sequence[bool] = (True, True), b: int = 8
) -> list[int]:
    """[woman] her team in the end: Ann is in A, Bea waits; A may care for one woman a day, B for two.

    `may` and `days` say, a letter each, which teams and in whose days of two each is. `b` is what B has left.
    """
    flags = np.array([[team in teams for team in "AB"] for teams in may], dtype=np.bool_)
    load = np.array([[4], [4]])
    women = Women(load, np.zeros(2, dtype=np.int64), flags, np.array(free), np.zeros((2, 2), dtype=np.int64))
    meter = Meter(load[:, 0], np.array([[8], [b]]), np.ones((1, 1), dtype=np.bool_))
    in_care = np.array([[day in each for day in "MT"] for each in days], dtype=np.bool_)
    care = Limit(Windows(("M", "T"), in_care), np.array([[100, 100], [200, 200]]), np.array([100, 100]))
    standing = Standing(women, (meter,), care)
    standing.put(ANN, 0)
    standing.let_wait(np.array([BEA]))
    make_room_in_care(standing)
    teams: list[int] = standing.team.tolist()
    return teams


def test_who_is_in_care_on_the_same_day_goes_to_another_team() -> None:
    """A has places for both, but Ann and Bea are in care on one day; Ann may go to B."""
    assert after(["AB", "A"], ["MT", "T"]) == [1, 0]


def test_nobody_moves_for_her_who_fits_in_beside_all() -> None:
    """Ann and Bea are in care on different days, so that both are in A, though Ann may go to B."""
    assert after(["AB", "A"], ["M", "T"]) == [0, 0]


def test_nobody_moves_who_may_go_nowhere_else_or_has_met_her_team_or_fits_in_nowhere() -> None:
    """Ann stays, and Bea still waits."""
    assert after(["A", "A"], ["MT", "T"]) == [0, NOBODY]
    assert after(["AB", "A"], ["MT", "T"], free=(False, True)) == [0, NOBODY]
    assert after(["AB", "A"], ["MT", "T"], b=3) == [0, NOBODY]
