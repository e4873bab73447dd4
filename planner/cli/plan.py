"""`caseload plan`: who gets which team, named midwife and buddy."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.exits import ExitCode, gravest
from planner.cli.many import code_of
from planner.cli.options import AllowOutside, AsJson, Files, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.cli.interrupt import Interrupts
    from planner.loading import Loaded
    from planner.pipeline import Begun, Finished

Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where run folders are written.")]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS",
        min=0.1,
        help="Stop solving after so long, with the best plan found.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=64,
        help="Processor cores for a plan, which stays the same. [default: 2; 1 with --jobs or --cluster]",
        show_default=False,
    ),
]
CORES = 2
"""Processor cores used for a plan if nothing is said."""
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=256,
        help="Scenarios planned at once. [default: 1; with --cluster as many as it has cores]",
        show_default=False,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="Plan on a Dask cluster: tcp://host:8786, its scheduler.", show_default=False
    ),
]

Since = Annotated[
    Path | None,
    typer.Option(
        metavar="RUN",
        help="Take an earlier run as care begun: next week's plan.",
        show_default=False,
    ),
]


def plan(
    files: Files,
    out: Out = Path("runs"),
    settings: Settings = [],  # noqa: B006  # typer makes a new one
    time_limit: TimeLimit = None,
    workers: Workers = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
    since: Since = None,
    allow_outside: AllowOutside = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Plan who gets which team, named midwife and buddy, women at highest risk first.

    All files are checked before the first is solved.
    Each plan is audited without the solver and gets a run folder with its tables as CSV.
    A file with a sweep stands for several scenarios, told in a line each and then side by side.
    With --jobs or --cluster many are planned at once; the files written are the same.
    """
    from planner.cli.console import emit_json
    from planner.cli.guard import refuse
    from planner.cli.many import Many, plan_at_once

    if since is not None and len(files) > 1:
        return refuse(f"--since with more than one scenario: {len(files)}", "plan one FILE at a time")
    if since is not None and cluster:
        return refuse("--since with --cluster", "plan the next week on this machine")
    scenarios, codes = _checked(files, settings, allow_outside)
    if since is not None and len(scenarios) > 1:
        return refuse(f"--since with a sweep of {len(scenarios)} scenarios", "plan a FILE without a sweep")
    finished: list[Finished] = []
    if cluster or ((jobs or 1) > 1 and len(scenarios) > 1):
        many = Many(jobs, cluster, time_limit, workers or 1)
        codes += plan_at_once(scenarios, out, many, finished)
        if not as_json:
            _show_plans(finished)
    else:
        search = partial(solved, time_limit=time_limit, workers=workers or CORES)
        codes += _one_by_one(scenarios, out, since, search, finished, as_json=as_json)
    if as_json:
        emit_json(_all_as_data(finished))
    else:
        _show_frontiers(finished)
    return gravest(codes)


def _one_by_one(
    scenarios: list["Loaded"],
    out: Path,
    since: Path | None,
    search: "Callable[..., Finished]",
    finished: list["Finished"],
    *,
    as_json: bool,
) -> list[ExitCode]:
    """Plan each scenario and tell of it before the next; after Ctrl-C no other is begun."""
    from planner.cli.guard import attempt

    interrupts, codes = heard_interrupts(), []
    for loaded in scenarios:
        begun = None if since is None else _begun(loaded, since)
        solve = partial(search, loaded, out, interrupts, since=begun)
        codes.append(attempt(partial(_told, solve, finished, as_json=as_json)))
        if interrupts:
            codes.append(ExitCode.INTERRUPTED)
            break
    return codes


def _checked(
    files: list[Path], settings: list[str], allow_outside: bool
) -> tuple[list["Loaded"], list[ExitCode]]:
    """What may be planned, and a code for each file that may not; every finding is shown."""
    from planner import pipeline
    from planner.cli.show_findings import show_findings

    checked = [pipeline.check_file(file, settings=settings, allow_outside=allow_outside) for file in files]
    show_findings(finding for one in checked for finding in one.findings)
    codes = [ExitCode.INVALID_INPUT for one in checked if not one.scenarios]
    return [loaded for one in checked for loaded in one.scenarios], codes


def _begun(loaded: "Loaded", since: Path) -> "Begun":
    """An earlier run as care begun; what is to be said of it is shown."""
    from planner import pipeline
    from planner.cli.show_findings import show_findings

    begun = pipeline.begin(loaded, since)
    show_findings(begun.findings)
    return begun


def heard_interrupts() -> "Interrupts":
    """Ctrl-C is heard while a plan is made, and the user is told so."""
    from planner.cli.console import err
    from planner.cli.interrupt import Interrupts

    heard = "stopping: the best plan found so far is checked and written; Ctrl-C again gives it up"
    return Interrupts(lambda: err().print(heard, style="gap"))


def solved(
    loaded: "Loaded",
    out: Path,
    interrupts: "Interrupts",
    *,
    time_limit: float | None,
    workers: int,
    since: "Begun | None" = None,
) -> "Finished":
    """Plan one scenario, with progress on the screen; Ctrl-C ends it with the best plan found."""
    from planner import pipeline
    from planner.cli.clock import CLOCK
    from planner.cli.progress import shown_progress

    with shown_progress(loaded.scenario.name, interrupts) as progress:
        return interrupts.run(
            lambda stop: pipeline.plan_loaded(
                loaded,
                out,
                clock=CLOCK,
                search=pipeline.Search(time_limit, workers, progress, stop),
                since=since,
            )
        )


def _told(solve: "Callable[[], Finished]", finished: list["Finished"], *, as_json: bool) -> ExitCode:
    """Plan one scenario, note it, and tell of it at once unless all are told together as JSON."""
    from planner.cli.many import tell_line

    one = solve()
    finished.append(one)
    if one.point is not None:
        tell_line(one)
    elif not as_json:
        _show_plan(one, is_first=len(finished) == 1)
    return code_of(one)


def _show_plans(finished: list["Finished"]) -> None:
    """Those that are of no sweep, one below the other."""
    for one in finished:
        if one.point is None:
            _show_plan(one, is_first=one is finished[0])


def _show_plan(one: "Finished", *, is_first: bool) -> None:
    from planner import pipeline
    from planner.cli.console import out
    from planner.cli.show_plan import show_plan

    console = out()
    if not is_first:
        console.rule(style="quiet")
    overview, applied = pipeline.overview_of(one), one.run.applied or ()
    show_plan(console, overview, one.report, one.folder, one.changes, applied)


def _sweeps(finished: list["Finished"]) -> "Iterator[list[Finished]]":
    """The scenarios of each sweep."""
    sweep: list[Finished] = []
    for one in finished:
        if sweep and (one.point is None or one.point.number == 1):
            yield sweep
            sweep = []
        if one.point is not None:
            sweep.append(one)
    if sweep:
        yield sweep


def _show_frontiers(finished: list["Finished"]) -> None:
    from planner import pipeline
    from planner.cli.console import out
    from planner.cli.show_whatif import show_frontier

    for sweep in _sweeps(finished):
        show_frontier(out(), pipeline.frontier_of(sweep))


def _all_as_data(finished: list["Finished"]) -> list[dict[str, object]]:
    """Every plan; a scenario of a sweep with its line of the frontier."""
    from planner import pipeline
    from planner.cli.data import as_data

    lines = {
        one.folder: line
        for sweep in _sweeps(finished)
        for one, line in zip(sweep, pipeline.frontier_of(sweep), strict=True)
    }
    return [_as_data(one) | ({"sweep": as_data(lines[one.folder])} if one.point else {}) for one in finished]


def _as_data(finished: "Finished") -> dict[str, object]:
    from planner import pipeline
    from planner.cli.data import as_data

    head = {"folder": str(finished.folder), "exit_code": int(code_of(finished))}
    data = {**head, "audit_passed": finished.report.passed, **as_data(pipeline.overview_of(finished))}
    data |= {"applied": as_data(finished.run.applied or ())}
    if (changes := finished.changes) is None:
        return data
    counts = {name: getattr(changes, name) for name in ("to_buddy", "to_another", "without_midwife")}
    return {**data, "changes": {**counts, **as_data(changes)}}
