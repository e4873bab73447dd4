"""One value of a scenario written anew: `--set key=value`, and what a what-if scenario writes."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from models import Finding
from models.applied import SET
from planner.loading.gathering import Unreadable
from planner.loading.wording import KeyPath, key_text, shown
from planner.loading.yaml_nodes import compose
from planner.loading.yaml_tree import Position, Tree, plain
from planner.whatif import present

_PART = re.compile(r"(?P<name>[^.\[\]]+)|\[(?P<index>[0-9]{1,6})\]")
_KEY = re.compile(r"[^.\[\]]+(\.[^.\[\]]+|\[[0-9]{1,6}\])*")


class Setting(NamedTuple):
    """One value that was written."""

    path: KeyPath
    before: Any
    """What held before, the model's default included."""
    after: Any


def apply_settings(tree: Tree, settings: Sequence[str]) -> list[Setting]:
    """Change `tree` in place; what cannot be set is added to its findings."""
    given: dict[KeyPath, Setting] = {}
    for setting in settings:
        try:
            done = _apply(tree, setting, given.keys())
            given[done.path] = done
        except Unreadable as fault:
            tree.findings.append(
                Finding(message=fault.message, file=SET, key="", value=shown(setting), hint=fault.hint)
            )
    return list(given.values())


def _apply(tree: Tree, setting: str, given: Any) -> Setting:
    key, equals, text = setting.partition("=")
    if not equals or not _KEY.fullmatch(key.strip()):
        raise Unreadable("is not key=value", "for example policy.limits.births_per_wte_year=32")
    path = key_path(key)
    if path in given:
        raise Unreadable("set twice", "give each key once")
    new = plain(compose(text), SET)
    if new.findings:
        raise Unreadable(new.findings[0].message, new.findings[0].hint)
    before = present(tree.value, path)
    put(tree, path, new.value, Position(SET))
    return Setting(path, before, new.value)


def key_path(key: str) -> KeyPath:
    """The key path that `policy.tiers[0].when` means; raises Unreadable if it means none."""
    if not _KEY.fullmatch(key.strip()):
        raise Unreadable("is not the path of a key", "for example policy.limits.births_per_wte_year")
    return tuple(
        part["name"].strip() if part["index"] is None else int(part["index"])
        for part in _PART.finditer(key.strip())
    )


def put(tree: Tree, path: KeyPath, value: Any, at: Position) -> None:
    """Write a value that stands `at` some place; raises Unreadable if there is no way to the key."""
    holder = tree.value
    for depth in range(1, len(path)):
        holder = _step(tree, holder, path[:depth], at, makes=[] if isinstance(path[depth], int) else {})
    _check_step(holder, path)
    holder[path[-1]] = value
    for known in [known for known in tree.positions if known[: len(path)] == path]:
        del tree.positions[known]
    tree.positions[path] = at


def _step(tree: Tree, holder: Any, path: KeyPath, at: Position, *, makes: Any) -> Any:
    _check_step(holder, path)
    if isinstance(holder, dict) and holder.get(str(path[-1])) is None:
        holder[path[-1]] = makes
        tree.positions[path] = at
    return holder[path[-1]]


def _entry(part: str) -> str:
    """A step into a list, as it is written; a number was meant as the entry's."""
    return f"[{int(part)}]" if part.isascii() and part.isdigit() else f"[0].{part}"


def _check_step(holder: Any, path: KeyPath) -> None:
    part, parent = path[-1], key_text(path[:-1]) or "the scenario"
    if isinstance(part, int):
        if not isinstance(holder, list):
            raise Unreadable(f"{parent} is not a list")
        if part >= len(holder):
            raise Unreadable(f"{parent} has {len(holder)} entries, counted from 0")
    elif isinstance(holder, list):
        raise Unreadable(f"{parent} is a list", f"write {parent}{_entry(str(part))}")
    elif not isinstance(holder, dict):
        raise Unreadable(f"{parent} has no keys")
