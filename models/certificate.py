"""Certificates of bounds: prices at which anybody can see that no plan places more women of a tier.

At any prices from 0 up, no plan places more women of the tier anew than all places are worth, together with
what each woman gains where she gains most, less what the earlier tiers hold (weak duality). A woman of the
tier counts 1, one of an earlier tier the price of holding her; she gains what she counts less what her place
is worth. Prices that prove one plan's bound therefore bound other plans too, the tighter the less differs.
"""

from pydantic import FiniteFloat, NonNegativeInt

from models.base import Noun
from models.ids import TeamId
from models.rules import RuleId


class LimitPrices(Noun):
    """The prices of one limit of one team."""

    rule: RuleId
    """Which limit."""
    part: NonNegativeInt
    """Which of the limit's rows. A team's own limits: 0, then 1, in other units; what its midwives can take
    together: the months of the stretches that the prices are of."""
    unit: NonNegativeInt
    """Hundredths of a woman that count one: who weighs w takes floor(w / unit), of floor(places / unit). 0
    where each woman counts one."""
    team_id: TeamId
    """Whose places."""
    prices: tuple[FiniteFloat, ...]
    """Women of the tier that one unit of the limit would add, window by window in the order of time: runs of
    months, stretches, or first days of months after the day of planning; 0 beyond those told."""


class Certificate(Noun):
    """What proves the bound of one tier."""

    tier: int
    """Number, from 1."""
    held: tuple[FiniteFloat, ...]
    """Women of this tier that each woman of an earlier tier costs, tier by tier."""
    limits: tuple[LimitPrices, ...]
    """Every limit with a price."""
