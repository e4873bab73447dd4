"""Each month's share of every limit of a team, in whole units: what the relaxed optimum takes, made whole.

Limits count runs of months, so the months of a team stand in each other's way. Once each month has its share
the months are apart, and what is left over in one team can meet what is left over in another.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import block_array, csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.programs.linear import WHOLE
from planner.caseload.programs.whole import WholeProgram
from planner.caseload.teams.places import Limit
from planner.prepare import Problem
from planner.prepare.problem import Flags, Floats, Ints

EFFORT = 0.02
"""Deterministic seconds for one team."""
FINE = 1000
"""Gains are counted in thousandths of a unit."""
GIVEN = 0.9
"""What it is worth to give out a unit, in units by which a share leaves the optimum."""
MORE, LESS = 3, 8
"""Most further units above the next whole number, and below the last, that a share leaves the optimum."""


class Meter(NamedTuple):
    """Limits under which women count alike."""

    load: Ints
    """[W] units that a woman takes."""
    left: Ints
    """[T, window] units left."""
    covers: Flags
    """[month, window] whether the window counts the month."""


def meters_of(problem: Problem, limits: tuple[Limit, ...]) -> tuple[Meter, ...]:
    """The limits that count whole months, by what a woman takes; not those of women in care on a day."""
    found: dict[bytes, Meter] = {}
    for limit in limits:
        if limit.windows is problem.open_days:
            continue
        covers = np.zeros((len(problem.months.labels), len(limit.windows.labels)), dtype=np.bool_)
        covers[problem.month] = limit.windows.women
        unit = int(np.gcd.reduce(limit.load)) or 1
        load, left = limit.load // unit, limit.left // unit
        if (before := found.get(load.tobytes())) is not None:
            left, covers = np.hstack([before.left, left]), np.hstack([before.covers, covers])
        found[load.tobytes()] = Meter(load, left, covers)
    return tuple(found.values())


def shares_of(meters: tuple[Meter, ...], wanted: Floats) -> Ints:
    """[T, month, meter] shares near what is `wanted` [T, month, meter], within every limit; all is given."""
    near = _Near(meters, wanted.shape[1])
    shares = np.array([near.whole(at, of_team) for at, of_team in enumerate(wanted)], dtype=np.int64)
    shares = shares.reshape(wanted.shape)
    for number, meter in enumerate(meters):
        _give_rest(meter, shares[:, :, number])
    return shares


class _Near:
    """The program that makes a team's shares whole: columns [step, month, meter], rows windows."""

    def __init__(self, meters: tuple[Meter, ...], months: int) -> None:
        self.meters = meters
        one = np.arange(months * len(meters)).reshape(months, len(meters))
        blocks: list[csr_array] = []
        for number, meter in enumerate(meters):
            window, month = np.nonzero(meter.covers.T)
            shape = (meter.covers.shape[1], one.size)
            blocks.append(csr_array((np.ones(len(window)), (window, one[month, number])), shape=shape))
        self.rows = csr_array(block_array([[block] for block in blocks]))
        steps = csr_array(block_array([[self.rows, self.rows, -self.rows]]))
        self.program = WholeProgram(steps, np.zeros(self.rows.shape[0]))

    def whole(self, team: int, wanted: Floats) -> Ints:
        """Whole shares of a team near what it wants [month, meter]."""
        base = np.floor(wanted + WHOLE).astype(np.int64)
        part = np.clip(wanted - base, 0.0, 1.0)
        left = np.concatenate([meter.left[team] for meter in self.meters])
        self.program.limit = (left - self.rows @ base.ravel()).astype(np.float64)
        gain = np.stack([2 * part - 1 + GIVEN, np.full_like(part, GIVEN - 1), np.full_like(part, -1 - GIVEN)])
        most = np.stack([np.ones_like(base), np.full_like(base, MORE), np.minimum(base, LESS)])
        fine = np.round(gain * FINE).astype(np.int64)
        taken = self.program.most(fine.ravel(), most.ravel(), effort=EFFORT)
        if taken is None:
            return np.zeros_like(base)
        first, further, less = taken.reshape(most.shape)
        return np.asarray(base + first + further - less)


def _give_rest(meter: Meter, shares: Ints) -> None:
    """Give out what is left of shares [T, month], the first month first."""
    left = meter.left - shares @ meter.covers
    for month, covered in enumerate(meter.covers):
        if covered.any():
            more = np.maximum(left[:, covered].min(axis=1), 0)
            shares[:, month] += more
            left[:, covered] -= more[:, None]
