"""`rotas.json`: all that the rotas hold, a duty a line, so that two can be compared line by line."""

import json
from typing import Any

from models import Rotas

_BY_LINES = ("duties", "aims")


def rotas_json(rotas: Rotas) -> bytes:
    """The rotas in one canonical form; fields that have their default are left out."""
    data = rotas.model_dump(mode="json", exclude_defaults=True)
    teams = ",\n".join(map(_team, data.pop("rotas")))
    head = "".join(f"{json.dumps(key)}: {_line(value)},\n" for key, value in data.items())
    return f'{{\n{head}"rotas": [\n{teams}\n]\n}}\n'.encode()


def read_rotas_json(content: bytes) -> Rotas:
    """The rotas of such bytes; raises `ValueError` if they are none."""
    return Rotas.model_validate_json(content)


def _team(data: dict[str, Any]) -> str:
    parts = (f" {json.dumps(key)}: {_value(key, value)}" for key, value in data.items())
    return "{\n" + ",\n".join(parts) + "\n}"


def _value(key: str, value: Any) -> str:
    if key in _BY_LINES and value:
        return "[\n  " + ",\n  ".join(map(_line, value)) + "\n ]"
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
