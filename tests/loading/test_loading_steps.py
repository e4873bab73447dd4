"""A what-if file one change at a time: each step is the file that somebody would write with fewer changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models import InvalidInput
from planner.loading import LoadedStep, load_scenario, load_steps

Write = Callable[..., Path]

CHANGES = ("leave: {who: [M1]}", "change_limits: {pace_months: 2}", "recruit: {midwives: 1, team: T1}")


def labels(steps: tuple[LoadedStep, ...]) -> list[str]:
    """What the steps are called."""
    return [step.label for step in steps]


def test_each_step_is_the_file_with_one_change_more(write: Write) -> None:
    """Policy and tables are those of a file that holds only the first changes."""
    steps = load_steps(write("three", *CHANGES))
    assert len(steps) == 4
    for number, step in enumerate(steps[1:], start=1):
        alone = load_scenario(write(f"first_{number}", *CHANGES[:number]))
        assert step.loaded.scenario.service == alone.scenario.service
        assert step.loaded.scenario.policy == alone.scenario.policy
        written = [(row.subject, row.after) for row in step.loaded.applied or ()]
        assert written == [(row.subject, row.after) for row in alone.applied or ()]


def test_the_first_step_is_the_scenario_extended_and_the_last_the_file_itself(write: Write) -> None:
    """In name, title and question too, so that a saved run of each is a run of the step."""
    parent = write("parent", CHANGES[0])
    path = write("child", *CHANGES[1:], extends="parent.yaml")
    first, middle, last = (step.loaded.scenario for step in load_steps(path))
    assert first == load_scenario(parent).scenario
    assert last == load_scenario(path).scenario
    assert middle.name == "child-step-1"
    assert middle.title == "Child, 1 of 2 changes"


def test_labels_are_the_changes_in_words(write: Write) -> None:
    assert labels(load_steps(write("three", *CHANGES))) == [
        "base",
        "M1 leaves",
        "pace months 2",
        "1 midwife (experienced) joins T1",
    ]


def test_several_scenarios_extended_are_the_first_step_together(write: Write) -> None:
    """Their own changes are told in one."""
    write("one", CHANGES[0])
    write("other", CHANGES[1])
    steps = load_steps(write("both", CHANGES[2], extends="[one.yaml, other.yaml]"))
    assert labels(steps) == ["one and other", "1 midwife (experienced) joins T1"]
    together = load_scenario(write("together", *CHANGES[:2])).scenario
    assert steps[0].loaded.scenario.service == together.service
    assert steps[0].loaded.scenario.policy == together.policy


def test_a_change_that_needs_the_next_one_is_one_step_with_it(write: Write) -> None:
    """More than the most that a team may have is no least; with more as the most it is."""
    path = write("pair", "change_limits: {team_wte_min: 9}", "change_limits: {team_wte_max: 12}")
    with pytest.raises(InvalidInput):
        load_scenario(write("alone", "change_limits: {team_wte_min: 9}"))
    assert labels(load_steps(path)) == ["base", "team WTE min 9; team WTE max 12"]


def test_settings_hold_in_every_step(write: Write) -> None:
    steps = load_steps(write("three", *CHANGES), settings=["policy.limits.births_per_wte_year=30"])
    assert {step.loaded.scenario.policy.limits.births_per_wte_year for step in steps} == {30}


def test_without_changes_there_are_no_steps(write: Write, folder: Path) -> None:
    """A base scenario, and a file that only extends."""
    (folder / "same.yaml").write_text("extends: base.yaml\ntitle: Same\n", encoding="utf-8")
    assert load_steps(folder / "same.yaml") == ()
    assert load_steps(folder / "base.yaml") == ()


def test_a_file_with_errors_has_no_steps(write: Write) -> None:
    with pytest.raises(InvalidInput):
        load_steps(write("wrong", CHANGES[0], "leave: {who: [nobody]}"))


def test_the_longest_name_has_steps(write: Write) -> None:
    """A file's name may have a hundred characters; what lies before it has a name too."""
    steps = load_steps(write("a" * 100, *CHANGES[:2]))
    assert len(steps) == 3
