"""An invented geography: towns around the main site, deprivation in clusters.

Model. One neighbourhood for about 30 births a year (20 to 40). Towns of falling size are spread over a disc,
each neighbourhood lies at random around its town, one in ten farther out. A smooth random field, higher near
town centres, ranks the neighbourhoods; deciles are given down the ranking, so that deciles keep the trust's
published shares and the deprived neighbourhoods lie together. How far apart all lie is settled with the teams
(`teams.py`). There is no sea.
"""

import numpy as np

from planner.synthetic.areas import Areas, smooth_field
from planner.synthetic.compact import constant
from planner.synthetic.draws import Floats, Ints, whole_counts
from planner.synthetic.profile import TrustProfile

_AREAS_PER_TOWN = 35
"""Neighbourhoods of a town, on average (assumed)."""
_COUNTRYSIDE = 0.1
"""Share of neighbourhoods that lie farther out than their town (assumed)."""
_CANDIDATES = 8
"""Places tried for each town centre: the more, the farther apart towns lie (assumed)."""


def invent_areas(profile: TrustProfile, births_by_decile: Floats, rng: np.random.Generator) -> Areas:
    """Neighbourhoods with the given births a year in each decile, on a disc of about 1 km (to be scaled)."""
    numbers = _areas_by_decile(births_by_decile)
    towns, points, centrality = _positions(int(numbers.sum()), rng)
    field = smooth_field(points, rng, 0.3) + 0.5 * centrality
    deciles = np.zeros(len(points), dtype=np.int64)
    deciles[np.argsort(-field, kind="stable")] = np.repeat(np.arange(1, 11), numbers)
    areas = Areas(
        ids=tuple(f"A{number:03d}" for number in range(1, len(points) + 1)),
        names=_names(towns),
        points_km=points,
        degrees=points,
        deciles=deciles,
        births=_births(deciles, births_by_decile, rng),
    )
    return areas.scaled(1.0, profile)


def _areas_by_decile(births: Floats) -> Ints:
    wanted = np.round(births / constant("births_per_area")).astype(np.int64)
    return np.where(births > 0, np.maximum(wanted, 1), 0)


def _positions(number: int, rng: np.random.Generator) -> tuple[Ints, Floats, Floats]:
    """Town, position and centrality (1 in the middle of its town, less outside) of each neighbourhood."""
    count = max(1, round(number / _AREAS_PER_TOWN))
    sizes = whole_counts([rank**-0.7 for rank in range(1, count + 1)], number)
    towns = np.repeat(np.arange(count), sizes)
    widths = 0.35 * np.sqrt(sizes / number) + 0.05
    reach = np.where(rng.random(number) < _COUNTRYSIDE, 2.5, 1.0)
    offsets = rng.standard_normal((number, 2)) * (widths[towns] * reach)[:, None]
    distance = np.sqrt((offsets**2).sum(axis=1)) / widths[towns]
    return towns, _centres(count, rng)[towns] + offsets, np.exp(-distance)


def _centres(count: int, rng: np.random.Generator) -> Floats:
    """Town centres well apart: of several candidates the one farthest from those so far; first the site."""
    centres = np.zeros((1, 2))
    while len(centres) < count:
        angle, radius = rng.random(_CANDIDATES) * 2 * np.pi, np.sqrt(rng.random(_CANDIDATES))
        candidates = np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]
        nearest = ((candidates[:, None] - centres) ** 2).sum(axis=2).min(axis=1)
        centres = np.vstack([centres, candidates[np.argmax(nearest)]])
    return centres


def _births(deciles: Ints, births_by_decile: Floats, rng: np.random.Generator) -> Floats:
    sizes = rng.uniform(0.75, 1.25, len(deciles))
    totals = np.bincount(deciles, weights=sizes, minlength=11)
    return np.asarray(sizes * births_by_decile[deciles - 1] / totals[deciles], dtype=np.float64)


def _names(towns: Ints) -> tuple[str, ...]:
    seen: dict[int, int] = {}
    names = []
    for town in towns.tolist():
        seen[town] = seen.get(town, 0) + 1
        names.append(f"Town {town + 1}, part {seen[town]}")
    return tuple(names)
