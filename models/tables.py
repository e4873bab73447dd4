"""The tables of a service before they are cross-checked, and the ids by which their rows refer to another."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple, TypeVar

from models.base import Noun
from models.forecast import ExpectedWomen
from models.ids import CORE
from models.people import Leave, Midwife, Woman
from models.places import Area, Team, Travel
from models.rota_tables import FixedDuty, HoursWorked, PlannedBirth, Request

Row = TypeVar("Row", bound=Noun)


class Fault(NamedTuple):
    """One cell of one table that does not fit the rest of the service."""

    table: str
    """Name of the table: women, midwives, leave, teams, areas, travel, expected or one of the rota's."""
    row: int
    """Position of the row in the table as it was given, from 0."""
    column: str
    """Name of the column."""
    value: str
    """What stands there."""
    message: str
    """What is wrong with it."""
    hint: str | None = None
    """What would mend it."""
    is_error: bool = True
    """Whether the service is refused; a warning otherwise."""


class Tables(NamedTuple):
    """The rows of a service as they were given, before they are cross-checked."""

    women: tuple[Woman, ...] = ()
    midwives: tuple[Midwife, ...] = ()
    teams: tuple[Team, ...] = ()
    areas: tuple[Area, ...] = ()
    leave: tuple[Leave, ...] = ()
    travel: tuple[Travel, ...] = ()
    expected: tuple[ExpectedWomen, ...] = ()
    requests: tuple[Request, ...] = ()
    hours_worked: tuple[HoursWorked, ...] = ()
    fixed_duties: tuple[FixedDuty, ...] = ()
    planned_births: tuple[PlannedBirth, ...] = ()


class Lookup(dict[str, Row]):
    """Rows by id, and the known id that a mistaken one is most like."""

    def __init__(self, rows: Iterable[tuple[str, Row]]) -> None:
        super().__init__(rows)
        self._closest: dict[str, str | None] = {}

    def closest(self, value: str) -> str | None:
        """The known id most like `value`; none if none is close, or if too many were sought already."""
        if value not in self._closest and len(self._closest) * len(self) < _MOST_COMPARISONS:
            close = get_close_matches(value, self, n=1)
            self._closest[value] = close[0] if close else None
        return self._closest.get(value)


_MOST_COMPARISONS = 50_000
"""Pairs of ids compared for one table, about a second: where every row is wrong, not each needs a hint."""


class Known(NamedTuple):
    """The rows that others refer to, by id."""

    midwife: Lookup[Midwife]
    team: Lookup[Team]
    areas: Lookup[Area]
    woman: Lookup[Woman]

    def is_place(self, team_id: str) -> bool:
        """Whether a midwife can work there: a team of the table, or core."""
        return team_id == CORE or team_id in self.team


def unknown_id(table: str, row: int, column: str, value: str, known: Lookup[Row]) -> Iterator[Fault]:
    """The fault of a row that refers to an id which none has; nothing if one has it."""
    if value not in known:
        kind = column.removesuffix("_id").replace("_", " ")
        kind = kind.removeprefix("catchment ").removeprefix("preferred ").removeprefix("joins ")
        noun = "midwife" if kind == "buddy" else kind
        close = known.closest(value)
        hint = f"did you mean {close}" if close else f"add it to the table that lists each {noun}"
        if noun == "midwife":
            hint += "; one who has left keeps her row, with leaves_on"
        yield Fault(table, row, column, value, f"unknown {kind}", hint)
