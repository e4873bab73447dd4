"""Minutes of travel, and whether they are within reach."""

import pytest

from planner.audit import audit
from planner.audit.reach import Reach
from tests.audit.town import areas, minutes, placed, plan, teams, town, woman


def test_minutes_by_great_circle() -> None:
    """0.1 degrees north are 6371.0088 x pi/1800 = 11.1195 km, x 1.3 / 30 x 60 = 28.9107 minutes."""
    scenario = town(areas=areas(mid={"latitude": 53.9}))

    assert Reach(scenario).minutes("mid", "rose") == pytest.approx(28.9107, abs=1e-4)


def test_minutes_along_equator() -> None:
    """One degree along the equator is 111.195 km, so 289.107 minutes."""
    somewhere = {"latitude": 0, "longitude": 0}
    scenario = town(areas=areas(mid=somewhere), teams=teams(rose={"latitude": 0, "longitude": 1}))

    assert Reach(scenario).minutes("mid", "rose") == pytest.approx(289.107, abs=1e-3)


def test_table_goes_before_positions() -> None:
    """A row of the travel table counts where there is one; the other team is reckoned from its position."""
    scenario = town(travel=[minutes("mid", "rose", 12)])

    assert (Reach(scenario).minutes("mid", "rose"), Reach(scenario).minutes("mid", "oak")) == (12, 0)


def test_catchment_goes_before_travel() -> None:
    """A team an hour away is in reach of an area in its catchment."""
    scenario = town(
        woman(), areas=areas(mid={"catchment_team_id": ("rose",)}), travel=[minutes("mid", "rose", 60)]
    )

    assert audit(scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))).violations == ()


@pytest.mark.parametrize(("limit", "broken"), [(30, 0), (29.9, 1)])
def test_limit_of_team_goes_before_policy(limit: float, broken: int) -> None:
    """30 minutes are above the policy's 25; the team's own limit decides."""
    limits = teams(rose={"max_travel_minutes": limit})
    scenario = town(woman(), teams=limits, travel=[minutes("mid", "rose", 30)])

    assert len(audit(scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))).violations) == broken


def test_minutes_by_latitude() -> None:
    """0.1 degrees east at 60 degrees north are half those of the equator: 28.9107 / 2 = 14.4553."""
    somewhere = {"latitude": 60, "longitude": 0}
    scenario = town(areas=areas(mid=somewhere), teams=teams(rose={"latitude": 60, "longitude": 0.1}))

    assert Reach(scenario).minutes("mid", "rose") == pytest.approx(14.4553, abs=1e-3)
