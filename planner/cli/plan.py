"""`caseload plan`: who gets which team, named midwife and buddy."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.exits import ExitCode, gravest
from planner.cli.many import Many, code_of_plan, plan_at_once, tell_line
from planner.cli.options import (
    CORES,
    AllowOutside,
    AsJson,
    Cluster,
    Files,
    Jobs,
    Out,
    Settings,
    TimeLimit,
    Workers,
)
from planner.cli.planned_first import told_baselines
from planner.cli.show_plans import all_as_data, show_frontiers, show_one, show_plans
from planner.cli.solving import heard_interrupts, solved

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.loading import Loaded
    from planner.pipeline import Begun, Finished

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
    A what-if is planned from the plan of its base, which is planned first where no run of it is up to date.
    A file with a sweep stands for several scenarios, told in a line each and then side by side.
    With --jobs or --cluster many are planned at once; the files written are the same.
    """
    from planner.cli.console import emit_json
    from planner.cli.guard import refuse

    if since is not None and len(files) > 1:
        return refuse(f"--since with more than one scenario: {len(files)}", "plan one FILE at a time")
    if since is not None and cluster:
        return refuse("--since with --cluster", "plan the next week on this machine")
    scenarios, codes = _checked(files, settings, allow_outside)
    if since is not None and len(scenarios) > 1:
        return refuse(f"--since with a sweep of {len(scenarios)} scenarios", "plan a FILE without a sweep")
    finished: list[Finished] = []
    many = Many(jobs, cluster, time_limit, workers)
    if many.is_for(len(scenarios)):
        done = plan_at_once(scenarios, out, many)
        codes += done.codes
        finished = [one for one in done.finished if one is not None]
        if not as_json:
            show_plans(finished)
    else:
        search = partial(solved, time_limit=time_limit, workers=workers or CORES)
        codes += _one_by_one(scenarios, out, since, search, finished, as_json=as_json)
    if as_json:
        emit_json(all_as_data(finished))
    else:
        show_frontiers(finished)
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
    search = partial(search, baselines=told_baselines(out, scenarios))
    for loaded in scenarios:
        begun = None if since is None else _begun(loaded, since)
        solve = partial(search, loaded, out, interrupts, since=begun)
        codes.append(attempt(partial(_told, solve, finished, as_json=as_json)))
        if interrupts:
            codes.append(ExitCode.INTERRUPTED)
        if codes[-1] is ExitCode.INTERRUPTED:  # also where it came before the search listened, or after
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


def _told(solve: "Callable[[], Finished]", finished: list["Finished"], *, as_json: bool) -> ExitCode:
    """Plan one scenario, note it, and tell of it at once unless all are told together as JSON."""
    one = solve()
    finished.append(one)
    if one.point is not None:
        tell_line(one)
    elif not as_json:
        show_one(one, is_first=len(finished) == 1)
    return code_of_plan(one)
