"""Changes of limits, tiers, the rota and any other key: what is to be written where in the scenario."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from models import Limits, Tier
from models.base import Noun
from models.policy import WeightRule
from models.policy_changes import TiersChange
from models.rota_policy import ContractedHours, RotaLimits
from planner.whatif.rota import HOURS, ROTA_LIMITS, VISITS, moved_duties, rota_terms, visits_words
from planner.whatif.step import KeyPath, Misfit, Step
from planner.whatif.values import Write, more, present
from planner.whatif.wording import criterion_words, number_words

LIMITS: KeyPath = ("policy", "limits")
TIERS: KeyPath = ("policy", "tiers")
WEIGHTS: KeyPath = ("policy", "weights")
_DESCRIBED: Mapping[KeyPath, type[Noun]] = MappingProxyType(
    {LIMITS: Limits, ROTA_LIMITS: RotaLimits, HOURS: ContractedHours}
)
"""Keys whose values are told by the beginning of their descriptions."""
_LONGEST = 60


def writes(document: Mapping[str, Any], step: Step, given: Any) -> Iterator[Write]:
    """What a change writes into a scenario's values; `given` is the change as it stands in its file.

    Raises Misfit. Keys of `set` are left to who can read a path.
    """
    if step.change.kind == "change_limits":
        yield from _limits(document, given["change_limits"])
    elif step.change.kind == "change_tiers":
        yield _tiers(document, step.change.terms, given["change_tiers"])
    elif step.change.kind == "change_rota":
        yield from rota_terms(document, given["change_rota"])
    elif step.change.kind == "move_duties":
        yield from moved_duties(document, step.change.terms)


def _limits(document: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Write]:
    for name, value in given.items():
        key: KeyPath = ("change_limits", name)
        path = (*LIMITS, name)
        yield Write(path, more(document, path, value, key), key)


def _tiers(document: Mapping[str, Any], terms: TiersChange, given: Mapping[str, Any]) -> Write:
    found = present(document, TIERS)
    tiers = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    by_id = {str(one.get("id")): one for one in tiers}
    if terms.replace_all is not None:
        _each_once([tier.id for tier in terms.replace_all], ("change_tiers", "replace_all"), "id")
        return Write(TIERS, given["replace_all"], ("change_tiers", "replace_all"))
    if terms.keep is not None:
        for number, tier_id in enumerate(terms.keep):
            _known_tier(by_id, tier_id, ("change_tiers", "keep", number))
        _each_once(terms.keep, ("change_tiers", "keep"))
        return Write(TIERS, [by_id[tier_id] for tier_id in terms.keep], ("change_tiers", "keep"))
    assert terms.change is not None
    for number, tier in enumerate(terms.change):
        _known_tier(by_id, tier.id, ("change_tiers", "change", number, "id"))
    _each_once([tier.id for tier in terms.change], ("change_tiers", "change"), "id")
    new = {one["id"]: one for one in given["change"]}
    return Write(TIERS, [new.get(str(one.get("id")), one) for one in tiers], ("change_tiers", "change"))


def _known_tier(by_id: Mapping[Any, Any], tier_id: str, key: KeyPath) -> None:
    if tier_id not in by_id:
        raise Misfit(key, "unknown tier", tier_id, f"the tiers are {', '.join(map(str, by_id))}")


def _each_once(tier_ids: Sequence[str], key: KeyPath, *below: str) -> None:
    """Raise Misfit at the second of two tiers with one id."""
    for number, tier_id in enumerate(tier_ids):
        if tier_id in tier_ids[:number]:
            raise Misfit((*key, number, *below), "tier id given twice", tier_id, "name each tier once")


def key_words(path: KeyPath) -> str:
    """What a key is, in words: the beginning of its description."""
    noun = _DESCRIBED.get(path[:-1])
    if noun is not None and path[-1] in noun.model_fields:
        return _opening(noun.model_fields[str(path[-1])].description or "")
    return {TIERS: "in order", WEIGHTS: "what a woman counts beside 1"}.get(path, "value")


def _opening(about: str) -> str:
    words = about.replace("\n", " ").rstrip(".")
    for end in (" (", "; ", ". "):
        words = words.partition(end)[0]
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def difference_words(path: KeyPath, before: Any, after: Any) -> tuple[str | None, str | None]:
    """What a key was and what it is, in words that tell the two apart."""
    short = value_words(path, before), value_words(path, after)
    if path == TIERS and short[0] == short[1] and isinstance(before, list) and isinstance(after, list):
        short = _tiers_words(before, after), _tiers_words(after, before)
    return short if short[0] != short[1] else (str(before), str(after))


def value_words(path: KeyPath, value: Any) -> str | None:
    """A value in words; of tiers their ids, of weights what each adds, of visits their minutes."""
    if path == TIERS and isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_tier_id(one) for one in value)
    if path == WEIGHTS and isinstance(value, list | tuple):
        return "; ".join(_weight_words(one) for one in value) or "none"
    if path[-1:] == ("when",) and value is not None:
        return _criterion(value)
    if path[:-1] == VISITS and isinstance(value, list):
        return visits_words(value)
    text = number_words(value)
    return text if text is None or len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def _tier_id(tier: Any) -> str:
    return tier.id if isinstance(tier, Tier) else str(tier.get("id")) if isinstance(tier, dict) else str(tier)


def _tiers_words(tiers: list[Any], others: list[Any]) -> str:
    """Those of the tiers that are not among the others."""
    return "; ".join(_tier_words(one) for one in tiers if one not in others)


def _tier_words(tier: Any) -> str:
    """A tier with its name and whom it takes, as far as they are written."""
    if not isinstance(tier, dict):
        return str(tier)
    return f"{tier.get('id')} ({tier.get('name')}): {_criterion(tier.get('when'))}"


def _weight_words(rule: Any) -> str:
    """`+0.25 if needs_interpreter is true`."""
    if not isinstance(rule, dict) or not isinstance(rule.get("adds"), int | float):
        return str(rule)
    return f"{rule['adds']:+g} if {_criterion(rule.get('when'))}"


def _criterion(given: Any) -> str:
    """A criterion in words; as it is written, should it be none."""
    try:
        return criterion_words(WeightRule.model_validate({"adds": 0, "when": given}).when)
    except ValueError:
        return str(given)
