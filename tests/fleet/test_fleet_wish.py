"""A wish to stop reaches those who work, and they end with what they have."""

import time
from collections.abc import Callable, Generator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from models import Status
from planner.caseload import Stop
from planner.cli.clock import CLOCK
from planner.fleet import Wish, on_processes, plan_many, stop_wish
from planner.loading import load_scenarios
from planner.pipeline import Clock, Finished, Search, plan_file, read
from tests.fleet.sweeps import write_sweep

IN_TIME = 10
"""Seconds after which a test gives up."""


def one_after_another(jobs: Sequence[Callable[[], Any]]) -> Generator[Any]:
    """Jobs in this process."""
    for job in jobs:
        yield job()


def told_as_work_begins(wish: Wish) -> Clock:
    """A clock by which the wish is told, and heard, before the first scenario is solved."""

    def now() -> datetime:
        wish.tell()
        time.sleep(0.5)
        return datetime(2027, 1, 1, tzinfo=UTC)

    return Clock(now, time.monotonic)


def test_the_one_at_hand_is_written_as_stopped_and_no_other_is_begun(tmp_path: Path) -> None:
    scenarios = load_scenarios(write_sweep(tmp_path / "trust", 4))[1:]
    plan_file(tmp_path / "trust" / "base.yaml", tmp_path / "runs", clock=CLOCK)
    with stop_wish() as wish:
        planned = plan_many(
            *(scenarios, tmp_path / "runs", one_after_another),
            clock=told_as_work_begins(wish),
            search=Search(),
            wish=wish,
        )
        [(number, found)] = list(planned)
    assert number == 0
    assert isinstance(found, Finished)
    assert found.run.plan.status is Status.STOPPED
    assert found.report.passed
    assert sorted(path.name for path in (tmp_path / "runs").iterdir()) == ["base", "sweep-2-1"]


def test_a_baseline_at_hand_is_written_as_stopped_and_nothing_upon_it_is_begun(tmp_path: Path) -> None:
    scenarios = load_scenarios(write_sweep(tmp_path / "trust", 3))
    with stop_wish() as wish:
        planned = plan_many(
            *(scenarios, tmp_path / "runs", one_after_another),
            clock=told_as_work_begins(wish),
            search=Search(),
            wish=wish,
        )
        assert list(planned) == []
    assert read(tmp_path / "runs" / "base").run.plan.status is Status.STOPPED
    assert [path.name for path in (tmp_path / "runs").iterdir()] == ["base"]


def test_processes_begin_nothing_after_it(tmp_path: Path) -> None:
    scenarios = load_scenarios(write_sweep(tmp_path / "trust", 3))
    with stop_wish() as wish:
        wish.tell()
        run = on_processes(2)
        found = list(plan_many(scenarios, tmp_path / "runs", run, clock=CLOCK, search=Search(), wish=wish))
    assert found == []


def test_it_is_heard_while_work_goes_on() -> None:
    with stop_wish() as wish, wish.heard() as stop:
        assert not stop.is_asked
        wish.tell()
        assert _is_asked_in_time(stop)


def _is_asked_in_time(stop: Stop) -> bool:
    until = time.monotonic() + IN_TIME
    while time.monotonic() < until:
        if stop.is_asked:
            return True
        time.sleep(0.01)
    return False


def test_nothing_is_left_of_it() -> None:
    with stop_wish() as wish:
        wish.tell()
    assert not wish.path.parent.exists()
    assert not wish.is_told
