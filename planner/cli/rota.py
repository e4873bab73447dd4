"""`caseload rota`: who is on call, in clinic, visiting or off, day by day."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.exits import ExitCode, gravest
from planner.cli.options import CORES, AsJson, RunName

if TYPE_CHECKING:
    from planner.rota import Search, TeamDone
    from planner.rota_line import FinishedRota, RotaAsked

From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DATE",
        help="First day (if left out, the first Monday after the day of planning, or the day after --after).",
        show_default=False,
    ),
]
Weeks = Annotated[
    int | None,
    typer.Option("--weeks", min=1, max=52, help="Weeks (6 if left out).", show_default=False),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        help="Last day, in place of --weeks; the rota has whole weeks.",
        show_default=False,
    ),
]
Teams = Annotated[
    list[str],
    typer.Option(
        "--team",
        metavar="ID",
        help="This team (all if left out). May be given again.",
        show_default=False,
    ),
]
After = Annotated[
    Path | None,
    typer.Option(
        "--after",
        metavar="ROTA",
        help="Go on from this rota: rests, runs and fair shares count across the border.",
        show_default=False,
    ),
]
Repair = Annotated[
    Path | None,
    typer.Option(
        "--repair",
        metavar="ROTA",
        help="Change this rota as little as can be, for those who are --absent.",
        show_default=False,
    ),
]
Absent = Annotated[
    list[str],
    typer.Option(
        "--absent",
        metavar="ID:FIRST..LAST",
        help="Who called in sick, such as M07:2027-03-04..2027-03-06. May be given again.",
        show_default=False,
    ),
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where rota folders are written.")]
Workers = Annotated[
    int, typer.Option(min=1, max=64, help="Processor cores for a rota, which stays the same.")
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        metavar="SECONDS",
        min=0.1,
        help="Stop solving after so long, with the best rotas found; each team has its part of it.",
        show_default=False,
    ),
]


def rota(
    run: RunName,
    first_day: From = None,
    weeks: Weeks = None,
    until: Until = None,
    teams: Teams = [],  # noqa: B006  # typer makes a new one
    after: After = None,
    repair: Repair = None,
    absent: Absent = [],  # noqa: B006  # typer makes a new one
    out: Out = Path("rotas"),
    time_limit: TimeLimit = None,
    workers: Workers = CORES,
    as_json: AsJson = False,
) -> ExitCode:
    """Staff a saved plan day by day: on call, clinics, visits and days off of each team.

    Each rota is audited without the solver. A folder gets it as CSV for the wall, for each midwife
    and as calendars. What cannot be staffed within the law is left unfilled, with the reason.
    """
    from planner.cli.asked_rota import absences, day_of
    from planner.rota import Search
    from planner.rota_line import RotaAsked

    asked = RotaAsked(
        run=run,
        first_day=None if first_day is None else day_of(first_day, "--from"),
        weeks=weeks,
        last_day=None if until is None else day_of(until, "--until"),
        teams=tuple(teams),
        after=after,
        repair=repair,
        absent=absences(absent),
    )
    finished, is_interrupted = _made(asked, out, Search(workers, time_limit=time_limit))
    _tell(finished, as_json=as_json)
    return gravest([code_of(finished), *([ExitCode.INTERRUPTED] if is_interrupted else [])])


def _made(asked: "RotaAsked", out: Path, search: "Search") -> tuple["FinishedRota", bool]:
    """The rotas, with progress on the screen; Ctrl-C ends the search with the best found."""
    from planner.caseload import Progress
    from planner.cli.console import err
    from planner.cli.interrupt import Interrupts
    from planner.cli.progress import shown_progress
    from planner.cli.tables import counted
    from planner.rota_line import make_rotas

    heard = "stopping: the best rota found so far is checked and written; Ctrl-C again gives it up"
    interrupts = Interrupts(lambda: err().print(heard, style="gap"))
    with shown_progress("rota", interrupts) as show:

        def tell(step: "TeamDone") -> None:
            """How many teams are done."""
            show(Progress(f"{step.done} of {counted(step.teams, 'team')}"))

        search = search._replace(progress=tell)
        made = interrupts.run(lambda stop: make_rotas(asked, out, search._replace(stop=stop)))
    return made, bool(interrupts)


def code_of(finished: "FinishedRota") -> ExitCode:
    """6 if the audit found something broken, 5 if a rota was stopped, 0 if all is well."""
    from models import Status

    if not finished.report.passed:
        return ExitCode.VIOLATION
    is_stopped = any(rota.status is Status.STOPPED for rota in finished.rotas.rotas)
    return ExitCode.STOPPED if is_stopped else ExitCode.DONE


def _tell(finished: "FinishedRota", *, as_json: bool) -> None:
    from planner.cli.console import emit_json, out
    from planner.cli.show_findings import show_findings
    from planner.cli.show_rota import show_rotas

    show_findings(finished.findings)
    if as_json:
        emit_json(_as_data(finished))
    else:
        show_rotas(out(), finished)


def _as_data(finished: "FinishedRota") -> dict[str, object]:
    data: dict[str, object] = {
        "folder": str(finished.folder),
        "exit_code": int(code_of(finished)),
        "audit_passed": finished.report.passed,
        "unfilled": len(finished.rotas.unfilled),
        "attended": finished.rotas.attended.model_dump(mode="json"),
        "attended_blind": finished.rotas.attended_blind.model_dump(mode="json"),
        "antenatal": finished.rotas.antenatal.model_dump(mode="json"),
        "postnatal": finished.rotas.postnatal.model_dump(mode="json"),
        **finished.rotas.model_dump(mode="json"),
    }
    if finished.changes is not None:
        data["changes"] = [change._asdict() for change in finished.changes]
    return data
