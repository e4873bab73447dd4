"""Jobs spread over processes: whatever becomes of one, the others have their results."""

import pickle
from functools import partial
from pathlib import Path

from models import Scenario
from planner import loading
from planner.fleet import Bug, on_processes, spread
from planner.fleet.spread import Lost
from tests.cli.tiny import write_tiny_trust
from tests.fleet.jobs import ON_POSIX, Jobs, double, end_worker, end_worker_once, fail


def test_every_job_has_its_result() -> None:
    jobs: Jobs = {number: partial(double, number) for number in range(5)}
    assert dict(spread(jobs, on_processes(2))) == {0: 0, 1: 2, 2: 4, 3: 6, 4: 8}


def test_a_job_that_fails_is_told_by_its_place_and_the_others_go_on() -> None:
    jobs: Jobs = {0: partial(double, 1), 1: partial(fail, 2), 2: partial(double, 3)}
    found = dict(spread(jobs, on_processes(2)))
    bug = found.pop(1)
    assert found == {0: 2, 2: 6}
    assert isinstance(bug, Bug)
    assert (bug.kind, (bug.place or "").split(",")[0]) == ("KeyError", "jobs.py")
    assert "Mrs Smith" in bug.details


@ON_POSIX
def test_a_worker_that_ends_costs_nothing_but_time(tmp_path: Path) -> None:
    jobs: Jobs = {number: partial(double, number) for number in range(4)}
    jobs[4] = partial(end_worker_once, tmp_path / "begun")
    assert dict(spread(jobs, on_processes(2))) == {0: 0, 1: 2, 2: 4, 3: 6, 4: 7}


@ON_POSIX
def test_a_job_that_always_ends_its_worker_is_given_up_alone() -> None:
    jobs: Jobs = {0: partial(double, 1), 1: end_worker, 2: partial(double, 3), 3: partial(double, 4)}
    found = dict(spread(jobs, on_processes(2)))
    assert isinstance(found.pop(1), Lost)
    assert found == {0: 2, 2: 6, 3: 8}


def test_a_scenario_is_sent_without_what_was_worked_out_of_it(tmp_path: Path) -> None:
    """What a noun keeps of its own reckoning cannot be sent, and need not be."""
    scenario = loading.load_scenario(write_tiny_trust(tmp_path)).scenario
    before = len(pickle.dumps(scenario))
    assert scenario.service.woman["w00"].team_id == "north"
    sent = pickle.loads(pickle.dumps(scenario))
    assert len(pickle.dumps(scenario)) == before
    assert isinstance(sent, Scenario)
    assert sent.model_dump_json() == scenario.model_dump_json()
    assert sent.service.woman["w00"] == scenario.service.woman["w00"]
