"""The lines of a plan at a glance: what a head of midwifery sees first."""

from dataclasses import dataclass
from datetime import date

from models import RuleId, Status, UnplacedReason


@dataclass(frozen=True)
class TierLine:
    """What became of one tier, booked and expected women apart."""

    tier: int
    name: str
    women: int
    placed: int
    bound: int
    """No plan that does as well for the tiers before can place more."""
    booked: int
    booked_placed: int
    expected: int
    expected_placed: int
    awaited: int
    """Women still expected, in no table, for whom the policy holds places."""
    held: int
    """Places held for them."""

    @property
    def share(self) -> float | None:
        """Share of women placed; none where there are none."""
        return self.placed / self.women if self.women else None

    @property
    def gap(self) -> int:
        """Women between what is placed and the proven most."""
        return self.bound - self.placed


@dataclass(frozen=True)
class TeamLine:
    """One team: its staff time and how much of it is used."""

    team_id: str
    name: str
    status: str
    """Running, opened by this plan, or proposed and not opened."""
    wte: float
    """Mean staff time over the horizon, WTE."""
    women: int
    births: float
    """Weighted births over the horizon."""
    places: float
    """Weighted births that the staff time carries over the horizon."""
    half_empty_because: str | None
    """Why it is less than two thirds full while women lack a place; none if it is not."""

    @property
    def share(self) -> float | None:
        """Share of places used; none where there are none."""
        return self.births / self.places if self.places else None


@dataclass(frozen=True)
class LeftBehind:
    """What is left for women outside the teams."""

    core_wte_least: float
    """Least core staff time of any month, WTE, less those who move to opened teams."""
    core_wte_least_month: str
    core_wte_mean: float
    """Mean core staff time over the horizon, WTE."""
    floor_wte: float
    """The safe floor that the scenario sets."""
    midwives_moved: int
    """Core midwives who move to opened teams."""
    women_outside: float
    """Women in care outside the teams at one time, mean over the months whose women the files can tell."""
    women_outside_per_core_wte: float | None
    """The same for each core WTE; none without core staff."""
    births_outside: int
    """Births over the horizon to women outside the teams."""
    births_outside_per_core_wte: float | None
    """The same for each core WTE; none without core staff."""
    births_per_team_wte: float | None
    """Births over the horizon in the teams for each WTE of theirs; none without teams."""


@dataclass(frozen=True)
class ReasonLine:
    """One reason for being left out, and how many women of each tier carry it."""

    reason: UnplacedReason
    words: str
    women: int
    by_tier: tuple[int, ...]
    """Women of tier 1, 2 ...; women in no tier are only in the total."""


@dataclass(frozen=True)
class ShareLine:
    """How many women of one group have a place."""

    by: str
    """What the group is a group of."""
    group: str
    women: int
    placed: int

    @property
    def share(self) -> float:
        """Share of women placed."""
        return self.placed / self.women


@dataclass(frozen=True)
class CareBegun:
    """What becomes of women who have met a midwife."""

    begun: int
    kept: int
    to_buddy: int
    """Handed over to the buddy whom they know."""
    in_team: int
    """Handed over to another midwife of the same team, the buddy not counted."""
    elsewhere: int
    """Handed over to another team."""
    left_out: int
    left_out_ids: tuple[str, ...]
    """Ids of the women left out, in order."""

    @property
    def handed_over(self) -> int:
        """Women who get another named midwife."""
        return self.to_buddy + self.in_team + self.elsewhere


@dataclass(frozen=True)
class AimLine:
    """One lesser aim in words, with what is proven of it."""

    rule: RuleId
    title: str
    tier: int | None
    value: int
    bound: int | None
    unit: str


@dataclass(frozen=True)
class Overview:
    """A plan at a glance."""

    scenario: str
    title: str
    question: str | None
    as_of: date
    last_day: date
    women: int
    """Women planned for."""
    expected: int
    """Of these, women who have not booked yet."""
    past_due: int
    """Women of the files whose due date has passed; they are not planned for, nor are those due later."""
    due_later: int
    """Women of the files who are due after the horizon."""
    midwives: int
    """Midwives of teams and of the core service."""
    teams: int
    """Teams that run."""
    status: Status
    tiers: tuple[TierLine, ...]
    placed: int
    """Women placed, care begun of women in no tier included."""
    placed_in_no_tier: int
    """Women in no tier who keep the midwife whom they have met."""
    team_lines: tuple[TeamLine, ...]
    left_behind: LeftBehind
    reasons: tuple[ReasonLine, ...]
    shortage: str | None
    """How much of "no places left" counting alone explains, in one line; none if nobody lacks a place."""
    uneven: str | None
    """Where a woman's chance depends on her due month, and the setting that evens it; none where not."""
    needs: str | None
    """Where women with greater needs are left out first, in one line; none where not."""
    shares: tuple[ShareLine, ...]
    care: CareBegun
    aims: tuple[AimLine, ...]
    warnings: tuple[str, ...]

    @property
    def tier_to_explain(self) -> int | None:
        """The first tier for whose women no places are left, else the first with women left out; or none."""
        no_places = (line.by_tier for line in self.reasons if line.reason is UnplacedReason.NO_PLACES)
        short = [tier for by_tier in no_places for tier, women in enumerate(by_tier, start=1) if women]
        left_out = [line.tier for line in self.tiers if line.placed < line.women]
        return next(iter([*short, *left_out]), None)
