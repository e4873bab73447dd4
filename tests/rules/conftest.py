"""What the tests of the rules share."""

from collections.abc import Callable
from importlib import import_module

import pytest

from models import Plan, Scenario
from planner.caseload import solve
from planner.prepare import prepare

Solve = Callable[[Scenario], Plan]


@pytest.fixture(params=["in one", "by parts"])
def solved(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Solve:
    """Solve a scenario: once as small services are, in one model, and once by parts, as large ones are."""
    if request.param == "by parts":
        monkeypatch.setattr(import_module("planner.caseload.solve"), "SMALL", -1)
    return lambda scenario: solve(prepare(scenario))
