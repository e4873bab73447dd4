"""The limits of the teams as things to count: what is left in a window, and what staff time would add."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np

from models import RuleId, runs
from planner.prepare import Capacity, Problem, Windows
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
    """[window] places that a whole-time midwife adds who is employed over the whole horizon."""
    rounds_up: bool
    """Whether what is added is rounded up to whole women, as a midwife's own share is."""

    def lefts(self, window: int, more_wte: float = 0.0) -> Ints:
        """[T] what care begun leaves if a team had `more_wte`, in hundredths of a woman or in women."""
        more = more_wte * float(self.per_wte[window])
        now = self.exact[:, window]
        if self.rounds_up:
            return (now + ceil(more - TOLERANCE)).astype(np.int64)
        limit = np.floor((now + more + TOLERANCE) * self.unit).astype(np.int64)
        left: Ints = np.maximum(limit - self.taken[:, window], 0)
        return left


def countings(problem: Problem) -> tuple[Counting, ...]:
    """Every limit of the teams; the one that people know best comes first."""
    return tuple(_every(problem))


def _every(problem: Problem) -> Iterator[Counting]:
    limits = problem.scenario.policy.limits
    staff = np.zeros((len(problem.teams), len(problem.scenario.months)))
    np.add.at(staff, problem.team_of, problem.effective_wte)
    pace = limits.births_per_wte_year / MONTHS_A_YEAR
    holds = _holds(problem)
    taken = problem.team_pace.taken
    run = pace * holds.sum(axis=1)
    exact = pace * (staff @ holds.T)
    yield Counting(
        RuleId.TEAM_PACE, problem.paces, problem.weight, HUNDREDTHS, exact, taken, run, rounds_up=False
    )
    if problem.team_open is not None and limits.open_caseload_per_wte is not None:
        months = staff.shape[1] - len(problem.open_days.labels)
        exact = limits.open_caseload_per_wte * staff[:, months:]
        day = np.full(exact.shape[1], float(limits.open_caseload_per_wte))
        taken = problem.team_open.taken
        yield Counting(
            RuleId.TEAM_OPEN_CASELOAD,
            problem.open_days,
            problem.weight,
            HUNDREDTHS,
            exact,
            taken,
            day,
            rounds_up=False,
        )
    yield _together(problem, RuleId.MIDWIFE_PACE, problem.paces, problem.midwife_pace, run)
    month = np.full(staff.shape[1], float(limits.births_per_wte_month))
    yield _together(problem, RuleId.MIDWIFE_MONTH, problem.months, problem.midwife_month, month)


def _holds(problem: Problem) -> Floats:
    """[run, month] 1 where the run holds the month."""
    months = problem.scenario.months
    every = runs(months, problem.scenario.policy.limits.pace_months)
    return np.array([[float(month in run) for month in months] for run in every])


def _together(
    problem: Problem, rule: RuleId, windows: Windows, capacity: Capacity, per_wte: Floats
) -> Counting:
    """The limits of a team's midwives, added up."""
    left = np.zeros((len(problem.teams), len(windows.labels)))
    np.add.at(left, problem.team_of, capacity.left)
    one = np.ones_like(problem.weight)
    nothing = np.zeros(left.shape, dtype=np.int64)
    return Counting(rule, windows, one, 1, left, nothing, per_wte, rounds_up=True)
