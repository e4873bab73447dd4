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


_RANGES: Mapping[str, str] = {
    "imd_decile": "deciles run from 1 (most deprived) to 10 (least)",
    "wte": "1 is whole time; 22.5 hours of 37.5 are 0.6",
    "later_wte": "1 is whole time; 22.5 hours of 37.5 are 0.6",
    "age": "her age in years; leave the cell empty if it is not known",
    "latitude": "degrees north, as in 53.79; is the longitude in this column?",
    "longitude": "degrees east, below 0 west of Greenwich, as in -1.75",
    "minutes": "minutes by road, one way",
    "horizon_months": "from 1 to 12 months: a plan looks a year ahead at most",
}
"""What a number may be, by column or key, where the least and the most alone do not say it."""
_OUT_OF_RANGE = frozenset({"greater_than", "greater_than_equal", "less_than", "less_than_equal"})
_NUMBERS = ("int_type", "int_parsing", "float_type", "float_parsing")
_A_RATIO = re.compile(r"1\s*:\s*([0-9]+(?:\.[0-9]+)?)")


def complaint_of(error: ErrorDetails) -> Complaint:
    """The message and hint for one of pydantic's errors."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        message, _, hint = str(context["error"]).partition("; ")
        return Complaint(message, hint or None)
    if kind in _WORDS:
        name = str(error["loc"][-1]) if error["loc"] else ""
        return Complaint(_WORDS[kind].format(**context), _hint(kind, context, error["input"], name))
    message = error["msg"].rstrip(".")
    return Complaint(message[:1].lower() + message[1:])


def _hint(kind: str, context: Mapping[str, Any], given: object, name: str) -> str | None:
    if kind in _OUT_OF_RANGE:
        return _RANGES.get(name)
    if kind in _NUMBERS and isinstance(given, str):
        return _number_hint(given, is_whole=kind.startswith("int"))
    if kind in ("enum", "literal_error"):
        return suggestion(str(given), re.findall(r"'([^']*)'", context["expected"]))
    if kind == "tuple_type" and isinstance(given, str | int | float):
        return f"put it in brackets, as in [{given}]"
    if kind == "string_type" and isinstance(given, int | float):
        return "put it in quotes"
    return None


def _number_hint(text: str, *, is_whole: bool) -> str:
    """Of text that stands where a number is due."""
    if ratio := _A_RATIO.fullmatch(text.strip()):
        return f"write the second number alone: {ratio[1]}"
    try:
        float(text)
    except ValueError:
        return "write digits alone, as in 3" if is_whole else "write digits and a decimal point, as in 0.8"
    return "take the quotes away"
