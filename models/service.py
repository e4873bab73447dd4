"""A maternity service: its women, midwives, teams and neighbourhoods, cross-checked."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Self, TypeVar

from pydantic import model_validator

from models.base import Noun
from models.contradictions import cross_check
from models.forecast import ExpectedWomen
from models.people import Leave, Midwife, Woman
from models.places import Area, Team, Travel
from models.rota_tables import FixedDuty, HoursWorked, PlannedBirth, Request
from models.tables import Fault, Tables

Row = TypeVar("Row", bound=Noun)


class Service(Noun):
    """The cross-checked whole: rows in the order of their ids, so that ties never depend on the files."""

    women: tuple[Woman, ...]
    """Women in care and, where the trust adds a forecast, women expected to book."""
    midwives: tuple[Midwife, ...]
    """Midwives of teams and of the core service."""
    teams: tuple[Team, ...]
    """Running and proposed teams."""
    areas: tuple[Area, ...]
    """Neighbourhoods."""
    leave: tuple[Leave, ...] = ()
    """Absences of midwives."""
    travel: tuple[Travel, ...] = ()
    """Minutes by road; empty where they are reckoned from positions."""
    expected: tuple[ExpectedWomen, ...] = ()
    """The trust's own forecast of women who have not booked yet; empty where it has none."""
    requests: tuple[Request, ...] = ()
    """What midwives ask for on single days of the rota."""
    hours_worked: tuple[HoursWorked, ...] = ()
    """What midwives worked before the rota."""
    fixed_duties: tuple[FixedDuty, ...] = ()
    """Duties and days off that are settled before the rota is made."""
    planned_births: tuple[PlannedBirth, ...] = ()
    """Inductions and planned caesareans on their dates."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if errors := self.cross_errors:
            first = errors[0]
            raise ValueError(
                f"{len(errors)} cross-references fail,"
                f" first in {first.table}, {first.column}: {first.message}"
            )
        return self

    @cached_property
    def cross_errors(self) -> tuple[Fault, ...]:
        """Errors of the cross-check. Kept, since every scenario validates its service again."""
        tables = Tables(**{name: getattr(self, name) for name in Tables._fields})
        return tuple(fault for fault in cross_check(tables) if fault.is_error)

    @classmethod
    def of(cls, tables: Tables) -> Self:
        """Build the service from checked tables, rows sorted by id."""
        return cls(
            women=_sorted(tables.women, lambda row: (row.woman_id,)),
            midwives=_sorted(tables.midwives, lambda row: (row.midwife_id,)),
            teams=_sorted(tables.teams, lambda row: (row.team_id,)),
            areas=_sorted(tables.areas, lambda row: (row.area_id,)),
            leave=_sorted(tables.leave, lambda row: (row.midwife_id, row.first_day, row.last_day, row.kind)),
            travel=_sorted(tables.travel, lambda row: (row.area_id, row.team_id)),
            expected=_sorted(tables.expected, lambda row: (row.tier, row.month.first_day, row.area_id)),
            requests=_sorted(tables.requests, lambda row: (row.midwife_id, row.day)),
            hours_worked=_sorted(tables.hours_worked, lambda row: (row.midwife_id, row.first_day)),
            fixed_duties=_sorted(tables.fixed_duties, lambda row: (row.midwife_id, row.day)),
            planned_births=_sorted(tables.planned_births, lambda row: (row.woman_id,)),
        )

    @cached_property
    def woman(self) -> Mapping[str, Woman]:
        """Women by id."""
        return MappingProxyType({row.woman_id: row for row in self.women})

    @cached_property
    def midwife(self) -> Mapping[str, Midwife]:
        """Midwives by id."""
        return MappingProxyType({row.midwife_id: row for row in self.midwives})

    @cached_property
    def team(self) -> Mapping[str, Team]:
        """Teams by id."""
        return MappingProxyType({row.team_id: row for row in self.teams})

    @cached_property
    def area(self) -> Mapping[str, Area]:
        """Neighbourhoods by id."""
        return MappingProxyType({row.area_id: row for row in self.areas})

    @cached_property
    def leave_of(self) -> Mapping[str, tuple[Leave, ...]]:
        """Absences by midwife; no key for a midwife without any."""
        found: dict[str, list[Leave]] = {}
        for row in self.leave:
            found.setdefault(row.midwife_id, []).append(row)
        return MappingProxyType({midwife: tuple(rows) for midwife, rows in found.items()})


def _sorted(rows: Iterable[Row], key: Callable[[Row], tuple[str | date, ...]]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=key))
