"""The tables of a service as they were given, and what does not fit in them."""

from typing import NamedTuple

from models.forecast import ExpectedWomen
from models.people import Leave, Midwife, Woman
from models.places import Area, Team, Travel


class Fault(NamedTuple):
    """One cell of one table that does not fit the rest of the service."""

    table: str
    """Name of the table: women, midwives, leave, teams, areas, travel or expected."""
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
