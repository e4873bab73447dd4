"""Facts as plain data for `--json`: every field and every property, under its own name."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

DIGITS = 6


def as_data(value: Any) -> Any:
    """Dataclasses, models and collections of them as dictionaries and lists."""
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
        reckoned = [name for name, held in vars(type(value)).items() if isinstance(held, property)]
        return {name: as_data(getattr(value, name)) for name in (*names, *reckoned)}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return {str(key): as_data(item) for key, item in value.items()}
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, tuple | list):
        return [as_data(item) for item in value]
    return value
