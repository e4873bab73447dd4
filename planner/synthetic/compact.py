"""The compact figures that the generator carries with it, each with its source beside it.

A file of `figures/` begins with comment lines (`#`) that name the source of the whole file; where rows
differ, a column `source` names the source of each. Levels and their values stand together as `level=value
level=value`.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Row = Mapping[str, str]
Levels = Mapping[str, float]

ENGLAND = "ENG"
"""Code of England as a whole, usable like a trust's."""


@cache
def figures(name: str) -> tuple[Row, ...]:
    """Rows of the file `figures/<name>.csv`, comments left out."""
    text = files(__package__).joinpath("figures", f"{name}.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines))


def levels_of(text: str) -> Levels:
    """Read `a=1 b=2.5`; an underscore in a level stands for a blank."""
    pairs = (pair.split("=") for pair in text.split())
    return MappingProxyType({level.replace("_", " "): float(value) for level, value in pairs})


@cache
def constant(name: str) -> float:
    """A single figure of `figures/constants.csv`, by name."""
    return next(float(row["value"]) for row in figures("constants") if row["name"] == name)


@cache
def month_index() -> tuple[float, ...]:
    """Births a day relative to the year's mean, January to December (ONS, England and Wales 2018-2022)."""
    return tuple(float(row["births_per_day_index"]) for row in figures("month_index"))


@cache
def trust_names() -> Mapping[str, str]:
    """Name of each of the 120 trusts (and of England) by code."""
    return MappingProxyType({row["org_code"]: row["org_name"] for row in figures("trusts")})


@cache
def built_in_trusts() -> tuple[str, ...]:
    """Codes whose margins come with the package, England last."""
    return tuple(dict.fromkeys(row["org_code"] for row in figures("trust_margins")))


@cache
def built_in_margins(org_code: str) -> Mapping[str, Mapping[str, int]]:
    """Deliveries by dimension and category of a built-in trust, "unknown" categories included."""
    margins: dict[str, dict[str, int]] = {}
    for row in figures("trust_margins"):
        if row["org_code"] == org_code:
            margins.setdefault(row["dimension"], {})[row["category"]] = int(row["deliveries"])
    return MappingProxyType(margins)
