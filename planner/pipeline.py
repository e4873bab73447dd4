"""The line that everything hangs on, strung together here and nowhere else.

Files, scenario, problem, plan, audit, measures, run folder. Nothing reads a clock: the caller hands one in.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from models import AuditReport, Changes, Finding, InvalidInput, Metric, Plan, Scenario, SweepPoint
from planner import exports, loading, metrics, rolling, runs
from planner.audit import audit
from planner.explain import (
    FrontierLine,
    Overview,
    Planned,
    TeamStory,
    TierStory,
    UnknownName,
    WomanStory,
    explain_team,
    explain_tier,
    explain_woman,
    frontier,
    open_ledger,
    overview,
)
from planner.prepare import prepare
from planner.proof import tight_sets

if TYPE_CHECKING:
    from planner.caseload import Progress, Stop
    from planner.loading import Loaded
    from planner.runs import Facts, Run


class Refused(Exception):
    """What was asked for cannot be made. `hint` says what would help."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


SCHEMA = "scenario.schema.json"
"""The schema that the first line of a new scenario names for editors."""

EXPECTED_FAULTS = (UnknownName, Refused)
"""Faults of the call, not of the program, besides `InvalidInput` and `OSError`."""

Report = Callable[["Progress"], None]


class Clock(NamedTuple):
    """What tells the time."""

    now: Callable[[], datetime]
    """Date and time, UTC."""
    seconds: Callable[[], float]
    """Seconds from any fixed moment."""


class Checked(NamedTuple):
    """A scenario file that was read."""

    scenarios: "tuple[Loaded, ...]"
    """What it holds: one scenario, all those of a sweep, or none if it has errors."""
    findings: tuple[Finding, ...]
    """Everything to be said of it and of its tables."""


class Finished(NamedTuple):
    """A run and the folder that holds it."""

    folder: Path
    """Where it lies."""
    run: "Run"
    """Scenario, plan, audit, measures and facts."""
    report: AuditReport
    """The audit of the plan."""
    changes: Changes | None = None
    """What the plan changes since an earlier one; none if it was not planned since one, or is read again."""
    point: SweepPoint | None = None
    """Which scenario of a sweep it is; none if it is of none, or is read again."""


class Begun(NamedTuple):
    """An earlier run taken as care begun."""

    scenario: Scenario
    """The scenario to plan, its women with their care of the earlier run."""
    earlier: rolling.Earlier
    """The earlier plan and its scenario."""
    record: "runs.Since"
    """The earlier run, for the manifest."""
    findings: tuple[Finding, ...]
    """What is to be said of the run and of how it fits the files."""


def check_file(path: Path, *, settings: Sequence[str] = (), allow_outside: bool = False) -> Checked:
    """Read a scenario file with all that belongs to it; invalid input is a value here, with every finding."""
    try:
        loaded = loading.load_scenarios(path, settings=settings, allow_outside=allow_outside)
    except InvalidInput as invalid:
        return Checked((), invalid.findings)
    return Checked(loaded, tuple(dict.fromkeys(finding for one in loaded for finding in one.findings)))


class Search(NamedTuple):
    """How a plan is sought; none of it changes a plan that is not stopped."""

    time_limit: float | None = None
    """Seconds of solving after which the best plan found goes on."""
    workers: int = 1
    """Processor cores used."""
    progress: Report | None = None
    """Told of every stage."""
    stop: "Stop | None" = None
    """Asked from another thread, it ends the solving as the time limit does."""


def plan_file(path: Path, out: Path, *, clock: Clock, settings: Sequence[str] = ()) -> Finished:
    """Plan one scenario file; raises InvalidInput."""
    return plan_loaded(loading.load_scenario(path, settings=settings), out, clock=clock)


class Worked(NamedTuple):
    """What is worked out of a scenario, before any of it is written: no file is needed for it."""

    plan: Plan
    report: AuditReport
    metrics: tuple[Metric, ...]
    started_at: datetime
    """When it was begun, UTC."""
    seconds: Mapping[str, float]
    """Time of each stage."""
    versions: Mapping[str, str]
    """Of the programs that made the plan, where it was made."""


def plan_loaded(
    loaded: "Loaded",
    out: Path,
    *,
    clock: Clock,
    search: Search | None = None,
    since: Begun | None = None,
) -> Finished:
    """Prepare, solve, audit, measure and write below `out`; nothing is left behind on an exception.

    A plan that was stopped or fails its audit is written too, and says so.
    `since` is what `begin` makes of an earlier run.
    """
    runs.check_folder(out)
    worked = work_out(since.scenario if since else loaded.scenario, clock=clock, search=search)
    return keep(loaded, worked, out, since=since)


def work_out(scenario: Scenario, *, clock: Clock, search: Search | None = None) -> Worked:
    """Prepare, solve, audit and measure; another process, or another machine, can do it."""
    from planner.caseload import Progress, solve  # noqa: PLC0415  # the solver loads slowly, only planning needs it

    search = search or Search()
    tell = search.progress or (lambda _: None)
    started_at = clock.now()
    seconds: dict[str, float] = {}
    with _timed("prepare", seconds, clock):
        problem = prepare(scenario)
    with _timed("solve", seconds, clock):
        plan = solve(problem, **search._asdict())
    tell(Progress("counting why women are left out"))
    with _timed("prove", seconds, clock):
        plan = plan.replace(tight_sets=tight_sets(problem, plan))
    tell(Progress("checking the plan without the solver"))
    with _timed("audit", seconds, clock):
        report = audit(scenario, plan)
    tell(Progress("measuring"))
    with _timed("measure", seconds, clock):
        measures = metrics.measure(scenario, plan)
    tell(Progress("writing"))
    return Worked(plan, report, measures, started_at, seconds, runs.versions())


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


def begin(loaded: "Loaded", path: Path) -> Begun:
    """Take the saved run that `path` means as care begun, as its tables state it, for people work from those.

    Raises InvalidInput if it cannot be read or is of another service, Refused if it is of a later day.
    """
    saved = read(path)
    scenario, run = loaded.scenario, saved.run
    if run.plan.as_of > scenario.as_of:
        hint = f"{scenario.name} plans on {scenario.as_of}: name an earlier run, or move its as_of on"
        raise Refused(f"the earlier run was planned on a later day: {run.plan.as_of}", hint)
    earlier = rolling.Earlier(run.scenario, runs.plan_in_tables(saved.folder, run.plan))
    if strangers := tuple(rolling.another_service(scenario, earlier, str(path))):
        raise InvalidInput((*run.findings, *strangers))
    carried = rolling.carry_over(scenario, earlier)
    findings = (*run.findings, *rolling.remarks(carried, earlier, str(path)))
    return Begun(carried.scenario, earlier, runs.since_run(saved.folder, run.plan), findings)


def _facts(files: Sequence[Path], worked: Worked, since: "runs.Since | None") -> "Facts":
    """How the run was made; input files are named from the scenario's folder, for nobody's home to show."""
    names = {path: Path(os.path.relpath(path, files[0].parent)).as_posix() for path in files}
    return runs.Facts(
        started_at=f"{worked.started_at:%Y%m%dT%H%M%SZ}",
        versions=dict(worked.versions),
        inputs={names[path]: runs.hash_file(path) for path in files},
        seconds=dict(worked.seconds),
        since=since,
    )


@contextmanager
def _timed(stage: str, seconds: dict[str, float], clock: Clock) -> Iterator[None]:
    start = clock.seconds()
    yield
    seconds[stage] = round(clock.seconds() - start, 3)


def read(path: Path) -> Finished:
    """A saved run, found from a run folder, a file in it, or a scenario's folder; raises InvalidInput."""
    folder = runs.resolve_run(path)
    run = runs.read_run(folder)
    return Finished(folder, run, run.report or audit(run.scenario, run.plan))


def audit_run(saved: Finished) -> AuditReport:
    """Check a saved plan again as its tables state it, for people work from those."""
    return audit(saved.run.scenario, runs.plan_in_tables(saved.folder, saved.run.plan))


def overview_of(finished: Finished) -> Overview:
    """A run at a glance."""
    return overview(finished.run.scenario, finished.run.plan, finished.run.metrics)


def frontier_of(sweep: Sequence[Finished]) -> tuple[FrontierLine, ...]:
    """The scenarios of one sweep side by side: staff time and cost against women placed."""
    return frontier([Planned(one.point, one.run.plan, one.run.metrics) for one in sweep if one.point])


def explain_run(
    saved: Finished, *, woman: str | None = None, tier: int | None = None, team: str | None = None
) -> WomanStory | TierStory | TeamStory:
    """The story of one woman, tier or team, whichever is named; raises UnknownName."""
    ledger = open_ledger(saved.run.scenario, saved.run.plan)
    if woman is not None:
        return explain_woman(ledger, woman)
    if tier is not None:
        return explain_tier(ledger, tier)
    if team is not None:
        return explain_team(ledger, team)
    raise ValueError("name a woman, a tier or a team")


class Exported(NamedTuple):
    """Tables to be handed on."""

    texts: Mapping[str, str]
    """CSV texts by file name."""
    notes: tuple[Finding, ...] = ()
    """What the receiver may stumble over."""


def export_run(saved: Finished, *, msds: bool) -> Exported:
    """A run's tables as CSV, or its rows of MSD102; raises InvalidInput if its folder was changed by hand."""
    run = saved.run
    _refuse_changed(saved)
    if msds:
        texts = {"msd102.csv": exports.msd102(run.scenario, run.plan)}
        return Exported(texts, exports.msd102_notes(run.scenario, run.plan))
    tables = exports.tables(
        *(run.scenario, run.plan, saved.report, run.metrics), handovers=run.handovers, applied=run.applied
    )
    return Exported(tables)


def _refuse_changed(saved: Finished) -> None:
    """What is handed on must be what was planned and audited."""
    if saved.run.changed:
        error = Finding(
            message="was changed by hand and is not exported",
            file=str(saved.folder),
            value=", ".join(saved.run.changed),
            hint="caseload audit RUN says what does not fit; restore the files, or plan anew",
        )
        raise InvalidInput((*saved.run.findings, error))


def export_folder(saved: Finished) -> Path:
    """Where a run is exported if nothing is said: a folder of its own, named as the run's is."""
    return Path("exports") / runs.safe_name(saved.run.scenario.name) / saved.folder.resolve().name


def write_texts(texts: Mapping[str, str], folder: Path) -> tuple[Path, ...]:
    """Write texts as files that only their owner may read, all or none.

    Files of the same names that hold the same are written again; raises Refused if one holds anything else.
    """
    if other := [name for name, text in texts.items() if _holds_other(folder / name, text)]:
        hint = "it may be another run's; name a folder of its own with --out, or take the old files away"
        raise Refused(f"would be overwritten: {folder / other[0]}", hint)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = []
    for name, text in texts.items():
        path = folder / name
        path.unlink(missing_ok=True)
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(text.encode())
        written.append(path)
    return tuple(written)


def _holds_other(path: Path, text: str) -> bool:
    return os.path.lexists(path) and (path.is_dir() or path.read_bytes() != text.encode())


class Made(NamedTuple):
    """A service that was made and written."""

    scenario: Path
    """Its base scenario."""
    title: str
    """What the scenario is called."""
    rows: Mapping[str, int]
    """Rows of each table."""


def new_service(folder: Path, **asked: Any) -> Made:
    """Make a realistic service in a new or empty folder from the fields of a TrustSpec; raises Refused."""
    from planner import synthetic  # noqa: PLC0415  # pandas loads slowly, and only this needs it

    try:
        service = synthetic.synthesise(synthetic.TrustSpec(**asked))
        synthetic.write_service(service, folder)
        (folder / SCHEMA).write_text(json.dumps(loading.scenario_schema(), indent=2) + "\n", encoding="utf-8")
    except synthetic.SyntheticError as fault:
        raise Refused(str(fault), fault.hint) from None
    rows = {name: len(table) for name, table in service.tables.items()}
    return Made(folder / "base.yaml", service.facts.title, rows)


def scenario_schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file."""
    return loading.scenario_schema()
