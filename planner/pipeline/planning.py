"""Scenario -> run folder."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models import Scenario
from planner import loading, rolling, runs
from planner.folders import check_folder, hash_file
from planner.pipeline.baselines import Baselines, First
from planner.pipeline.beginning import Begun
from planner.pipeline.saved import Finished
from planner.pipeline.working import Clock, Search, Worked, work_out

if TYPE_CHECKING:
    from planner.loading import Loaded
    from planner.runs import Facts


def plan_file(path: Path, out: Path, *, clock: Clock) -> Finished:
    """Plan one scenario file; raises InvalidInput."""
    return plan_loaded(loading.load_scenario(path), out, clock=clock)


def plan_loaded(
    loaded: "Loaded",
    out: Path,
    *,
    clock: Clock,
    search: Search | None = None,
    since: Begun | None = None,
    baselines: Baselines | None = None,
) -> Finished:
    """Prepare, solve, audit, measure and write below `out`; nothing is left behind on an exception.

    A plan that was stopped or fails its audit is written too, and says so.
    `since` is what `begin` makes of an earlier run; such a plan begins with the care of that run alone.
    Any other what-if is planned from the plan of its baseline, which is planned and written first where no
    run of it is up to date. It is planned from nothing if that fails or was stopped, or, with a time limit,
    if the baseline was not asked for. `baselines` is what the command knows of them, below the same `out`.
    """
    check_folder(out)
    if since:
        return keep(loaded, work_out(since.scenario, clock=clock, search=search), out, since=since)
    baselines, search = baselines or Baselines(out), search or Search()
    if done := baselines.ahead(loaded):
        return done
    if baseline := baselines.missing(loaded, is_limited=search.time_limit is not None):
        _plan_first(baseline, loaded, clock, search, baselines)
    outcome = _outcome(loaded, clock, search, baselines)
    baselines.note(loaded, outcome)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _outcome(loaded: "Loaded", clock: Clock, search: Search, baselines: Baselines) -> Finished | Exception:
    """The run of a scenario planned from where it begins, or why there is none."""
    try:
        start = baselines.start(loaded)
        worked = work_out(loaded.scenario, clock=clock, search=search, start=start)
        return keep(loaded, worked, baselines.out)
    except Exception as fault:
        return fault


def _plan_first(
    baseline: "Loaded", loaded: "Loaded", clock: Clock, search: Search, baselines: Baselines
) -> None:
    """Plan and write the baseline of a scenario; whatever goes wrong with it is told, and no more."""
    outcome = _outcome(baseline, clock, search.for_first(baseline.scenario.name), baselines)
    baselines.note_first(First(baseline, loaded.scenario.name, outcome))


def keep(loaded: "Loaded", worked: Worked, out: Path, *, since: Begun | None = None) -> Finished:
    """Write what was worked out of a scenario below `out`, whole or not at all."""
    scenario = since.scenario if since else loaded.scenario
    changes = rolling.changes(since.earlier, scenario, worked.plan) if since else None
    facts = _facts(loaded.files, worked, since.record if since else None)
    text = (CARE_FROM_A_RUN if since else "") + _resolved(scenario, loaded)
    handovers = changes.handovers if changes else None
    run = runs.Run(
        *(scenario, worked.plan, worked.report, worked.metrics, facts, text, handovers, loaded.applied)
    )
    return Finished(runs.write_run(out, run), run, worked.report, changes, loaded.point)


def _resolved(scenario: Scenario, loaded: "Loaded") -> str:
    """The scenario as YAML, with a word on what the tables that it names do not hold."""
    text = loading.resolved_yaml(scenario, loaded.data)
    is_whatif = any(change.kind in loading.OF_TABLES for change in loaded.applied or ())
    return (TABLES_CHANGED if is_whatif else "") + text


TABLES_CHANGED = (
    "# a what-if scenario changes these tables: changes.csv lists how, scenario.json holds the result\n"
)
"""First line of a resolved scenario whose tables alone are not those that it was planned with."""

CARE_FROM_A_RUN = "# care begun is that of an earlier run: manifest.json names it, scenario.json holds it\n"
"""First line of a resolved scenario whose tables alone do not say who cares for whom."""


def _facts(files: Sequence[Path], worked: Worked, since: "runs.Since | None") -> "Facts":
    """How the run was made; input files are named from the scenario's folder, for nobody's home to show."""
    names = {path: Path(os.path.relpath(path, files[0].parent)).as_posix() for path in files}
    return runs.Facts(
        started_at=f"{worked.started_at:%Y%m%dT%H%M%SZ}",
        versions=dict(worked.versions),
        inputs={names[path]: hash_file(path) for path in files},
        seconds=dict(worked.seconds),
        since=since,
        baseline=worked.baseline,
    )
