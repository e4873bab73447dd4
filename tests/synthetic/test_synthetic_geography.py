"""Neighbourhoods: sizes, clusters, and the real ones."""

import numpy as np
import pandas as pd

from planner.prepare.travel import great_circle_km
from planner.synthetic.profile import main_site
from tests.synthetic.made import LSOA, described, made, needs_shared


def positions(areas: pd.DataFrame) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Latitude and longitude of neighbourhoods."""
    return areas[["latitude", "longitude"]].astype(float).to_numpy()


def test_invented_neighbourhoods_have_20_to_40_births() -> None:
    """Of the neighbourhoods of a median trust nine in ten have 20 to 40 births a year."""
    service = made(like="ENG")
    births = service.women["area_id"].value_counts() * 4_000 / len(service.women)
    assert births.between(18, 42).mean() > 0.9


def test_deprivation_is_clustered() -> None:
    """Nearest neighbours have like deciles: they differ by less than half as much as by chance."""
    areas = made(like="ENG").areas
    deciles = areas["imd_decile"].astype(int).to_numpy()
    distance = great_circle_km(positions(areas), positions(areas))
    np.fill_diagonal(distance, np.inf)
    gap = np.abs(deciles - deciles[distance.argmin(axis=1)]).mean()
    chance = np.abs(deciles[:, None] - deciles).mean()
    assert gap < 0.5 * chance


@needs_shared
def test_real_neighbourhoods_are_those_around_the_site() -> None:
    """Bradford's LSOAs carry the published deciles and positions, and half its women live within 5 km."""
    service = made(like="RAE", lsoa=LSOA)
    published = pd.read_csv(LSOA).set_index("lsoa11_code").loc[service.areas["area_id"]]
    assert (
        published["imd2019_decile"].to_numpy() == service.areas["imd_decile"].astype(int).to_numpy()
    ).all()
    assert np.allclose(published[["lat", "lon"]], positions(service.areas), atol=1e-5)
    homes = service.women.merge(service.areas, on="area_id")
    away = great_circle_km(positions(homes), np.array([main_site("RAE")]))
    assert np.median(away) < 5


@needs_shared
def test_real_neighbourhoods_keep_the_published_deciles() -> None:
    """With --lsoa the women's IMD deciles are still the trust's, to 0.1 points."""
    real = described(like="RAE", lsoa=LSOA)["decile"].value_counts(normalize=True)
    invented = described(like="RAE")["decile"].value_counts(normalize=True)
    assert (real - invented).abs().max() <= 0.001
