"""The limits on staff and places, month by month."""

import numpy as np

from models import Limits, Month, Scenario, Team, Woman, runs
from planner.prepare.problem import Flags, Floats, Ints, Windows

HUNDREDTHS = 100
TOLERANCE = 1e-9
"""Women by which a limit may be passed before it counts (rounding of staff time)."""
MONTHS_A_YEAR = 12


def run_windows(scenario: Scenario, month: Ints) -> tuple[Windows, Flags]:
    """The runs of `pace_months`, and which months [run, month] each holds."""
    holds = months_of_runs(scenario)
    labels = tuple(run_label(run[0], run[-1]) for run in _runs(scenario))
    return Windows(labels, holds.T[month].reshape(len(month), len(labels))), holds


def months_of_runs(scenario: Scenario) -> Flags:
    """[run, month] whether the run of `pace_months` holds the month."""
    return np.array([[month in run for month in scenario.months] for run in _runs(scenario)], dtype=np.bool_)


def _runs(scenario: Scenario) -> tuple[tuple[Month, ...], ...]:
    return runs(scenario.months, scenario.policy.limits.pace_months)


def run_label(first: Month | str, last: Month | str) -> str:
    """Name of the run from one month to another: `2027-03..2027-05`, or the one month that it is."""
    return str(first) if first == last else f"{first}..{last}"


def month_windows(scenario: Scenario, month: Ints) -> Windows:
    """The horizon's months by EDD."""
    due = month[:, None] == np.arange(len(scenario.months))[None, :]
    return Windows(tuple(map(str, scenario.months)), due)


def open_windows(scenario: Scenario, women: tuple[Woman, ...]) -> tuple[Windows, Ints]:
    """The first days of months after `as_of` by being in care, and the horizon month of each."""
    positions = [k for k, month in enumerate(scenario.months) if month.first_day > scenario.as_of]
    days = [scenario.months[k].first_day for k in positions]
    in_care = np.array([[woman.is_in_care(day) for day in days] for woman in women], dtype=np.bool_)
    windows = Windows(tuple(map(str, days)), in_care.reshape(len(women), len(days)))
    return windows, np.array(positions, dtype=np.int64)


def births_per_wte_month(limits: Limits, teams: tuple[Team, ...]) -> Floats:
    """[T] births a month for each WTE by the yearly ratio: the team's own, or else the policy's."""
    yearly = [limits.births_per_wte_year_of(team) for team in teams]
    return np.array(yearly, dtype=np.float64) / MONTHS_A_YEAR


def team_pace_limit(rate: Floats, team_wte: Floats, holds: Flags) -> Ints:
    """[T, run] weighted births that staff time carries at a `rate` a month, hundredths, rounded down."""
    return _down(rate[:, None] * (team_wte @ holds.T))


def team_open_limit(limits: Limits, team_wte: Floats, months: Ints) -> Ints | None:
    """[T, day] weighted women in care at once, hundredths, rounded down; none where there is no limit."""
    if limits.open_caseload_per_wte is None:
        return None
    return _down(limits.open_caseload_per_wte * team_wte[:, months])


def midwife_pace_limit(rate: Floats, wte: Floats, holds: Flags) -> Ints:
    """[M, run] births of women named to a midwife: her share of her team's `rate` a month, rounded up."""
    return _up(rate[:, None] * (wte @ holds.T))


def midwife_month_limit(limits: Limits, wte: Floats) -> Ints:
    """[M, month] births of women named to a midwife, rounded up."""
    return _up(limits.births_per_wte_month * wte)


def _down(women: Floats) -> Ints:
    return np.floor((women + TOLERANCE) * HUNDREDTHS).astype(np.int64)


def _up(women: Floats) -> Ints:
    return np.ceil(women - TOLERANCE).astype(np.int64)
