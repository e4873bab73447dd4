"""The columns of each table, taken from its model: which are needed, and how a cell of each is read."""

from collections.abc import Mapping
from datetime import date
from enum import IntEnum, StrEnum
from functools import cache
from types import MappingProxyType, NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from models import (
    Area,
    EthnicCategory,
    ExpectedWomen,
    FixedDuty,
    HoursWorked,
    Leave,
    Midwife,
    Month,
    PlannedBirth,
    Request,
    Team,
    Travel,
    Woman,
)
from models.base import Noun
from planner.loading import cells, need_cells

TABLES: Mapping[str, type[Noun]] = MappingProxyType(
    {
        "women": Woman,
        "midwives": Midwife,
        "teams": Team,
        "areas": Area,
        "leave": Leave,
        "travel": Travel,
        "expected": ExpectedWomen,
        "requests": Request,
        "hours_worked": HoursWorked,
        "fixed_duties": FixedDuty,
        "planned_births": PlannedBirth,
    }
)
"""The tables by the key that names their file, in the order in which they are read."""

MAY_BE_EMPTY = frozenset(
    {"leave", "travel", "expected", "requests", "hours_worked", "fixed_duties", "planned_births"}
)
"""Tables of which the header alone surprises nobody, or is told of elsewhere."""


class Column(NamedTuple):
    """One column of a table."""

    parse: cells.Parser
    is_needed: bool


_SPECIAL: Mapping[tuple[str, str], cells.Parser] = {
    ("women", "risk_factors"): need_cells.risk_factors,
    ("women", "interpreter_language"): need_cells.language,
    ("midwives", "team_id"): cells.team_or_core,
    ("midwives", "languages"): need_cells.languages,
    ("teams", "accepts"): need_cells.needs,
    ("fixed_duties", "kind"): cells.kind_or_off,
}
_PLAIN: Mapping[Any, cells.Parser] = {
    EthnicCategory: cells.ethnic_category,
    date: cells.day,
    Month: cells.month,
    bool: cells.flag,
    int: cells.whole,
    float: cells.number,
    str: cells.text,
}


@cache
def columns_of(table: str) -> Mapping[str, Column]:
    """The columns of a table by name, in the model's order."""
    return MappingProxyType(
        {
            name: Column(_SPECIAL.get((table, name)) or _parser(field.annotation), field.is_required())
            for name, field in TABLES[table].model_fields.items()
        }
    )


def id_column(table: str) -> str:
    """The column that names a row."""
    return next(iter(columns_of(table)))


def _parser(annotation: Any) -> cells.Parser:
    if get_origin(annotation) is tuple:
        return cells.words
    if get_origin(annotation) is Annotated:
        return _parser(get_args(annotation)[0])
    if parts := [part for part in get_args(annotation) if part is not NoneType]:
        return _parser(parts[0])
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if issubclass(annotation, IntEnum):
        return cells.one_number_of(annotation)
    assert issubclass(annotation, StrEnum), annotation
    return cells.one_of(annotation)
