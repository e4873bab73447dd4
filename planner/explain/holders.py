"""Who has the places of a full team in one stretch of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.explain.fullness import Fullness, tightest
from planner.explain.ledger import HUNDREDTHS, Ledger


@dataclass(frozen=True)
class Holders:
    """Women who fill the places of a team in the stretch of time in which it has least left."""

    when: str
    """The run of months, or the day."""
    women: int
    """Women planned for who are counted in it."""
    births: float
    """What they take, by weight."""
    past_due: float
    """What women take besides whom the plan does not plan for: past their due date and still in care."""
    by_tier: tuple[int, ...]
    """Women of tier 1, 2 ...; care begun of women in no tier is only in `women`."""
    new: int
    """Of the women, those who are new to the team: placed anew, and from no care begun there."""


def holders(ledger: Ledger, team: int, full: Sequence[Fullness]) -> Holders | None:
    """Who has the places of the team at position `team`; none where it is not full."""
    if not full:
        return None
    problem, found = ledger.problem, tightest(full)
    load = next(one for one in ledger.team_limits if one.kind is found.kind)
    window = load.windows.labels.index(found.when)
    counted = load.windows.women[:, window] & (ledger.team == team)
    births = int(problem.weight[counted].sum())
    new = counted & ~problem.kept & (problem.present_team != team)
    return Holders(
        when=found.when,
        women=int(counted.sum()),
        births=births / HUNDREDTHS,
        past_due=(int(load.taken[team, window]) - births) / HUNDREDTHS,
        by_tier=tuple(int((counted & (problem.tier == tier.tier)).sum()) for tier in ledger.plan.tiers),
        new=int(new.sum()),
    )
