"""Baselines go first, on workers too, and whatever becomes of one, what builds on it is planned."""

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

from planner.cli.clock import CLOCK
from planner.fleet import Bug, Failed, Run, plan_many
from planner.loading import Loaded, load_scenario, load_scenarios
from planner.loading.loaded import Root
from planner.pipeline import Baselines, Finished, First, Search
from planner.refused import Refused
from tests.fleet.sweeps import write_sweep


def a_worker_lost(times: int) -> Run:
    """Jobs in this process, but their worker ends before the first of them, so many times."""
    left = [times]

    def run(jobs: Sequence[Callable[[], Any]]) -> Generator[Any]:
        if left[0]:
            left[0] -= 1
            raise RuntimeError
        for job in jobs:
            yield job()

    return run


def planned(
    scenarios: Sequence[Loaded], out: Path, run: Run
) -> tuple[list[tuple[int, Finished | Failed]], list[First]]:
    """What came of them, and the baselines planned besides."""
    told: list[First] = []
    known = Baselines(out, scenarios, told.append)
    search = Search()
    return list(plan_many(scenarios, out, run, clock=CLOCK, search=search, baselines=known)), told


def baselines_of(outcomes: Sequence[tuple[int, Finished | Failed]]) -> set[str | None]:
    """Names of the scenarios from whose plans they were planned."""
    found = set()
    for _, outcome in outcomes:
        assert isinstance(outcome, Finished)
        found.add(outcome.run.facts.baseline.scenario if outcome.run.facts.baseline else None)
    return found


def test_the_baseline_of_all_is_planned_once_and_told(tmp_path: Path) -> None:
    scenarios = load_scenarios(write_sweep(tmp_path / "trust", 3))
    outcomes, [first] = planned(scenarios, tmp_path / "runs", a_worker_lost(0))
    assert (first.baseline.scenario.name, first.what_if) == ("base", "sweep-1-0")
    assert isinstance(first.outcome, Finished)
    assert [number for number, _ in outcomes] == [0, 1, 2]
    assert baselines_of(outcomes) == {"base"}
    assert list((tmp_path / "runs" / "base").iterdir()) == [first.outcome.folder]


def test_one_that_was_asked_for_is_yielded_first_and_not_told(tmp_path: Path) -> None:
    """Here it stands last in the row."""
    sweep = load_scenarios(write_sweep(tmp_path / "trust", 2))
    scenarios = [*sweep, load_scenario(tmp_path / "trust" / "base.yaml")]
    outcomes, told = planned(scenarios, tmp_path / "runs", a_worker_lost(0))
    assert ([number for number, _ in outcomes], told) == ([2, 0, 1], [])
    assert baselines_of(outcomes[1:]) == {"base"}
    assert len(list((tmp_path / "runs" / "base").iterdir())) == 1


def test_one_whose_worker_ends_once_costs_nothing_but_time(tmp_path: Path) -> None:
    scenarios = load_scenarios(write_sweep(tmp_path / "trust", 2))
    outcomes, [first] = planned(scenarios, tmp_path / "runs", a_worker_lost(1))
    assert isinstance(first.outcome, Finished)
    assert baselines_of(outcomes) == {"base"}


def test_one_whose_worker_ends_twice_leaves_the_others_planned_from_nothing(tmp_path: Path) -> None:
    scenarios = load_scenarios(write_sweep(tmp_path / "trust", 2))
    outcomes, [first] = planned(scenarios, tmp_path / "runs", a_worker_lost(2))
    assert isinstance(first.outcome, Refused)
    assert baselines_of(outcomes) == {None}
    assert len(outcomes) == 2
    assert Baselines(tmp_path / "runs").up_to_date(scenarios[0]) is None


def test_one_that_fails_leaves_the_others_planned_from_nothing(tmp_path: Path) -> None:
    """It has lost its policy, and the program fails over it."""
    sound = load_scenarios(write_sweep(tmp_path / "trust", 2))
    base = load_scenario(tmp_path / "trust" / "base.yaml")
    broken = base._replace(scenario=base.scenario.model_copy(update={"policy": None}))
    scenarios = [loaded._replace(root=Root(lambda: broken)) for loaded in sound]
    outcomes, [first] = planned(scenarios, tmp_path / "runs", a_worker_lost(0))
    assert isinstance(first.outcome, Bug)
    assert baselines_of(outcomes) == {None}
    assert not (tmp_path / "runs" / "base").exists()


def test_one_that_was_asked_for_and_fails_is_a_failure_of_its_own(tmp_path: Path) -> None:
    """Once, in its place; the other is planned from nothing."""
    base = load_scenario(write_sweep(tmp_path / "trust", 1).with_name("base.yaml"))
    broken = base._replace(scenario=base.scenario.model_copy(update={"policy": None}))
    [sound] = load_scenarios(tmp_path / "trust" / "sweep.yaml")
    scenarios = [sound._replace(root=Root(lambda: broken)), broken]
    [failed, *others], told = planned(scenarios, tmp_path / "runs", a_worker_lost(0))
    assert failed[0] == 1
    assert isinstance(failed[1], Failed)
    assert (baselines_of(others), told) == ({None}, [])
