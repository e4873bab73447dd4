"""`caseload rota`: who is on call, in clinic, visiting or off, day by day."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.exits import ExitCode, code_of, gravest
from planner.cli.options import CORES, AsJson, RotaOut, RotaTimeLimit, RotaWorkers, RunName
from planner.words import counted

if TYPE_CHECKING:
    from planner.rota import Search, TeamDone
    from planner.rota_line import FinishedRota, RotaAsked

From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DATE",
        help="First day (if left out, the day after --after, or the first Monday from the day of planning).",
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


def rota(
    run: RunName,
    first_day: From = None,
    weeks: Weeks = None,
    until: Until = None,
    teams: Teams = [],  # noqa: B006  # typer makes a new one
    after: After = None,
    repair: Repair = None,
    absent: Absent = [],  # noqa: B006  # typer makes a new one
    out: RotaOut = Path("rotas"),
    time_limit: RotaTimeLimit = None,
    workers: RotaWorkers = CORES,
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
    return gravest([_code_of(finished), *([ExitCode.INTERRUPTED] if is_interrupted else [])])


def _made(asked: "RotaAsked", out: Path, search: "Search") -> tuple["FinishedRota", bool]:
    """The rotas, with progress on the screen; Ctrl-C ends the search with the best found."""
    from planner.caseload import Progress
    from planner.cli.interrupt import Interrupts, tell_stopping
    from planner.cli.progress import shown_progress
    from planner.rota_line import make_rotas

    interrupts = Interrupts(lambda: tell_stopping("rota"))
    with shown_progress("rota", interrupts) as show:

        def tell(step: "TeamDone") -> None:
            """How many teams are done."""
            show(Progress(f"{step.done} of {counted(step.teams, 'team')}"))

        search = search._replace(progress=tell)
        made = interrupts.run(lambda stop: make_rotas(asked, out, search._replace(stop=stop)))
    return made, bool(interrupts)


def _code_of(finished: "FinishedRota") -> ExitCode:
    return code_of(finished.report, (rota.status for rota in finished.rotas.rotas))


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
        "exit_code": int(_code_of(finished)),
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
