"""`caseload new`: a realistic service to start from."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.exits import ExitCode

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="Folder to write; new or empty.", show_default=False)
]
Like = Annotated[
    str, typer.Option(metavar="CODE", help="Trust whose published figures are used; ENG for England.")
]
Births = Annotated[
    int | None,
    typer.Option(min=200, max=60_000, help="Births a year; without it the trust's own.", show_default=False),
]
Teams = Annotated[
    int | None,
    typer.Option(
        min=1, max=200, help="Teams running; without it one for every 420 births.", show_default=False
    ),
]
Seed = Annotated[int, typer.Option(min=0, help="Another seed makes another service like it.")]
Msds = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Published annual MSDS file (CSV), for any trust.", show_default=False),
]
Lsoa = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Published LSOA table (CSV), for real neighbourhoods.", show_default=False
    ),
]
BookedOnly = Annotated[bool, typer.Option("--booked-only", help="Leave out women who have not booked yet.")]


def new(
    folder: Folder,
    like: Like = "RAE",
    births: Births = None,
    teams: Teams = None,
    seed: Seed = 1,
    msds: Msds = None,
    lsoa: Lsoa = None,
    booked_only: BookedOnly = False,
) -> ExitCode:
    """Write a realistic made-up service with a base and a what-if scenario, to start from or to try out.

    It is drawn from published statistics of a trust; no woman or midwife in it exists.
    """
    from planner import pipeline
    from planner.cli.calling import called
    from planner.cli.console import emit, err

    made = pipeline.new_service(
        folder,
        like=like,
        births=births,
        teams=teams,
        seed=seed,
        msds=msds,
        lsoa=lsoa,
        booked_only=booked_only,
    )
    console = err()
    console.print(made.title, style="head")
    console.print(", ".join(f"{rows:,} {name}" for name, rows in made.rows.items()), style="quiet")
    plan, runs = f"{called()} plan", f"--out {folder / 'runs'}"
    console.print(f"next: {plan} {made.scenario} {runs}", style="path", soft_wrap=True)
    what_if = made.scenario.with_name("what_if.yaml")
    console.print(f"then: {plan} {what_if} {runs}, with changes of your own", style="path", soft_wrap=True)
    emit(str(made.scenario))
    return ExitCode.DONE
