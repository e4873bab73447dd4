"""The proof behind "no places left": women who can go only to a few teams, and what would place them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.base import Noun
from models.ids import AreaId, TeamId
from models.rules import RuleId

MonthLabel = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]


class Price(Noun):
    """Staff time that a team would need besides its own."""

    team_id: TeamId
    """Where."""
    wte: Annotated[float, Field(gt=0)]
    """WTE in tenths, employed over the whole horizon."""


class Spell(Noun):
    """One stretch of time in which a tight set is counted; the stretches of a set share no woman."""

    first_month: MonthLabel
    """Month of the first due date counted."""
    last_month: MonthLabel
    """Month of the last due date counted."""
    in_care_on: date | None = None
    """Day on which women in care are counted, where the limit is on the open caseload; otherwise none."""
    women: int
    """Women of the tier to be placed anew."""
    needed: float
    """Places that they need, by weight where the limit goes by weight."""
    before: int
    """Women of earlier tiers to be placed anew who can go nowhere else either."""
    before_out: int
    """How many of those the plan leaves out."""
    before_needed: float
    """Places that the others of them need at the least: those with the greatest needs left out."""
    places: float
    """Places that care begun leaves in the teams, each team's rounded down to what these women can fill."""
    left_out: int
    """Women of the tier whom the plan leaves out."""
    must_stay_out: int
    """Women of the tier who stay out at the least."""


class TightSet(Noun):
    """Women of a tier who can go only to a few teams, which have too few places for them.

    The women are all those of the tier and of the tiers before it, to be placed anew, whom a spell counts and
    whose every team (of those that run or that the plan opens) is one of `team_ids`. What they need is more
    than the places there, so some stay out whatever anyone does: at least as many as must go, greatest needs
    first, for the rest to fit. Earlier tiers come first: the claim is about plans that leave out no more than
    `before_out` of their women here.
    """

    tier: int
    """Number of the tier, from 1."""
    rule: RuleId
    """Limit that is counted."""
    team_ids: tuple[TeamId, ...]
    """The only teams to which the women can go."""
    area_ids: tuple[AreaId, ...]
    """Neighbourhoods of the tier's women."""
    spells: Annotated[tuple[Spell, ...], Field(min_length=1)]
    """Where it is counted, in order of time."""
    price_one: Price | None = None
    """Least staff time that makes room for one woman more; none if no team of the set can take one.

    At the latest: it is enough even where earlier tiers take all that they can use at any time of the year.
    """
    price_all: tuple[Price, ...] = ()
    """Staff time that makes room for all, and for the women of earlier tiers whom the plan leaves out here.

    In as few teams as were found. It too lets earlier tiers come first, at any time of the year.
    """

    @property
    def women(self) -> int:
        """Women of the tier."""
        return sum(spell.women for spell in self.spells)

    @property
    def left_out(self) -> int:
        """Women of the tier whom the plan leaves out."""
        return sum(spell.left_out for spell in self.spells)

    @property
    def must_stay_out(self) -> int:
        """Women of the tier who stay out at the least."""
        return sum(spell.must_stay_out for spell in self.spells)


class TierPrice(Noun):
    """Staff time that makes room for all of a tier, and of the tiers before it, who could join a team.

    At the least: every limit of the teams is counted in every stretch of time, each by itself, and the
    midwives of a team are taken together.
    """

    tier: int
    """Number of the tier, from 1."""
    prices: tuple[Price, ...]
    """Staff time by team, in as few teams as were found; staff of one team help in every stretch of time."""
