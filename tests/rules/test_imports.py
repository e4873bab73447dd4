"""Imports point downwards only, and each heavy library stays in its rooms."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import models
import planner

ROOT = Path(planner.__file__).parent
MODELS = Path(models.__file__).parent

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"planner.cli"}),
    frozenset({"planner.appraisal", "planner.fleet", "planner.rota_line"}),
    frozenset({"planner.pipeline"}),
    frozenset({"planner.rota_files"}),
    frozenset({"planner.runs"}),
    frozenset({"planner.exports"}),
    frozenset({"planner.comparison"}),
    frozenset(
        f"planner.{name}"
        for name in (
            *("audit", "caseload", "explain", "loading", "metrics", "rolling", "rota", "synthetic"),
            "workforce",
        )
    ),
    frozenset({"planner.proof"}),
    frozenset({"planner.folders", "planner.prepare", "planner.whatif"}),
    frozenset({"planner.refused", "planner.versions", "planner.words"}),
    frozenset({"models"}),
)
"""From the top down: a room imports itself and rooms of layers below its own, never one beside or above."""

IN_CASELOAD: tuple[frozenset[str], ...] = (
    frozenset({"teams", "bounds"}),
    frozenset({"relaxation", "carers"}),
    frozenset({"programs"}),
)
"""From the top down, the rooms of `planner.caseload`; the files at its door may use all of them."""

ONLY_IN = {
    "ortools": ("planner.caseload", "planner.rota", "planner.workforce"),
    "typer": ("planner.cli",),
    "rich": ("planner.cli",),
    "icalendar": ("planner.exports",),
    "joblib": ("planner.fleet",),
    "distributed": ("planner.fleet",),
}
"""Libraries and the rooms that may import them."""

FILES = sorted([*ROOT.rglob("*.py"), *MODELS.rglob("*.py")])
EVERY_FILE = pytest.mark.parametrize(
    "path", FILES, ids=[str(path.relative_to(ROOT.parent)) for path in FILES]
)


def imported(source: str) -> Iterator[str]:
    """Every module that a file imports, wherever in it, by its full name; `from planner import x` is of x."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            names = [alias.name for alias in node.names] if node.module == "planner" else []
            yield from (f"planner.{name}" for name in names) if names else (node.module or "",)


def room(module: str) -> str:
    """`planner.caseload` of `planner.caseload.solve`; for all else the package."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "planner" else parts[0]


def room_of(path: Path) -> str:
    """The room in which a file lies."""
    return room(".".join(path.relative_to(ROOT.parent).with_suffix("").parts))


def rooms_imported(path: Path) -> set[str]:
    """The other rooms, or packages, that a file imports."""
    return {room(module) for module in imported(path.read_text(encoding="utf-8"))} - {room_of(path)}


def layer(name: str) -> int:
    """The number of a room's layer, 0 at the top."""
    return next(number for number, rooms in enumerate(LAYERS) if name in rooms)


@EVERY_FILE
def test_file_lies_in_a_known_room(path: Path) -> None:
    """A new room is given its layer before anything is built on it."""
    assert path == ROOT / "__init__.py" or any(room_of(path) in rooms for rooms in LAYERS)


@EVERY_FILE
def test_imports_point_downwards(path: Path) -> None:
    """No file imports from a room beside or above its own."""
    ours = {name for name in rooms_imported(path) if name.split(".")[0] in ("planner", "models")}

    assert {name for name in ours if layer(name) <= layer(room_of(path))} == set()


@pytest.mark.parametrize("name", sorted(frozenset[str]().union(*IN_CASELOAD)))
def test_rooms_of_the_solver_import_downwards(name: str) -> None:
    """Beside what all share: the aims, what is reached, how far the solver is."""
    [own] = [number for number, rooms in enumerate(IN_CASELOAD) if name in rooms]
    files = [path for path in FILES if path.parent == ROOT / "caseload" / name]
    found = {
        module.split(".")[2]
        for path in files
        for module in imported(path.read_text(encoding="utf-8"))
        if module.startswith("planner.caseload.")
    }

    assert files
    assert found <= {name, "aims", "outcome", "progress"}.union(*IN_CASELOAD[own + 1 :])


@EVERY_FILE
def test_heavy_libraries_stay_in_their_rooms(path: Path) -> None:
    """The solver is imported where plans are solved, the terminal where they are shown."""
    strangers = {
        name for name in rooms_imported(path) if room_of(path) not in ONLY_IN.get(name, (room_of(path),))
    }

    assert strangers == set()


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("models", {"pydantic", "holidays"}),
        ("planner.audit", {"models"}),
        *((f"planner.{room}", {"models", "planner.words"}) for room in ("rolling", "whatif")),
        ("planner.folders", {"models", "planner.refused", "pydantic"}),
        ("planner.refused", set()),
        ("planner.versions", set()),
        ("planner.words", set()),
    ],
    ids=["models", "audit", "rolling", "whatif", "folders", "refused", "versions", "words"],
)
def test_room_imports_nothing_else(name: str, allowed: set[str]) -> None:
    """Models know pydantic and bank holidays, these rooms little more; beyond that the standard library.

    The audit shares nothing but models, not even words. What writes folders does not know what they hold.
    """
    found = {each for path in FILES if room_of(path) == name for each in rooms_imported(path)}

    assert found - set(sys.stdlib_module_names) <= allowed


def test_the_rostering_engine_knows_no_trade() -> None:
    """It is built from data alone: numpy and the solver, nothing else of this project."""
    found = {
        module
        for path in FILES
        if path.is_relative_to(ROOT / "rota" / "engine")
        for module in imported(path.read_text(encoding="utf-8"))
        if not module.startswith("planner.rota.engine")
    }

    assert {module.split(".")[0] for module in found} - set(sys.stdlib_module_names) == {"numpy", "ortools"}


@pytest.mark.parametrize("library", ONLY_IN)
def test_each_library_is_imported_at_all(library: str) -> None:
    """What is kept in its rooms is really used there, so that these tests do not pass for nothing."""
    assert any(library in rooms_imported(path) for path in FILES)


@pytest.mark.parametrize(
    ("source", "modules"),
    [
        ("import planner.cli.app as app", ["planner.cli.app"]),
        ("from planner import exports, runs", ["planner.exports", "planner.runs"]),
        ("from ortools.sat.python import cp_model", ["ortools.sat.python"]),
        ("def f():\n    import typer", ["typer"]),
        ("if TYPE_CHECKING:\n    from planner.loading import Loaded", ["planner.loading"]),
    ],
)
def test_every_form_of_import_is_seen(source: str, modules: list[str]) -> None:
    """At the top, in a function, for types alone: an import is an import."""
    assert list(imported(source)) == modules
