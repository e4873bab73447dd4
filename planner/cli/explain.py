"""`caseload explain`: why a plan is as it is."""

from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.exits import ExitCode
from planner.cli.options import AsJson, RunName

if TYPE_CHECKING:
    from planner.pipeline import Finished

WomanOption = Annotated[
    str | None,
    typer.Option("--woman", metavar="ID", help="One woman: where, and why.", show_default=False),
]
TierOption = Annotated[
    str | None,
    typer.Option(
        "--tier", metavar="N", help="One tier, by number or id: who is left out.", show_default=False
    ),
]
TeamOption = Annotated[
    str | None, typer.Option("--team", metavar="ID", help="One team: month by month.", show_default=False)
]

AimsOption = Annotated[
    bool, typer.Option("--aims", help="The whole plan with its lesser aims: travel, language, buddies.")
]


def explain(
    run: RunName,
    woman: WomanOption = None,
    tier: TierOption = None,
    team: TeamOption = None,
    aims: AimsOption = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Explain a saved plan: all of it, or one woman, tier or team. Nothing is solved again."""
    from planner import pipeline
    from planner.cli.console import emit_json, out
    from planner.cli.data import as_data
    from planner.cli.guard import refuse
    from planner.cli.show_findings import show_findings
    from planner.cli.show_story import show_story

    if sum(choice is not None for choice in (woman, tier, team, aims or None)) > 1:
        return refuse("more than one of --woman, --tier, --team and --aims", "ask for one of them at a time")
    saved = pipeline.read(run)
    show_findings(saved.run.findings)
    if woman is None and tier is None and team is None:
        return _all(saved, as_json, aims)
    story = pipeline.explain_run(saved, woman=woman, tier=tier, team=team)
    if as_json:
        emit_json(as_data(story))
    else:
        show_story(out(), story)
    return ExitCode.DONE


def _all(saved: "Finished", as_json: bool, aims: bool) -> ExitCode:
    from planner import pipeline
    from planner.cli.console import emit_json, out
    from planner.cli.data import as_data
    from planner.cli.show_aims import show_aims
    from planner.cli.show_placed import show_shortage_at_a_glance
    from planner.cli.show_plan import show_end, show_result

    overview = pipeline.overview_of(saved)
    if as_json:
        emit_json({"folder": str(saved.folder), **as_data(overview)})
    else:
        show_result(out(), overview)
        show_shortage_at_a_glance(out(), overview)
        if aims:
            show_aims(out(), overview)
        show_end(out(), overview, saved.report, saved.folder)
    return ExitCode.DONE
