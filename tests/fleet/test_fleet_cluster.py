"""A Dask cluster on loopback: a worker that dies loses nothing."""

import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from planner import pipeline
from planner.cli.clock import CLOCK
from planner.fleet import Failed, on_cluster, plan_many, spread
from planner.fleet.spread import Lost
from planner.loading import load_scenarios
from planner.pipeline import Finished, Search
from planner.refused import Refused
from tests.fleet.dask_cluster import dask_cluster
from tests.fleet.jobs import ON_POSIX, Jobs, double, end_worker
from tests.fleet.same_bytes import contents
from tests.fleet.sweeps import write_sweep

NEEDS_DASK = pytest.mark.usefixtures("_dask")


@pytest.fixture
def _dask() -> None:
    pytest.importorskip("distributed", reason="the extra caseload-planner[cluster] is not installed")


@NEEDS_DASK
@ON_POSIX
@pytest.mark.slow
def test_a_worker_killed_in_the_middle_of_a_sweep_loses_nothing(tmp_path: Path) -> None:
    scenarios = load_scenarios(write_sweep(tmp_path / "trust", 10))
    for loaded in scenarios:
        pipeline.plan_loaded(loaded, tmp_path / "here", clock=CLOCK)
    found: dict[int, Finished | Failed] = {}
    with dask_cluster(tmp_path, workers=2) as cluster, on_cluster(cluster.address, None) as run:
        first, _ = cluster.workers
        for number, one in plan_many(scenarios, tmp_path / "there", run, clock=CLOCK, search=Search()):
            if not found:
                first.kill()
            found[number] = one
        assert first.wait(timeout=10) == -signal.SIGKILL
    assert sorted(found) == list(range(10))
    assert all(isinstance(one, Finished) for one in found.values())
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


@NEEDS_DASK
@ON_POSIX
@pytest.mark.slow
def test_a_job_that_dask_gives_up_is_given_up_alone(tmp_path: Path) -> None:
    """A scheduler that forgives no death: of three workers the job ends two, and the last does the others."""
    jobs: Jobs = {0: partial(double, 1), 1: end_worker, 2: partial(double, 3)}
    strict = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with (
        dask_cluster(tmp_path, workers=3, **strict) as cluster,
        on_cluster(cluster.address, None) as run,
    ):
        found = dict(spread(jobs, run))
    assert found == {0: 2, 1: Lost("KilledWorker"), 2: 6}


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Refused, match="needs Dask") as refused, on_cluster("tcp://127.0.0.1:8786", None):
        pass
    assert refused.value.hint == "install it with: pip install 'caseload-planner[cluster]'"
