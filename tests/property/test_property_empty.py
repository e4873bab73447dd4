"""A valid service always has a plan, also one that lacks what others have."""

from models import Tables, UnplacedReason
from planner.caseload import solve
from planner.prepare import prepare
from tests.strategies.factories import area, policy, scenario, team, woman


def test_teams_without_any_midwife_leave_everyone_out_with_a_reason() -> None:
    """Every team midwife has gone: a plan all the same."""
    rows = Tables(women=(woman("w1"),), teams=(team(),), areas=(area(),))
    plan = solve(prepare(scenario(rows, policy())))
    assert [(row.woman_id, row.reason) for row in plan.unplaced] == [("w1", UnplacedReason.NO_MIDWIFE)]
