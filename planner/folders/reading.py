"""What a file of a folder holds, or what is wrong with it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from models import Finding, InvalidInput
from models.people import SPECIAL_CATEGORY

MOST_FINDINGS = 20
"""Errors named of one file; a file that is damaged throughout need not be told line by line."""

Found = TypeVar("Found")


def parsed(path: Path, parse: Callable[[bytes], Found], hint: str) -> Found:
    """What a file holds; raises `InvalidInput` with the file's name if it is missing or cannot be read."""
    try:
        if fault := not_readable(path):
            raise InvalidInput((Finding(message=fault, file=str(path), hint=hint),))
        return parse(path.read_bytes())
    except json.JSONDecodeError as error:
        finding = Finding(
            message=f"is damaged: {error.msg}", file=str(path), line=error.lineno, column=error.colno
        )
        raise InvalidInput((finding,)) from None
    except ValidationError as error:
        raise InvalidInput(tuple(_faults(path, error))) from None
    except (ValueError, KeyError, OSError, RecursionError) as error:
        raise InvalidInput((Finding(message=f"is damaged: {error}", file=str(path)),)) from None


def not_readable(path: Path) -> str | None:
    """Why what stands there is not read: it is missing, or reading might never end; none for a file."""
    if path.is_file():
        return None
    if path.is_dir():
        return "is a folder, not a file"
    return "is not a regular file" if path.exists() else "is missing"


def _faults(path: Path, error: ValidationError) -> Iterator[Finding]:
    for fault in error.errors(include_url=False)[:MOST_FINDINGS]:
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault["loc"])
        is_shown = isinstance(fault["input"], str | int | float) and SPECIAL_CATEGORY.isdisjoint(fault["loc"])
        value = fault["input"] if is_shown else None
        yield Finding(
            message=f"is damaged: {fault['msg']}",
            file=str(path),
            key=key.removeprefix(".") or None,
            value=None if value is None else str(value)[:80],
        )
