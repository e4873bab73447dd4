"""What a team's midwives can take together in a stretch of months, each as many as she can in it.

A midwife who has no place left in the run from March has none in May, whatever the run from May leaves. So
the midwives together take fewer in May than any one run says of all of them.

Measured on 15,000 women like RAE with places for half: with runs and months alone, 17 of the 5,946 women of
tier 1 who had a team found no midwife there; with stretches 3 do, and no plan can place 3 whom runs allow.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from planner.prepare import Problem, Windows
from planner.prepare.problem import Flags, Ints

RUNS = 2
"""Runs that the longest stretch is as long as."""


class Stretch(NamedTuple):
    """All stretches of one length, in the order of time."""

    length: int
    """Months."""
    windows: Windows
    left: Ints
    """[T, stretch] women whom the midwives can still take."""
    says_more: Flags
    """[T, stretch] whether other stretches do not say as much."""


def stretches(problem: Problem, women: Flags) -> Iterator[Stretch]:
    """Runs first, then single months, then the others; `women` [W] are those who count."""
    runs, months = problem.paces, problem.months
    count = len(months.labels)
    run = count - len(runs.labels) + 1
    longest = min(RUNS * run, count)
    alone = _of_midwives(problem, women, run, longest)
    left = {length: problem.by_team(of_length) for length, of_length in alone.items()}
    for length in dict.fromkeys((run, 1, *range(longest, 1, -1))):
        windows = {run: runs, 1: months}.get(length) or _windows(problem, length)
        yield Stretch(length, windows, left[length], _says_more(left, length))


def _says_more(left: dict[int, Ints], length: int) -> Flags:
    """[T, stretch] whether neither shorter stretches imply what one of a length leaves, nor the next longer.

    Of two that leave as many the shorter says more, so that none is implied by what it implies.
    """
    own = left[length]
    found = np.ones(own.shape, dtype=np.bool_)
    for first in range(1, length):
        rest = left[length - first][:, first : first + own.shape[1]]
        found &= own < left[first][:, : own.shape[1]] + rest
    if (longer := left.get(length + 1)) is not None:
        found[:, :-1] &= own[:, :-1] <= longer
        found[:, 1:] &= own[:, 1:] <= longer
    return found


def _of_midwives(problem: Problem, women: Flags, run: int, longest: int) -> dict[int, Ints]:
    """[M, stretch] what each midwife can take, by the length of the stretch."""
    months, pace = len(problem.months.labels), problem.midwife_pace.left
    able = np.zeros((len(problem.midwives), months), dtype=np.bool_)
    for month in range(months):
        able[:, month] = problem.may_name[women & (problem.month == month)].any(axis=0)
    found = {1: np.where(able, problem.midwife_month.left, 0)}
    for length in range(1, longest + 1):
        stretches = months - length + 1
        if length > 1:
            ways = [
                found[first][:, :stretches] + found[length - first][:, first : first + stretches]
                for first in range(1, length)
            ]
            found[length] = np.minimum.reduce(ways)
        for stretch in range(stretches if length <= run else 0):
            around = slice(max(0, stretch + length - run), min(pace.shape[1], stretch + 1))
            found[length][:, stretch] = np.minimum(found[length][:, stretch], pace[:, around].min(axis=1))
    return found


def _windows(problem: Problem, length: int) -> Windows:
    labels = problem.months.labels
    count = len(labels) - length + 1
    first = np.arange(count)[None, :]
    month = problem.month[:, None]
    return Windows(
        tuple(f"{labels[at]}..{labels[at + length - 1]}" for at in range(count)),
        np.asarray((first <= month) & (month < first + length)),
    )
