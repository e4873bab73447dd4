"""The scenario as a schema for editors, and the resolved scenario as YAML."""

import io
from enum import Enum
from typing import Any

from pydantic.json_schema import JsonSchemaMode, models_json_schema
from ruamel.yaml import YAML

from models import DataFiles, Scenario, ScenarioFile, WhatIfFile
from models.base import Noun

_MODE: JsonSchemaMode = "validation"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def scenario_schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file, one with `extends` or one without.

    Descriptions are the models' docstrings.
    """
    kinds = [(noun, _MODE) for noun in (ScenarioFile, WhatIfFile)]
    references, schema = models_json_schema(kinds, by_alias=True)
    whole, change = (references[kind] for kind in kinds)
    choice = {"if": {"required": ["extends"]}, "then": change, "else": whole}
    return {"$schema": _DIALECT, "title": "Scenario", "type": "object"} | choice | schema


def resolved_yaml(scenario: Scenario, data: DataFiles) -> str:
    """The scenario with every default written out, as a scenario file that loads to the same."""
    shared = {name: getattr(scenario, name) for name in ScenarioFile.model_fields if name != "data"}
    file = ScenarioFile(**shared, data=data)
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # ruamel declares None
    yaml.width = 110
    text = io.StringIO()
    yaml.dump(_plain(file), text)
    return text.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, Noun):
        return {field.alias or name: _plain(getattr(value, name)) for name, field in _said(value).items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.value if isinstance(value, Enum) else value


def _said(noun: Noun) -> dict[str, Any]:
    """The fields worth writing: all but those that are none by default and none here."""
    fields = type(noun).model_fields
    return {
        name: field
        for name, field in fields.items()
        if getattr(noun, name) is not None or field.default is not None
    }
