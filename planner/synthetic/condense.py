"""Rebuild the compact figures from the published files.

Run as `python -m planner.synthetic.condense SHARED_DATA_FOLDER`.

Writes the files of `figures/` that are extracts (trusts, trust_margins, sites, ethnicity_by_decile,
month_index) and fits the column `reference_rate` of prevalence.csv. The other files were written by hand;
their sources stand in them.
"""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from planner.synthetic import compact
from planner.synthetic.compact import ENGLAND
from planner.synthetic.invented import invent_areas
from planner.synthetic.joint import KNOWN_GROUPS, decile_by_group
from planner.synthetic.lsoa import share_of_trust
from planner.synthetic.msds import margins_of, read_annual
from planner.synthetic.needs import reference_rates
from planner.synthetic.profile import profile_for
from planner.synthetic.service import draw_cohort
from planner.synthetic.spec import TrustSpec

BUILT_IN = (
    "RAE",
    "RXK",
    "RQ3",
    "R1H",
    "R0A",
    "REP",
    "RJ6",
    "RNS",
    "REF",
    "RM1",
    "RTH",
    "RA2",
    "RXL",
    "R1F",
    ENGLAND,
)
FOLDER = Path(__file__).parent / "figures"
_OGL = "Contains public sector information licensed under the Open Government Licence v3.0."
_MSDS = (
    f"NHS England, NHS Maternity Statistics 2023-24, MSDS file (hosp-epis-stat-mat-msdscsv-2023-24). {_OGL}"
)
_LEAST_SITE_SHARE = 0.1
"""Share of a trust's bookings from which on a site counts (assumed)."""
_REFERENCE_WOMEN = 40_000
"""Women drawn to fit the reference rates: enough for rates of a few in a thousand (assumed)."""


def condense(data: Path) -> None:
    """Write every extract, then fit the reference rates."""
    annual = read_annual(data / "msds_annual" / "msds_annual_2023-24.csv.gz")
    _write_margins(annual)
    _write_sites(data, annual)
    _write_month_index(data)
    compact.figures.cache_clear()
    _write_ethnicity(data)
    for cached in (compact.figures, compact.built_in_margins, compact.built_in_trusts, compact.trust_names):
        cached.cache_clear()
    _fit_rates()


def _save(name: str, notes: Sequence[str], header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    text = io.StringIO()
    text.writelines(f"# {note}\n" for note in notes)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    (FOLDER / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8")


def _providers(annual: pd.DataFrame) -> list[str]:
    return sorted(annual.loc[annual["level"] == "Provider", "org_code"].unique().tolist())


def _write_margins(annual: pd.DataFrame) -> None:
    codes = [*_providers(annual), ENGLAND]
    names = [(code, "England" if code == ENGLAND else margins_of(annual, code)[0]) for code in codes]
    _save("trusts", [_MSDS], ("org_code", "org_name"), names)
    rows = [
        (code, dimension, category, count)
        for code in BUILT_IN
        for dimension, counts in margins_of(annual, code)[1].items()
        for category, count in counts.items()
    ]
    base = (
        "Base: deliveries in the year by characteristic at booking, at the trust that booked; rounded to 5."
    )
    _save("trust_margins", [_MSDS, base], ("org_code", "dimension", "category", "deliveries"), rows)


def _write_sites(data: Path, annual: pd.DataFrame) -> None:
    """Sites with a tenth or more of a trust's bookings; three trusts have none and are placed otherwise."""
    sites = pd.read_csv(data / "calibration" / "booking_site_share_by_trust.csv").dropna(subset=["lat"])
    sites = sites.rename(columns={"trust_code": "org_code", "share_of_trust_site_bookings": "share"})
    columns = ["org_code", "site_code", "share", "lat", "lon"]
    extra = pd.DataFrame([*_delivery_sites(data), ("RXK", "I3W1A", 1.0, 52.487, -1.968)], columns=columns)
    kept = pd.concat([sites.loc[sites["share"] >= _LEAST_SITE_SHARE, columns], extra])
    kept = kept[kept["org_code"].isin(_providers(annual))].sort_values(["org_code", "site_code"])
    kept["share"] = (kept["share"] / kept.groupby("org_code")["share"].transform("sum")).round(4)
    booked = {code: sum(margins_of(annual, code)[1]["age"].values()) for code in _providers(annual)}
    notes = [
        "Sites where women book: share of the trust's bookings at named sites (MSDS February-March 2025),",
        "position (NHS Organisation Data Service 2018, points of LSOAs).",
        "RGN and RP5 name no booking site: their delivery sites stand here.",
        "RXK: Midland Metropolitan, position from memory.",
        f"women_booked: the whole trust, 2023-24. {_OGL}",
    ]
    rows = [
        (*row[:3], round(row[3], 5), round(row[4], 5), booked[row[0]]) for row in kept.itertuples(index=False)
    ]
    _save("sites", notes, ("org_code", "site_code", "share", "latitude", "longitude", "women_booked"), rows)


def _delivery_sites(data: Path) -> list[tuple[str, str, float, float, float]]:
    table = pd.read_csv(data / "ods_sites" / "maternity_sites_2025.csv").dropna(
        subset=["lat", "deliveries_feb_mar_2025"]
    )
    table = table[table["trust_code_guess"].isin(["RGN", "RP5"])]
    names = ["trust_code_guess", "Org_Code", "deliveries_feb_mar_2025", "lat", "lon"]
    return [tuple(row) for row in table[names].itertuples(index=False)]


def _write_month_index(data: Path) -> None:
    table = pd.read_csv(data / "calibration" / "birth_seasonality_month_index.csv")
    rows = table[["month", "births_per_day_index_2018_2022"]].itertuples(index=False)
    notes = [f"ONS, births in England and Wales 2018-2022, births a day relative to the year. {_OGL}"]
    _save("month_index", notes, ("month", "births_per_day_index"), [(int(row[0]), row[1]) for row in rows])


def _write_ethnicity(data: Path) -> None:
    """Residents by IMD 2025 decile and ethnic group near each built-in trust; England's where few live."""
    people = pd.read_csv(data / "lsoa_geography" / "lsoa21_england.csv.gz")
    points = pd.read_csv(
        data / "lsoa_geography" / "lsoa11_england.csv.gz", usecols=["lsoa11_code", "lat", "lon"]
    )
    link = pd.read_csv(data / "lsoa_geography" / "lookup_lsoa11_lsoa21.csv.gz")
    places = link.merge(points, on="lsoa11_code").groupby("lsoa21_code")[["lat", "lon"]].mean()
    people = people.join(places, on="lsoa21_code", how="inner")
    england = _shares(people, np.ones(len(people)))
    rows = []
    for code in BUILT_IN:
        pull = np.ones(len(people))
        if code != ENGLAND:
            pull = share_of_trust(people[["lat", "lon"]].to_numpy(), code)
        local = england if code == ENGLAND else _shares(people, pull).combine_first(england)
        rows += [
            (code, decile, *local.loc[decile].to_numpy(dtype=np.float64).round(5).tolist())
            for decile in range(1, 11)
        ]
    notes = [
        "Census 2021 residents (TS021) by ethnic group and IMD 2025 decile: shares of each decile.",
        "Used for the association only.",
        "Trusts: residents weighted by the share of each LSOA's births that falls to the trust (lsoa.py).",
        f"ONS, MHCLG. {_OGL}",
    ]
    _save("ethnicity_by_decile", notes, ("org_code", "decile", *KNOWN_GROUPS), rows)


def _shares(people: pd.DataFrame, pull: np.ndarray) -> pd.DataFrame:
    counts = (
        people[[group.lower() for group in KNOWN_GROUPS]]
        .mul(pull, axis=0)
        .groupby(people["imd2025_decile"])
        .sum()
    )
    counts = counts[counts.sum(axis=1) >= 1000]  # noqa: PLR2004 - too few residents to show an association
    return counts.div(counts.sum(axis=1), axis=0)


def _fit_rates() -> None:
    """Fixed point: an England cohort drawn with the rates shows England's shares."""
    rates = reference_rates()
    rows = compact.figures("prevalence")
    profile = profile_for(TrustSpec(like=ENGLAND))
    table = decile_by_group(ENGLAND, profile.shares["decile"], profile.shares["ethnicity"], _REFERENCE_WOMEN)
    for _ in range(6):
        rng = np.random.default_rng(0)
        areas = invent_areas(profile, table.sum(axis=1) / 10, rng)
        cohort, _ = draw_cohort(profile, table, areas, rates, rng)
        drawn = {row["factor"]: float(cohort[row["factor"]].is_yes.mean()) for row in rows}
        rates = {
            name: rates[name] * float(row["england_share"]) / drawn[name]
            for row in rows
            if (name := row["factor"])
        }
    path = FOLDER / "prevalence.csv"
    notes = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    body = [
        (row["factor"], row["england_share"], f"{rates[row['factor']]:.4g}", row["source"]) for row in rows
    ]
    _save("prevalence", notes, ("factor", "england_share", "reference_rate", "source"), body)


if __name__ == "__main__":
    condense(Path(sys.argv[1]))
