"""A YAML document -> WhatIfFile, every problem with the place of its key."""

from collections.abc import Iterator
from typing import Any

from models import Finding, ScenarioFile, WhatIfChange, WhatIfFile
from models.base import Noun
from planner.loading.scenario_file import check_document
from planner.loading.wording import KeyPath
from planner.loading.yaml_tree import Tree

DATE_KEYS = frozenset({"on", "from", "until"})
"""Keys of changes that hold a date."""


def is_whatif(tree: Tree) -> bool:
    """Whether a scenario file is meant as a change to another."""
    return "extends" in tree.value or ("data" not in tree.value and not tree.value.keys().isdisjoint(_OWN))


_OWN = WhatIfFile.model_fields.keys() - ScenarioFile.model_fields.keys()


def check_whatif(tree: Tree) -> tuple[WhatIfFile | None, list[Finding]]:
    """The what-if file if it has no errors, and all findings of the document."""
    file, findings = check_document(tree, WhatIfFile, _dates(tree.value))
    return file, [_hinted(finding) for finding in findings]


def sound_changes(tree: Tree) -> dict[int, WhatIfChange]:
    """The changes without errors by their place: those of a broken file are tried all the same."""
    changes = tree.value.get("changes")
    found = {}
    for number, change in enumerate(changes if isinstance(changes, list) else ()):
        alone = Tree({"changes": [change]}, {(): tree.positions[()]}, [])
        one, _ = check_document(alone, _Alone, _dates(alone.value))
        if one is not None:
            found[number] = one.changes[0]
    return found


class _Alone(Noun):
    changes: tuple[WhatIfChange, ...]


def _dates(document: Any) -> Iterator[KeyPath]:
    """Where dates may stand."""
    changes = document.get("changes")
    for number, change in enumerate(changes if isinstance(changes, list) else ()):
        for kind, terms in change.items() if isinstance(change, dict) else ():
            for key in terms if isinstance(terms, dict) and kind != "set" else ():
                if key in DATE_KEYS:
                    yield ("changes", number, kind, key)


_FORGOTTEN = {
    ("changes", "must be a list"): "begin each with a dash, as in - leave: {midwives: 2, team: willow}",
    ("extends", "missing key"): "name the scenario that is changed, as in extends: base.yaml",
}


def _hinted(finding: Finding) -> Finding:
    """A finding with a better hint: keys of whole scenarios are no misspelling."""
    if hint := _FORGOTTEN.get((finding.key or "", finding.message)):
        return finding.replace(hint=hint)
    if finding.message == "unknown key" and finding.key in ScenarioFile.model_fields:
        hint = f"it comes from the scenario extended; change it under changes with set, as {finding.key}: ..."
        return finding.replace(hint=hint)
    return finding
