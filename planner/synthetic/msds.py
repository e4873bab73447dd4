"""Reading the published annual maternity file: the MSDS part of NHS Maternity Statistics.

Files are called `msds_annual_2023-24.csv` or `.csv.gz` in this project. Base: deliveries in the year,
characteristics as recorded at booking, counted at the trust that booked the woman.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from planner.synthetic.compact import ENGLAND
from planner.synthetic.errors import BadPublishedFile, UnknownTrust

Margins = Mapping[str, Mapping[str, int]]

COLUMNS = ("Period", "Dimension", "Org_Level", "Org_Code", "Org_Name", "Measure", "Value")

UNKNOWN = "unknown"
"""Category for values that are missing or outside the reporting parameters."""

_LABELS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "AgeAtBookingMotherGroup": (
        "age",
        {"Under 20": "under 20", "20 to 24": "20-24", "25 to 29": "25-29", "30 to 34": "30-34"}
        | {"35 to 39": "35-39", "40 to 44": "40-44", "45 or Over": "45+"},
    ),
    "PreviousLiveBirthsGroup": (
        "births",
        {"No previous live births": "0", "1": "1", "2": "2", "3": "3", "4": "4", "5+": "5+"},
    ),
    "PreviousCaesareanSectionsGroup": (
        "caesarean",
        {"Zero Previous Births": "no", "At least one Previous Birth, zero Caesareans": "no"}
        | {"At least one Caesarean": "yes"},
    ),
    "DeprivationDecileAtBooking": (
        "decile",
        {"01 - Most deprived": "1", "10 - Least deprived": "10"} | {f"{n:02d}": str(n) for n in range(2, 10)},
    ),
    "EthnicCategoryMotherGroup": (
        "ethnicity",
        {"White": "White", "Mixed": "Mixed", "Asian or Asian British": "Asian", "Not Stated": "not stated"}
        | {"Black or Black British": "Black", "Any other ethnic group": "Other", "Not known": "not known"},
    ),
    "GestAgeFormalAntenatalBookingGroup": (
        "booking",
        {"0 to 70 days": "0-70", "71 to 90 days": "71-90", "91 to 140 days": "91-140", "141+ days": "141+"},
    ),
    "SmokingStatusGroupBooking": ("smoking", {"Smoker": "yes", "Non-Smoker / Ex-Smoker": "no"}),
    "ComplexSocialFactorsInd": ("social", {"Y": "yes", "N": "no"}),
}
"""Published dimension and category -> the short words used here. What is not named counts as unknown."""

CATEGORIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "age": ("under 20", "20-24", "25-29", "30-34", "35-39", "40-44", "45+"),
        "births": ("0", "1", "2", "3", "4", "5+"),
        "caesarean": ("no", "yes"),
        "decile": tuple(str(decile) for decile in range(1, 11)),
        "ethnicity": ("White", "Mixed", "Asian", "Black", "Other", "not stated", "not known"),
        "booking": ("0-70", "71-90", "91-140", "141+"),
        "smoking": ("no", "yes"),
        "social": ("no", "yes"),
    }
)
"""The categories of each dimension in order, unknown left out (ethnicity keeps its two kinds of unknown)."""


def read_annual(path: Path) -> pd.DataFrame:
    """Read the published file, plain or gzipped; only booking dimensions, columns renamed to short words."""
    try:
        raw = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise BadPublishedFile(f"published file cannot be read: {path}", str(error)) from error
    if missing := [column for column in COLUMNS if column not in raw.columns]:
        hint = "give the file msds_annual_2023-24.csv of NHS Maternity Statistics"
        raise BadPublishedFile(f"published file lacks columns: {', '.join(missing)}", hint)
    rows = raw[raw["Dimension"].isin(list(_LABELS)) & (raw["Period"] == raw["Period"].max())]
    if rows.empty:
        hint = "files before 2020-21 have other dimensions; give msds_annual_2023-24.csv"
        raise BadPublishedFile(f"published file has no booking dimensions: {path}", hint)
    return pd.DataFrame(
        {
            "org_code": rows["Org_Code"].where(rows["Org_Level"] != "National", ENGLAND),
            "org_name": rows["Org_Name"],
            "level": rows["Org_Level"],
            "dimension": [_LABELS[dimension][0] for dimension in rows["Dimension"]],
            "category": [_short(*pair) for pair in zip(rows["Dimension"], rows["Measure"], strict=True)],
            "deliveries": pd.to_numeric(rows["Value"], errors="coerce").fillna(0).astype(int),
        }
    )


def _short(dimension: str, category: str) -> str:
    return _LABELS[dimension][1].get(category, UNKNOWN)


def margins_of(annual: pd.DataFrame, org_code: str) -> tuple[str, Margins]:
    """Name and margins of one trust (or of England) in a file read by `read_annual`."""
    rows = annual[(annual["org_code"] == org_code) & annual["level"].isin(["Provider", "National"])]
    if rows.empty:
        raise UnknownTrust(f"no such trust in the published file: {org_code}", "codes look like RAE, R0A")
    counts = rows.groupby(["dimension", "category"])["deliveries"].sum()
    margins = {
        dimension: {
            category: int(counts.get((dimension, category), 0)) for category in (*categories, UNKNOWN)
        }
        for dimension, categories in CATEGORIES.items()
    }
    if not sum(margins["age"].values()):
        raise BadPublishedFile(f"published file counts no deliveries by age at booking for: {org_code}")
    return str(rows["org_name"].iloc[0]), margins
