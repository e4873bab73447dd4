"""What holds at a key of a scenario now, and what is to be written there."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from models import ScenarioFile
from models.base import Noun
from planner.whatif.step import KeyPath, Misfit
from planner.whatif.wording import number_words


class Write(NamedTuple):
    """One key of the scenario that gets a value."""

    path: KeyPath
    value: Any
    key: KeyPath
    """The key within the change that says so."""
    what: str = ""
    """What the key is, in words; empty where its description says it."""


def more(document: Mapping[str, Any], path: KeyPath, value: Any, key: KeyPath) -> Any:
    """A value itself, or for `{by: 6}` what holds at the path now and so much more; raises Misfit."""
    return increased(present(document, path), value, key) if isinstance(value, dict) else value


def increased(now: Any, value: Any, key: KeyPath) -> Any:
    """`now` and so much more as `{by: 6}` says; raises Misfit if it is no number."""
    if isinstance(now, bool) or not isinstance(now, int | float):
        raise Misfit((*key, "by"), f"cannot be added to {number_words(now) or 'no limit'}", value["by"])
    found = round(now + value["by"], 6)
    is_whole = isinstance(now, int) or float(found).is_integer()
    return int(found) if is_whole and float(found).is_integer() else found


def present(document: Any, path: KeyPath) -> Any:
    """What holds at a path now: the value in the file, or else the default of its model."""
    for depth, part in enumerate(path):
        inside = isinstance(document, dict) and part in document
        if isinstance(document, list) and isinstance(part, int):
            inside = part < len(document)
        if not inside:
            return default(path) if depth else None
        document = document[part]
    return document


def default(path: KeyPath) -> Any:
    """The value that a key has when no file names it; none if it has none."""
    noun: type[Noun] | None = ScenarioFile
    found: Any = None
    for part in path:
        field = noun.model_fields.get(str(part)) if noun else None
        if field is None:
            return None
        found = None if field.is_required() else field.default
        noun = next((one for one in _nouns(field.annotation)), None)
    return _plain(found)


def _plain(value: Any) -> Any:
    """A default as a file would give it: nouns as mappings, a tuple as a list."""
    if isinstance(value, Noun):
        return value.model_dump(mode="json", by_alias=True)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _nouns(annotation: Any) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation
    for part in get_args(annotation):
        yield from _nouns(part)
