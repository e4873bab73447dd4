"""A plan to write: care kept, an expected woman placed with a buddy, and a woman left out."""

from datetime import date
from typing import Any

from models import Plan, Scenario, Tables, Woman
from tests.metrics.conftest import place, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, woman

MAY = date(2027, 5, 15)


def asked(*women: Woman, **limits: Any) -> Scenario:
    """Two months; a running team with m1 and m2, a proposed one that c1 of core would join."""
    rows = Tables(
        women=women,
        midwives=(midwife("m1"), midwife("m2", wte=0.5), midwife("c1", "core", joins_team_id="new")),
        teams=(team(name="=Near"), team("new", status="proposed")),
        areas=(area(),),
    )
    return scenario(rows, policy(**limits))


def example() -> tuple[Scenario, Plan]:
    """One woman placed whose care is kept, one expected woman placed with a buddy, one left out."""
    question = asked(
        woman("-w1", tier=1),
        woman("w2", edd=MAY, booked_on=date(2027, 4, 2)),
        woman("w3", edd=MAY),
    )
    return question, plan_of(
        question,
        place("-w1", tier=1, weight=1.25, reasons=("=type 1 diabetes", "IMD decile 1"), kept=True),
        place("w2", buddy_id="m2"),
    )
