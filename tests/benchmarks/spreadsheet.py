"""The spreadsheet way: one woman after another, the nearest team with places, its least loaded midwife."""

from collections import Counter

import numpy as np

from planner.prepare import Problem
from planner.prepare.problem import Ints
from tests.benchmarks.textbook import eligible


def fill_in(problem: Problem, *, by_tier: bool = True) -> Ints:
    """[W] named midwives: highest tier first unless not `by_tier`, then in the order of booking."""
    sheet = _Sheet(problem)
    may_go = eligible(problem)
    rows = [row for row in range(len(problem.women)) if may_go[row].any()]
    first = problem.tier if by_tier else np.zeros_like(problem.tier)
    for row in sorted(rows, key=lambda row: (first[row], problem.women[row].booked_on, row)):
        teams = np.flatnonzero(may_go[row])
        for team in teams[np.argsort(problem.minutes[row, teams], kind="stable")]:
            if sheet.place(row, int(team)):
                break
    return sheet.named


class _Sheet:
    """What is left of every limit."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.named = problem, problem.kept_by.copy()
        self.team_pace = problem.team_pace.left.copy()
        self.team_open = None if problem.team_open is None else problem.team_open.left.copy()
        self.pace, self.month = problem.midwife_pace.left.copy(), problem.midwife_month.left.copy()
        self.women = Counter(self.named[problem.kept].tolist())

    def place(self, woman: int, team: int) -> bool:
        """Name a midwife of the team for her, if it has a place."""
        if not self._team_has_place(woman, team):
            return False
        able = [row for row in self.problem.midwives_of(team).tolist() if self._has_place(woman, row)]
        if not able:
            return False
        self._write(woman, team, min(able, key=self._load))
        return True

    def _load(self, midwife: int) -> float:
        return self.women[midwife] / max(int(self.problem.share[midwife]), 1)

    def _team_has_place(self, woman: int, team: int) -> bool:
        problem, weight = self.problem, self.problem.weight[woman]
        fits = bool((self.team_pace[team, problem.paces.women[woman]] >= weight).all())
        if self.team_open is not None:
            fits = fits and bool((self.team_open[team, problem.open_days.women[woman]] >= weight).all())
        return fits

    def _has_place(self, woman: int, midwife: int) -> bool:
        problem = self.problem
        runs = self.pace[midwife, problem.paces.women[woman]]
        in_month = self.month[midwife, problem.month[woman]]
        return bool(problem.may_name[woman, midwife] and in_month > 0 and (runs > 0).all())

    def _write(self, woman: int, team: int, midwife: int) -> None:
        problem, weight = self.problem, self.problem.weight[woman]
        self.named[woman] = midwife
        self.women[midwife] += 1
        self.team_pace[team, problem.paces.women[woman]] -= weight
        if self.team_open is not None:
            self.team_open[team, problem.open_days.women[woman]] -= weight
        self.pace[midwife, problem.paces.women[woman]] -= 1
        self.month[midwife, problem.month[woman]] -= 1
