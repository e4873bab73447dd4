"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Any

import typer

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="Scenario files (YAML).", show_default=False)
]
RunName = Annotated[
    Path,
    typer.Argument(
        metavar="RUN", help="A run folder, or a scenario's folder for its latest run.", show_default=False
    ),
]
Settings = Annotated[
    list[str],
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Change one key of every scenario, such as policy.limits.team_wte_min=5. May be given again.",
        show_default=False,
    ),
]
AllowOutside = Annotated[
    bool, typer.Option("--allow-outside", help="Let data files lie outside the scenario's folder.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]


def _out(what: str) -> Any:
    return typer.Option("--out", metavar="DIR", help=f"Where {what} folders are written.")


Out = Annotated[Path, _out("run")]
RotaOut = Annotated[Path, _out("rota")]


def _time_limit(best: str) -> Any:
    words = f"Stop solving after so long, with the best {best}."
    return typer.Option("--time-limit", metavar="SECONDS", min=0.1, help=words, show_default=False)


TimeLimit = Annotated[float | None, _time_limit("plan found")]
RotaTimeLimit = Annotated[float | None, _time_limit("rotas found; each team has its part of it")]


def _workers(words: str, *, show_default: bool) -> Any:
    return typer.Option(
        "--workers", min=1, max=64, help=f"Processor cores for {words}.", show_default=show_default
    )


Workers = Annotated[
    int | None,
    _workers("a plan, which stays the same (2 if left out; 1 with --jobs or --cluster)", show_default=False),
]
RotaWorkers = Annotated[int, _workers("a rota, which stays the same", show_default=True)]
CORES = 2
"""Processor cores used for a plan if nothing is said."""
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=256,
        help="Scenarios planned at once (1 if left out; with --cluster as many as it has cores).",
        show_default=False,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="Plan on a Dask cluster: tcp://host:8786, its scheduler.", show_default=False
    ),
]
