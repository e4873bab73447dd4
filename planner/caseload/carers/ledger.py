"""What is taken and what is left of every limit while women are placed."""

from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints


class Ledger:
    """Places left for teams (hundredths of a woman) and midwives (women) as an assignment changes."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.named: Ints = problem.kept_by.copy()
        self.pace = problem.team_pace.left.copy()
        self.open = None if problem.team_open is None else problem.team_open.left.copy()
        self.midwife_pace = problem.midwife_pace.left.copy()
        self.midwife_month = problem.midwife_month.left.copy()

    def team_has_room(self, woman: int, team: int) -> bool:
        """Whether the team's limits let this woman in."""
        problem, weight = self.problem, self.problem.weight[woman]
        if (self.pace[team, problem.paces.women[woman]] < weight).any():
            return False
        return self.open is None or not (self.open[team, problem.open_days.women[woman]] < weight).any()

    def midwives_with_room(self, woman: int, midwives: Ints) -> Ints:
        """Those of `midwives` who may be named for her and have room in her month and its runs."""
        problem = self.problem
        month_ok = self.midwife_month[midwives, problem.month[woman]] > 0
        pace_ok = (self.midwife_pace[midwives][:, problem.paces.women[woman]] > 0).all(axis=1)
        able: Ints = midwives[month_ok & pace_ok & problem.may_name[woman, midwives]]
        return able

    def place(self, woman: int, midwife: int) -> None:
        """Name a midwife for a woman."""
        self.named[woman] = midwife
        self._book(woman, midwife, 1)

    def release(self, woman: int) -> None:
        """Take a woman back out of the plan."""
        midwife = int(self.named[woman])
        self.named[woman] = NOBODY
        self._book(woman, midwife, -1)

    def _book(self, woman: int, midwife: int, times: int) -> None:
        problem = self.problem
        team, weight = problem.team_of[midwife], times * int(problem.weight[woman])
        in_runs: Flags = problem.paces.women[woman]
        self.pace[team, in_runs] -= weight
        if self.open is not None:
            self.open[team, problem.open_days.women[woman]] -= weight
        self.midwife_pace[midwife, in_runs] -= times
        self.midwife_month[midwife, problem.month[woman]] -= times
