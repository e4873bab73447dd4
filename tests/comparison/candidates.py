"""Candidates to compare: a small town, planned by hand."""

from typing import Any

from models import Comparison, Midwife, Placement, Plan, Policy, Scenario, Tables, Team, Woman
from models.comparison import Line, Option, Origin
from planner.comparison import Candidate, compare
from planner.metrics import measure
from tests.metrics.conftest import plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, woman

WOMEN = (
    *(woman(f"a{number}", tier=1) for number in range(4)),
    *(woman(f"b{number}") for number in range(6)),
)
"""Four women of tier 1, six of tier 2."""
MIDWIVES = (midwife("m1"), midwife("m2"), midwife("c1", "core"), midwife("c2", "core"))


def asked(
    women: tuple[Woman, ...] = WOMEN,
    midwives: tuple[Midwife, ...] = MIDWIVES,
    teams: tuple[Team, ...] = (team(),),
    rules: Policy | None = None,
    **changes: Any,
) -> Scenario:
    """Two midwives in the team `near`, two in core; April and May 2027."""
    rows = Tables(women=women, midwives=midwives, teams=teams, areas=(area(),))
    return scenario(rows, rules or policy(), **changes)


def candidate(
    label: str, question: Scenario, *placements: Placement, plan: Plan | None = None, **facts: Any
) -> Candidate:
    """A candidate whose plan places these women; all others are left out."""
    made = plan or plan_of(question, *placements)
    plain: dict[str, Any] = {
        "label": label,
        "scenario": question.name,
        "title": question.title,
        "as_of": question.as_of,
        "last_day": question.last_day,
        "status": made.status,
        "audit_passed": True,
        "origin": Origin.PLANNED,
        "run": f"runs/{label}",
    }
    return Candidate(Option.model_validate(plain | facts), question, made, measure(question, made))


def line_of(found: Comparison, measure_name: str, by: str = "all", group: str = "all") -> Line:
    """The one line of a measure and a group."""
    [line] = [
        line for line in found.lines if (line.measure, line.by, line.group) == (measure_name, by, group)
    ]
    return line


def values_of(line: Line) -> list[float | None]:
    """The numbers of a line."""
    return [cell.value for cell in line.cells]


def deltas_of(line: Line) -> list[float | None]:
    """The differences of a line, but for the first option's, which has none."""
    return [cell.delta for cell in line.cells[1:]]


__all__ = ["MIDWIVES", "WOMEN", "asked", "candidate", "compare", "deltas_of", "line_of", "values_of"]
