"""Minutes one way from a neighbourhood to a team's base."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from models import Service

EARTH_RADIUS_KM = 6371.0088
"""Mean earth radius (IUGG)."""
DETOUR = 1.3
"""Road kilometres for each kilometre as the crow flies (caseload model)."""
SPEED_KM_H = 30
"""Mean speed by road in towns (caseload model)."""
MINUTES_PER_HOUR = 60


class TravelMinutes(Mapping[tuple[str, str], float]):
    """Minutes by (area id, team id); also as an array, a row an area and a column a team, in order of ids."""

    def __init__(self, areas: tuple[str, ...], teams: tuple[str, ...], minutes: NDArray[np.float64]) -> None:
        self.row = {area: row for row, area in enumerate(areas)}
        self.column = {team: column for column, team in enumerate(teams)}
        self.minutes = minutes

    def __getitem__(self, pair: tuple[str, str]) -> float:
        return float(self.minutes[self.row[pair[0]], self.column[pair[1]]])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((area, team) for area in self.row for team in self.column)

    def __len__(self) -> int:
        return self.minutes.size


def travel_minutes(service: Service) -> TravelMinutes:
    """Minutes from every neighbourhood to every team: the travel table where it has them, else reckoned."""
    areas = tuple(area.area_id for area in service.areas)
    teams = tuple(team.team_id for team in service.teams)
    reckoned = minutes_between(
        np.array([(area.latitude, area.longitude) for area in service.areas]).reshape(-1, 2),
        np.array([(team.latitude, team.longitude) for team in service.teams]).reshape(-1, 2),
    )
    found = TravelMinutes(areas, teams, reckoned)
    for way in service.travel:
        found.minutes[found.row[way.area_id], found.column[way.team_id]] = way.minutes
    return found


def minutes_between(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Minutes from every start (rows) to every end (columns), each (latitude, longitude) in degrees.

    Great-circle kilometres x 1.3 / (30 km/h) x 60.
    """
    return great_circle_km(start, end) * DETOUR / SPEED_KM_H * MINUTES_PER_HOUR


def great_circle_km(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Haversine distance of every start (rows) and every end (columns), (latitude, longitude) in degrees."""
    lat1, lon1 = np.radians(start.T)[:, :, None]
    lat2, lon2 = np.radians(end.T)[:, None, :]
    chord = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    distance: NDArray[np.float64] = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(chord))
    return distance
