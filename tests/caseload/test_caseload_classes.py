"""What placing a woman costs: less, never more, for what she asks."""

from hypothesis import given

from models import Scenario
from planner.caseload.relaxation.classes import classes_of
from planner.caseload.relaxation.open_care import may_fill
from planner.caseload.solve import eligible_with
from planner.prepare import prepare
from planner.prepare.problem import Ints
from tests.strategies.services import scenarios


@given(scenarios())
def test_no_team_costs_more_for_what_a_woman_asks(asked: Scenario) -> None:
    """Did she ask for no language and no team, no place of hers would cost less."""
    silent = [
        woman.replace(interpreter_language=None, preferred_team_id=None) for woman in asked.service.women
    ]
    without = asked.replace(service=asked.service.replace(women=tuple(silent)))

    assert (placing_cost(asked) <= placing_cost(without)).all()


def placing_cost(scenario: Scenario) -> Ints:
    """[W, T] of all teams, opened or not."""
    problem = prepare(scenario)
    eligible = eligible_with(problem, max(problem.openings, key=len))
    return classes_of(problem, eligible, may_fill(problem, eligible)).placing_cost
