"""YAML 1.2 text -> nodes with positions, guarded against what no scenario needs."""

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, ComposerError
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import Node
from ruamel.yaml.reader import ReaderError

from planner.loading.gathering import Unreadable

MOST_YAML_BYTES = 1_000_000
MOST_NODES = 50_000
"""Values in one YAML file, aliases written out."""
MOST_DEPTH = 60
"""Levels of nesting."""

_OTHER_VERSION = re.compile(r"^%YAML(?! +1\.2\b)", re.MULTILINE)


class _CountingComposer(Composer):
    """A composer that stops at too many nodes, before they cost much time."""

    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader=loader)
        self.warn_double_anchors = False
        self.nodes = self.levels = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Compose one node more, with all that it holds."""
        self.nodes += 1
        self.levels += 1
        if self.nodes > MOST_NODES:
            raise self._too_much(f"more than {MOST_NODES:,} values")
        if self.levels > MOST_DEPTH:
            raise self._too_much(f"nested deeper than {MOST_DEPTH} levels")
        node = super().compose_node(parent, index)
        self.levels -= 1
        return node

    def _too_much(self, problem: str) -> ComposerError:
        return ComposerError(None, None, problem, self.parser.peek_event().start_mark)


def decode(raw: bytes) -> str:
    """UTF-8 text, with or without byte order mark."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("is UTF-16, not UTF-8", "save the file with the encoding UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable("is not UTF-8 text", "save the file with the encoding UTF-8", line=line) from error


def compose(text: str) -> Node | None:
    """The root node of the only document; none if the text is empty."""
    if found := _OTHER_VERSION.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Unreadable("another YAML version than 1.2", "take the %YAML line away", line=line)
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _CountingComposer
    try:
        return yaml.compose(text)  # type: ignore[no-any-return]  # ruamel declares Any; it is a node or none
    except MarkedYAMLError as error:
        raise _syntax(error) from error
    except ReaderError as error:
        before = text[: error.position]
        column = error.position - before.rfind("\n")
        raise Unreadable("holds a control character", line=before.count("\n") + 1, column=column) from error
    except Exception as error:  # ruamel lets ValueError, RecursionError and others through on broken text
        raise Unreadable("is not YAML") from error


def _syntax(error: MarkedYAMLError) -> Unreadable:
    problem = (error.problem or error.context or "is not YAML").split("\n")[0].rstrip(".")
    mark = error.problem_mark or error.context_mark
    if "end of stream" in problem and "quoted" in (error.context or ""):
        problem, mark = "a quote is opened and never closed", error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
    message, hint = _in_plain_words(problem)
    return Unreadable(message, hint, line=line, column=column)


_INDENTATION = "indent keys of one level alike, with spaces and never tabs"
_A_SIGN = "put text that begins with a sign such as * & @ % ! or ` in quotes"
_NO_ESCAPE = "write text that holds a backslash in single quotes"
_IN_ONE_LINE = "part the entries of a list or a mapping in one line by commas, and close its bracket"
_A_QUOTE = "end the text with the quote that it begins with; a quote within it is written twice"
_IN_PLAIN_WORDS: tuple[tuple[str, str | None, str | None], ...] = (
    ("'\\t'", "a tab where spaces are needed", "indent with spaces"),
    ("another document", "more than one document", "keep one scenario a file; take the --- line away"),
    (
        "mapping values are not allowed",
        "a colon where none may stand",
        f"put text that holds ': ' in quotes; {_INDENTATION}",
    ),
    ("a quote is opened", None, _A_QUOTE),
    ("found undefined alias", None, _A_SIGN),
    ("found character", None, _A_SIGN),
    ("unknown escape character", None, _NO_ESCAPE),
    ("expected ',' or", None, _IN_ONE_LINE),
    ("more than", None, None),
    ("nested deeper", None, None),
)
"""What a parser says, the same in plain words (none: as it says it), and what would mend it."""


def _in_plain_words(problem: str) -> tuple[str, str | None]:
    for said, words, hint in _IN_PLAIN_WORDS:
        if said in problem:
            return words or problem, hint
    return problem, f"{_INDENTATION}; put text that holds ': ' or ' #' in quotes"
