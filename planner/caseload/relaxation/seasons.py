"""The horizon in seasons: what a season's women take of a limit that reaches over its border.

A woman is due in one month, so that seasons touch only where a limit's months lie on both sides of a border:
a run of months, women in care at once. Such a limit is written once a season, each with its share.
"""

from typing import NamedTuple

import numpy as np

from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.posting import Relaxation
from planner.prepare.problem import Floats, Ints

MOST_SEASONS = 4
MANY = 16000
"""Columns (classes and teams) that are worth a season of their own."""


class Seasons(NamedTuple):
    """The relaxation's rows, once a season that they see."""

    of: Ints
    """[column of the classes] its season, from 0."""
    row: Ints
    """[copy] the relaxation's row; by row, then by season."""
    season: Ints
    """[copy]"""
    limit: Floats
    """[copy] what the season may take of the row's limit, as its women would were they spread evenly."""
    at: Ints
    """[copy] its place among all copies: the first of every row in the order of rows, then the others."""

    @property
    def following(self) -> Ints:
        """The copies whose row stands in an earlier season too."""
        return np.flatnonzero(self.row[1:] == self.row[:-1]) + 1

    def copies(self, row: Ints, season: Ints) -> Ints:
        """The places of rows' copies for a season each."""
        seasons = int(self.of.max(initial=0)) + 1
        found: Ints = self.at[np.searchsorted(self.row * seasons + self.season, row * seasons + season)]
        return found


def seasons_of(classes: Classes, relaxation: Relaxation) -> Seasons:
    """One, two or four seasons, with about as many columns each."""
    month = classes.problem.month[classes.woman]
    of = _seasons(month)
    demand = classes.upper / np.bincount(classes.row, minlength=len(classes.size))[classes.row]
    entries = relaxation.matrix.tocoo()
    season = of[entries.col]
    taken = np.zeros((len(relaxation.limit), int(of.max(initial=0)) + 1))
    np.add.at(taken, (entries.row, season), entries.data * demand[entries.col])
    row, in_season = np.nonzero(taken)
    share = taken[row, in_season] / taken.sum(axis=1)[row]
    others = np.flatnonzero(row[1:] == row[:-1]) + 1
    at = row.copy()
    at[others] = len(relaxation.limit) + np.arange(len(others))
    return Seasons(of, row, in_season, relaxation.limit[row] * share, at)


def _seasons(month: Ints) -> Ints:
    """[column] months that follow each other, cut where the columns are nearest to even parts."""
    count = 1
    while count < MOST_SEASONS and len(month) > count * MANY:
        count *= 2
    until = np.cumsum(np.bincount(month, minlength=1))
    cuts = [int(np.abs(until - len(month) * part / count).argmin()) for part in range(1, count)]
    return np.unique(np.searchsorted(np.unique(cuts), month, side="left"), return_inverse=True)[1].ravel()
