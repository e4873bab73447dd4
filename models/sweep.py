"""One of the scenarios that a sweep stands for."""

from models.base import Noun


class SweepPoint(Noun):
    """One combination of a sweep's values."""

    number: int
    """Its number, from 1."""
    of: int
    """How many there are."""
    name: str
    """Short name of its scenario."""
    values: dict[str, str]
    """Value of each thing that is varied, by its name."""
