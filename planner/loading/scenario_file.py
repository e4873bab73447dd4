"""A YAML document -> ScenarioFile, every problem with the place of its key."""

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models import Finding, ScenarioFile
from models.base import Noun
from planner.loading.cells import BadCell, day
from planner.loading.complaints import Complaint, complaint_of
from planner.loading.files import read_bytes
from planner.loading.gathering import Unreadable
from planner.loading.key_paths import folded, is_criterion, known_keys
from planner.loading.wording import KeyPath, did_you_mean, key_text, shown
from planner.loading.yaml_nodes import MOST_YAML_BYTES, compose, decode
from planner.loading.yaml_tree import Position, Tree, plain

Document = TypeVar("Document", bound=Noun)

_A_CRITERION = "write everyone, nobody, or a mapping with any, all, not, or field and a test"

_MEMBERS = frozenset({"bool", "int", "str", "constrained-str"})
"""What pydantic puts at the end of a place where one of several types is due."""


def read_tree(path: Path) -> Tree:
    """The scenario file as plain values with positions; refused whole if it is not a YAML mapping."""
    root = compose(decode(read_bytes(path, MOST_YAML_BYTES)))
    if root is None:
        raise Unreadable("the file is empty", "caseload new DIR writes an example")
    tree = plain(root, str(path))
    if not isinstance(tree.value, dict):
        raise Unreadable("is not a mapping of keys to values", "begin with title: and as_of:", line=1)
    return tree


def check_scenario(tree: Tree) -> tuple[ScenarioFile | None, list[Finding]]:
    """The scenario file if it has no errors, and all findings of the document."""
    return check_document(tree, ScenarioFile, [("as_of",)])


def check_document(
    tree: Tree, root: type[Document], dates: Iterable[KeyPath]
) -> tuple[Document | None, list[Finding]]:
    """A document as a noun if it has no errors, and all findings; `dates` are read as in tables."""
    findings = list(tree.findings)
    value = deepcopy(tree.value)
    for path in dates:
        findings += _read_date(tree, value, path)
    try:
        document = root.model_validate_json(json.dumps(value), strict=True)
    except ValidationError as invalid:
        return None, [*findings, *_unsaid(tree, findings, _findings(tree, invalid, root))]
    return (None if findings else document), findings


def _read_date(tree: Tree, value: Any, path: KeyPath) -> Iterator[Finding]:
    """Write a date in `value` as ISO 8601."""
    holder = value
    for part in path[:-1]:
        holder = holder[part]
    text = holder.get(path[-1])
    if isinstance(text, str | int | float):
        try:
            holder[path[-1]] = day(str(text)).isoformat()
        except BadCell as bad:
            yield finding_at(tree, path, bad.message, value=text, hint=bad.hint)


def finding_at(tree: Tree, path: KeyPath, message: str, **more: Any) -> Finding:
    """A finding at a key; where the key itself is not in the file, at the nearest one around it."""
    at = _position(tree, path)
    value = more.pop("value", None)
    shown_value = shown(value) if isinstance(value, str | int | float) else None
    key = shown(key_text(path)) or None
    return Finding(
        message=message, file=at.file, line=at.line, column=at.column, key=key, value=shown_value, **more
    )


def _position(tree: Tree, path: KeyPath) -> Position:
    lengths = range(len(path), -1, -1)
    return next(tree.positions[path[:length]] for length in lengths if path[:length] in tree.positions)


def _unsaid(tree: Tree, said: list[Finding], new: Iterator[Finding]) -> Iterator[Finding]:
    """Findings of keys that nothing was said of yet: one fault, one finding.

    What holds a value that could not be read may seem to lack it.
    """
    unread = {finding.key.rpartition(".")[0] for finding in tree.findings if finding.key}
    keys = {finding.key for finding in said} | (unread - {""})
    for finding in new:
        if finding.key not in keys:
            yield finding
        keys.add(finding.key)


def _findings(tree: Tree, invalid: ValidationError, root: type[Noun]) -> Iterator[Finding]:
    errors = invalid.errors(include_url=False)
    unknown = [folded(error["loc"], tree.value) for error in errors if error["type"] == "extra_forbidden"]
    for error in errors:
        path = folded(error["loc"], tree.value)
        if error["type"] == "too_short" and error["input"]:
            continue  # pydantic counts only sound entries; what is wrong with the others is told of them
        if error["type"] == "extra_forbidden":
            yield finding_at(tree, path, "unknown key", hint=_known_hint(path, root))
        elif error["type"] == "missing":
            missing = (*path, error["loc"][-1])
            if not _is_misspelt(missing, unknown):
                yield finding_at(tree, missing, "missing key", hint=f"add {missing[-1]}: and its value")
        else:
            yield _of_value(tree, path, error)


def _of_value(tree: Tree, path: KeyPath, error: ErrorDetails) -> Finding:
    complaint = complaint_of(error)
    if error["loc"][-1] in _MEMBERS:
        of_flag = ", true or false" if path[-1] == "is" else ""
        complaint = Complaint(f"must be text{', a' if of_flag else ' or a'} whole number{of_flag}")
    elif is_criterion(path) and error["type"] == "model_type":
        complaint = Complaint(complaint.message, _A_CRITERION)
    return finding_at(tree, path, complaint.message, value=error["input"], hint=complaint.hint)


def _known_hint(path: KeyPath, root: type[Noun]) -> str:
    if root is ScenarioFile and path[0] in ("changes", "sweep"):
        return "write it in a file of its own, with extends: and the name of this one"
    known = known_keys(path[:-1], root)
    return did_you_mean(str(path[-1]), known) or f"known keys here: {', '.join(known)}"


def _is_misspelt(missing: KeyPath, unknown: list[KeyPath]) -> bool:
    """Whether an unknown key beside the missing one is likely meant for it."""
    beside = [path for path in unknown if path[:-1] == missing[:-1]]
    if is_criterion(missing[:-1]):
        return bool(beside)
    return any(did_you_mean(str(path[-1]), [str(missing[-1])]) for path in beside)
