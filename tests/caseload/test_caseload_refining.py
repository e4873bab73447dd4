"""Refining: what is found on the way stands when time runs out, and the last plan is the best."""

from collections.abc import Iterator

import numpy as np
import pytest

from planner.caseload.progress import OutOfTime, Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.relaxed import relax, worth_of
from planner.caseload.solve import eligible_with
from planner.caseload.teams.by_months import by_months
from planner.caseload.teams.losses import Losses
from planner.caseload.teams.places import left_by, limits_of
from planner.caseload.teams.refining import Refined, counts, refine
from planner.caseload.teams.repacking import Repacking
from planner.prepare import NOBODY, prepare
from planner.prepare.problem import Ints
from tests.property.services import large_scenario


@pytest.fixture(scope="module")
def begun() -> tuple[Classes, Losses, Ints]:
    """A trust of three teams, and whole women near its optimum without every seventh."""
    problem = prepare(large_scenario())
    relaxed, optimum = relax(problem, eligible_with(problem, max(problem.openings, key=len)), Watch(), 1)
    assert optimum is not None
    classes, objective = relaxed.classes, worth_of(relaxed.classes)
    team = by_months(classes, objective, optimum, Watch())
    team[np.flatnonzero(team != NOBODY)[::7]] = NOBODY
    return classes, Losses(classes, relaxed.relaxation, objective, optimum.price), team


def test_tiers_are_settled_one_by_one(begun: tuple[Classes, Losses, Ints]) -> None:
    """As many as are told have all whom they will have at least; their women are within the limits."""
    classes, losses, team = begun
    plans = list(refine(classes, team, Watch(), losses))

    assert [plan.tiers for plan in plans] == [0] * (len(plans) - 3) + [1, 2, 3]
    last = counts(classes.problem, plans[-1].team)
    assert last > counts(classes.problem, team)
    for plan in plans:
        assert counts(classes.problem, plan.team)[: plan.tiers] <= last[: plan.tiers]
        settled = classes.problem.tier <= (plan.tiers or 3)
        of_them = np.where(settled, plan.team, NOBODY)
        assert all((limit.left >= 0).all() for limit in left_by(limits_of(classes.problem), of_them))


def test_what_levelling_found_stands_when_time_runs_out_in_packing(
    begun: tuple[Classes, Losses, Ints], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan before packing is no worse than the one it began with."""

    def stopped(_self: Repacking, _team: Ints) -> Iterator[Ints]:
        """Time is up before the first search."""
        raise OutOfTime
        yield  # a generator like the true one

    monkeypatch.setattr(Repacking, "packed", stopped)
    classes, losses, team = begun
    plans: list[Refined] = []

    with pytest.raises(OutOfTime):
        for plan in refine(classes, team, Watch(), losses):
            plans.append(plan)  # an exception must not lose what came before it

    assert plans
    assert counts(classes.problem, plans[-1].team) > counts(classes.problem, team)
