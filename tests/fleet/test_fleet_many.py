"""Scenarios planned on workers: the same files, whatever happens to one of them."""

from pathlib import Path

from planner import pipeline
from planner.cli.clock import CLOCK
from planner.fleet import Bug, Failed, on_processes, plan_many
from planner.loading import load_scenario, load_scenarios
from planner.pipeline import Finished, Search
from tests.cli.tiny import write_tiny_trust
from tests.fleet.same_bytes import contents
from tests.fleet.sweeps import write_sweep


def test_processes_write_what_one_after_the_other_writes(tmp_path: Path) -> None:
    scenarios = load_scenarios(write_sweep(tmp_path / "trust", 5))
    for loaded in scenarios:
        pipeline.plan_loaded(loaded, tmp_path / "one", clock=CLOCK)
    found = dict(plan_many(scenarios, tmp_path / "two", on_processes(2), clock=CLOCK, search=Search()))
    assert all(isinstance(one, Finished) for one in found.values())
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_a_scenario_that_fails_leaves_the_others_alone(tmp_path: Path) -> None:
    """The second has lost its policy, and the program fails over it."""
    good = load_scenario(write_tiny_trust(tmp_path / "trust"))
    broken = good._replace(scenario=good.scenario.model_copy(update={"name": "broken", "policy": None}))
    other = good._replace(scenario=good.scenario.replace(name="other"))
    found = dict(
        plan_many([good, broken, other], tmp_path / "runs", on_processes(2), clock=CLOCK, search=Search())
    )
    assert isinstance(found[1], Failed)
    assert isinstance(found[1].fault, Bug)
    assert isinstance(found[0], Finished)
    assert isinstance(found[2], Finished)
    assert sorted(path.name for path in (tmp_path / "runs").iterdir()) == ["base", "other"]
