"""Packing: an exact search of a few teams finds what no plan of theirs betters, and moves nobody in vain."""

from collections.abc import Sequence
from itertools import product
from types import SimpleNamespace
from typing import NamedTuple, cast

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.caseload.relaxation.classes import Classes
from planner.caseload.teams.packing import Packing
from planner.caseload.teams.places import Limit, left_by
from planner.prepare import NOBODY, Windows
from planner.prepare.problem import Ints

ANN, BEA, CAT = range(3)
A, B = range(2)
WORTH = np.array([100, 1])


class Service(NamedTuple):
    """Women of a load, a tier and a month each, and teams with places in windows of months."""

    classes: Classes
    limits: tuple[Limit, ...]
    alike: Ints

    def packing(self, team: Sequence[int], few: Sequence[int] = (A, B)) -> Packing:
        """Some teams, when women are in these ([W])."""
        at = np.array(team)
        return Packing(self.classes, left_by(self.limits, at), self.alike, at, np.array(few))

    def packed(self, team: Sequence[int], few: Sequence[int] = (A, B)) -> list[int] | None:
        """[W] their team once some are packed anew; none where nothing is gained."""
        task = self.packing(team, few)
        wanted = task.best(WORTH)
        if wanted is None:
            return None
        found = task.into(np.array(team), wanted)
        assert found is not None
        teams: list[int] = found.tolist()
        return teams


def service(
    loads: Sequence[int],
    may: Sequence[str],
    places: Sequence[Sequence[int]],
    *,
    tiers: Sequence[int] = (),
    months: Sequence[int] = (),
    covers: Sequence[Sequence[int]] = ((1,),),
    met: Sequence[int] = (),
) -> Service:
    """`places` [T, window]; `covers` [month, window] which months a window counts; who has `met` team A."""
    eligible = np.array([[team in teams for team in "AB"[: len(places)]] for teams in may], dtype=np.bool_)
    tier, month = np.array(tiers or [1] * len(loads)), np.array(months or [0] * len(loads))
    windows = Windows(tuple(map(str, covers[0])), np.array(covers, dtype=np.bool_)[month])
    alike = np.unique(np.column_stack([tier, month, loads]), axis=0, return_inverse=True)[1].ravel()
    present = np.array([A if woman in met else NOBODY for woman in range(len(loads))])
    problem = SimpleNamespace(tier=tier, present_team=present)
    classes = cast("Classes", SimpleNamespace(eligible=eligible, problem=problem))
    return Service(classes, (Limit(windows, np.array(places), np.array(loads)),), alike)


def test_two_come_in_for_a_heavier_one() -> None:
    """Eight quarters hold two women of four."""
    assert service([6, 4, 4], ["A", "A", "A"], [[8]]).packed([A, NOBODY, NOBODY], [A]) == [NOBODY, A, A]


def test_an_earlier_tier_comes_first_however_many_go() -> None:
    """One of tier 1 fills the place of two of tier 2: she comes in for them, never they for her."""
    here = service([8, 4, 4], ["A", "A", "A"], [[8]], tiers=[1, 2, 2])

    assert here.packed([NOBODY, A, A], [A]) == [A, NOBODY, NOBODY]
    assert here.packed([A, NOBODY, NOBODY], [A]) is None


def test_months_are_packed_together() -> None:
    """Who is due in the middle month takes both runs of two months; two come in at the ends."""
    here = service([4, 4, 4], ["A"] * 3, [[4, 4]], months=[1, 0, 2], covers=[[1, 0], [1, 1], [0, 1]])

    assert here.packed([A, NOBODY, NOBODY], [A]) == [NOBODY, A, A]


def test_two_teams_are_packed_together() -> None:
    """Two quarters are left in each: the heavy one and the light one change places, then one more fits in."""
    here = service([6, 4, 4], ["AB", "AB", "A"], [[8], [6]])

    assert here.packed([A, B, NOBODY]) == [B, A, A]
    assert here.packed([A, B, NOBODY], [A]) is None


def test_who_has_met_her_team_stays_and_takes_her_place() -> None:
    """The heavy one; of others two would come in for her."""
    here = service([6, 4, 4], ["A", "A", "A"], [[8]], met=[ANN])

    assert here.packed([A, NOBODY, NOBODY], [A]) is None


def test_who_has_met_a_team_and_waits_comes_in() -> None:
    """Her midwife has left; of two alike of tier 2 one makes room for her."""
    here = service([4, 4, 4], ["A", "A", "A"], [[8]], tiers=[1, 2, 2], met=[ANN])

    found = here.packed([NOBODY, A, A], [A])

    assert found is not None
    assert found[ANN] == A
    assert sorted(found) == [NOBODY, A, A]


def test_who_can_stay_where_she_is_stays() -> None:
    """One of the three alike is placed already."""
    here = service([4, 4, 4], ["A", "A", "A"], [[8]])

    found = here.packed([NOBODY, NOBODY, A], [A])

    assert found is not None
    assert found[CAT] == A
    assert found.count(A) == 2


def test_nothing_changes_where_another_search_took_who_waited() -> None:
    """B took her since: A keeps whom it has, rather than lose one for nobody."""
    here = service([6, 4, 4], ["A", "AB", "A"], [[8], [4]])
    task = here.packing([A, NOBODY, NOBODY], [A])
    wanted = task.best(WORTH)
    assert wanted is not None

    assert task.into(np.array([A, B, NOBODY]), wanted) is None


WOMEN = st.lists(
    st.tuples(
        st.sampled_from([4, 5, 6]), st.sampled_from(["A", "B", "AB"]), st.integers(1, 2), st.integers(0, 2)
    ),
    min_size=1,
    max_size=6,
)


@given(WOMEN, st.lists(st.integers(0, 14), min_size=4, max_size=4), st.data())
def test_no_plan_of_the_teams_is_better(
    women: list[tuple[int, str, int, int]], places: list[int], data: st.DataObject
) -> None:
    """Beside every plan that there is, counted tier by tier."""
    loads, may, tiers, months = map(list, zip(*women, strict=True))
    here = service(
        loads,
        may,
        [places[:2], places[2:]],
        tiers=tiers,
        months=months,
        covers=[[1, 0], [1, 1], [0, 1]],
    )
    choices = [[NOBODY, *("AB".index(team) for team in teams)] for teams in may]
    plans = [plan for plan in product(*choices) if obeys(here, plan)]
    start = data.draw(st.sampled_from(plans))

    found = here.packed(start)

    best = max(counts(tiers, plan) for plan in plans)
    if found is None:
        assert counts(tiers, start) == best
    else:
        assert obeys(here, found)
        assert all(team in ways for team, ways in zip(found, choices, strict=True))
        assert counts(tiers, found) == best > counts(tiers, start)


def obeys(here: Service, plan: Sequence[int]) -> bool:
    """Whether the women of each team and window take no more than its places."""
    limit = here.limits[0]
    for team, places in enumerate(limit.left):
        inside = [woman for woman, at in enumerate(plan) if at == team]
        for window, most in enumerate(places.tolist()):
            if sum(int(limit.load[woman]) for woman in inside if limit.windows.women[woman, window]) > most:
                return False
    return True


def counts(tiers: Sequence[int], plan: Sequence[int]) -> tuple[int, int]:
    """Women placed of each tier."""
    placed = [tier for tier, team in zip(tiers, plan, strict=True) if team != NOBODY]
    return placed.count(1), placed.count(2)
