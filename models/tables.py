"""The tables of a service as they were given, and what does not fit in them."""

from typing import NamedTuple

from models.forecast import ExpectedWomen
from models.people import Leave, Midwife, Woman
from models.places import Area, Team, Travel
from models.rota_tables import FixedDuty, HoursWorked, PlannedBirth, Request


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
