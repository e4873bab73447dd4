"""`caseload compare`: options side by side, and who would move."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.exits import ExitCode, gravest
from planner.cli.many import Many, code_of_plan, plan_at_once
from planner.cli.options import CORES, AllowOutside, Cluster, Jobs, Out, Settings, TimeLimit, Workers
from planner.cli.planned_first import told_baselines
from planner.cli.solving import heard_interrupts, solved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models import Comparison
    from models.comparison import View
    from planner.appraisal import Named
    from planner.loading import Loaded
    from planner.pipeline import Baselines, Finished


class By(StrEnum):
    """Whose numbers are shown."""

    TIER = "tier"
    ETHNICITY = "ethnicity"
    DECILE = "decile"
    ASKING = "asking"
    TEAM = "team"
    MONTH = "month"


class Format(StrEnum):
    """How the comparison is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"


Options = Annotated[
    list[str],
    typer.Argument(
        metavar="[LABEL=]OPTION",
        help="Scenario files and run folders, the baseline first. LABEL= gives one another name.",
        show_default=False,
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        metavar="OPTION",
        help="The option that the others are held against; without it the first.",
        show_default=False,
    ),
]
ByOption = Annotated[By | None, typer.Option("--by", help="One group at a time.", show_default=False)]
Waterfall = Annotated[
    bool,
    typer.Option(
        "--waterfall",
        help="Steps: hold each option against the one before it; one what-if file is told change by change.",
    ),
]
Women = Annotated[bool, typer.Option("--women", help="Who gains and who loses a place, by id, and why.")]
RotasOption = Annotated[
    Path,
    typer.Option("--rotas", metavar="DIR", help="Rotas made for these runs: a section more where there are."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="md is Markdown, for a paper.")]


def compare(
    options: Options,
    baseline: Baseline = None,
    by: ByOption = None,
    waterfall: Waterfall = False,
    women: Women = False,
    form: FormatOption = Format.TABLE,
    out: Out = Path("runs"),
    rotas: RotasOption = Path("rotas"),
    settings: Settings = [],  # noqa: B006  # typer makes a new one
    time_limit: TimeLimit = None,
    workers: Workers = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
    allow_outside: AllowOutside = False,
) -> ExitCode:
    """Hold options against a baseline: who is placed, who is outside the teams, the cost, who would move.

    All are checked before the first is solved. A sweep stands for all its scenarios.
    A scenario whose run below --out is up to date is not planned again; a what-if's base is planned first.
    With --jobs or --cluster the others are planned at once; the comparison is the same.
    Each measure says whether a difference is better or worse; cost is neither in itself.
    """
    from planner import appraisal
    from planner.cli.guard import refuse

    if sum((by is not None, waterfall, women)) > 1:
        return refuse("more than one of --by, --waterfall and --women", "ask for one of them at a time")
    named = _named(options, baseline, settings, allow_outside)
    if not all(one.is_valid for one in named):
        return ExitCode.INVALID_INPUT
    if waterfall:
        named = appraisal.taken_apart(named, settings=settings, allow_outside=allow_outside)
    appraisal.check_enough(named, settings)
    if women:
        appraisal.check_same_women(named)
    many = Many(jobs, cluster, time_limit, workers)
    baselines = told_baselines(out, [one.loaded for one in named if one.loaded])
    ready = appraisal.make_ready(named, baselines, partial(_planned, baselines=baselines, many=many))
    _show(appraisal.appraise(ready, _view(by, waterfall=waterfall, women=women), rotas), form)
    return gravest(code_of_plan(one.finished) for one in ready)


def _planned(scenarios: "Sequence[Loaded]", baselines: "Baselines", many: Many) -> list["Finished"]:
    """Every option planned; if one has no plan, or after Ctrl-C, nothing is compared."""
    if not many.is_for(len(scenarios)):
        return [_planned_here(loaded, baselines, many) for loaded in scenarios]
    done = plan_at_once(scenarios, baselines.out, many, baselines)
    found = [one for one in done.finished if one is not None]
    if len(found) < len(scenarios) or ExitCode.INTERRUPTED in done.codes:
        raise typer.Exit(gravest(done.codes))
    return found


def _planned_here(loaded: "Loaded", baselines: "Baselines", many: Many) -> "Finished":
    """One option planned; after Ctrl-C its best plan is written all the same."""
    interrupts = heard_interrupts()
    workers = many.workers or CORES
    search = partial(solved, time_limit=many.time_limit, workers=workers, baselines=baselines)
    found = search(loaded, baselines.out, interrupts)
    if interrupts:
        raise KeyboardInterrupt
    return found


def _named(
    options: list[str], baseline: str | None, settings: list[str], allow_outside: bool
) -> list["Named"]:
    """What was named, the baseline first; everything to be said of it is shown."""
    from planner import appraisal
    from planner.cli.show_findings import show_findings

    look = partial(appraisal.look_up, settings=settings, allow_outside=allow_outside)
    named = [one for option in options for one in look(option)]
    if baseline is not None:
        named = appraisal.baseline_first(named, baseline, look)
    show_findings(finding for one in named for finding in one.findings)
    return named


def _view(by: By | None, *, waterfall: bool, women: bool) -> "View":
    from models.comparison import View

    if by is not None:
        return View(by)
    return View.STEPS if waterfall else View.WOMEN if women else View.QUESTIONS


def _show(comparison: "Comparison", form: Format) -> None:
    from planner import exports
    from planner.cli.console import emit, err, out
    from planner.cli.show_comparison import show_changes, show_comparison, show_flags

    writers = {
        Format.CSV: exports.comparison_csv,
        Format.JSON: exports.comparison_json,
        Format.MD: exports.comparison_md,
    }
    if form is Format.TABLE:
        show_comparison(out(), comparison)
    else:
        emit(writers[form](comparison).removesuffix("\n"))
    if form is Format.CSV:
        show_changes(err(), comparison)
        show_flags(err(), comparison)
    if comparison.moved and form is not Format.TABLE:
        err().print("this is about persons: keep it as safe as the files it came from", style="quiet")
