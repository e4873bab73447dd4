"""Which rows are missing: each worker's cheapest at given prices, workers alike priced together.

Minutes and weekends are always counted. The other limits are counted for a worker once a row of hers broke
one: few bind, and each makes her lattice larger.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

import numpy as np

from planner.rota.engine.counters import Counter, counters
from planner.rota.engine.draft import possible_kinds
from planner.rota.engine.lattice import Lattice, Member, Prices
from planner.rota.engine.roster import OFF, Duties, Roster, Worker
from planner.rota.engine.states import States, states

ALWAYS = frozenset({"minutes", "weekends"})

LARGE = 30_000_000
"""Places of a lattice, over all days, beyond which one more limit is not counted."""

TOLERANCE = 1e-6
"""What a row must save to be worth knowing."""


class Book(NamedTuple):
    """A worker's rules, prepared."""

    states: States
    counters: tuple[Counter, ...]


class Row(NamedTuple):
    """A row and what it costs at the prices asked for."""

    worker: int
    duties: Duties
    cost: float


class Priced(NamedTuple):
    """What came of pricing."""

    cheapest: float
    """No rows of these workers cost less together; endless where one of them has none."""
    rows: list[Row]
    """Lawful ones, the cheapest of each worker first."""


class Pricing:
    """Every worker's lattice."""

    def __init__(self, roster: Roster, books: Sequence[Book]) -> None:
        self.roster = roster
        self.books = books
        self.open = np.array([open_days(roster, worker) for worker in roster.workers])
        self._held = [ALWAYS & names(book) for book in books]
        self._lattices: dict[tuple[tuple[int, ...], frozenset[str]], Lattice] = {}

    @classmethod
    def of(cls, roster: Roster) -> Self | None:
        """The pricing of a roster, None where somebody's rules do not fit."""
        books: list[Book] = []
        for worker in roster.workers:
            her_states, her_counters = states(roster, worker), counters(roster, worker)
            if her_states is None or her_counters is None:
                return None
            books.append(Book(her_states, her_counters))
        pricing = cls(roster, books)
        return pricing if all(pricing._places(*group) <= LARGE for group in pricing._groups()) else None

    def copy(self) -> "Pricing":
        """The same limits held, to be priced beside this."""
        other = Pricing(self.roster, self.books)
        other._held, other._lattices = list(self._held), dict(self._lattices)
        return other

    def price(self, prices: Prices, count: int, workers: Iterable[int] | None = None) -> Priced:
        """So many rows of each of these workers, or of all."""
        prices = prices + self.open
        wanted = set(range(len(self.books)) if workers is None else workers)
        rows = [
            row
            for group in self._groups()
            if wanted & set(group)
            for row in self._rows(group, wanted, prices, count)
        ]
        cheapest = dict.fromkeys(wanted, np.inf)
        for number, _, cost in rows:
            cheapest[number] = min(cheapest[number], cost)
        return Priced(sum(cheapest.values()), [row for row in rows if self._is_lawful(row)])

    def _rows(self, group: tuple[int, ...], wanted: set[int], prices: Prices, count: int) -> list[Row]:
        lattice = self._lattice(group)
        if not wanted.issuperset(group):
            lattice = lattice.only([member for member in lattice.members if member.number in wanted])
        at = [member.number for member in lattice.members]
        return [Row(*row) for row in lattice.rows(prices[at], count)]

    def _groups(self) -> list[tuple[int, ...]]:
        """Workers alike: same states, same limits counted."""
        groups: dict[tuple[bytes, bytes, frozenset[str]], list[int]] = {}
        for number, (book, held) in enumerate(zip(self.books, self._held, strict=True)):
            key = (book.states.follow.tobytes(), book.states.kinds.tobytes(), held)
            groups.setdefault(key, []).append(number)
        return [tuple(group) for group in groups.values()]

    def _lattice(self, group: tuple[int, ...]) -> Lattice:
        """The lattice of a group, made once as long as it counts the same."""
        held = self._held[group[0]]
        if (group, held) not in self._lattices:
            members = [
                Member(number, tuple(each for each in self.books[number].counters if each.name in held))
                for number in group
            ]
            self._lattices[group, held] = Lattice(self.roster.days, self.books[group[0]].states, members)
        return self._lattices[group, held]

    def _places(self, *group: int) -> int:
        lattice = self._lattice(group)
        return lattice.size * len(group) * len(lattice.states.kinds) * lattice.days

    def _is_lawful(self, row: Row) -> bool:
        """Whether a row breaks none of the limits; those it breaks are counted from now on."""
        before = self.roster.workers[row.worker].before
        was_on = np.array([bool(before) and before[-1] != OFF, *(row.duties[:-1] != OFF)]).astype(np.int64)
        days = np.arange(len(row.duties))
        broken = frozenset(
            each.name
            for each in self.books[row.worker].counters
            if not each.least <= each.begun + each.steps[was_on, days, row.duties].sum() <= each.most
        )
        if broken:
            self._hold(row.worker, self._held[row.worker] | broken)
        return not broken

    def _hold(self, worker: int, limits: frozenset[str]) -> None:
        held = self._held[worker]
        if limits == held:
            return
        self._held[worker] = limits
        if self._places(worker) > LARGE:
            self._held[worker] = held


def names(book: Book) -> frozenset[str]:
    """The names of all limits of a worker."""
    return frozenset(each.name for each in book.counters)


def open_days(roster: Roster, worker: Worker) -> Prices:
    """Nothing where a kind may be worked on a day, endless where not."""
    table = np.full((roster.days, len(roster.kinds) + 1), np.inf)
    for day in range(roster.days):
        for kind in possible_kinds(roster, worker, day):
            if kind == OFF or worker.most_of_kind is None or worker.most_of_kind[kind] > 0:
                table[day, kind] = 0.0
    return table
