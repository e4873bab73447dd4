"""The tables while changes are made to them: rows by id, what was set by whom, and what is to be told."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from models import (
    Area,
    ExpectedWomen,
    Fault,
    Leave,
    Midwife,
    PlannedBirth,
    Tables,
    Team,
    Travel,
    Woman,
    cross_check,
)
from models.base import Noun
from models.ids import LONGEST_ID
from planner.whatif.claims import Claims
from planner.whatif.step import Misfit, Objection, Row, Step, Terms

Rows = dict[str, Any]

_OF_MIDWIVES = ("requests", "hours_worked", "fixed_duties")
"""Tables of the rota whose rows are those of a midwife."""


class Draft:
    """A service in the making. One step at a time changes it."""

    def __init__(self, tables: Tables, terms: Terms) -> None:
        self.terms = terms
        self.women: dict[str, Woman] = {row.woman_id: row for row in tables.women}
        self.midwives: dict[str, Midwife] = {row.midwife_id: row for row in tables.midwives}
        self.teams: dict[str, Team] = {row.team_id: row for row in tables.teams}
        self.areas: dict[str, Area] = {row.area_id: row for row in tables.areas}
        self.leave: list[Leave] = list(tables.leave)
        self.travel: tuple[Travel, ...] = tables.travel
        self.expected: tuple[ExpectedWomen, ...] = tables.expected
        self.of_rota = {name: list(getattr(tables, name)) for name in _OF_MIDWIVES}
        self.planned_births: tuple[PlannedBirth, ...] = tables.planned_births
        self.rows: list[Row] = []
        self.objections: list[Objection] = []
        self._claims = Claims()
        self._touched: dict[tuple[str, str], Step] = {}
        self._step: Step | None = None
        self._copies: dict[str, int] = {}
        self._moved: dict[str, tuple[date, str]] = {}

    @property
    def step(self) -> Step:
        """The step at work."""
        assert self._step is not None
        return self._step

    def begin(self, step: Step) -> None:
        """What follows is this step's."""
        self._step = step

    @property
    def tables(self) -> Tables:
        """The tables as they are now."""
        return Tables(
            women=tuple(self.women.values()),
            midwives=tuple(self.midwives.values()),
            teams=tuple(self.teams.values()),
            areas=tuple(self.areas.values()),
            leave=tuple(self.leave),
            travel=self.travel,
            expected=self.expected,
            planned_births=self.planned_births,
            **{name: tuple(rows) for name, rows in self.of_rota.items()},
        )

    def add(self, table: str, row_id: str, row: Noun) -> None:
        """Add a row under an id of its own."""
        rows: Rows = getattr(self, table)
        assert row_id not in rows, row_id
        rows[row_id] = row
        self._touched[table, row_id] = self.step

    def remove_woman(self, woman_id: str) -> None:
        """Take a woman out, and the day of her birth with her."""
        del self.women[woman_id]
        self.planned_births = tuple(row for row in self.planned_births if row.woman_id != woman_id)

    def add_leave(self, row: Leave) -> None:
        """Add an absence."""
        self.leave.append(row)
        self._touched["leave", row.midwife_id] = self.step

    def copy_of_rota(self, midwife_id: str, again: str) -> None:
        """Let requests, hours and fixed duties of a midwife also be those of the row that follows hers."""
        for rows in self.of_rota.values():
            rows += [row.replace(midwife_id=again) for row in rows if row.midwife_id == midwife_id]

    def change(self, table: str, row_id: str, **values: Any) -> bool:
        """Set cells of a row; tells whether any of them is new.

        Raises Misfit if another step has set one of them that this one may not overrule.
        """
        for column, value in values.items():
            self.claim(table, row_id, column, value)
        return self.put(table, row_id, **values)

    def claim(self, table: str, row_id: str, column: str, value: Any) -> None:
        """Note that the step sets a cell; raises Misfit like `change`."""
        self._claims.take((table, row_id, column), self.step, value)

    def agrees(self) -> bool:
        """Whether the step says again what a scenario that it is extended together with says."""
        return self._claims.agrees(self.step)

    def put(self, table: str, row_id: str, **values: Any) -> bool:
        """Set cells that follow from what was claimed; tells whether any of them is new."""
        rows: Rows = getattr(self, table)
        old = rows[row_id]
        rows[row_id] = old.replace(**values)
        self._touched[table, row_id] = self.step
        return bool(rows[row_id] != old)

    def note(self, subject: str, what: str, before: str | None, after: str | None, column: str = "") -> None:
        """List what was changed; a line of the same `column` of the same subject takes its place."""
        target = (subject, column) if column else None
        self.rows.append(Row(self.step, subject, what, before, after, target))

    def warn(self, message: str, key: str | tuple[str | int, ...] = (), **more: Any) -> None:
        """Say something that is no error."""
        path = (key,) if isinstance(key, str) else key
        self.objections.append(Objection(self.step, path, message, is_error=False, **more))

    def refuse(self, misfit: Misfit) -> None:
        """The step does not fit."""
        self.objections.append(Objection(self.step, misfit.key, misfit.message, misfit.value, misfit.hint))

    def crossings(self) -> Iterator[tuple[Fault, Step | None]]:
        """Errors in which the rows contradict each other now, and the last step that touched the row."""
        tables = self.tables
        for fault in cross_check(tables):
            if fault.is_error:
                row = getattr(tables, fault.table)[fault.row]
                row_id = str(getattr(row, next(iter(type(row).model_fields))))
                yield fault, self._touched.get((fault.table, row_id))

    def moved(self, midwife_id: str, day: date, again: str) -> None:
        """Note that a midwife is another row from `day` on."""
        self._moved[midwife_id] = (day, again)

    def row_on(self, midwife_id: str, day: date) -> str:
        """The id under which a midwife works on `day`; raises Misfit if she moves only after it."""
        while midwife_id in self._moved:
            moves_on, again = self._moved[midwife_id]
            if day < moves_on:
                hint = "put this change before the one that moves her"
                raise Misfit((), f"{midwife_id} moves on {moves_on}, which is later", midwife_id, hint)
            midwife_id = again
        return midwife_id

    def copy_id(self, woman_id: str) -> str:
        """An id for a woman like this one: hers with `+1`, or the next number, behind it."""
        while True:
            self._copies[woman_id] = number = self._copies.get(woman_id, 0) + 1
            end = f"+{number}"
            found = woman_id[: LONGEST_ID - len(end)] + end
            if found not in self.women:
                return found

    def new_id(self, wanted: str, table: str) -> str:
        """`wanted`, or if that is taken `wanted` with the first free number."""
        rows: Rows = getattr(self, table)
        number, found = 2, wanted
        while found in rows:
            found, number = f"{wanted}-{number}", number + 1
        return found
