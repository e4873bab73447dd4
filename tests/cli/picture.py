"""The README's picture of the terminal: `python -m tests.cli.picture` plans the example trust."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from rich.console import Console

from planner import pipeline
from planner.cli.console import THEME
from planner.cli.show_plan import show_plan
from planner.loading import load_scenario

ROOT = Path(__file__).parents[2]
SCENARIO = Path("scenarios/base.yaml")
PICTURE = ROOT / ".github" / "plan.svg"
WIDTH = 112
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
CLOCK = pipeline.Clock(now=lambda: datetime(2027, 1, 4, 9, 15, tzinfo=UTC), seconds=monotonic)
"""A day of its own, so that the picture does not change from day to day."""


def drawn() -> str:
    """The plan of the example trust as an SVG that asks no other computer for anything."""
    console = Console(
        record=True, file=io.StringIO(), force_terminal=True, width=WIDTH, theme=THEME, highlight=False
    )
    with TemporaryDirectory() as folder:
        done = pipeline.plan_loaded(load_scenario(ROOT / SCENARIO), Path(folder), clock=CLOCK)
        console.print(f"$ caseload plan {SCENARIO}", style="bold")
        show_plan(
            console, pipeline.overview_of(done), done.report, Path("runs") / done.folder.relative_to(folder)
        )
    return without_addresses(console.export_svg(title="caseload", unique_id="plan"))


def without_addresses(svg: str) -> str:
    """Fonts of the reader's own machine in place of fonts from an address."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family: (Fira Code, monospace|arial);", f"font-family: {FONTS};", svg)


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(drawn(), encoding="utf-8")
