"""A CP-SAT model of part of a roster: some cells are free, all others stay as they are in the roster at hand.

Cells that stay are plain numbers, so that a model of three workers costs three workers. Every variable
carries the
value it has in the roster at hand, so that the hint is complete: CP-SAT loses an incomplete one.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from planner.rota.engine.roster import OFF, Duties, Roster, Worker

Number = cp_model.LinearExpr | int
"""A linear expression, or a plain number where nothing is free."""


class Draft:
    """The model under construction and the values of its variables in the roster at hand."""

    def __init__(self, roster: Roster, duties: Duties, free: NDArray[np.bool_]) -> None:
        self.roster = roster
        self.duties = duties
        self.model = cp_model.CpModel()
        self.cells = [Cells(self, number, free[number]) for number in range(len(roster.workers))]

    def flag(self, value: bool) -> cp_model.IntVar:
        """A new Boolean with its value at hand."""
        variable = self.model.new_bool_var("")
        self.model.add_hint(variable, value)
        return variable

    def amount(self, most: int, value: int) -> cp_model.IntVar:
        """A new whole number from 0 with its value at hand."""
        variable = self.model.new_int_var(0, max(most, value, 0), "")
        self.model.add_hint(variable, value)
        return variable

    def forget(self) -> None:
        """Drop the hint."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # untyped in ortools

    def post(self, constraint: cp_model.BoundedLinearExpression | bool) -> None:
        """Hold a constraint; one about plain numbers is true or breaks the model."""
        if constraint is not True and not (isinstance(constraint, np.bool_) and constraint):
            self.model.add(constraint)


class Cells:
    """One worker's days, before the horizon too: variables where free, numbers where not."""

    def __init__(self, draft: Draft, number: int, free: NDArray[np.bool_]) -> None:
        self.draft = draft
        self.number = number
        self.worker: Worker = draft.roster.workers[number]
        self.is_free = bool(free.any())
        self.first = -len(self.worker.before)
        self.was = (*self.worker.before, *(int(duty) for duty in draft.duties[number]))
        self._works: list[list[Number]] = []
        self._on: list[Number] = []
        for day, duty in enumerate(self.was, start=self.first):
            self._add_day(duty, None if day < 0 or not free[day] else day)

    def _add_day(self, duty: int, free_day: int | None) -> None:
        """One day's kinds, of which at most one is worked."""
        kinds = self.draft.roster.all_kinds
        if free_day is None:
            self._works.append([int(duty == kind) for kind in kinds])
            self._on.append(int(duty != OFF))
            return
        possible = possible_kinds(self.draft.roster, self.worker, free_day)
        must = OFF not in possible
        works = [self.draft.flag(duty == kind) if kind in possible else 0 for kind in kinds]
        on = self.draft.flag(duty != OFF)
        self.draft.model.add_exactly_one(
            [work for work in works if not isinstance(work, int)] + [on.negated()]
        )
        if must:
            self.draft.model.add(on == 1)
        self._works.append(list(works))
        self._on.append(on)

    def works(self, day: int, kind: int) -> Number:
        """1 where she works the kind that day."""
        return self._works[day - self.first][kind]

    def on(self, day: int) -> Number:
        """1 where she works at all that day."""
        return self._on[day - self.first]

    def was_on(self, day: int) -> bool:
        """Whether she works that day in the roster at hand."""
        return self.was[day - self.first] != OFF

    def count(self, kinds: Sequence[int], days: Iterable[int]) -> Number:
        """How many of these days she works one of these kinds."""
        if len(kinds) == len(self.draft.roster.kinds):
            return total([self.on(day) for day in days])
        return total([self.works(day, kind) for day in days for kind in kinds])

    def was_count(self, kinds: Sequence[int], days: Iterable[int]) -> int:
        """The same in the roster at hand."""
        return sum(self.was[day - self.first] in kinds for day in days)


def possible_kinds(roster: Roster, worker: Worker, day: int) -> tuple[int, ...]:
    """What she may do on a day, `OFF` where she need not work; nothing where two things are settled."""
    settled = {kind for fixed, kind in worker.fixed if fixed == day} | ({OFF} if day in worker.off else set())
    if settled:
        return tuple(settled) if len(settled) == 1 else ()
    allowed = worker.allowed
    return (OFF, *(kind for kind in roster.all_kinds if allowed is None or allowed[day, kind]))


def read(draft: Draft, is_chosen: Callable[[cp_model.IntVar], bool]) -> Duties:
    """The duties that a solver chose."""
    duties = draft.duties.copy()
    for cells in draft.cells:
        for day in range(draft.roster.days) if cells.is_free else ():
            if not isinstance(cells.on(day), int):
                works = [(kind, cells.works(day, kind)) for kind in draft.roster.all_kinds]
                chosen = [
                    kind for kind, work in works if isinstance(work, cp_model.IntVar) and is_chosen(work)
                ]
                duties[cells.number, day] = chosen[0] if chosen else OFF
    return duties


def total(terms: Sequence[Number], weights: Sequence[int] | None = None) -> Number:
    """The (weighted) sum of variables and plain numbers; a plain number where all are."""
    weights = [1] * len(terms) if weights is None else weights
    pairs = [(term, weight) for term, weight in zip(terms, weights, strict=True) if weight]
    constant = sum(term * weight for term, weight in pairs if isinstance(term, int))
    free = [(term, weight) for term, weight in pairs if not isinstance(term, int)]
    if not free:
        return constant
    return (
        cp_model.LinearExpr.weighted_sum([term for term, _ in free], [weight for _, weight in free])
        + constant
    )
