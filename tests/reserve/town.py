"""One team with two places for births in April, planned on 1 April, and women of the year before."""

from datetime import date

from models import Plan, Reserve, Scenario, Tables, Woman
from models.expected import A_YEAR
from planner.caseload import solve
from planner.prepare import prepare
from tests.strategies.factories import AS_OF, DUE, area, midwife, policy, scenario, team, woman

BOOKS = date(2027, 4, 2)
"""The day on which women still expected book, the day after the day of planning."""


def a_year_ago(woman_id: str, *, tier: int = 1, due: date = DUE, books: date = BOOKS) -> Woman:
    """A woman of the past year, for whom one is expected who will book on `books`."""
    return woman(woman_id, tier=tier, edd=due - A_YEAR, booked_on=books - A_YEAR)


def asked(*women: Woman, reserve: Reserve = Reserve.EXPECTED, as_of: date = AS_OF) -> Scenario:
    """These women, one midwife with two places a month, and a policy that holds places."""
    rows = Tables(
        women=women, midwives=(midwife("m1"),), teams=(team(),), areas=(area(), area("b", latitude=53.02))
    )
    return scenario(rows, policy().replace(reserve=reserve), as_of=as_of)


def planned(question: Scenario) -> Plan:
    """The plan of a scenario."""
    return solve(prepare(question))


def placed(plan: Plan) -> list[str]:
    """Who is placed."""
    return [row.woman_id for row in plan.placements]
