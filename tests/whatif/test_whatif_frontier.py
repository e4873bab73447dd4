"""Which scenarios of a sweep no other one beats, told by hand from staff time, cost and women placed."""

import pytest

from models import SweepPoint
from planner.explain import Planned, frontier
from planner.metrics.catalogue import metric
from tests.comparison.candidates import asked
from tests.metrics.conftest import place, plan_of

Point = tuple[float, float, int, int]
"""WTE in teams, pounds, women of tier 1 and of tier 2 placed."""


def planned(number: int, point: Point) -> Planned:
    """A scenario that takes and gives so much."""
    wte, pounds, first, second = point
    women = [*(f"a{each}" for each in range(first)), *(f"b{each}" for each in range(second))]
    rows = (
        metric("wte_in_teams", "all", "all", wte),
        metric("wte_in_core", "all", "all", 10),
        metric("cost_year", "all", "all", pounds),
    )
    named = SweepPoint(number=number, of=9, name=f"p{number}", values={})
    return Planned(named, plan_of(asked(), *map(place, women)), rows)


@pytest.mark.parametrize(
    ("points", "on_frontier"),
    [
        ([(2, 90, 2, 2)], "y"),
        ([(2, 90, 2, 2), (2, 90, 2, 2)], "yy"),
        ([(2, 90, 2, 2), (3, 90, 2, 2)], "yn"),
        ([(2, 90, 2, 2), (2, 95, 2, 2)], "yn"),
        ([(2, 90, 2, 2), (2, 90, 2, 3)], "ny"),
        ([(2, 90, 2, 2), (3, 95, 3, 0)], "yy"),
        ([(2, 90, 2, 2), (2, 90, 3, 0)], "ny"),
        ([(2, 90, 2, 2), (3, 85, 2, 2)], "yy"),
        ([(2, 90, 2, 2), (3, 85, 2, 1)], "yy"),
        ([(2, 90, 2, 2), (1, 80, 2, 2), (1, 80, 3, 2)], "nny"),
    ],
    ids=[
        "alone",
        "two alike",
        "as many with more staff",
        "as many for more money",
        "more with as much",
        "more of tier 1 for more",
        "tier 1 comes before a sum",
        "more staff that costs less",
        "fewer women for less money",
        "a chain",
    ],
)
def test_on_the_frontier_is_what_no_other_beats(points: list[Point], on_frontier: str) -> None:
    lines = frontier([planned(number, point) for number, point in enumerate(points, start=1)])
    assert "".join("y" if line.on_frontier else "n" for line in lines) == on_frontier
    assert [(line.wte, line.wte_in_teams, line.cost_year) for line in lines] == [
        (10 + wte, wte, pounds) for wte, pounds, _, _ in points
    ]
