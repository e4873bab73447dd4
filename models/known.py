"""Ids that the tables of a service list, and those that they only mention."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple, TypeVar

from models.base import Noun
from models.ids import CORE
from models.people import Midwife, Woman
from models.places import Area, Team
from models.tables import Fault

Row = TypeVar("Row", bound=Noun)


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
    """What the tables list by id."""

    midwife: Lookup[Midwife]
    team: Lookup[Team]
    areas: Lookup[Area]
    woman: Lookup[Woman]

    def is_place(self, team_id: str) -> bool:
        """Whether a midwife can work there: a team of the table, or core."""
        return team_id == CORE or team_id in self.team


def unknown_id(table: str, row: int, column: str, value: str, known: Lookup[Row]) -> Iterator[Fault]:
    """A fault if `value` is not among what is known, with the id that was probably meant."""
    if value not in known:
        kind = column.removesuffix("_id").replace("_", " ")
        kind = kind.removeprefix("catchment ").removeprefix("preferred ").removeprefix("joins ")
        noun = "midwife" if kind == "buddy" else kind
        close = known.closest(value)
        hint = f"did you mean {close}" if close else f"add it to the table that lists each {noun}"
        if noun == "midwife":
            hint += "; one who has left keeps her row, with leaves_on"
        yield Fault(table, row, column, value, f"unknown {kind}", hint)
