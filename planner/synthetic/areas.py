"""Neighbourhoods: where they lie, how deprived they are, how many births they have."""

from dataclasses import dataclass, replace

import numpy as np

from planner.synthetic.draws import Floats, Ints
from planner.synthetic.geodesy import to_degrees
from planner.synthetic.profile import TrustProfile


@dataclass(frozen=True)
class Areas:
    """Neighbourhoods of one service, one entry each."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    points_km: Floats
    """East and north of the trust's main site, km, (n, 2)."""
    degrees: Floats
    """Latitude and longitude, (n, 2)."""
    deciles: Ints
    """IMD decile, 1 the most deprived."""
    births: Floats
    """Expected births a year."""

    def scaled(self, factor: float, profile: TrustProfile) -> "Areas":
        """The same neighbourhoods farther apart or closer together around the main site."""
        points = self.points_km * factor
        return replace(
            self, points_km=points, degrees=to_degrees(points, profile.latitude, profile.longitude)
        )


def smooth_field(points: Floats, rng: np.random.Generator, length: float) -> Floats:
    """A standardised random field over points: near points have like values.

    `length` is the distance over which likeness fades, in root-mean-square radii of the points.
    """
    centred = points - points.mean(axis=0)
    radius = float(np.sqrt((centred**2).sum(axis=1).mean())) or 1.0
    scaled = centred / radius
    squares = (scaled**2).sum(axis=1)
    distance = np.maximum(squares[:, None] + squares - 2 * scaled @ scaled.T, 0.0)
    field = np.exp(-distance / (2 * length**2)) @ rng.standard_normal(len(points))
    spread = float(field.std()) or 1.0
    return np.asarray((field - field.mean()) / spread, dtype=np.float64)
