"""The README's picture of the terminal, drawn from the plan of the example trust."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from rich.console import Console

from models.comparison import Origin, View
from planner import appraisal, exports, loading, pipeline
from planner.cli.calling import called
from planner.cli.console import THEME
from planner.cli.show_plan import show_end, show_result
from planner.explain import Overview
from planner.loading import Loaded

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


IN_STEPS = "october_apprentices"
"""The shipped what-if scenario that the README tells change by change."""
Plan = Callable[[Loaded], pipeline.Finished]


@contextmanager
def planned_once(base: pipeline.Finished) -> Iterator[Plan]:
    """Plans scenarios of the example trust, each name once; the base is planned already."""
    known = {base.run.scenario.name: base}
    with TemporaryDirectory() as folder:
        baselines = pipeline.Baselines(Path(folder))
        baselines.note(loading.load_scenario(ROOT / SCENARIO), base)

        def plan(loaded: Loaded) -> pipeline.Finished:
            name = loaded.scenario.name
            if name not in known:
                known[name] = pipeline.plan_loaded(loaded, Path(folder), clock=CLOCK, baselines=baselines)
            return known[name]

        yield plan


def side_by_side(plan: Plan) -> str:
    """The README's comparison as Markdown."""
    paths = [ROOT / SCENARIO.with_name(f"{name}.yaml") for name in (SCENARIO.stem, *WHAT_IFS)]
    return _appraised([(None, loading.load_scenario(path)) for path in paths], plan, View.QUESTIONS)


def step_by_step(plan: Plan) -> str:
    """The README's scenario told change by change, as Markdown."""
    steps = loading.load_steps(ROOT / SCENARIO.with_name(f"{IN_STEPS}.yaml"))
    return _appraised([(step.label, step.loaded) for step in steps], plan, View.STEPS)


def _appraised(options: list[tuple[str | None, Loaded]], plan: Plan, view: View) -> str:
    ready = [
        appraisal.Ready(appraisal.Named(str(SCENARIO), label, loaded), plan(loaded), Origin.PLANNED)
        for label, loaded in options
    ]
    return exports.comparison_md(appraisal.appraise(ready, view))


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
