"""What is published about one trust, ready for sampling: shares of the known values by dimension."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from planner.synthetic.compact import (
    ENGLAND,
    built_in_margins,
    built_in_trusts,
    constant,
    figures,
    trust_names,
)
from planner.synthetic.draws import Floats
from planner.synthetic.errors import UnknownTrust
from planner.synthetic.msds import CATEGORIES, Margins, margins_of, read_annual
from planner.synthetic.spec import TrustSpec

LEAST_KNOWN_SHARE = 0.5
"""A dimension known for fewer women than this is taken from England (R0A knows social factors for 0.6%)."""


@dataclass(frozen=True)
class TrustProfile:
    """One trust's margins. Shares are of known values, except ethnicity, which keeps its unknown groups."""

    org_code: str
    org_name: str
    births: int
    """Women a year who booked with the trust and gave birth."""
    shares: Mapping[str, Floats]
    """By dimension, in the order of `CATEGORIES`; each sums to 1."""
    latitude: float
    longitude: float
    source: str
    """Where the margins come from, in words."""
    borrowed: tuple[str, ...]
    """Dimensions taken from England because the trust hardly records them."""


def profile_for(spec: TrustSpec) -> TrustProfile:
    """The profile of `spec.like`: from the published file if one is given, else from the built-in margins."""
    code = spec.like.upper()
    latitude, longitude = main_site(code)
    name, margins, source = _published(spec, code) if spec.msds else _built_in(code)
    england = built_in_margins(ENGLAND)
    borrowed = tuple(dimension for dimension in CATEGORIES if not _is_known(dimension, margins))
    shares = {
        dimension: known_shares(dimension, england if dimension in borrowed else margins)
        for dimension in CATEGORIES
    }
    births = round(constant("england_births")) if code == ENGLAND else sum(margins["age"].values())
    return TrustProfile(code, name, births, MappingProxyType(shares), latitude, longitude, source, borrowed)


def known_shares(dimension: str, margins: Margins) -> Floats:
    """Shares of the known categories of one dimension."""
    counts = np.array([margins[dimension].get(name, 0) for name in CATEGORIES[dimension]], dtype=np.float64)
    return np.asarray(counts / counts.sum(), dtype=np.float64)


def _is_known(dimension: str, margins: Margins) -> bool:
    counts = margins.get(dimension, {})
    known = sum(counts.get(name, 0) for name in CATEGORIES[dimension] if not name.startswith("not "))
    return known > LEAST_KNOWN_SHARE * (sum(counts.values()) or 1)


def _built_in(code: str) -> tuple[str, Margins, str]:
    if code not in built_in_trusts():
        hint = (
            f"built in are {', '.join(built_in_trusts())}; give --msds with the published file for any other"
        )
        raise UnknownTrust(f"no built-in figures for trust: {code}", hint)
    source = "NHS Maternity Statistics 2023-24, MSDS (built-in margins; Open Government Licence v3.0)"
    return trust_names()[code], built_in_margins(code), source


def _published(spec: TrustSpec, code: str) -> tuple[str, Margins, str]:
    assert spec.msds is not None
    name, margins = margins_of(read_annual(spec.msds), code)
    return (
        trust_names().get(code, name),
        margins,
        f"NHS Maternity Statistics, MSDS ({spec.msds.name}; Open Government Licence v3.0)",
    )


def main_site(org_code: str) -> tuple[float, float]:
    """Latitude and longitude of the site where most women book; the middle of England if unknown."""
    sites = [row for row in figures("sites") if row["org_code"] == org_code]
    if not sites:
        return constant("england_latitude"), constant("england_longitude")
    main = max(sites, key=lambda row: float(row["share"]))
    return float(main["latitude"]), float(main["longitude"])
