"""What a roster is made of: kinds of duty, workers with their rules, aims in order. No trade is known here.

Days are numbered from 0; a negative day lies before the horizon, −1 just before it. Kinds and workers are
numbered as they
stand in `Roster`. A worker has one duty a day, or is off.
"""

from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

OFF: Final = -1
"""In place of a kind: the worker is off that day."""

Duties = NDArray[np.int64]
"""Shape (workers, days): the kind each worker works on each day, or `OFF`."""

Costs = NDArray[np.int64]
"""Shape (workers, days, kinds): what it costs that the worker works that kind on that day; may be
negative."""


class Kind(NamedTuple):
    """One kind of duty."""

    id: str
    minutes: int
    """Working time that it counts for."""
    forbidden_next: tuple[int, ...] = ()
    """Kinds that may not be worked the day after."""


class GroupLimit(NamedTuple):
    """The most duties of a group of kinds over the horizon."""

    kinds: tuple[int, ...]
    most: int
    days: tuple[int, ...] | None = None
    """The days that count; all where None."""


class RowLimit(NamedTuple):
    """The most days in a row with duties of a group of kinds."""

    kinds: tuple[int, ...]
    most: int


class WindowLimit(NamedTuple):
    """The most duties of a group of kinds in any so many days: a day off in any 7 is 6 duties in 7 days."""

    days: int
    kinds: tuple[int, ...]
    most: int


class MinutesLimit(NamedTuple):
    """The most minutes worked in any so many days."""

    days: int
    most: int


class Worker(NamedTuple):
    """One worker and her hard rules; `least_minutes` gives way where nothing lawful reaches it."""

    id: str
    most_of_kind: tuple[int, ...] | None = None
    """Most duties of each kind over the horizon; no limit where None."""
    least_minutes: int = 0
    most_minutes: int | None = None
    least_run: int = 1
    """Fewest days worked in a row. A run that the horizon's end, or the end of what is known before it,
    cuts is long enough."""
    most_run: int | None = None
    least_rest: int = 1
    """Fewest days off in a row; cut rests as cut runs."""
    most_weekends: int | None = None
    """Most weekends of which a day is worked."""
    off: tuple[int, ...] = ()
    """Days off that are settled."""
    allowed: NDArray[np.bool_] | None = None
    """Shape (days, kinds): what she may work; all where None."""
    fixed: tuple[tuple[int, int], ...] = ()
    """Day and the kind, or `OFF`, that is settled."""
    before: tuple[int, ...] = ()
    """Her last days before the horizon, oldest first: a kind or `OFF` each. They count in every rule
    about days that
    follow one another, but whatever they break by themselves is not held against her."""
    limits: tuple[GroupLimit | RowLimit | WindowLimit | MinutesLimit, ...] = ()


class Cover(NamedTuple):
    """How many should work one of these kinds on a day; each missing or surplus one costs (not below 0)."""

    day: int
    kinds: tuple[int, ...]
    wanted: int
    under: int
    over: int = 0


class Share(NamedTuple):
    """A worker's fair part: each unit of `unit` × her duties above `target` costs `weight` (not below 0).

    A worker of half the hours has half the target; what she has already done lowers it, below 0 if need
    be. Several shares with rising targets make each further duty dearer. With units and target below 0 it
    is what she has too little that costs.
    """

    worker: int
    kinds: tuple[int, ...]
    target: int
    weight: int
    unit: int = 1
    days: tuple[int, ...] | None = None
    """The days that count; all where None."""
    units: tuple[int, ...] | None = None
    """The unit of each of `kinds`, where they differ."""

    @property
    def by_unit(self) -> dict[int, tuple[int, ...]]:
        """Kinds by their unit."""
        units = self.units or (self.unit,) * len(self.kinds)
        pairs = list(zip(units, self.kinds, strict=True))
        return {unit: tuple(kind for each, kind in pairs if each == unit) for unit in sorted(set(units))}


class Shape(StrEnum):
    """A pattern that is better avoided."""

    SINGLE_DAY_OFF = "single day off"
    SINGLE_DAY_WORKED = "single day worked"
    HALF_WEEKEND = "half-worked weekend"


class Pattern(NamedTuple):
    """What each appearance of a shape costs (not below 0), for some workers or, where None, for all."""

    shape: Shape
    weight: int
    workers: tuple[int, ...] | None = None
    spared: frozenset[tuple[int, int]] = frozenset()
    """Workers and days on which a single day costs nothing."""
    eve: tuple[int, ...] = ()
    """Kinds that reach into the next day: worked on the eve of a weekend, its first day is worked."""


class Aim(NamedTuple):
    """One thing to keep small: the sum of all below."""

    id: str
    cover: tuple[Cover, ...] = ()
    costs: Costs | None = None
    shares: tuple[Share, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    constant: int = 0
    """Added whatever the roster, so that a request to work can be a cost that the duty takes back."""
    is_minor: bool = False
    """Whether it is searched lightly, and no bound is sought beyond what comes by itself."""


class Roster(NamedTuple):
    """All that is to be decided: who works what on which of `days`, the aims served strictly in order."""

    days: int
    kinds: tuple[Kind, ...]
    workers: tuple[Worker, ...]
    aims: tuple[Aim, ...]
    weekends: tuple[tuple[int, ...], ...] = ()
    """The days of each weekend; one that began before the horizon holds a negative day."""

    @property
    def all_kinds(self) -> tuple[int, ...]:
        """Every kind, as the group of all duties."""
        return tuple(range(len(self.kinds)))
