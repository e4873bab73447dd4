"""Synthetic services for the tests, each made once, and their rows as models."""

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from models import Area, EthnicCategory, Leave, Midwife, Service, Tables, Team, Woman
from models.base import Noun
from planner.synthetic import SyntheticService, TrustSpec, synthesise

SHARED = Path(__file__).parents[3] / "shared" / "data"
MSDS = SHARED / "msds_annual" / "msds_annual_2023-24.csv.gz"
LSOA = SHARED / "lsoa_geography" / "lsoa11_england.csv.gz"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason=f"published files are not here: {SHARED}")

_SETS = ("risk_factors", "skills", "languages", "accepts", "catchment_team_id")


@cache
def made(**wanted: Any) -> SyntheticService:
    """The service of a specification; asked for twice, made once."""
    return synthesise(TrustSpec(**wanted))


@cache
def as_models(**wanted: Any) -> Service:
    """The same service as cross-checked models."""
    service = made(**wanted)
    return Service.of(
        Tables(
            women=_rows(service.women, Woman),
            midwives=_rows(service.midwives, Midwife),
            teams=_rows(service.teams, Team),
            areas=_rows(service.areas, Area),
            leave=_rows(service.leave, Leave),
        )
    )


def _rows(table: pd.DataFrame, noun: type[Noun]) -> tuple[Any, ...]:
    return tuple(noun.model_validate(_read(row)) for row in table.to_dict("records"))


def _read(row: dict[Any, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {name: cell for name, cell in row.items() if cell != ""}
    return {name: tuple(cell.split(";")) if name in _SETS else cell for name, cell in values.items()}


def described(**wanted: Any) -> pd.DataFrame:
    """The women with what margins are taken of: age, births, decile, ethnicity, booking groups and flags."""
    service = made(**wanted)
    women = service.women.merge(service.areas[["area_id", "imd_decile"]], on="area_id")
    factors = women["risk_factors"].str.split(";")
    gestation = 280 - (pd.to_datetime(women["edd"]) - pd.to_datetime(women["booked_on"])).dt.days
    ages, births = women["age"].astype(int), women["previous_births"].astype(int)
    return pd.DataFrame(
        {
            "age": pd.cut(ages, [0, 19, 24, 29, 34, 39, 44, 99], labels=_AGES).astype(str),
            "births": births.clip(upper=5).astype(str).replace("5", "5+"),
            "caesarean": _yes(women["previous_caesareans"].astype(int) > 0),
            "decile": women["imd_decile"],
            "ethnicity": women["ethnicity"].map(lambda code: _group(str(code))),
            "booking": pd.cut(gestation, [-1, 70, 90, 140, 999], labels=_BOOKINGS).astype(str),
            "smoking": _yes(factors.map(lambda names: "smoker" in names)),
            "social": women["complex_social_factors"],
            "code": women["ethnicity"],
            "interpreter": _yes(women["interpreter_language"] != ""),
            "factors": factors,
            "place": women["planned_place"],
            "booked": women["booked_on"] <= service.facts.as_of.isoformat(),
            "placed": women["midwife_id"] != "",
            "gestation_days": 280
            - (pd.to_datetime(women["edd"]) - pd.Timestamp(service.facts.as_of)).dt.days,
        }
    )


_AGES = ["under 20", "20-24", "25-29", "30-34", "35-39", "40-44", "45+"]
_BOOKINGS = ["0-70", "71-90", "91-140", "141+"]
_UNKNOWN = {"Z": "not stated", "99": "not known"}


def _group(code: str) -> str:
    return _UNKNOWN.get(code) or str(EthnicCategory(code).statistics_group)


def _yes(flags: "pd.Series[bool]") -> "pd.Series[str]":
    return flags.map({True: "yes", False: "no"})
