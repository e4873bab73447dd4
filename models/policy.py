"""A trust's policy: who comes first, how much care a woman weighs, the limits and the lesser aims."""

from collections import Counter
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, Field, model_validator

from models.base import Noun
from models.criteria import Criterion, reasons_for
from models.pay import Pay
from models.people import Woman
from models.places import Area, Team
from models.rota_policy import RotaPolicy

MOST = 10_000
"""No limit is set above this: whoever wants none sets it here, and whole numbers still hold every sum."""
Positive = Annotated[float, Field(gt=0, le=MOST)]
NotNegative = Annotated[float, Field(ge=0, le=MOST)]

TierId = Annotated[str, Field(min_length=1, max_length=64)]

WHOLE_WEIGHT = 100
"""Weight of a woman to whom no rule adds, in hundredths."""


def in_hundredths(value: float) -> float:
    """The value itself; refused if it has more than two decimals."""
    if abs(value * WHOLE_WEIGHT - round(value * WHOLE_WEIGHT)) > 1e-6:  # noqa: PLR2004  # floats are not exact
        raise ValueError("has more than two decimals; weights are told in hundredths, as in 0.25")
    return value


class Tier(Noun):
    """A group of women who are offered places together; tiers are served strictly in order."""

    id: TierId
    """Short name in the files."""
    name: str
    """Name as people say it."""
    when: Criterion
    """Who belongs here, unless an earlier tier has her."""


class WeightRule(Noun):
    """Women who need more (or less) of a midwife's time than the ratio assumes."""

    adds: Annotated[float, Field(ge=-0.9, le=9), AfterValidator(in_hundredths)]
    """What is added to her weight of 1, in women, to two decimals."""
    when: Criterion
    """Whom it concerns."""


class Limits(Noun):
    """Limits on staff and places; each may be changed by a scenario."""

    births_per_wte_year: Positive = 36
    """Weighted births a year for each WTE of a team (source: Julia Lopez MP on the team at Barking,
    Havering and Redbridge, which ran at 1:36; the Albany practice has the same; both without a year)."""
    pace_months: Annotated[int, Field(ge=1, le=12)] = 3
    """Months over which births are paced (an assumption)."""
    open_caseload_per_wte: Positive | None = 26
    """Weighted women in care at once for each WTE; null: no limit (derived: 36 a year x 34 weeks in care
    / 52 weeks are 23.5 in a steady state; the room above that is an assumption)."""
    births_per_wte_month: Positive = 4
    """Women due in one month for each WTE of a midwife (from memory: common local rule of 3 to 4)."""
    max_travel_minutes: NotNegative = 25
    """One-way travel from a neighbourhood to a team's base, minutes, where the team states none (an
    assumption)."""
    latest_gestation_weeks: Annotated[float, Field(gt=0, le=45)] = 36
    """A woman this far on at `as_of`, weeks, is too late to join a team that is new to her (an
    assumption)."""
    team_wte_min: NotNegative = 4
    """Least WTE with which a team takes women who are new to it (from memory: 4 to 8)."""
    team_wte_max: Positive = 8
    """Most WTE of a team (from memory: 4 to 8)."""
    core_floor_wte: NotNegative = 0
    """WTE that must stay in the core service in every month; 0 asks for none (an assumption: put the trust's
    own safe floor)."""
    supernumerary_weeks: Annotated[int, Field(ge=0, le=52)] = 4
    """Weeks from a preceptee's start in which she carries no women (source: NHS England,
    National preceptorship model for midwifery)."""
    preceptorship_share: Annotated[float, Field(ge=0, le=1)] = 0.75
    """Share of her WTE that a preceptee gives until her preceptorship ends (an assumption)."""
    support_worker_share: Annotated[float, Field(ge=0, le=1)] = 0.25
    """Hours of midwives that an hour of a support worker frees in an enhanced team (an assumption: the
    Health Research Authority's summary of the study of such teams names the posts, band 4, and no figure)."""
    preceptees_need_low_risk: bool = True
    """Whether a preceptee is named for no woman of the first tier or with a risk factor."""

    @model_validator(mode="after")
    def _min_below_max(self) -> Self:
        if self.team_wte_min > self.team_wte_max:
            raise ValueError("team_wte_min is above team_wte_max; are the two turned round?")
        return self

    def births_per_wte_year_of(self, team: Team) -> float:
        """Weighted births a year for each WTE of a team: its own ratio, else the policy's."""
        own = team.births_per_wte_year
        return self.births_per_wte_year if own is None else own

    def max_travel_minutes_of(self, team: Team) -> float:
        """One-way travel to a team's base at the most, minutes: its own limit, else the policy's."""
        own = team.max_travel_minutes
        return self.max_travel_minutes if own is None else own


class AimWeights(Noun):
    """What the lesser aims count, in small whole numbers; they cost no tier a place."""

    language_not_matched: Annotated[int, Field(ge=0, le=1000)] = 30
    """For each woman in a tier who needs an interpreter and has no midwife who speaks her language (an
    assumption)."""
    travel_minute: Annotated[int, Field(ge=0, le=1000)] = 1
    """For each minute, rounded, from a woman's neighbourhood to her team (an assumption)."""
    uneven_load: Annotated[int, Field(ge=0, le=1000)] = 10
    """For each woman a midwife has above her share (by WTE) of her team's women, the share rounded up (an
    assumption)."""
    preferred_team_not_met: Annotated[int, Field(ge=0, le=1000)] = 15
    """For each woman in a tier who is not with the team that she asks for (an assumption)."""


class Reserve(StrEnum):
    """Whether places are held for women who have not booked yet."""

    NONE = "none"
    """For none: whoever has booked may have them."""
    EXPECTED = "expected"
    """For the women still expected: those of `data.expected`, else the past year's bookings once more."""


class Judgement(NamedTuple):
    """What the policy says of one woman."""

    tier: int | None
    """Her tier, counted from 1; none if she is in no tier."""
    reasons: tuple[str, ...]
    """Why she is in that tier, in words."""
    weight: int
    """Her weight in hundredths of a woman; 100 when no rule adds to it."""


class Policy(Noun):
    """Who comes first, and what a team can carry."""

    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)]
    """Tiers in strict order, the women at highest risk first. A woman in no tier is not offered a place."""
    weights: tuple[WeightRule, ...] = ()
    """Rules that add to a woman's weight."""
    limits: Limits = Limits()
    """Limits on staff and places."""
    aims: AimWeights = AimWeights()
    """What the lesser aims count."""
    pay: Pay = Pay()
    """What midwives cost; no plan depends on it."""
    reserve: Reserve = Reserve.NONE
    """`expected` holds places, tier by tier, for women who have not booked yet: those of the table
    `data.expected`, or without it as many as booked in the past year."""
    rota: RotaPolicy = RotaPolicy()
    """What is to be staffed day by day; no plan of who gets which midwife depends on it, save that support
    workers of a what-if are reckoned by its whole-time week."""

    @model_validator(mode="after")
    def _tiers_are_distinct(self) -> Self:
        if twice := [name for name, count in Counter(tier.id for tier in self.tiers).items() if count > 1]:
            raise ValueError(f"tier id given twice: {', '.join(twice)}; give each tier an id of its own")
        return self

    def needs(self, woman: Woman, area: Area) -> tuple[str, ...]:
        """What makes a woman who lives in `area` count as more or less than one, in words; each once."""
        found = (reasons_for(rule.when, woman, area) for rule in self.weights)
        return tuple(dict.fromkeys(words for reasons in found for words in reasons or ()))

    def judge(self, woman: Woman, area: Area) -> Judgement:
        """The tier of a woman who lives in `area`, with reasons, and her weight."""
        weight = WHOLE_WEIGHT + sum(
            round(rule.adds * WHOLE_WEIGHT)
            for rule in self.weights
            if reasons_for(rule.when, woman, area) is not None
        )
        for number, tier in enumerate(self.tiers, start=1):
            reasons = reasons_for(tier.when, woman, area)
            if reasons is not None:
                return Judgement(number, reasons or (tier.name,), max(weight, 1))
        return Judgement(None, (), max(weight, 1))
