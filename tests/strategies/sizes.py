"""How large a random service is."""

from random import Random
from typing import NamedTuple

Range = tuple[int, int]


class Size(NamedTuple):
    """Least and most of everything; obstacles from 0 (few women are barred from teams) to 1 (many)."""

    women: Range
    teams: Range
    midwives_of_team: Range
    midwives: int
    areas: Range
    months: Range
    obstacles: tuple[float, ...]


SIZES = {
    "tiny": Size((4, 5), (1, 2), (2, 3), 6, (1, 2), (2, 4), (0.0, 0.0, 0.3, 0.6)),
    "small": Size((6, 16), (1, 3), (2, 4), 8, (1, 4), (2, 8), (0.0, 0.3, 0.6, 1.0)),
    "medium": Size((17, 40), (2, 4), (2, 4), 10, (2, 6), (1, 12), (0.0, 0.3, 0.6, 1.0)),
}
"""Sizes by name; `tiny` can be enumerated by hand."""


def chance(dice: Random, share: float) -> bool:
    """Whether something happens that happens in this share of cases."""
    return dice.random() < share
