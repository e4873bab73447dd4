"""Each broken file of tests/data/bad beside the exact text that a person sees."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

BAD = Path(__file__).parents[1] / "data" / "bad"
PAIRS = sorted(path for path in BAD.glob("*/*") if path.parent.name != "sound" and path.suffix != ".txt")
OF_ROTA = {"requests", "hours_worked", "fixed_duties", "planned_births"}
"""Tables that only the rota asks for; the sound scenario has none of them."""


@pytest.mark.parametrize("broken", PAIRS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_broken_file_says_exactly_this(broken: Path, folder: Path, told: Callable[..., list[str]]) -> None:
    """A broken file is refused with just the findings that stand beside it."""
    kind = broken.parent.name
    name = {"scenario": "base.yaml", "whatif": "whatif.yaml"}.get(kind, f"{kind}.csv")
    shutil.copy(broken, folder / name)
    if kind == "expected":
        hold_places(folder / "base.yaml")
    if kind in OF_ROTA:
        name_table(folder / "base.yaml", kind)
    expected = broken.with_suffix(".txt").read_text(encoding="utf-8")
    assert "error: " in expected
    found = told(name=name if kind == "whatif" else "base.yaml")
    assert "\n".join([*found, ""]) == expected


def hold_places(scenario: Path) -> None:
    """Let the sound scenario hold places by a forecast."""
    name_table(scenario, "expected")
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(text.replace("policy:\n", "policy:\n  reserve: expected\n"), encoding="utf-8")


def name_table(scenario: Path, table: str) -> None:
    """Let the sound scenario have one table more."""
    text = scenario.read_text(encoding="utf-8")
    text = text.replace("  travel: travel.csv\n", f"  travel: travel.csv\n  {table}: {table}.csv\n")
    scenario.write_text(text, encoding="utf-8")


def test_every_table_and_the_scenario_have_broken_files() -> None:
    """No kind of file goes without a broken example."""
    kinds = {"scenario", "whatif", "women", "midwives", "teams", "areas", "leave", "travel", "expected"}
    assert {path.parent.name for path in PAIRS} == kinds | OF_ROTA
