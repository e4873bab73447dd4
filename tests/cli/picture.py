"""The README's picture of the terminal, drawn from the plan of the example trust."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from rich.console import Console

from models.comparison import Origin, View
from planner import appraisal, exports, pipeline
from planner.cli.calling import called
from planner.cli.console import THEME
from planner.cli.show_plan import show_end, show_result
from planner.explain import Overview

ROOT = Path(__file__).parents[2]
SCENARIO = Path("scenarios/base.yaml")
PICTURE = ROOT / ".github" / "plan.svg"
WIDTH = 112
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
CLOCK = pipeline.Clock(now=lambda: datetime(2027, 1, 4, 9, 15, tzinfo=UTC), seconds=monotonic)
"""A day of its own, so that the picture does not change from day to day."""


def example() -> tuple[pipeline.Finished, Overview]:
    """The example trust, planned; its folder is named as a user would see it."""
    with TemporaryDirectory() as folder:
        done = pipeline.plan_file(ROOT / SCENARIO, Path(folder), clock=CLOCK)
        return done._replace(folder="runs" / done.folder.relative_to(folder)), pipeline.overview_of(done)


WHAT_IFS = ("two_leave_willow", "recruit_in_september", "october_apprentices")
"""The shipped what-if scenarios that the README holds against the example trust."""


def side_by_side(base: pipeline.Finished) -> str:
    """The README's comparison as Markdown."""
    with TemporaryDirectory() as folder:
        paths = [ROOT / SCENARIO.with_name(f"{name}.yaml") for name in WHAT_IFS]
        plans = [base, *(pipeline.plan_file(path, Path(folder), clock=CLOCK) for path in paths)]
    ready = [
        appraisal.Ready(appraisal.Named(str(SCENARIO), None, saved=done), done, Origin.PLANNED)
        for done in plans
    ]
    return exports.comparison_md(appraisal.appraise(ready, View.QUESTIONS))


def draw(done: pipeline.Finished, plan: Overview) -> None:
    """Write the picture: an SVG that asks no other computer for anything."""
    console = Console(
        record=True, file=io.StringIO(), force_terminal=True, width=WIDTH, theme=THEME, highlight=False
    )
    console.print(f"$ {called()} plan {SCENARIO}", style="bold")
    show_result(console, plan)
    show_end(console, plan, done.report, done.folder)
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(
        without_addresses(console.export_svg(title="caseload", unique_id="plan")), encoding="utf-8"
    )


def without_addresses(svg: str) -> str:
    """Fonts of the reader's own machine in place of fonts from an address, and no comments."""
    svg = re.sub(r"\s*(@font-face \{.*?\}|<!--.*?-->)", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family: (Fira Code, monospace|arial);", f"font-family: {FONTS};", svg)
