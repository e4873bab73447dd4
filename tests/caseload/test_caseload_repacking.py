"""Repacking: teams that lose women are found by prices and packed anew, whatever the number of workers."""

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pytest

from planner.caseload.programs.linear import Optimum
from planner.caseload.progress import OutOfTime, Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.relaxed import relax, worth_of
from planner.caseload.solve import eligible_with
from planner.caseload.teams.by_months import by_months
from planner.caseload.teams.losses import Losses
from planner.caseload.teams.packing import Packing
from planner.caseload.teams.places import Limit, left_by, limits_of
from planner.caseload.teams.repacking import Repacking
from planner.caseload.teams.transport import columns_of
from planner.prepare import NOBODY, prepare
from planner.prepare.problem import Ints
from tests.property.services import large_scenario


class Posted(NamedTuple):
    """A trust of three teams, the optimum of its relaxation, and whole women near it."""

    classes: Classes
    optimum: Optimum
    losses: Losses
    limits: tuple[Limit, ...]
    team: Ints

    def repacking(self, workers: int = 1, watch: Watch | None = None) -> Repacking:
        """What is tried."""
        return Repacking(self.classes, self.limits, self.losses, watch or Watch(), workers)

    def packed(self, team: Ints, workers: int = 1) -> Ints:
        """[W] the best plan that it finds; the one that is given where none is better."""
        return [team, *self.repacking(workers).packed(team)][-1]

    def counts(self, team: Ints) -> list[int]:
        """Women placed anew, by tier."""
        placed: list[int] = np.bincount(self.classes.problem.tier[team != NOBODY], minlength=4)[1:].tolist()
        return placed


@pytest.fixture(scope="module")
def posted() -> Posted:
    """With every team open."""
    problem = prepare(large_scenario())
    relaxed, optimum = relax(problem, eligible_with(problem, max(problem.openings, key=len)), Watch(), 1)
    assert optimum is not None
    classes, objective = relaxed.classes, worth_of(relaxed.classes)
    losses = Losses(classes, relaxed.relaxation, objective, optimum.price)
    team = by_months(classes, objective, optimum, Watch())
    return Posted(classes, optimum, losses, limits_of(problem), team)


@pytest.fixture(scope="module")
def thinned(posted: Posted) -> Ints:
    """[W] the same without every seventh woman who has met no team: places are left, and women wait."""
    movable = np.flatnonzero((posted.team != NOBODY) & (posted.classes.problem.present_team == NOBODY))
    team = posted.team.copy()
    team[movable[::7]] = NOBODY
    return team


def test_losses_are_all_that_parts_a_plan_from_the_optimum(posted: Posted, thinned: Ints) -> None:
    """Strong duality: whatever the plan, what it is worth and what it loses are the optimum together."""
    nobody = np.full_like(thinned, NOBODY)
    for team in (posted.team, thinned, nobody):
        worth = worth_of(posted.classes) @ columns_of(posted.classes, team)
        lost = posted.losses.of_teams(team)
        assert worth + lost.sum() == pytest.approx(posted.optimum.value, rel=0, abs=1e-5)
        assert (lost >= -1e-6).all()


def test_places_left_are_filled_again(posted: Posted, thinned: Ints) -> None:
    """As many of every tier as before at least, or more of an earlier one; within every limit."""
    found = posted.packed(thinned)

    assert posted.counts(found) >= posted.counts(posted.team) > posted.counts(thinned)
    women = np.flatnonzero(found != NOBODY)
    assert posted.classes.eligible[women, found[women]].all()
    assert all((limit.left >= 0).all() for limit in left_by(posted.limits, found))


def test_who_has_met_her_team_stays(posted: Posted, thinned: Ints) -> None:
    """Nobody else comes in for her; where nobody has, many change places."""
    placed = np.flatnonzero(thinned != NOBODY)
    met = replace(posted.classes.problem, present_team=thinned)
    classes = replace(posted.classes, problem=met)

    found = posted._replace(classes=classes).packed(thinned)

    assert (found[placed] == thinned[placed]).all()
    assert (posted.packed(thinned)[placed] != thinned[placed]).any()


def test_one_and_two_workers_find_the_same(posted: Posted, thinned: Ints) -> None:
    """Searches made at once see one plan, and are taken in their order."""
    assert (posted.packed(thinned, workers=1) == posted.packed(thinned, workers=2)).all()


def test_nothing_is_searched_where_nothing_is_lost(posted: Posted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Teams that lose nothing are left as they are."""
    monkeypatch.setattr(posted.losses, "of_teams", lambda _team: np.zeros(3))

    assert not list(posted.repacking().packed(posted.team))


def test_every_plan_on_the_way_is_better_and_within_the_limits(posted: Posted, thinned: Ints) -> None:
    """Whoever stops has the last of them."""
    found = list(posted.repacking().packed(thinned))

    counts = [posted.counts(team) for team in (thinned, *found)]
    assert len(found) > 1
    assert all(after > before for before, after in pairwise(counts))
    assert all((limit.left >= 0).all() for team in found for limit in left_by(posted.limits, team))


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_who_asks_to_stop_is_heard_before_the_next_search(
    posted: Posted, thinned: Ints, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The watch is asked when the teams are chosen, and before every two that are searched at once."""
    left = iter([1.0] * asked)
    plans = posted.repacking(watch=Watch(seconds_left=lambda: next(left, -1.0))).packed(thinned)
    best, searched = Packing.best, list[Ints]()

    def counted(task: Packing, worth: Ints) -> Ints | None:
        """The search, with a note of its teams."""
        searched.append(task.few)
        return best(task, worth)

    monkeypatch.setattr(Packing, "best", counted)
    with pytest.raises(OutOfTime):
        for _ in plans:
            pass
    assert len(searched) == [0, 2, 3][asked - 1]  # of three teams, two at once
