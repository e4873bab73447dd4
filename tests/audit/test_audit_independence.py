"""The audit shares nothing with the solver but the models."""

import ast
import sys
from pathlib import Path

import pytest

import planner.audit

FILES = sorted(Path(planner.audit.__file__).parent.rglob("*.py"))


def imported(source: str) -> set[str]:
    """Every module that a file imports, by its full name."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}-{path.stem}" for path in FILES])
def test_imports_models_and_standard_library_only(path: Path) -> None:
    """Every import is of the models, of the standard library, or of the audit itself."""
    strange = {
        name
        for name in imported(path.read_text(encoding="utf-8"))
        if name.split(".")[0] not in sys.stdlib_module_names | {"models"}
        and not name.startswith("planner.audit")
    }

    assert strange == set()
