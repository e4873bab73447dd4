"""Women as columns of traits, before they have ids and dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.synthetic.compact import Levels
from planner.synthetic.draws import Flags, Floats, Ints


@dataclass(frozen=True)
class Trait:
    """One characteristic of every woman: a level's number for each, and the levels' names."""

    levels: tuple[str, ...]
    codes: Ints

    @classmethod
    def flag(cls, flags: Flags) -> "Trait":
        """A yes or no trait."""
        return cls(("no", "yes"), flags.astype(np.int64))

    @property
    def is_yes(self) -> Flags:
        """Where a yes or no trait says yes."""
        return np.asarray(self.codes == self.levels.index("yes"))

    def valued(self, values: Levels, default: float) -> Floats:
        """Each woman's value by her level; `default` for levels without one."""
        return np.array([values.get(level, default) for level in self.levels])[self.codes]

    def words(self) -> list[str]:
        """Each woman's level as a word."""
        return [self.levels[code] for code in self.codes.tolist()]


Cohort = Mapping[str, Trait]
"""Traits by name, all of the same length and in the same order of women."""


def size(cohort: Cohort) -> int:
    """Number of women."""
    return len(next(iter(cohort.values())).codes)


def stratified_order(cohort: Cohort, rng: np.random.Generator) -> Ints:
    """Women by IMD decile and ethnic group, at random within.

    Systematic draws along it keep each stratum's share.
    """
    chance = rng.permutation(size(cohort))
    return np.lexsort((chance, cohort["ethnicity"].codes, cohort["decile"].codes)).astype(np.int64)


def any_yes(cohort: Cohort, names: Sequence[str]) -> Flags:
    """Where at least one of the named yes or no traits says yes."""
    return np.asarray(np.logical_or.reduce([cohort[name].is_yes for name in names]))
