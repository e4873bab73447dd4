"""What pydantic says of a value, in the words of this program."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from planner.loading.wording import suggestion


class Complaint(NamedTuple):
    """What is wrong with a value and what would mend it."""

    message: str
    hint: str | None = None


_WORDS: Mapping[str, str] = {
    "missing": "missing key",
    "extra_forbidden": "unknown key",
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a finite number",
    "tuple_type": "must be a list",
    "model_type": "must be a mapping of keys to values",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "string_too_long": "longer than {max_length} characters",
    "string_pattern_mismatch": "holds a semicolon or a control character",
    "greater_than": "must be above {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than": "must be below {lt:g}",
    "less_than_equal": "must be at most {le:g}",
    "enum": "unknown word",
    "literal_error": "unknown word",
}


def complaint_of(error: ErrorDetails) -> Complaint:
    """The message and hint for one of pydantic's errors."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        message, _, hint = str(context["error"]).partition("; ")
        return Complaint(message, hint or None)
    if kind in _WORDS:
        return Complaint(_WORDS[kind].format(**context), _hint(kind, context, error["input"]))
    message = error["msg"].rstrip(".")
    return Complaint(message[:1].lower() + message[1:])


def _hint(kind: str, context: Mapping[str, Any], given: object) -> str | None:
    if kind in ("enum", "literal_error"):
        return suggestion(str(given), re.findall(r"'([^']*)'", context["expected"]))
    if kind == "string_type" and isinstance(given, int | float):
        return "put it in quotes"
    return None
