"""The rows of the team-level relaxation: what each limit means for classes of women.

Every real plan is a solution of these rows, so no plan does better than their optimum. The midwives of a team
are taken together; women may be placed in parts.
"""

from collections.abc import Iterator
from functools import reduce
from math import gcd
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from models import RuleId
from planner.caseload.programs.linear import WHOLE, Rows, stacked
from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.stretches import stretches
from planner.prepare import NOBODY, Capacity, Windows
from planner.prepare.problem import Flags, Floats, Ints


class Kind(NamedTuple):
    """What rows of all teams have in common."""

    rule: RuleId
    """Which limit."""
    part: int
    """Which of its rows: of midwives the months of the stretch, of a team 0, then 1 in other units."""
    unit: int
    """Hundredths of a woman that count one; 0 where each woman does."""


class Posted(NamedTuple):
    """The rows [team, window] of one kind."""

    rows: Rows
    part: int
    unit: int = 0
    """Both as in its kind."""


class Relaxation(NamedTuple):
    """Matrix [row, column] x columns <= limit; every real plan obeys it."""

    matrix: csr_array
    limit: Floats
    team: Ints
    """[row] the team whose limit it is; NOBODY where it says that women are placed once."""
    kinds: tuple[Kind, ...]
    kind: Ints
    """[row] position among the kinds; NOBODY where it says that women are placed once."""
    window: Ints
    """[row] which window of its limit."""


def relaxation_of(classes: Classes) -> Relaxation:
    """Every row that could bind."""
    posted = {
        Kind(rule, one.part, one.unit): one.rows for rule, post in POSTED.items() for one in post(classes)
    }
    rows = stacked([_once(classes), *posted.values()])
    shape = (len(rows.limit), len(classes.row))
    matrix = csr_array((rows.coefficient, (rows.row, rows.column)), shape=shape)
    binding = np.flatnonzero(matrix @ classes.upper > rows.limit + WHOLE)
    place = [np.full((1, len(classes.size)), NOBODY).repeat(3, axis=0)]
    teams = len(classes.problem.teams)
    for number, row in enumerate(posted.values()):
        team, window = np.indices((teams, len(row.limit) // max(teams, 1))).reshape(2, -1)
        place.append(np.stack([team, np.full_like(team, number), window]))
    team, kind, window = np.hstack(place)[:, binding]
    return Relaxation(csr_array(matrix[binding]), rows.limit[binding], team, tuple(posted), kind, window)


def _once(classes: Classes) -> Rows:
    """A woman is placed at most once."""
    count = len(classes.row)
    return Rows(classes.row, np.arange(count), np.ones(count), classes.size.astype(np.float64))


def _team_pace(classes: Classes) -> list[Posted]:
    """Births of a team, weighted, keep the yearly ratio over any few months."""
    return _weighted(classes, classes.problem.paces, classes.problem.team_pace, np.arange(len(classes.row)))


def _team_open(classes: Classes) -> list[Posted]:
    """Women in a team's care at once, weighted, stay below the open caseload."""
    capacity = classes.problem.team_open
    if capacity is None:
        return []
    which = np.flatnonzero(classes.watched[classes.team])
    return _weighted(classes, classes.problem.open_days, capacity, which)


def _weighted(classes: Classes, windows: Windows, capacity: Capacity, which: Ints) -> list[Posted]:
    """The limit in the weights' common unit, and what it means for whole women.

    With v the lightest woman's weight, floor(weight / v) summed <= floor(limit / v) (Chvatal and Gomory):
    53.25 places hold 53 women, however the relaxed program cuts them. The same for heavier v was never passed
    by an optimum on services of 4,000 to 15,000 women, so it is not posted.
    """
    weights = classes.problem.weight
    weight = weights[classes.woman[which]]
    unit, lightest = reduce(gcd, weights.tolist(), 0) or 1, int(weight.min(initial=100))
    return [
        Posted(_windowed(classes, which, windows, capacity.left // one, weight // one), part, one)
        for part, one in enumerate((unit, lightest))
    ]


def _midwife_pace(classes: Classes) -> list[Posted]:
    """The midwives of a team together: no more births than their paced shares."""
    return [posted for posted in _together(classes, _everyone(classes)) if posted.part > 1]


def _midwife_month(classes: Classes) -> list[Posted]:
    """The midwives of a team together: no more births in a month than each can take in it."""
    return [posted for posted in _together(classes, _everyone(classes)) if posted.part == 1]


def _preceptees(classes: Classes) -> list[Posted]:
    """Women who may not be a preceptee's have the other midwives of the team alone."""
    return list(_together(classes, classes.problem.guarded))


def _everyone(classes: Classes) -> Flags:
    return np.ones_like(classes.problem.guarded)


def _together(classes: Classes, women: Flags) -> Iterator[Posted]:
    """What a team's midwives can take together of `women` [W]."""
    which = np.flatnonzero(women[classes.woman])
    for stretch in stretches(classes.problem, women):
        rows = _windowed(classes, which, stretch.windows, stretch.left, np.ones_like(which))
        rows.limit[~stretch.says_more.ravel()] = np.inf
        yield Posted(rows, stretch.length)


def _windowed(classes: Classes, which: Ints, windows: Windows, left: Ints, load: Ints) -> Rows:
    """Rows [team, window]: load of the columns `which` where the window counts their women."""
    counted: Flags = windows.women[classes.woman[which]]
    entry, window = np.nonzero(counted)
    row = classes.team[which][entry] * counted.shape[1] + window
    return Rows(row, which[entry], load[entry].astype(np.float64), left.ravel().astype(np.float64))


POSTED = {
    RuleId.TEAM_PACE: _team_pace,
    RuleId.TEAM_OPEN_CASELOAD: _team_open,
    RuleId.MIDWIFE_PACE: _midwife_pace,
    RuleId.MIDWIFE_MONTH: _midwife_month,
    RuleId.PRECEPTEE: _preceptees,
}
"""The limits that the relaxation posts, by the rule each stands for."""
