"""Where places run out: in each window the minimum cut of a flow, in pieces that share no team or woman."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]  # scipy carries no types

from planner.prepare.problem import Flags, Ints
from planner.proof.counting import Counting
from planner.proof.flow import serve
from planner.proof.register import Register
from planner.proof.tally import Tally, step_of, tally


class Piece(NamedTuple):
    """Teams in which places run out in one window, for women of one tier."""

    counting: Counting
    window: int
    teams: Flags
    """[T]"""
    tally: Tally


class Found(NamedTuple):
    """What one window shows: its pieces, and the months in which the women counted are due."""

    first_month: int
    last_month: int
    pieces: tuple[Piece, ...]

    @property
    def must_stay_out(self) -> int:
        """Women who stay out at the least."""
        return sum(piece.tally.must_stay_out for piece in self.pieces)


def windows_of(register: Register, counting: Counting, tier: int) -> Iterator[Found]:
    """Every window of a limit that shows women of the tier who must stay out."""
    problem = register.problem
    for window in range(len(counting.windows.labels)):
        women = register.counted(counting.windows, window, tier)
        pieces = tuple(_pieces(register, counting, tier, window, women))
        if pieces:
            months = problem.month[np.concatenate([women_of(piece.tally) for piece in pieces])]
            yield Found(int(months.min()), int(months.max()), pieces)


def women_of(counted: Tally) -> Ints:
    """All women counted, those of earlier tiers too."""
    return np.concatenate([counted.women, counted.before])


def _pieces(register: Register, counting: Counting, tier: int, window: int, women: Ints) -> Iterator[Piece]:
    """The pieces of the minimum cut; women of earlier tiers ask for places if the plan gives them one."""
    asking = women[register.placed[women] | (register.problem.tier[women] == tier)]
    demand = np.zeros(len(register.kinds), dtype=np.int64)
    np.add.at(demand, register.kind[asking], counting.load[asking])
    unit = step_of(counting.load[asking])
    served = serve(register.kinds, demand, counting.lefts(window) // unit * unit)
    if served.value == demand.sum():
        return
    for teams in _parts(register, served.tight, women):
        piece = Piece(counting, window, teams, tally(register, counting, tier, teams, window, women))
        if piece.tally.must_stay_out:
            yield piece


def _parts(register: Register, teams: Flags, women: Ints) -> Iterator[Flags]:
    """Teams that share no woman, apart."""
    kinds = register.kinds[np.unique(register.kind[register.bound_to(women, teams)])].astype(np.int64)
    count, part = connected_components(kinds.T @ kinds, directed=False)
    for number in range(count):
        found: Flags = (part == number) & teams
        if found.any():
            yield found


def trimmed(register: Register, tier: int, piece: Piece) -> Piece:
    """The same without teams that add nothing to the number who must stay out: less to read and to count."""
    for team in np.flatnonzero(piece.teams).tolist():
        teams = piece.teams.copy()
        teams[team] = False
        women = women_of(piece.tally)
        fewer = tally(register, piece.counting, tier, teams, piece.window, women)
        if fewer.must_stay_out >= piece.tally.must_stay_out:
            piece = piece._replace(teams=teams, tally=fewer)
    return piece
