"""A file with a sweep -> the scenarios that it stands for, numbered and named."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from models import InvalidInput, SweepPoint
from planner.loading.extending import Lineage, Source
from planner.loading.gathering import Unreadable
from planner.loading.scenario_file import finding_at
from planner.loading.settings import key_path, put
from planner.loading.whatif_file import check_whatif, sound_changes
from planner.loading.wording import KeyPath
from planner.loading.yaml_tree import Tree
from planner.whatif import Axis, Misfit, axes, points, value_words

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9.]+")
_LONGEST_VALUES = 40


def has_sweep(lineage: Lineage) -> bool:
    """Whether the file stands for several scenarios."""
    return bool(lineage.sources) and "sweep" in lineage.sources[-1].tree.value


def expanded(lineage: Lineage) -> Iterator[tuple[SweepPoint, Lineage]]:
    """Each point of the sweep with the files as if it stood there; raises InvalidInput."""
    source = lineage.sources[-1]
    if source.file is None:
        return
    try:
        found = axes(source.file)
    except Misfit as misfit:
        finding = finding_at(source.tree, misfit.key, misfit.message, value=misfit.value, hint=misfit.hint)
        raise InvalidInput((*lineage.findings, finding)) from None
    every = list(points(found))
    for number, values in enumerate(every, start=1):
        new = _at(source, found, values)
        own = [finding for finding in check_whatif(new.tree)[1] if finding not in lineage.findings]
        point = SweepPoint(
            number=number,
            of=len(every),
            name=_name(source.path.stem, number, len(every), values),
            values={name: value_words((), value) or "null" for name, value in values.items()},
        )
        yield (
            point,
            lineage._replace(sources=(*lineage.sources[:-1], new), findings=(*lineage.findings, *own)),
        )


def _at(source: Source, found: tuple[Axis, ...], values: Mapping[str, Any]) -> Source:
    """The file with the values of one point in their places, which stand where the sweep does."""
    old = source.tree
    tree = Tree(deepcopy(old.value), dict(old.positions), list(old.findings))
    if tree.value.get("changes") is None:
        tree.value["changes"] = []
    changes = tree.value["changes"]
    for axis in found:
        at = old.positions["sweep", axis.name]
        to = axis.to
        if isinstance(to, str) and to.startswith("changes["):
            to = _within(tree, axis.name, to)
        if isinstance(to, str):
            new: KeyPath = ("changes", len(changes))
            changes.append({"set": {to: values[axis.name]}})
            tree.positions.update(dict.fromkeys((new, (*new, "set"), (*new, "set", to)), at))
        else:
            put(tree, to, values[axis.name], at)
    title = ", ".join(f"{name} {value_words((), value)}" for name, value in values.items())
    tree.value["title"] = f"{tree.value.get('title')}: {title}"
    del tree.value["sweep"]
    return source._replace(tree=tree, file=check_whatif(tree)[0], changes=sound_changes(tree))


def _within(tree: Tree, name: str, to: str) -> KeyPath:
    """A key of the file's own changes."""
    try:
        path = key_path(to)
        holder = tree.value
        for part in path[:-1]:
            holder = holder[part]
        if path[-1] in holder:
            return path
    except (Unreadable, KeyError, IndexError, TypeError):
        pass
    hint = "changes are counted from 0; the key must stand in the change, as in changes[0].leave.wte"
    raise InvalidInput((finding_at(tree, ("sweep", name), "no such key", value=name, hint=hint),))


def _name(stem: str, number: int, count: int, values: Mapping[str, Any]) -> str:
    """`ratio-03-28-4`: the file's name, the number, the values as far as there is room."""
    plain = [_NOT_PLAIN.sub("", str(value)) for value in values.values()]
    words = "-".join(word for word in plain if word)[:_LONGEST_VALUES].strip(".-")
    head = f"{stem}-{number:0{len(str(count))}d}"
    return f"{head}-{words}" if words else head
