"""What every noun shares: frozen, no unknown keys, changed by copy."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen model: unknown keys are refused, a change makes a copy."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
        serialize_by_alias=True,
        validate_by_name=True,
        validate_by_alias=True,
        ser_json_inf_nan="strings",
    )

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, validated like a new one."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(fields | changes)

    def __getstate__(self) -> dict[Any, Any]:
        """Return what is sent to another process: the fields, not what was worked out from them and kept."""
        state = super().__getstate__()
        fields = type(self).model_fields
        return state | {"__dict__": {key: row for key, row in state["__dict__"].items() if key in fields}}
