"""YAML nodes -> plain values with the position of every key; duplicate keys and odd tags are findings."""

import math
from typing import Any, NamedTuple

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from models import Finding
from planner.loading.gathering import Unreadable
from planner.loading.wording import KeyPath, key_text, shown
from planner.loading.yaml_nodes import MOST_DEPTH, MOST_NODES

_TAG = "tag:yaml.org,2002:"
_LONGEST_NUMBER = 100


class Position(NamedTuple):
    """Where a key stands."""

    file: str
    line: int | None = None
    column: int | None = None


class Tree(NamedTuple):
    """A YAML document as plain values."""

    value: Any
    positions: dict[KeyPath, Position]
    findings: list[Finding]


def plain(root: Node | None, file: str) -> Tree:
    """The values of a document, every alias written out."""
    walk = _Walk(file)
    value = None if root is None else walk.visit(root, (), 0)
    return Tree(value, walk.positions, walk.findings)


class _Walk:
    """One pass over the nodes of a document."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.positions: dict[KeyPath, Position] = {}
        self.findings: list[Finding] = []
        self.visited = 0

    def visit(self, node: Node, path: KeyPath, depth: int) -> Any:
        """The plain value of a node."""
        self.visited += 1
        self.positions.setdefault(path, self._position(node))
        if self.visited > MOST_NODES:
            raise self._too_much(node, f"more than {MOST_NODES:,} values once its aliases are written out")
        if depth > MOST_DEPTH:
            raise self._too_much(
                node, f"nested deeper than {MOST_DEPTH} levels once its aliases are written out"
            )
        if isinstance(node, MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, SequenceNode):
            self._refuse_tag(node, path, ("seq",))
            return [self.visit(item, (*path, index), depth + 1) for index, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: MappingNode, path: KeyPath, depth: int) -> dict[str, Any]:
        self._refuse_tag(node, path, ("map",))
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._add(key, path, "a key must be one word", None)
            elif _tag(key) == "merge":
                self._add(
                    key, (*path, "<<"), "merge keys are not part of YAML 1.2", None, "write the keys out"
                )
            elif key.value in found:
                first = self.positions[(*path, key.value)].line
                self._add(key, (*path, key.value), "key given twice", None, f"first on line {first}")
            else:
                self.positions[(*path, key.value)] = self._position(key)
                found[key.value] = self.visit(value, (*path, key.value), depth + 1)
        return found

    def _scalar(self, node: Node, path: KeyPath) -> Any:
        try:
            value = _value(_tag(node), node.value)
        except KeyError:
            self._refuse_tag(node, path, ())
            return None
        except ValueError:
            self._add(node, path, "is not a finite number", node.value)
            return None
        if isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value):
            self._add(node, path, "holds half a character", value)
            return None
        return value

    def _refuse_tag(self, node: Node, path: KeyPath, allowed: tuple[str, ...]) -> None:
        if _tag(node) not in allowed:
            self._add(node, path, "unknown tag", f"!{_tag(node)}", "take the tag away")

    def _add(
        self, node: Node, path: KeyPath, message: str, value: str | None, hint: str | None = None
    ) -> None:
        at = self._position(node)
        text = None if value is None else shown(value)
        key = shown(key_text(path)) or None
        self.findings.append(
            Finding(
                message=message, file=at.file, line=at.line, column=at.column, key=key, value=text, hint=hint
            )
        )

    def _position(self, node: Node) -> Position:
        return Position(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def _too_much(self, node: Node, message: str) -> Unreadable:
        at = self._position(node)
        return Unreadable(message, line=at.line, column=at.column)


def _tag(node: Node) -> str:
    return str(node.tag).removeprefix(_TAG)


def _value(tag: str, text: str) -> Any:
    """The value of a scalar; a date stays text, so that a title may be one."""
    if tag in ("str", "timestamp", "value", "merge"):
        return text
    if tag == "null":
        return None
    if tag == "bool":
        return {"true": True, "false": False}[text.lower()]
    if tag not in ("int", "float"):
        raise KeyError(tag)
    return _number(text.replace("_", ""), is_whole=tag == "int")


def _number(text: str, *, is_whole: bool) -> float:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError(text)
    if is_whole:
        base = {"0x": 16, "0o": 8, "0b": 2}.get(text.lstrip("+-")[:2].lower(), 10)
        return int(text, base)
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
