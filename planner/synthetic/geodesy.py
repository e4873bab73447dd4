"""Positions: kilometres on a plane around a point, degrees, and minutes by road."""

import numpy as np

from planner.synthetic.draws import Floats

EARTH_RADIUS_KM = 6371.0
KM_PER_DEGREE = EARTH_RADIUS_KM * np.pi / 180
ROAD_FACTOR = 1.3
"""Road length over great-circle length (model.md)."""
KM_PER_HOUR = 30.0
"""Mean speed by road (model.md)."""


def to_degrees(points_km: Floats, latitude: float, longitude: float) -> Floats:
    """Points (x east, y north, km) around a place as latitude and longitude, to five decimals (a metre)."""
    latitudes = latitude + points_km[:, 1] / KM_PER_DEGREE
    longitudes = longitude + points_km[:, 0] / (KM_PER_DEGREE * np.cos(np.radians(latitude)))
    return np.round(np.column_stack([latitudes, longitudes]), 5)


def to_km(degrees: Floats, latitude: float, longitude: float) -> Floats:
    """Latitude and longitude as points (x east, y north, km) around a place."""
    north = (degrees[:, 0] - latitude) * KM_PER_DEGREE
    east = (degrees[:, 1] - longitude) * KM_PER_DEGREE * np.cos(np.radians(latitude))
    return np.column_stack([east, north])


def great_circle_km(start: Floats, end: Floats) -> Floats:
    """Great-circle distance of every start to every end, both (n, 2) latitude and longitude."""
    north, east = np.radians(start[:, None, :] - end[None, :, :]).transpose(2, 0, 1)
    shrink = np.cos(np.radians(start[:, 0]))[:, None] * np.cos(np.radians(end[:, 0]))
    half = np.sin(north / 2) ** 2 + shrink * np.sin(east / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(half)), dtype=np.float64)


def minutes_by_road(start: Floats, end: Floats) -> Floats:
    """Minutes one way: great-circle km x 1.3 / (30 km/h) x 60."""
    return great_circle_km(start, end) * ROAD_FACTOR / KM_PER_HOUR * 60
