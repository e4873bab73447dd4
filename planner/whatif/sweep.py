"""A sweep: values to try, each with each."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from types import MappingProxyType
from typing import Any, NamedTuple

from models import WhatIfFile
from models.policy_changes import LIMIT_NAMES
from planner.whatif.step import KeyPath, Misfit

MOST_POINTS = 200
"""Scenarios that one sweep may stand for."""

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "recruits": ("recruit", "midwives"),
        "leavers": ("leave", "midwives"),
        "movers": ("move", "midwives"),
        "births_percent": ("change_births", "by_percent"),
        "more_women": ("add_women", "women"),
        "sickness_percent": ("sickness", "percent"),
        "support_worker_hours_week": ("enhance_team", "support_worker_hours_week"),
    }
)
"""Words for the number in a file's only change of a kind."""


class Axis(NamedTuple):
    """One thing that is varied."""

    name: str
    """As the file names it."""
    values: tuple[Any, ...]
    to: KeyPath | str
    """Where the value goes: a key within the file, or the path of a key of the scenario."""


def axes(file: WhatIfFile) -> tuple[Axis, ...]:
    """What a file's sweep varies; raises Misfit, its key counted from the file."""
    for name, values in (file.sweep or {}).items():
        _check_values(name, values)
    found = tuple(Axis(name, values, _target(file, name)) for name, values in (file.sweep or {}).items())
    count = prod(len(axis.values) for axis in found)
    if count > MOST_POINTS:
        hint = f"at most {MOST_POINTS}: leave values out"
        raise Misfit("sweep", f"stands for {count:,} scenarios", hint=hint)
    return found


def _check_values(name: str, values: Sequence[Any]) -> None:
    """Each value once; true is not 1."""
    for number, value in enumerate(values):
        if any(_alike(value, earlier) for earlier in values[:number]):
            raise Misfit(("sweep", name, number), "value given twice", value, "each stands for a scenario")


def _alike(one: Any, other: Any) -> bool:
    return bool(one == other) and isinstance(one, bool) is isinstance(other, bool)


def _target(file: WhatIfFile, name: str) -> KeyPath | str:
    if name in WORDS:
        return _only(file, name)
    if name in LIMIT_NAMES:
        return f"policy.limits.{name}"
    if "." in name:
        return name
    hint = f"name a limit, a key by its path, or one of {', '.join(WORDS)}"
    raise Misfit(("sweep", name), "unknown thing to vary", name, hint)


def _only(file: WhatIfFile, name: str) -> KeyPath:
    kind, key = WORDS[name]
    changes = file.changes or ()
    places = [number for number, change in enumerate(changes) if change.kind == kind]
    if len(places) != 1:
        how_many = f"{len(places)} changes are" if places else "no change is"
        hint = f"the sweep sets {key} of the only change {kind}; or give a path: changes[0].{kind}.{key}"
        raise Misfit(("sweep", name), f"{how_many} called {kind}", name, hint)
    if getattr(changes[places[0]].terms, key) is None:
        hint = f"give it {key}, which the sweep then sets"
        raise Misfit(("sweep", name), f"the change {kind} has no {key}", name, hint)
    return ("changes", places[0], kind, key)


def points(found: Sequence[Axis]) -> Iterator[dict[str, Any]]:
    """Every combination of values by the axes' names, the last axis fastest."""
    for values in product(*(axis.values for axis in found)):
        yield dict(zip((axis.name for axis in found), values, strict=True))
