"""Positions: kilometres on a plane around a point, degrees, and minutes by road."""

import numpy as np

from planner.prepare.travel import DETOUR, EARTH_RADIUS_KM, MINUTES_PER_HOUR, SPEED_KM_H, great_circle_km
from planner.synthetic.draws import Floats

KM_PER_DEGREE = EARTH_RADIUS_KM * np.pi / 180


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


def minutes_by_road(start: Floats, end: Floats) -> Floats:
    """Minutes one way: great-circle km x 1.3 / (30 km/h) x 60."""
    return great_circle_km(start, end) * DETOUR / SPEED_KM_H * MINUTES_PER_HOUR
