"""The scenario from whose plan a what-if is planned: the base scenario, as its own file has it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.loading import Loaded, load_scenario, load_scenarios, load_steps, shelf

Write = Callable[..., Path]
Load = Callable[..., Loaded]

LIMITS = "policy.limits.births_per_wte_year"


def test_a_base_scenario_by_itself_has_none(load: Load) -> None:
    assert load().baseline is None


def test_that_of_a_what_if_is_the_base_as_if_it_were_loaded_by_itself(write: Write, load: Load) -> None:
    """Scenario, files and tables: its run is the one that planning the base would write."""
    base = load()
    found = load_scenario(write("fewer", "leave: {who: [M1]}")).baseline
    assert found is not None
    assert found._replace(root=None) == base._replace(root=None)


def test_every_file_on_the_way_and_the_command_line_are_left_out(write: Write, load: Load) -> None:
    """A what-if upon a what-if, with `--set`, is still planned from the base's plan."""
    write("parent", f"set: {{{LIMITS}: 30}}")
    child = write("child", "leave: {who: [M2]}", extends="parent.yaml")
    found = load_scenario(child, settings=[f"{LIMITS}=28"]).baseline
    assert found is not None
    assert found.scenario == load().scenario


def test_a_base_changed_from_the_command_line_has_itself_unchanged(load: Load) -> None:
    found = load(f"{LIMITS}=28").baseline
    assert found is not None
    assert found.scenario == load().scenario


def test_one_that_says_the_same_as_its_base_has_none(load: Load) -> None:
    """36 is what the file says."""
    assert load(f"{LIMITS}=36").baseline is None


def test_one_whose_base_is_not_valid_by_itself_has_none(write: Write, folder: Path) -> None:
    """Here the what-if mends the base, which names no ratio that could be."""
    base = folder / "base.yaml"
    text = base.read_text(encoding="utf-8")
    assert "horizon_months: " in text
    base.write_text(text.replace("horizon_months: ", "horizon_months: -"), encoding="utf-8")
    mended = load_scenario(write("mended", "set: {horizon_months: 6}"))
    assert mended.baseline is None


def test_all_points_of_a_sweep_share_one(write: Write, load: Load) -> None:
    points = load_scenarios(
        write("sweep", "recruit: {midwives: 0, team: T1}", more="sweep: {recruits: [0, 1, 2]}\n")
    )
    [found] = {id(point.baseline): point.baseline for point in points}.values()
    assert found is not None
    assert found.scenario == load().scenario


def test_steps_have_that_of_the_file(write: Write, load: Load) -> None:
    """The first is the base itself."""
    path = write("two", "leave: {who: [M1]}", "recruit: {midwives: 1, team: T1}")
    first, *others = (step.loaded.baseline for step in load_steps(path))
    assert first is None
    assert [one.scenario for one in others if one] == [load().scenario] * 2


def test_no_table_is_read_again_for_it(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_scenario(write("fewer", "leave: {who: [M1]}"))
    monkeypatch.setattr(shelf, "read_table", None)
    assert loaded.baseline is not None
