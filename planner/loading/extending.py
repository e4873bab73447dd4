"""A scenario file -> the base scenario and every what-if scenario on the way to it, parents first."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from models import Finding, WhatIfChange, WhatIfFile
from planner.loading.files import locate_scenario
from planner.loading.gathering import Unreadable
from planner.loading.scenario_file import finding_at, read_tree
from planner.loading.whatif_file import check_whatif, is_whatif, sound_changes
from planner.loading.yaml_tree import Tree

MOST_FILES = 50
"""Files that one scenario may be made of."""


class Source(NamedTuple):
    """One what-if file."""

    path: Path
    """As it was reached from the file that the user named."""
    tree: Tree
    file: WhatIfFile | None
    """What it holds; none if it has errors."""
    changes: Mapping[int, WhatIfChange]
    """Its changes by their place, without those that have errors."""
    above: frozenset[str]
    """Names of the files that it builds upon."""


class Lineage(NamedTuple):
    """All files that make one scenario."""

    base: Path | None
    """The base scenario's file; none if there is no way to one."""
    tree: Tree | None
    """The base scenario's values; none if it cannot be read."""
    sources: tuple[Source, ...]
    """What-if files, each after those that it extends; empty for a base scenario."""
    findings: tuple[Finding, ...]
    """What is wrong with the what-if files, and with the ways between them."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every scenario file, the one that the user named first."""
        base = () if self.base is None else (self.base,)
        return tuple(source.path for source in reversed(self.sources)) + base


def read_lineage(path: Path, *, allow_outside: bool) -> Lineage:
    """Read a scenario file and all that it extends; what is wrong is among the findings."""
    walk = _Walk(allow_outside)
    try:
        walk.visit(path, read_tree(path), ())
    except Unreadable as fault:
        return Lineage(None, None, (), (fault.finding(str(path)),))
    base, tree = walk.base or (None, None)
    return Lineage(base, tree, tuple(walk.sources.values()), tuple(walk.findings))


class _Walk:
    """Depth first, parents in the order in which they are named; each file once."""

    def __init__(self, allow_outside: bool) -> None:
        self.allow_outside = allow_outside
        self.base: tuple[Path, Tree] | None = None
        self.sources: dict[Path, Source] = {}
        self.findings: list[Finding] = []
        self.seen = 0

    def visit(self, path: Path, tree: Tree, way: tuple[Path, ...]) -> frozenset[str]:
        """Note a file and what it extends; gives the names of the files that it is made of."""
        real = path.resolve()
        if real in self.sources:
            return self.sources[real].above | {str(self.sources[real].path)}
        if not is_whatif(tree):
            self.base = self.base or (path, tree)
            return frozenset({str(path)})
        file, findings = check_whatif(tree)
        self.findings += findings
        above: frozenset[str] = frozenset()
        for number, name in enumerate(_parents(tree)):
            above |= self._parent(path, tree, number, name, (*way, path))
        self.sources[real] = Source(path, tree, file, sound_changes(tree), above)
        return above | {str(path)}

    def _parent(
        self, path: Path, tree: Tree, number: int, name: str, way: tuple[Path, ...]
    ) -> frozenset[str]:
        key = ("extends", number)
        try:
            parent = locate_scenario(path.parent, name, allow_outside=self.allow_outside)
            self._check_way(parent, way)
            parent_tree = read_tree(parent)
            self._check_parent(parent, parent_tree)
        except Unreadable as fault:
            self.findings += self._told(tree, key, name, parent=path.parent / name, fault=fault)
            return frozenset()
        return self.visit(self._as_met(parent), parent_tree, way)

    def _as_met(self, path: Path) -> Path:
        """A file by the name under which it was met first, so that a file has one name."""
        real = path.resolve()
        if self.base is not None and self.base[0].resolve() == real:
            return self.base[0]
        return self.sources[real].path if real in self.sources else path

    def _check_way(self, parent: Path, way: tuple[Path, ...]) -> None:
        self.seen += 1
        if self.seen > MOST_FILES:
            raise Unreadable(f"more than {MOST_FILES} files extend one another")
        places = [one.resolve() for one in way]
        if parent.resolve() in places:
            circle = [*way[places.index(parent.resolve()) :], parent]
            raise Unreadable(
                "scenarios extend one another in a circle", " -> ".join(one.name for one in circle)
            )

    def _check_parent(self, parent: Path, tree: Tree) -> None:
        if is_whatif(tree):
            if "sweep" in tree.value:
                raise Unreadable("has a sweep, so it is not one scenario", "extend one without a sweep")
        elif self.base is not None and self.base[0].resolve() != parent.resolve():
            hint = f"the other one is {self.base[0].name}; scenarios extended together share their base"
            raise Unreadable("leads to a second base scenario", hint)

    def _told(
        self, tree: Tree, key: tuple[str, int], name: str, *, parent: Path, fault: Unreadable
    ) -> Iterator[Finding]:
        """The fault at the place that names the file; where the file itself is broken, there too."""
        if fault.line is not None:
            yield fault.finding(str(parent))
            yield finding_at(tree, key, "the scenario extended cannot be read", value=name)
        else:
            yield finding_at(tree, key, fault.message, value=name, hint=fault.hint)


def _parents(tree: Tree) -> list[str]:
    """The scenarios that a file extends, as far as they can be told."""
    named = tree.value.get("extends")
    listed = named if isinstance(named, list) else [named]
    return [name for name in listed if isinstance(name, str)]


def seen_from(path: Path, folder: Path) -> str:
    """A file's name as seen from a folder: no run folder shows where anybody's home is."""
    return Path(os.path.relpath(path, folder)).as_posix()
