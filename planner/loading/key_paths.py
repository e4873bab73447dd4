"""From pydantic's place of an error to the key path in the file."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from models import ScenarioFile
from models.base import Noun
from planner.loading.wording import KeyPath

_CRITERION_TAGS = frozenset({"word", "any", "all", "not", "test"})


def folded(place: Sequence[str | int], document: Any) -> KeyPath:
    """The key path of an error without what no file holds: tags of a union, types, missing keys."""
    path: KeyPath = ()
    node = document
    was_tag = False
    for part in place:
        if is_criterion(path) and not was_tag and part in _CRITERION_TAGS:
            was_tag = True
            continue
        if not _has(node, part):
            continue
        path, node, was_tag = (*path, part), node[part], False
    return path


def is_criterion(path: KeyPath) -> bool:
    """Whether a criterion stands at this path."""
    if not path:
        return False
    last, before = path[-1], path[-2] if len(path) > 1 else None
    return last in ("when", "not", "among", "like") or (isinstance(last, int) and before in ("any", "all"))


def known_keys(path: KeyPath, root: type[Noun] = ScenarioFile) -> tuple[str, ...]:
    """The keys that the schema of `root` allows in the mapping at this path."""
    nouns: set[type[Noun]] = {root}
    for part in path:
        if isinstance(part, str):
            nouns = {found for noun in nouns for found in _below(noun, part)}
    return tuple(dict.fromkeys(key for noun in sorted(nouns, key=str) for key in _keys(noun)))


def _has(node: Any, part: str | int) -> bool:
    if isinstance(node, dict):
        return part in node
    return isinstance(node, list) and isinstance(part, int) and part < len(node)


def _keys(noun: type[Noun]) -> list[str]:
    return [field.alias or name for name, field in noun.model_fields.items()]


def _below(noun: type[Noun], key: str) -> Iterator[type[Noun]]:
    for name, field in noun.model_fields.items():
        if key in (name, field.alias):
            yield from _nouns_in(field.annotation)


def _nouns_in(annotation: Any) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation
    for part in get_args(annotation):
        yield from _nouns_in(part)
