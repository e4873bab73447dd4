"""The limits of the teams as things to count: what is left in a window, and what staff time would add."""

from dataclasses import dataclass

import numpy as np

from models import RuleId
from planner.prepare import Capacity, Problem, Windows
from planner.prepare.limits import births_per_wte_month, months_of_runs
from planner.prepare.problem import Floats, Ints

HUNDREDTHS = 100
MONTHS_A_YEAR = 12
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Counting:
    """One limit of the teams; the midwives of a team are taken together."""

    rule: RuleId
    """Which limit."""
    windows: Windows
    """Runs of months, months or days, and whom each counts."""
    load: Ints
    """[W] what each woman takes."""
    unit: int
    """How many make one place: 100 where weights are counted in hundredths, else 1."""
    exact: Floats
    """[T, window] the limit in places, before it is rounded; of midwives, what they have left together."""
    taken: Ints
    """[T, window] what care begun takes of it."""
    per_wte: Floats
    """[T, window] places that a whole-time midwife adds who is employed over the whole horizon."""
    rounds_up: bool
    """Whether what is added is rounded up to whole women, as a midwife's own share is."""

    def limits(self, window: int, more_wte: float = 0.0) -> Ints:
        """[T] the limit if a team had `more_wte`, in hundredths of a woman or in women."""
        more = more_wte * self.per_wte[:, window]
        now = self.exact[:, window]
        if self.rounds_up:
            return (now + np.ceil(more - TOLERANCE)).astype(np.int64)
        return np.floor((now + more + TOLERANCE) * self.unit).astype(np.int64)

    def lefts(self, window: int, more_wte: float = 0.0) -> Ints:
        """[T] what care begun leaves of that limit."""
        left: Ints = np.maximum(self.limits(window, more_wte) - self.taken[:, window], 0)
        return left


def countings(problem: Problem) -> tuple[Counting, ...]:
    """Every limit of the teams; the one that people know best comes first."""
    limits = problem.scenario.policy.limits
    staff = problem.team_wte
    rate, holds = births_per_wte_month(limits, problem.teams)[:, None], months_of_runs(problem.scenario)
    paced, pace = rate * (staff @ holds.T), rate * holds.sum(axis=1)
    found = [_of_team(problem, RuleId.TEAM_PACE, problem.paces, problem.team_pace, paced, pace)]
    if problem.team_open is not None and limits.open_caseload_per_wte is not None:
        days = problem.open_days
        each = np.full((len(staff), len(days.labels)), float(limits.open_caseload_per_wte))
        exact = each * staff[:, staff.shape[1] - each.shape[1] :]
        found.append(_of_team(problem, RuleId.TEAM_OPEN_CASELOAD, days, problem.team_open, exact, each))
    month = np.full(staff.shape, float(limits.births_per_wte_month))
    found.append(_together(problem, RuleId.MIDWIFE_PACE, problem.paces, problem.midwife_pace, pace))
    found.append(_together(problem, RuleId.MIDWIFE_MONTH, problem.months, problem.midwife_month, month))
    return tuple(found)


def _of_team(
    problem: Problem, rule: RuleId, windows: Windows, capacity: Capacity, exact: Floats, per_wte: Floats
) -> Counting:
    """A limit of the team itself, by weight."""
    load, taken = problem.weight, capacity.taken
    return Counting(rule, windows, load, HUNDREDTHS, exact, taken, per_wte, rounds_up=False)


def _together(
    problem: Problem, rule: RuleId, windows: Windows, capacity: Capacity, per_wte: Floats
) -> Counting:
    """The limits of a team's midwives, added up."""
    left = problem.by_team(capacity.left).astype(np.float64)
    one = np.ones_like(problem.weight)
    nothing = np.zeros(left.shape, dtype=np.int64)
    return Counting(rule, windows, one, 1, left, nothing, per_wte, rounds_up=True)
