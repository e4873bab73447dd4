"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

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
