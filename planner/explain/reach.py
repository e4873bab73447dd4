"""Who may join a team at all, step by step, and why a team may stay half empty."""

from dataclasses import dataclass
from math import floor
from typing import NamedTuple

import numpy as np

from models import UnplacedReason
from models.vocabulary import whom_words
from planner.explain.ledger import HUNDREDTHS, Ledger
from planner.prepare import Step
from planner.words import counted_women, noun_for

HALF_EMPTY = 2 / 3
"""A team that uses less of its places over the horizon is told, where women lack a place elsewhere."""

MONTHS_A_YEAR = 12
TOLERANCE = 1e-9
MANY = 0.1
"""Share of the women who may join a team from which on it matters that they are left out."""


@dataclass(frozen=True)
class WhoMayJoin:
    """Women without care begun, as they fall away for one team."""

    women: int
    """All of them, due while the team runs."""
    most_minutes: float
    """The team's travel limit."""
    has_catchment: bool
    """Whether some neighbourhood names the team, whatever the way."""
    in_reach: int
    """Of these, women who live within its minutes or in its catchment."""
    accepts: tuple[str, ...]
    """Needs any of which is asked for; empty accepts everyone."""
    accepted: int
    """Of those in reach, women whom it takes."""
    in_time: int
    """Of those, women who are not too late in pregnancy."""
    able: int
    """Of those, women due in a month in which the team is large enough and has a midwife for them."""

    @property
    def where(self) -> str:
        """The reach in words."""
        return f"within its {self.most_minutes:g} minutes" + (" or in its catchment" * self.has_catchment)

    @property
    def takes(self) -> str:
        """Whom the team takes, in words; empty if everyone."""
        return whom_words(self.accepts) if self.accepts else ""

    @property
    def words(self) -> str:
        """Step by step, in one sentence."""
        found = [f"{self.in_reach:,} live {self.where}"]
        if self.accepts:
            found.append(f"it takes only {self.takes}: {self.accepted:,} of those")
        if late := self.accepted - self.in_time:
            found.append(f"{late:,} of those are too late in pregnancy to join")
        if lacking := self.in_time - self.able:
            found.append(f"for {lacking:,} it is too small in their month or has no midwife then")
        return f"of {self.women:,} women new to their midwife, " + "; ".join(found)

    @property
    def why_few(self) -> str:
        """The step at which most fall away, in a few words."""
        near = f"only {_women(self.able, 'who may join it live')} {self.where}"
        steps = (
            (self.in_reach / max(1, self.women), near),
            (self.accepted / max(1, self.in_reach), f"it takes only {self.takes}: {self.able:,} may join"),
            (self.able / max(1, self.accepted), f"only {_women(self.able, 'are')} early enough to join it"),
        )
        return min(steps, key=lambda step: step[0])[1]


def who_may_join(ledger: Ledger, team: int) -> WhoMayJoin:
    """Who may join the team at position `team`, as if it were opened."""
    limits, noun = ledger.scenario.policy.limits, ledger.problem.teams[team]
    step = ledger.problem.step[~ledger.problem.kept, team]

    def beyond(last: Step) -> int:
        """How many women pass, or fail at a later step."""
        return int(np.count_nonzero((step == Step.PASSES) | (step > last)))

    return WhoMayJoin(
        women=beyond(Step.RUNS),
        most_minutes=limits.max_travel_minutes_of(noun),
        has_catchment=any(noun.team_id in area.catchment_team_id for area in ledger.scenario.service.areas),
        in_reach=beyond(Step.REACH),
        accepts=noun.accepts,
        accepted=beyond(Step.ACCEPTS),
        in_time=beyond(Step.GESTATION),
        able=int(np.count_nonzero(step == Step.PASSES)),
    )


class UnusedTime(NamedTuple):
    """A team that uses less than two thirds of its places while women lack one."""

    name: str
    share: float
    """Share of its places that it uses."""
    movable_wte: float
    """What could leave it all year: the team stays as large as a team must be, and keeps its women."""


def unused_time(ledger: Ledger) -> tuple[UnusedTime, ...]:
    """Teams that use less than two thirds of their places while women lack one."""
    shares = ((team, share_used(ledger, team)) for team in range(len(ledger.problem.teams)))
    return tuple(
        UnusedTime(ledger.problem.teams[team].name, share, _movable_wte(ledger, team))
        for team, share in shares
        if share is not None and half_empty_because(ledger, team, share)
    )


def _movable_wte(ledger: Ledger, team: int) -> float:
    """In whole tenths of a WTE; limits other than that of births may allow less."""
    load, least = ledger.team_limits[0], float(ledger.problem.team_wte[team].min())
    limit = np.maximum(load.capacity.limit[team], 1)
    fullest = float((load.taken[team] / limit).max(initial=0.0))
    free = min(least - ledger.scenario.policy.limits.team_wte_min, least * (1 - fullest))
    return max(floor(10 * free + TOLERANCE), 0) / 10


def share_used(ledger: Ledger, team: int) -> float | None:
    """Share of its places that a team uses over the horizon; none where it has no staff time."""
    yearly = ledger.scenario.policy.limits.births_per_wte_year_of(ledger.problem.teams[team])
    places = float(ledger.problem.team_wte[team].sum()) * yearly / MONTHS_A_YEAR
    births = float(ledger.problem.weight[ledger.team == team].sum()) / HUNDREDTHS
    return births / places if places else None


def half_empty_because(ledger: Ledger, team: int, share: float | None) -> str | None:
    """Why a team uses less than two thirds of its places while women are left out for want of places.

    None for other teams, and for teams that are not opened. Where more than a tenth of those who may join it
    are left out, it is not that too few may: it is full when they are due.
    """
    lacking = any(row.reason is UnplacedReason.NO_PLACES for row in ledger.plan.unplaced)
    if share is None or share >= HALF_EMPTY or not lacking or ledger.status_of(team) == "not opened":
        return None
    found = who_may_join(ledger, team)
    waiting = (ledger.step[:, team] == Step.PASSES) & ~ledger.problem.kept & ~ledger.placed
    if (left_out := int(np.count_nonzero(waiting))) > MANY * found.able:
        return f"full when they are due for {_women(left_out, 'who may join it and have no place')}"
    return found.why_few


def _women(number: int, does: str) -> str:
    one = does.replace("live", "lives").replace("have", "has").replace("are", "is")
    return f"{counted_women(number)} {noun_for(number, one, does)}"
