"""The way from a woman's neighbourhood to a team's base."""

from math import asin, cos, radians, sin, sqrt

from models import Area, Scenario, Team
from planner.audit.remembered import Remembered

_EARTH_RADIUS_KM = 6371.0088
_ROAD_KM_FOR_EACH_KM = 1.3
_KM_PER_HOUR = 30
_MINUTES_TOLERANCE = 1e-9


class Reach:
    """Minutes of travel, and which teams lie in reach of which neighbourhood."""

    def __init__(self, scenario: Scenario) -> None:
        self._service = scenario.service
        self._policy_limit = scenario.policy.limits.max_travel_minutes
        self._by_road = {(row.area_id, row.team_id): row.minutes for row in scenario.service.travel}
        self._minutes = Remembered(self._find_minutes)

    def minutes(self, area_id: str, team_id: str) -> float:
        """One way, minutes: as the travel table has it, otherwise reckoned from the positions."""
        return self._minutes[area_id, team_id]

    def limit(self, team: Team) -> float:
        """The longest way that this team takes on: its own limit, otherwise the policy's."""
        return self._policy_limit if team.max_travel_minutes is None else team.max_travel_minutes

    def is_within(self, area_id: str, team: Team) -> bool:
        """Whether the neighbourhood is in reach of the team, or in its catchment."""
        if team.team_id in self._service.area[area_id].catchment_team_id:
            return True
        return self.minutes(area_id, team.team_id) <= self.limit(team) + _MINUTES_TOLERANCE

    def _find_minutes(self, key: tuple[str, str]) -> float:
        if key in self._by_road:
            return self._by_road[key]
        area, team = self._service.area[key[0]], self._service.team[key[1]]
        return _great_circle_km(area, team) * _ROAD_KM_FOR_EACH_KM / _KM_PER_HOUR * 60


def _great_circle_km(area: Area, team: Team) -> float:
    south, north = radians(area.latitude), radians(team.latitude)
    half_width = radians(team.longitude - area.longitude) / 2
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(half_width) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
