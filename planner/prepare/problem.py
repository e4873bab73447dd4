"""The prepared problem: what the solver reads, all of it arrays in the order of the ids."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from models import Midwife, Plan, Scenario, Team, UnplacedReason, Woman

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Amounts = TypeVar("Amounts", Ints, Floats)

NOBODY = -1
"""Position that stands for no midwife or no team."""


class Step(IntEnum):
    """The steps by which a woman's teams fall away, in order."""

    PASSES = 0
    RUNS = 1
    REACH = 2
    ACCEPTS = 3
    GESTATION = 4
    OPENED = 5
    SIZE = 6
    MIDWIFE = 7


REASON_OF_STEP = {
    Step.PASSES: UnplacedReason.NO_PLACES,
    Step.RUNS: UnplacedReason.NO_TEAM_RUNS,
    Step.REACH: UnplacedReason.NO_TEAM_IN_REACH,
    Step.ACCEPTS: UnplacedReason.NO_TEAM_ACCEPTS,
    Step.GESTATION: UnplacedReason.TOO_LATE,
    Step.OPENED: UnplacedReason.TEAM_NOT_OPENED,
    Step.SIZE: UnplacedReason.TEAM_BELOW_SIZE,
    Step.MIDWIFE: UnplacedReason.NO_MIDWIFE,
}
"""The reason that a woman carries when her last team falls away at a step."""


@dataclass(frozen=True)
class Windows:
    """Times over which a load is counted: runs of months, or single days."""

    labels: tuple[str, ...]
    """Name of each window: `2027-03..2027-05`, or the day."""
    women: Flags
    """[woman, window]: whether the window counts her."""


@dataclass(frozen=True)
class Capacity:
    """A limit in every window for every team (weights in hundredths) or midwife (women)."""

    limit: Ints
    """[team or midwife, window]: the limit, rounded down to whole units."""
    taken: Ints
    """[team or midwife, window]: what care begun takes already; may lie above the limit."""

    @property
    def left(self) -> Ints:
        """What is left for others; 0 where care begun exceeds the limit."""
        left: Ints = np.maximum(self.limit - self.taken, 0)
        return left


@dataclass(frozen=True)
class Naming:
    """Who may be named for whom; W women, M midwives."""

    may_name: Flags
    """[W, M] whether the midwife may be named for her (present, and not a preceptee with a woman at risk)."""
    may_buddy: Flags
    """[W, M] whether the midwife may be her buddy (present)."""
    speaks: Flags
    """[W, M] whether her language is matched; true where she needs no interpreter."""


@dataclass(frozen=True)
class Places:
    """The windows of time, and the places in them of teams (T) and midwives (M)."""

    paces: Windows
    """Runs of months, by EDD."""
    months: Windows
    """Single months, by EDD."""
    open_days: Windows
    """First days of months, by being in care."""
    team_pace: Capacity
    """[T, run] weighted births."""
    team_open: Capacity | None
    """[T, day] weighted women in care; none where the policy sets no limit."""
    midwife_pace: Capacity
    """[M, run] births of named women."""
    midwife_month: Capacity
    """[M, month] births of named women."""


@dataclass(frozen=True)
class Problem(Naming, Places):
    """One scenario made ready: tiers, who may go where, and every limit, as arrays.

    Women are those planned for; midwives are those of a team or joining one; all in the order of their ids.
    Who may be named for whom, and the places, are fields of it as of `Naming` and `Places`.
    """

    scenario: Scenario
    """The scenario itself, the women awaited among its women."""
    women: tuple[Woman, ...]
    """Women planned for and women awaited, W of them."""
    midwives: tuple[Midwife, ...]
    """Midwives of running and proposed teams, M of them."""
    teams: tuple[Team, ...]
    """Running and proposed teams, T of them."""
    awaited: Flags
    """[W] whether a place would only be held for her: still expected to book, and in no table."""
    tier: Ints
    """[W] tier from 1; 0 for none."""
    weight: Ints
    """[W] weight in hundredths of a woman."""
    month: Ints
    """[W] horizon month of the EDD."""
    kept_by: Ints
    """[W] midwife who keeps her (care begun); NOBODY otherwise."""
    present_buddy: Ints
    """[W] her buddy of today; NOBODY otherwise."""
    present_team: Ints
    """[W] her team of today; NOBODY otherwise."""
    preferred_team: Ints
    """[W] the team that she asks for; NOBODY otherwise."""
    needs_language: Flags
    """[W] whether she asks for a midwife who speaks her language."""
    minutes: Ints
    """[W, T] travel in whole minutes, half up."""
    team_of: Ints
    """[M] team of each midwife."""
    effective_wte: Floats
    """[M, K] staff time of each midwife in each month, WTE."""
    share: Ints
    """[M] hundredths of a WTE-month over the horizon: her share of her team's women."""
    step: Ints
    """[W, T] first step at which the team falls away for her were all proposed teams opened; 0 if none."""
    openings: tuple[tuple[int, ...], ...]
    """Largest sets of proposed teams that size and core floor let open together; one empty set at least."""
    warnings: tuple[str, ...]
    """What the head of midwifery should know before anything is solved."""

    @cached_property
    def kept(self) -> Flags:
        """[W] whether care begun is kept."""
        kept: Flags = self.kept_by != NOBODY
        return kept

    @cached_property
    def guarded(self) -> Flags:
        """[W] whether some midwife who is present may not be named for her: she must not be a preceptee's."""
        return np.asarray((self.may_buddy & ~self.may_name).any(axis=1))

    @cached_property
    def kept_team(self) -> Ints:
        """[W] team of kept women; NOBODY otherwise."""
        return np.where(self.kept, self.team_of[self.kept_by] if len(self.team_of) else NOBODY, NOBODY)

    @cached_property
    def team_wte(self) -> Floats:
        """[T, K] staff time of each team in each month, WTE, proposed teams as if opened."""
        return self.by_team(self.effective_wte)

    @cached_property
    def proposed(self) -> Flags:
        """[T] whether the team is only proposed."""
        return np.array([team.is_proposed for team in self.teams], dtype=np.bool_)

    def opened_by(self, plan: Plan) -> tuple[int, ...]:
        """Positions of the proposed teams that a plan opens."""
        return tuple(at for at, team in enumerate(self.teams) if team.team_id in plan.opened_teams)

    def step_with(self, opened: tuple[int, ...]) -> Ints:
        """[W, T] the first step at which each team falls away when just `opened` are opened; 0 if none."""
        shut = self.proposed.copy()
        shut[list(opened)] = False
        late = (self.step == Step.PASSES) | (self.step > Step.OPENED)
        return np.where(shut[None, :] & late, int(Step.OPENED), self.step)

    def midwives_of(self, team: int) -> Ints:
        """Positions of a team's midwives."""
        return np.flatnonzero(self.team_of == team)

    def by_team(self, amounts: Amounts) -> Amounts:
        """[T, ...] what the midwives [M, ...] of each team have together."""
        return together(amounts, self.team_of, len(self.teams))


def together(amounts: Amounts, team_of: Ints, teams: int) -> Amounts:
    """[T, ...] the amounts of midwives [M, ...], each added to those of her team."""
    found = np.zeros((teams, amounts.shape[1]), dtype=amounts.dtype)
    np.add.at(found, team_of, amounts)
    return found
