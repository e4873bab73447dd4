"""Runs -> what they say."""

from collections.abc import Sequence

from planner.explain import (
    FrontierLine,
    Overview,
    Planned,
    TeamStory,
    TierStory,
    WomanStory,
    explain_team,
    explain_tier,
    explain_woman,
    frontier,
    open_ledger,
    overview,
    tier_number,
)
from planner.pipeline.saved import Finished


def overview_of(finished: Finished) -> Overview:
    """A run at a glance."""
    return overview(finished.run.scenario, finished.run.plan, finished.run.metrics)


def frontier_of(sweep: Sequence[Finished]) -> tuple[FrontierLine, ...]:
    """The scenarios of one sweep side by side: staff time and cost against women placed."""
    return frontier([Planned(one.point, one.run.plan, one.run.metrics) for one in sweep if one.point])


def explain_run(
    saved: Finished, *, woman: str | None = None, tier: str | None = None, team: str | None = None
) -> WomanStory | TierStory | TeamStory:
    """The story of one woman, tier or team, whichever is named; raises UnknownName."""
    ledger = open_ledger(saved.run.scenario, saved.run.plan)
    if woman is not None:
        return explain_woman(ledger, woman)
    if tier is not None:
        return explain_tier(ledger, tier_number(ledger, tier))
    if team is not None:
        return explain_team(ledger, team)
    raise ValueError("name a woman, a tier or a team")
