"""A scenario that was loaded, what is to be said of its files, and the base scenario on which it builds."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from models import AppliedChange, DataFiles, Finding, InvalidInput, Scenario, SweepPoint


class Root:
    """The base scenario at the root of a what-if, as its own file has it; read when it is first asked for."""

    def __init__(self, load: Callable[[], "Loaded"]) -> None:
        self._load = load

    @cached_property
    def loaded(self) -> "Loaded | None":
        """Without any what-if and without `--set`; none if that is no valid scenario by itself."""
        try:
            return self._load()
        except InvalidInput:
            return None

    def __eq__(self, other: object) -> bool:
        """Whether it is the same scenario: the same files loaded again are equal in all."""
        return isinstance(other, Root) and self.loaded == other.loaded

    __hash__ = None  # type: ignore[assignment]  # as of all that is compared by what it holds


class Loaded(NamedTuple):
    """A scenario and what is to be said of its files."""

    scenario: Scenario
    """The validated scenario."""
    findings: tuple[Finding, ...]
    """Warnings and notes."""
    files: tuple[Path, ...]
    """Every file that was read: the scenario's first, those that it extends, then the tables'."""
    data: DataFiles
    """The tables as the base scenario names them."""
    applied: tuple[AppliedChange, ...] | None = None
    """What differs from the base scenario's files: by what-if files, then from the command line.

    None if there is neither.
    """
    point: SweepPoint | None = None
    """Which scenario of a sweep it is; none if it stands alone."""
    root: Root | None = None
    """The base scenario below its what-if files and `--set`; none if there is neither."""

    @property
    def baseline(self) -> "Loaded | None":
        """The scenario from whose plan this one is planned: the base scenario at the root of its `extends`.

        It is taken without any what-if and without `--set`, so a scenario and its files have one baseline,
        whatever was planned before. None for a base scenario by itself, for one that says the same as its
        base, and where the base is no valid scenario by itself: these are planned from nothing.
        """
        base = self.root.loaded if self.root else None
        return None if base is None or base.scenario == self.scenario else base
