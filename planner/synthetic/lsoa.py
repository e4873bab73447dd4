"""Real neighbourhoods: the published table of LSOA 2011 around a trust's sites.

Model. A woman's choice of trust is not published by LSOA. Each LSOA's births (HES 2015-16) are shared between
the sites of all 120 trusts in proportion to size / (distance + 2 km)^3 (a Huff model; exponent and offset
assumed). The trust's neighbourhoods are the LSOAs where its share is greatest, until they hold 1.3 times its
births in all (the rest of their births go to other trusts). Within each IMD 2019 decile the births are then
scaled to the trust's published share of that decile; a decile without any neighbourhood gets the nearest ones
of that decile.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from planner.prepare.travel import great_circle_km
from planner.synthetic.areas import Areas
from planner.synthetic.compact import figures
from planner.synthetic.draws import Flags, Floats
from planner.synthetic.errors import BadPublishedFile, UnknownTrust
from planner.synthetic.geodesy import to_km
from planner.synthetic.profile import TrustProfile

COLUMNS = ("lsoa11_code", "lsoa11_name", "imd2019_decile", "lat", "lon", "births_hes_2015_16")
CATCHMENT_SIZE = 1.3
"""All births of the trust's neighbourhoods, relative to the trust's own."""
FARTHEST_KM = 60.0
_EXPONENT = 3.0
_OFFSET_KM = 2.0


def read_lsoa(path: Path) -> pd.DataFrame:
    """Read the published table, plain or gzipped; LSOAs without births or position are left out."""
    try:
        raw = pd.read_csv(path, usecols=lambda name: name in COLUMNS)
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise BadPublishedFile(f"published file cannot be read: {path}", str(error)) from error
    if missing := [column for column in COLUMNS if column not in raw.columns]:
        raise BadPublishedFile(
            f"published file lacks columns: {', '.join(missing)}", "give lsoa11_england.csv.gz"
        )
    rows = raw.dropna(subset=["imd2019_decile", "lat", "lon", "births_hes_2015_16"])
    return rows[rows["births_hes_2015_16"] > 0].sort_values("lsoa11_code", ignore_index=True)


def share_of_trust(degrees: Floats, org_code: str) -> Floats:
    """Share of the births at each place (latitude, longitude) that falls to the trust (Huff model)."""
    sites = figures("sites")
    size = np.array([float(site["women_booked"]) * float(site["share"]) for site in sites])
    places = np.array([[float(site["latitude"]), float(site["longitude"])] for site in sites])
    pull = size / (great_circle_km(degrees, places) + _OFFSET_KM) ** _EXPONENT
    own = np.array([site["org_code"] == org_code for site in sites])
    if not own.any():
        raise UnknownTrust(
            f"no site known for trust: {org_code}", "leave out --lsoa to invent neighbourhoods"
        )
    return np.asarray(pull[:, own].sum(axis=1) / pull.sum(axis=1), dtype=np.float64)


def real_areas(profile: TrustProfile, births_by_decile: Floats, path: Path) -> Areas:
    """The trust's neighbourhoods with the given births a year in each decile."""
    table = read_lsoa(path)
    degrees = table[["lat", "lon"]].to_numpy(dtype=np.float64)
    deciles = table["imd2019_decile"].to_numpy(dtype=np.int64)
    births = table["births_hes_2015_16"].to_numpy(dtype=np.float64)
    away = great_circle_km(degrees, np.array([[profile.latitude, profile.longitude]]))[:, 0]
    share = share_of_trust(degrees, profile.org_code)
    kept = _catchment(np.where(away <= FARTHEST_KM, share, 0.0), births, profile.births)
    kept &= births_by_decile[deciles - 1] > 0
    for decile in np.flatnonzero(births_by_decile > 0) + 1:
        if not (kept & (deciles == decile)).any():
            kept[np.argsort(np.where(deciles == decile, away, np.inf), kind="stable")[:3]] = True
    births, deciles, degrees = (births * share)[kept], deciles[kept], degrees[kept]
    totals = np.bincount(deciles, weights=births, minlength=11)
    return Areas(
        ids=tuple(table["lsoa11_code"].to_numpy(dtype=str)[kept].tolist()),
        names=tuple(table["lsoa11_name"].to_numpy(dtype=str)[kept].tolist()),
        points_km=to_km(degrees, profile.latitude, profile.longitude),
        degrees=degrees,
        deciles=deciles,
        births=births * births_by_decile[deciles - 1] / totals[deciles],
    )


def _catchment(share: Floats, births: Floats, wanted: int) -> Flags:
    order = np.argsort(-share, kind="stable")
    needed = int(np.searchsorted(np.cumsum(births[order]), CATCHMENT_SIZE * wanted)) + 1
    kept = np.zeros(len(births), dtype=np.bool_)
    kept[order[:needed]] = True
    return kept & (share > 0)
