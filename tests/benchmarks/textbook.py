"""The textbook model as arrays: one Boolean for each woman and midwife, the tiers served one after another.

It reads the limits and who may go where from the prepared problem, as our own solver does, and shares nothing
else with it. What is asked of it: every tier in order, then languages and travel. What is not: buddies, even
loads, wishes, and staying with the buddy or the team.
"""

from typing import NamedTuple, Protocol

import numpy as np
from scipy.sparse import csr_array, vstack  # type: ignore[import-untyped]  # scipy carries no types

from planner.prepare import NOBODY, Capacity, Problem, Step, Windows
from planner.prepare.problem import Flags, Ints


class Aim(NamedTuple):
    """One thing to have as much of as possible."""

    gain: Ints
    """[pair] what each chosen pair adds."""
    standing: int
    """What care begun adds."""

    def value(self, chosen: Flags) -> int:
        """What a choice of pairs reaches."""
        return self.standing + int(self.gain[chosen].sum())


class Textbook(NamedTuple):
    """Σ of `load` over the chosen pairs is at most `limit` in every row; the aims are in strict order."""

    woman: Ints
    """[pair]"""
    midwife: Ints
    """[pair]"""
    load: csr_array
    """[row, pair]"""
    limit: Ints
    """[row]"""
    aims: tuple[Aim, ...]
    """A tier each, then languages and travel."""

    def named(self, problem: Problem, chosen: Flags) -> Ints:
        """[W] the named midwife of each woman, care begun included."""
        named = problem.kept_by.copy()
        named[self.woman[chosen]] = self.midwife[chosen]
        return named


class Found(NamedTuple):
    """What a solver says of one aim."""

    chosen: Flags | None
    """[pair] its best answer; none if it found none in its time."""
    bound: float
    """No answer reaches more than this; infinite if it proved nothing."""


class Solver(Protocol):
    """One rival, loaded with the textbook model."""

    def best(self, aim: Aim, start: Flags | None) -> Found:
        """Serve one aim within the time allowed; `start` is the answer so far."""
        ...

    def hold(self, aim: Aim, value: int) -> None:
        """No later aim may cost this one anything."""
        ...


def in_strict_order(aims: tuple[Aim, ...], solver: Solver) -> tuple[Flags | None, list[float]]:
    """Aim after aim: the best answer, none if the first aim had none, and the bound of every aim."""
    chosen: Flags | None = None
    bounds: list[float] = []
    for aim in aims:
        found = solver.best(aim, chosen)
        bounds.append(found.bound)
        chosen = _better(aim, found.chosen, chosen)
        if chosen is None:
            break
        solver.hold(aim, aim.value(chosen))
    return chosen, bounds


def _better(aim: Aim, new: Flags | None, old: Flags | None) -> Flags | None:
    if new is None or old is None:
        return old if new is None else new
    return new if aim.value(new) >= aim.value(old) else old


def eligible(problem: Problem) -> Flags:
    """[W, T] the teams to which women placed anew may go, with the first set of proposed teams opened.

    Made services have one such set; where there are more, a rival is not asked to compare them.
    """
    anew = ~problem.kept & (problem.tier > 0)
    flags: Flags = (problem.step_with(problem.openings[0]) == Step.PASSES) & anew[:, None]
    return flags


def textbook(problem: Problem) -> Textbook:
    """All limits that concern named midwives, one row each."""
    woman, midwife = np.nonzero(problem.may_name & eligible(problem)[:, problem.team_of])
    team, one = problem.team_of[midwife], np.ones(len(woman), dtype=np.int64)
    once = _rows(woman, np.ones((len(woman), 1), dtype=np.bool_), one, len(problem.women))
    blocks, limits = [once], [np.ones(len(problem.women), dtype=np.int64)]

    def post(who: Ints, windows: Windows, load: Ints, capacity: Capacity) -> None:
        blocks.append(_rows(who, windows.women[woman], load, len(capacity.limit)))
        limits.append(capacity.left.ravel())

    post(team, problem.paces, problem.weight[woman], problem.team_pace)
    if problem.team_open is not None:
        post(team, problem.open_days, problem.weight[woman], problem.team_open)
    post(midwife, problem.paces, one, problem.midwife_pace)
    post(midwife, problem.months, one, problem.midwife_month)
    aims = (*_tiers(problem, woman), _language_and_travel(problem, woman, midwife))
    return Textbook(woman, midwife, vstack(blocks, format="csr"), np.concatenate(limits), aims)


def _rows(who: Ints, counted: Flags, load: Ints, members: int) -> csr_array:
    """A row for each member (woman, team, midwife) and window; `counted` is [pair, window]."""
    pair, window = np.nonzero(counted)
    windows = counted.shape[1]
    shape = (members * windows, len(who))
    found = csr_array((load[pair], (who[pair] * windows + window, pair)), shape=shape)
    found.sort_indices()
    return found


def _tiers(problem: Problem, woman: Ints) -> list[Aim]:
    tiers = range(1, len(problem.scenario.policy.tiers) + 1)
    kept = problem.kept_by != NOBODY
    return [
        Aim((problem.tier[woman] == tier).astype(np.int64), int((kept & (problem.tier == tier)).sum()))
        for tier in tiers
    ]


def _language_and_travel(problem: Problem, woman: Ints, midwife: Ints) -> Aim:
    weights = problem.scenario.policy.aims
    travel = weights.travel_minute * problem.minutes[woman, problem.team_of[midwife]]
    matched = problem.speaks[woman, midwife] & problem.needs_language[woman]
    return Aim(weights.language_not_matched * matched - travel, 0)
