"""A generated cohort's margins against the published ones: of three unlike trusts, and of England.

RAE is the most deprived trust, RA2 one of the least deprived, R1H one of the most diverse.
"""

from collections.abc import Mapping

import pandas as pd
import pytest

from planner.synthetic.compact import built_in_margins, figures
from planner.synthetic.msds import CATEGORIES
from tests.synthetic.made import MSDS, described, made, needs_shared

TRUSTS = ("RAE", "RA2", "R1H")
TOLERANCE = 0.001
"""Largest difference allowed in any category's share: 0.1 percentage points.

Shares are met up to whole women (at most 1/2,900 here) and small sums of such.
"""
PUBLISHED_TOLERANCE = 0.0025
"""The same against the published file read afresh: 0.25 percentage points (its counts are rounded to 5)."""
PREVALENCE_TOLERANCE = 0.1
"""Largest relative difference allowed for factors that are published for England only: a tenth."""
KNOWN_LATE_TOLERANCE = 0.15
"""The same for gestational diabetes, seen in the 6,760 women past 26 weeks only (standard error 4%)."""


def shares_made(dimension: str, **wanted: object) -> "pd.Series[float]":
    """Shares of the women made, by category."""
    counts = described(**wanted)[dimension].value_counts(normalize=True)
    return counts.reindex(list(CATEGORIES[dimension]), fill_value=0.0)


def shares_published(dimension: str, margins: Mapping[str, Mapping[str, int]]) -> "pd.Series[float]":
    """Shares of the known values, by category."""
    counts = pd.Series({name: margins[dimension].get(name, 0) for name in CATEGORIES[dimension]})
    return counts / counts.sum()


@pytest.mark.parametrize("dimension", CATEGORIES)
@pytest.mark.parametrize("trust", TRUSTS)
def test_every_margin_is_that_of_the_compact_figures(trust: str, dimension: str) -> None:
    """Each category's share is within 0.1 percentage points of the trust's built-in figure."""
    published = shares_published(dimension, built_in_margins(trust))
    assert (shares_made(dimension, like=trust) - published).abs().max() <= TOLERANCE


_LABELS = {
    "age": "AgeAtBookingMotherGroup",
    "births": "PreviousLiveBirthsGroup",
    "decile": "DeprivationDecileAtBooking",
    "ethnicity": "EthnicCategoryMotherGroup",
    "booking": "GestAgeFormalAntenatalBookingGroup",
}
_PUBLISHED_NAMES = {
    "age": {"Under 20": "under 20", "45 or Over": "45+"},
    "births": {"No previous live births": "0"},
    "decile": {"01 - Most deprived": "1", "10 - Least deprived": "10"},
    "ethnicity": {
        "Asian or Asian British": "Asian",
        "Black or Black British": "Black",
        "Any other ethnic group": "Other",
        "Not Stated": "not stated",
        "Not known": "not known",
    },
    "booking": {
        "0 to 70 days": "0-70",
        "71 to 90 days": "71-90",
        "91 to 140 days": "91-140",
        "141+ days": "141+",
    },
}


@needs_shared
@pytest.mark.parametrize("dimension", _LABELS)
@pytest.mark.parametrize("trust", TRUSTS)
def test_every_margin_is_that_of_the_published_file(trust: str, dimension: str) -> None:
    """Read afresh from the published file, not through the package, each share is within 0.25 points."""
    raw = pd.read_csv(MSDS, dtype={"Org_Code": str})
    rows = raw[(raw["Org_Code"] == trust) & (raw["Dimension"] == _LABELS[dimension])]
    names = rows["Measure"].map(lambda label: _PUBLISHED_NAMES[dimension].get(label, label))
    names = (
        names.str.replace(" to ", "-").str.lstrip("0").where(names != "0", "0").where(names != "0-70", "0-70")
    )
    counts = pd.Series(rows["Value"].to_numpy(), index=names).reindex(list(CATEGORIES[dimension])).fillna(0)
    assert (shares_made(dimension, like=trust) - counts / counts.sum()).abs().max() <= PUBLISHED_TOLERANCE


_FLAGS = {
    "caesarean": ("PreviousCaesareanSectionsGroup", "At least one Caesarean"),
    "smoking": ("SmokingStatusGroupBooking", "Smoker"),
    "social": ("ComplexSocialFactorsInd", "Y"),
}


@needs_shared
@pytest.mark.parametrize("dimension", _FLAGS)
@pytest.mark.parametrize("trust", TRUSTS)
def test_every_flag_is_that_of_the_published_file(trust: str, dimension: str) -> None:
    """The share of known values that say yes is within 0.25 points of the published file, read afresh."""
    label, yes = _FLAGS[dimension]
    raw = pd.read_csv(MSDS, dtype={"Org_Code": str})
    rows = raw[(raw["Org_Code"] == trust) & (raw["Dimension"] == label)].set_index("Measure")["Value"]
    known = rows[~rows.index.str.startswith("Missing")]
    assert abs(shares_made(dimension, like=trust)["yes"] - known[yes] / known.sum()) <= PUBLISHED_TOLERANCE


@needs_shared
def test_the_published_file_gives_the_built_in_service() -> None:
    """With --msds a built-in trust comes out as without it, to the last cell."""
    pd.testing.assert_frame_equal(made(like="RAE", msds=MSDS).women, made(like="RAE").women)


@pytest.mark.parametrize("row", figures("prevalence"), ids=lambda row: row["factor"])
def test_a_cohort_like_england_has_englands_prevalences(row: Mapping[str, str]) -> None:
    """With England's margins each factor published for England alone is within its tolerance of that."""
    women = described(like="ENG", births=20_000)
    name, share, tolerance = row["factor"], float(row["england_share"]), PREVALENCE_TOLERANCE
    if name == "gestational_diabetes":
        women, tolerance = women[women["gestation_days"] >= 26 * 7], KNOWN_LATE_TOLERANCE
    found = {"interpreter": women["interpreter"] == "yes"} | {
        place: women["place"] == place for place in ("home", "midwifery_unit")
    }
    flags = found[name] if name in found else women["factors"].map(lambda factors: name in factors)
    assert flags.mean() == pytest.approx(share, rel=tolerance)


def test_births_follow_the_season() -> None:
    """Births a day in each month are within 2% of the published index."""
    women = made(like="ENG", births=20_000).women
    year = pd.to_datetime(women["edd"])[women["edd"] >= "2027-01-01"]
    days = pd.Series({month: pd.Timestamp(2027, month, 1).days_in_month for month in range(1, 13)})
    a_day = year.dt.month.value_counts().sort_index() / days
    index = pd.Series(
        {int(row["month"]): float(row["births_per_day_index"]) for row in figures("month_index")}
    )
    assert (a_day / a_day.mean() / (index / index.mean()) - 1).abs().max() < 0.02
