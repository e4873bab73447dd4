"""A plan: who gets which team, named midwife and buddy, who does not and why, and what is proven."""

from datetime import date
from enum import StrEnum
from functools import cached_property

from models.base import Noun
from models.certificate import Certificate
from models.ids import MidwifeId, TeamId, WomanId
from models.places import Team
from models.proof import TierPrice, TightSet
from models.rules import RuleId


class Placement(Noun):
    """A woman placed: a team and a named midwife, and a buddy of the same team if there is one."""

    woman_id: WomanId
    """Who."""
    tier: int | None
    """Her tier, from 1; none for care begun of a woman in no tier."""
    weight: float
    """Her weight, 1 when no rule adds to it."""
    reasons: tuple[str, ...]
    """Why she is in that tier."""
    team_id: TeamId
    """Her team."""
    midwife_id: MidwifeId
    """Her named midwife."""
    buddy_id: MidwifeId | None = None
    """Her buddy; none where no midwife of the team has room."""
    kept: bool = False
    """Whether care begun is kept: the team and midwife that she has met."""


class UnplacedReason(StrEnum):
    """Why a woman is left out: the step at which her last team fell away."""

    NOT_OFFERED = "not_offered"
    NO_TEAM_RUNS = "no_team_runs"
    NO_TEAM_IN_REACH = "no_team_in_reach"
    NO_TEAM_ACCEPTS = "no_team_accepts"
    TOO_LATE = "too_late"
    TEAM_NOT_OPENED = "team_not_opened"
    TEAM_BELOW_SIZE = "team_below_size"
    NO_MIDWIFE = "no_midwife"
    NO_PLACES = "no_places"

    @property
    def words(self) -> str:
        """The reason as a midwife would say it."""
        return _REASON_WORDS[self]


_REASON_WORDS = {
    UnplacedReason.NOT_OFFERED: "not offered by the policy",
    UnplacedReason.NO_TEAM_RUNS: "no team runs on her due date",
    UnplacedReason.NO_TEAM_IN_REACH: "no team within reach",
    UnplacedReason.NO_TEAM_ACCEPTS: "no team in reach accepts her",
    UnplacedReason.TOO_LATE: "too late in pregnancy to join a team",
    UnplacedReason.TEAM_NOT_OPENED: "only proposed teams that the plan does not open",
    UnplacedReason.TEAM_BELOW_SIZE: "team below its smallest size",
    UnplacedReason.NO_MIDWIFE: "no midwife of the team may be named for her",
    UnplacedReason.NO_PLACES: "no places left",
}


class Unplaced(Noun):
    """A woman left out, with one reason."""

    woman_id: WomanId
    """Who."""
    tier: int | None
    """Her tier, from 1; none if she is in no tier."""
    weight: float
    """Her weight, 1 when no rule adds to it."""
    tier_reasons: tuple[str, ...]
    """Why she is in that tier."""
    reason: UnplacedReason
    """Why she is left out."""
    detail: str
    """The reason in words and numbers."""
    team_ids: tuple[TeamId, ...] = ()
    """The teams that fell away at the last step."""


class TierOutcome(Noun):
    """What became of one tier."""

    tier: int
    """Number, from 1."""
    name: str
    """Name in the policy."""
    women: int
    """Women planned for."""
    placed: int
    """Women with a team and a named midwife, care begun included."""
    bound: int
    """No plan that places the earlier tiers as well, and holds as many places, can place more than this.

    Above `women` only where it is not settled whether more places could be held.
    """
    awaited: int = 0
    """Women still expected to book, besides `women`."""
    held: int = 0
    """Places held for them, besides `placed`."""

    @property
    def gap(self) -> int:
        """Women between what is placed and what is proven to be the most."""
        return self.bound - self.placed


class Sense(StrEnum):
    """Whether an aim wants more or less."""

    MOST = "most"
    LEAST = "least"


class AimOutcome(Noun):
    """What became of one lesser aim, given all aims before it."""

    rule: RuleId
    """Which aim."""
    tier: int | None = None
    """Tier, where the aim is taken tier by tier."""
    sense: Sense
    """Whether more is better."""
    value: int
    """What the plan reaches, in the rule's unit."""
    bound: int | None
    """No plan as good in the earlier aims does better than this; none where nothing is proven."""

    @property
    def is_proven(self) -> bool:
        """Whether the value is proven to be best."""
        return self.bound == self.value


class Status(StrEnum):
    """How far the solving came."""

    PROVEN = "proven"
    """Every tier, or every aim of a rota, meets its bound."""
    GAP = "gap"
    """A bound of one of them is not met."""
    STOPPED = "stopped"
    """Stopped early by a limit or an interruption; the best found."""


class Plan(Noun):
    """Who gets which team, named midwife and buddy, who does not and why, and what is proven."""

    scenario: str
    """Name of the scenario."""
    as_of: date
    """Day of planning."""
    status: Status
    """How far the solving came."""
    tiers: tuple[TierOutcome, ...]
    """One outcome for each tier, in order."""
    aims: tuple[AimOutcome, ...] = ()
    """The lesser aims in strict order."""
    opened_teams: tuple[TeamId, ...] = ()
    """Proposed teams that the plan opens."""
    placements: tuple[Placement, ...]
    """Women placed, by id."""
    unplaced: tuple[Unplaced, ...]
    """Women left out, by id."""
    warnings: tuple[str, ...] = ()
    """What a head of midwifery should know before she reads on."""
    tight_sets: tuple[TightSet, ...] = ()
    """The proof behind "no places left", tier by tier; empty where none was looked for."""
    certificates: tuple[Certificate, ...] = ()
    """What proves the bounds of the tiers; none of a tier whose bound was found otherwise."""
    tier_prices: tuple[TierPrice, ...] = ()
    """Staff time that makes room for all of a tier, for tiers with tight sets."""
    held: tuple[Placement, ...] = ()
    """Places held for women still expected to book, each on the caseload of a midwife, promised to nobody."""
    not_held: tuple[Unplaced, ...] = ()
    """Women still expected to book for whom no place is held."""

    @cached_property
    def whole(self) -> "Plan":
        """The plan with the women still expected among the others: what limits, proofs and checks count."""
        if not (self.held or self.not_held):
            return self
        return self.replace(
            tiers=tuple(
                row.replace(
                    women=row.women + row.awaited,
                    placed=row.placed + row.held,
                    bound=row.bound + row.held,
                    awaited=0,
                    held=0,
                )
                for row in self.tiers
            ),
            placements=(*self.placements, *self.held),
            unplaced=(*self.unplaced, *self.not_held),
            held=(),
            not_held=(),
        )

    @cached_property
    def placement(self) -> dict[str, Placement]:
        """Placements by woman."""
        return {row.woman_id: row for row in self.placements}

    def runs(self, team: Team) -> bool:
        """Whether a team runs under this plan, on the days that its dates allow: now, or opened by it."""
        return not team.is_proposed or team.team_id in self.opened_teams

    def women_of(self, team_id: str) -> tuple[Placement, ...]:
        """The placements in one team."""
        return tuple(row for row in self.placements if row.team_id == team_id)
