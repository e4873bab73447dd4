"""The README's rota: one team of the example trust over two weeks, as a terminal of 80 columns prints it."""

import io
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from planner import pipeline
from planner.cli.console import THEME
from planner.cli.show_rota import show_team
from planner.rota_line import RotaAsked, make_rotas
from tests.cli.picture import CLOCK, ROOT, SCENARIO

TEAM, FIRST_DAY, WEEKS = "willow", date(2027, 3, 22), 2
"""Good Friday, Easter Monday and the night on which the clocks go forward are among these days."""
COMMAND = f"caseload rota runs/base --team {TEAM} --from {FIRST_DAY} --weeks {WEEKS}"
WIDTH = 80


def example_rota() -> str:
    """What the command says of the team, without colours, as a block of text for Markdown."""
    with TemporaryDirectory() as folder:
        run = pipeline.plan_file(ROOT / SCENARIO, Path(folder) / "runs", clock=CLOCK).folder
        asked = RotaAsked(run, first_day=FIRST_DAY, weeks=WEEKS, teams=(TEAM,))
        finished = make_rotas(asked, Path(folder) / "rotas")
    text = io.StringIO()
    console = Console(file=text, theme=THEME, width=WIDTH, highlight=False, markup=False, no_color=True)
    for rota in finished.rotas.rotas:
        show_team(console, finished, rota)
    lines = (line.rstrip() for line in text.getvalue().strip().splitlines())
    return "```text\n" + "\n".join(lines) + "\n```\n"
