"""A measure of a plan: one number, of one group, with the way that is good."""

from enum import StrEnum

from models.base import Noun


class Better(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Metric(Noun):
    """One number of one group."""

    measure: str
    """What is measured, as a short name: `placed_share`."""
    by: str
    """What the group is a group of: `all`, `tier`, `imd_decile`, `team`, `team_month` ..."""
    group: str
    """Which group."""
    value: float | None
    """The number; none where its denominator is 0."""
    unit: str
    """What the number counts: women, share, WTE, minutes ..."""
    better: Better
    """Which way is good."""
