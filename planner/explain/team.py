"""One team: its staff time, births and caseload month by month, its midwives and its women."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from models import Midwife
from planner.explain.due_month import UnevenMonths, uneven_births
from planner.explain.fullness import Fullness
from planner.explain.ledger import HUNDREDTHS, Ledger
from planner.explain.opening import not_opened_because
from planner.explain.proof import ProofLine, proof_with_team
from planner.explain.reach import WhoMayJoin, half_empty_because, share_used, who_may_join
from planner.prepare import NOBODY, Step
from planner.refused import UnknownName


@dataclass(frozen=True)
class MonthLine:
    """One month of a team."""

    month: str
    wte: float
    """Staff time, WTE."""
    women: int
    """Women of the team due in the month."""
    births: float
    """The same, by weight."""


@dataclass(frozen=True)
class MidwifeLine:
    """One midwife of a team."""

    midwife_id: str
    wte: float
    """Mean staff time over the horizon, WTE."""
    named_for: int
    """Women whose named midwife she is."""
    buddy_for: int
    """Women whose buddy she is."""
    most_births_in_month: int
    """Most births of named women in one month."""
    full: int
    """Stretches of months in which she has her full share of births."""
    languages: tuple[str, ...]
    preceptee_until: date | None
    """Last day on which no woman of tier 1 or with a risk factor is named to her; none if there is none."""


@dataclass(frozen=True)
class TeamStory:
    """What the plan gives one team."""

    team_id: str
    name: str
    kind: str
    status: str
    """Running, opened by this plan, or proposed and not opened."""
    not_opened_because: str | None
    """Why the plan does not open it, in words; none if it runs or is opened."""
    accepts: tuple[str, ...]
    wte_min: float
    """With less staff time in a month it takes nobody new who is due then."""
    women: int
    kept: int
    """Women who keep the midwife whom they have met."""
    held: int
    """Of the women, places held for those still expected to book, who are in no table."""
    able: int
    """Women without care begun who may go there: in reach, accepted, in time, a midwife allowed."""
    able_here: int
    """Those of them whom the plan places there."""
    able_left_out: int
    """Those of them whom it places nowhere."""
    who_may_join: WhoMayJoin
    """The women who may go there, and at which step the others fall away."""
    half_empty_because: str | None
    """Why it is less than two thirds full while women lack a place; none if it is not."""
    tiers: tuple[tuple[int, str, int], ...]
    """Number, name and women of each tier."""
    months: tuple[MonthLine, ...]
    uneven: UnevenMonths | None
    """Where its births bunch by month; none where they do not."""
    limits: tuple[Fullness, ...]
    """Births in each run of months and women in care on each first day of a month, by weight."""
    midwives: tuple[MidwifeLine, ...]
    shortages: tuple[ProofLine, ...]
    """Women who can go only to this team, or to few others beside it, with too few places."""


def explain_team(ledger: Ledger, team_id: str) -> TeamStory:
    """Tell the story of a team, by its id or else its name as the tables show it; raises UnknownName."""
    row = ledger.team_at.get(team_id)
    if row is None:
        row = _by_name(ledger, team_id)
    team = ledger.problem.teams[row]
    here = ledger.team == row
    able = (ledger.problem.step[:, row] == Step.PASSES) & ~ledger.problem.kept
    return TeamStory(
        team_id=team.team_id,
        name=team.name,
        kind=str(team.kind),
        status=ledger.status_of(row),
        not_opened_because=not_opened_because(ledger, row),
        accepts=team.accepts,
        wte_min=ledger.scenario.policy.limits.team_wte_min,
        women=int(here.sum()),
        kept=int((here & ledger.problem.kept).sum()),
        held=int((here & ledger.problem.awaited).sum()),
        able=int(able.sum()),
        able_here=int((able & here).sum()),
        able_left_out=int((able & (ledger.team == NOBODY)).sum()),
        who_may_join=who_may_join(ledger, row),
        half_empty_because=half_empty_because(ledger, row, share_used(ledger, row)),
        tiers=tuple(
            (t.tier, t.name, int((here & (ledger.problem.tier == t.tier)).sum())) for t in ledger.plan.tiers
        ),
        months=_months(ledger, row),
        uneven=uneven_births(ledger, row),
        limits=tuple(line for load in ledger.team_limits for line in load.lines(row)),
        midwives=tuple(_midwife(ledger, int(midwife)) for midwife in ledger.problem.midwives_of(row)),
        shortages=proof_with_team(ledger, team.team_id),
    )


def _by_name(ledger: Ledger, name: str) -> int:
    """The one team of this name, in any case of letters."""
    named = [row for row, team in enumerate(ledger.problem.teams) if team.name.casefold() == name.casefold()]
    if len(named) != 1:
        raise UnknownName("team", name, ledger.team_at)
    return named[0]


def _months(ledger: Ledger, team: int) -> tuple[MonthLine, ...]:
    here, wte = ledger.team == team, ledger.problem.team_wte[team]
    lines = []
    for position, month in enumerate(ledger.scenario.months):
        due = here & (ledger.problem.month == position)
        weight = float(ledger.problem.weight[due].sum()) / HUNDREDTHS
        lines.append(MonthLine(str(month), float(wte[position]), int(due.sum()), weight))
    return tuple(lines)


def _midwife(ledger: Ledger, row: int) -> MidwifeLine:
    pace, month = ledger.midwife_limits
    midwife = ledger.problem.midwives[row]
    full = (pace.taken[row] >= pace.capacity.limit[row]) & (pace.capacity.limit[row] > 0)
    return MidwifeLine(
        midwife_id=midwife.midwife_id,
        wte=float(ledger.problem.effective_wte[row].mean()),
        named_for=int((ledger.midwife == row).sum()),
        buddy_for=int((ledger.buddy == row).sum()),
        most_births_in_month=int(month.taken[row].max()),
        full=int(np.count_nonzero(full)),
        languages=midwife.languages,
        preceptee_until=_preceptee_until(ledger, midwife),
    )


def _preceptee_until(ledger: Ledger, midwife: Midwife) -> date | None:
    until = midwife.preceptorship_ends_on
    is_asked = ledger.scenario.policy.limits.preceptees_need_low_risk
    return until if is_asked and until is not None and until >= ledger.scenario.as_of else None
