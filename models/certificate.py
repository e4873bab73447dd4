"""Certificates of bounds: prices at which anybody can see that no plan places more women of a tier.

At any prices from 0 up, no plan counts more women than all places are worth together with what each woman
gains where she gains most (weak duality). Prices that prove one plan's bound therefore bound other plans too,
the tighter the less differs.
"""

from models.base import Noun
from models.ids import TeamId
from models.rules import RuleId


class LimitPrices(Noun):
    """The prices of one limit of one team."""

    rule: RuleId
    """Which limit."""
    part: int
    """Which of the limit's rows, where it has several: from 0, in the order in which they are posted."""
    team_id: TeamId
    """Whose places."""
    prices: tuple[float, ...]
    """Women of the tier that one unit of the limit would add, window by window."""


class Certificate(Noun):
    """What proves the bound of one tier."""

    tier: int
    """Number, from 1."""
    held: tuple[float, ...]
    """Women of this tier that each woman of an earlier tier costs, tier by tier."""
    limits: tuple[LimitPrices, ...]
    """Every limit with a price."""
