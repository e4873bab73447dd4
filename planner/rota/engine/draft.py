"""A roster as a model: what each worker does each day as columns of 0 and 1, and rows that hold sums of them.

A day with one possible kind is a plain number and no column.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.rota.engine.roster import OFF, Roster, Worker
from planner.rota.engine.sums import Number, Row, Sum, total


class Place(NamedTuple):
    """What a column of a cell says: 1 where the worker does the kind that day, where `OFF` anything."""

    worker: int
    day: int
    kind: int


class Draft:
    """The model under construction."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.bounds: list[tuple[int, int]] = []
        """The least and the most of each column."""
        self.places: dict[int, Place] = {}
        """The columns of cells; all others follow from them."""
        self.rows: list[Row] = []
        self.choices: list[tuple[int, ...]] = []
        """Columns of which just one is 1; the last by its opposite."""
        self.follows: dict[int, list[Sum]] = {}
        """Each other column, and the sums of which it is the largest, or its least where that is more."""
        self.cells = [Cells(self, number) for number in range(len(roster.workers))]

    def column(self, least: int, most: int) -> int:
        """A new column."""
        self.bounds.append((least, most))
        return len(self.bounds) - 1

    def place(self, place: Place, *, least: int = 0) -> int:
        """A new column of a cell."""
        column = self.column(least, 1)
        self.places[column] = place
        return column

    def largest(self, most: int, *sums: Number) -> Number:
        """What is the largest of 0 and some sums in a roster, up to `most`; no row holds it there yet."""
        least = max([0, *(each for each in sums if isinstance(each, int))])
        free = [each for each in sums if not isinstance(each, int)]
        if not free:
            return least
        column = self.column(least, max(most, least))
        self.follows[column] = free
        return Sum([column], [1])

    def above(self, most: int, *sums: Number) -> Number:
        """A number that is not below 0 nor any of these sums; a plain one where all are."""
        number = self.largest(most, *sums)
        for each in sums:
            if not isinstance(each, int) and not isinstance(number, int):
                self.post(number >= each)
        return number

    def post(self, row: Row | bool) -> None:
        """Hold a row; one of plain numbers is true or breaks the model."""
        if row is True:
            return
        if row is False or not row.columns:
            row = self._plain(row)
        self.rows.append(row)

    def equate(self, left: Number, right: Number) -> None:
        """Hold two sums equal."""
        apart = left - right
        self.post(apart == 0 if isinstance(apart, int) else apart.between(0, 0))

    def _plain(self, row: Row | bool) -> Row:
        """A row without columns: of one that is always 0."""
        least, most = (1, None) if isinstance(row, bool) else (row.least, row.most)
        return Row((self.column(0, 0),), (1,), least, most)


class Cells:
    """One worker's days, before the horizon too: columns where something is free, numbers where not."""

    def __init__(self, draft: Draft, number: int) -> None:
        self.draft = draft
        self.number = number
        self.worker: Worker = draft.roster.workers[number]
        self.first = -len(self.worker.before)
        self._works: list[list[Number]] = []
        self._on: list[Number] = []
        for duty in self.worker.before:
            self._settle(duty)
        for day in range(draft.roster.days):
            possible = possible_kinds(draft.roster, self.worker, day)
            if len(possible) == 1:
                self._settle(possible[0])
            else:
                self._choose(day, possible)
        self.is_free = any(not isinstance(on, int) for on in self._on)

    def _settle(self, duty: int) -> None:
        """A day with one kind."""
        self._works.append([int(duty == kind) for kind in self.draft.roster.all_kinds])
        self._on.append(int(duty != OFF))

    def _choose(self, day: int, possible: Sequence[int]) -> None:
        """A day with several kinds, of which at most one is worked, or with none, which breaks the model."""
        draft, number = self.draft, self.number
        works = {kind: draft.place(Place(number, day, kind)) for kind in possible if kind != OFF}
        on = draft.place(Place(number, day, OFF), least=int(OFF not in possible))
        draft.choices.append((*works.values(), on))
        self._works.append(
            [Sum([works[kind]], [1]) if kind in works else 0 for kind in draft.roster.all_kinds]
        )
        self._on.append(Sum([on], [1]))

    def works(self, day: int, kind: int) -> Number:
        """1 where she works the kind that day."""
        return self._works[day - self.first][kind]

    def on(self, day: int) -> Number:
        """1 where she works at all that day."""
        return self._on[day - self.first]

    def count(self, kinds: Sequence[int], days: Iterable[int]) -> Number:
        """How many of these days she works one of these kinds."""
        if len(kinds) == len(self.draft.roster.kinds):
            return total([self.on(day) for day in days])
        return total([self.works(day, kind) for day in days for kind in kinds])


def possible_kinds(roster: Roster, worker: Worker, day: int) -> tuple[int, ...]:
    """What she may do on a day, `OFF` where she need not work; nothing where two things are settled."""
    settled = {kind for fixed, kind in worker.fixed if fixed == day} | ({OFF} if day in worker.off else set())
    if settled:
        return tuple(settled) if len(settled) == 1 else ()
    allowed = worker.allowed
    return (OFF, *(kind for kind in roster.all_kinds if allowed is None or allowed[day, kind]))
