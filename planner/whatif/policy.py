"""Changes of limits, tiers and any other key: what is to be written where in the scenario's own values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from models import Limits, ScenarioFile, Tier
from models.base import Noun
from models.policy_changes import TiersChange
from planner.whatif.step import KeyPath, Misfit, Step
from planner.whatif.wording import number_words

LIMITS: KeyPath = ("policy", "limits")
TIERS: KeyPath = ("policy", "tiers")
_LONGEST = 60


class Write(NamedTuple):
    """One key of the scenario that gets a value."""

    path: KeyPath
    value: Any
    key: KeyPath
    """The key within the change that says so."""


def writes(document: Mapping[str, Any], step: Step, given: Any) -> Iterator[Write]:
    """What a change writes into a scenario's values; `given` is the change as it stands in its file.

    Raises Misfit. Keys of `set` are left to who can read a path.
    """
    if step.change.kind == "change_limits":
        yield from _limits(document, given["change_limits"])
    elif step.change.kind == "change_tiers":
        yield _tiers(document, step.change.terms, given["change_tiers"])


def _limits(document: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Write]:
    for name, value in given.items():
        key: KeyPath = ("change_limits", name)
        yield Write((*LIMITS, name), _more(document, name, value, key), key)


def _more(document: Mapping[str, Any], name: str, value: Any, key: KeyPath) -> Any:
    """The value itself, or what holds now and so much more."""
    if not isinstance(value, dict):
        return value
    now = present(document, (*LIMITS, name))
    if isinstance(now, bool) or not isinstance(now, int | float):
        raise Misfit((*key, "by"), f"cannot be added to {number_words(now) or 'no limit'}", value["by"])
    more = round(now + value["by"], 6)
    is_whole = isinstance(now, int) or float(more).is_integer()
    return int(more) if is_whole and float(more).is_integer() else more


def _tiers(document: Mapping[str, Any], terms: TiersChange, given: Mapping[str, Any]) -> Write:
    found = present(document, TIERS)
    tiers = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    by_id = {str(one.get("id")): one for one in tiers}
    if terms.replace_all is not None:
        return Write(TIERS, given["replace_all"], ("change_tiers", "replace_all"))
    if terms.keep is not None:
        for number, tier_id in enumerate(terms.keep):
            _known_tier(by_id, tier_id, ("change_tiers", "keep", number))
        return Write(TIERS, [by_id[tier_id] for tier_id in terms.keep], ("change_tiers", "keep"))
    assert terms.change is not None
    for number, tier in enumerate(terms.change):
        _known_tier(by_id, tier.id, ("change_tiers", "change", number, "id"))
    new = {one["id"]: one for one in given["change"]}
    return Write(TIERS, [new.get(str(one.get("id")), one) for one in tiers], ("change_tiers", "change"))


def _known_tier(by_id: Mapping[Any, Any], tier_id: str, key: KeyPath) -> None:
    if tier_id not in by_id:
        raise Misfit(key, "unknown tier", tier_id, f"the tiers are {', '.join(map(str, by_id))}")


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
    return found


def _nouns(annotation: Any) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation
    for part in get_args(annotation):
        yield from _nouns(part)


def key_words(path: KeyPath) -> str:
    """What a key is, in words: the beginning of its description."""
    if path[:-1] == LIMITS and path[-1] in Limits.model_fields:
        about = Limits.model_fields[str(path[-1])].description or ""
        return _opening(about)
    return "in order" if path == TIERS else "value"


def _opening(about: str) -> str:
    words = about.replace("\n", " ").rstrip(".")
    for end in (" (", "; ", ". "):
        words = words.partition(end)[0]
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def value_words(path: KeyPath, value: Any) -> str | None:
    """A value in words; of tiers their ids."""
    if path == TIERS and isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_tier_id(one) for one in value)
    text = number_words(value)
    return text if text is None or len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def _tier_id(tier: Any) -> str:
    return tier.id if isinstance(tier, Tier) else str(tier.get("id")) if isinstance(tier, dict) else str(tier)
