"""Effective staff time: how much of a midwife a team has on each day and in each month."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from models import Leave, Limits, Midwife, Scenario

DAYS_PER_WEEK = 7


class DayGrid:
    """The horizon's days as positions 0 to n - 1, with the months that they form."""

    def __init__(self, scenario: Scenario) -> None:
        self.first = scenario.months[0].first_day
        self.days = (scenario.last_day - self.first).days + 1
        self.month_starts = np.array([(month.first_day - self.first).days for month in scenario.months])
        self.month_days = np.array([month.days for month in scenario.months])

    def until(self, day: date) -> slice:
        """The days before `day`."""
        return slice(0, self._cut(day))

    def since(self, day: date) -> slice:
        """The days from `day` on, itself included."""
        return slice(self._cut(day), self.days)

    def between(self, first: date, last: date) -> slice:
        """The days from `first` to `last`, both included."""
        return slice(self._cut(first), self._cut(last + timedelta(days=1)))

    def month_means(self, daily: NDArray[np.float64]) -> NDArray[np.float64]:
        """Mean over each month of one value a day."""
        sums: NDArray[np.float64] = np.add.reduceat(daily, self.month_starts)
        means: NDArray[np.float64] = sums / self.month_days
        return means

    def _cut(self, day: date) -> int:
        return min(max((day - self.first).days, 0), self.days)


def presence(midwife: Midwife, leave: tuple[Leave, ...], grid: DayGrid) -> NDArray[np.bool_]:
    """For each day of the horizon, whether she is employed and not on long leave."""
    here = np.ones(grid.days, dtype=np.bool_)
    if midwife.starts_on is not None:
        here[grid.until(midwife.starts_on)] = False
    if midwife.leaves_on is not None:
        here[grid.since(midwife.leaves_on)] = False
    for absence in leave:
        if absence.kind.is_long:
            here[grid.between(absence.first_day, absence.last_day)] = False
    return here


def preceptorship(midwife: Midwife, grid: DayGrid) -> NDArray[np.bool_]:
    """For each day of the horizon, whether her preceptorship lasts."""
    lasts = np.zeros(grid.days, dtype=np.bool_)
    if midwife.preceptorship_ends_on is not None:
        lasts[grid.until(midwife.preceptorship_ends_on + timedelta(days=1))] = True
    return lasts


def _share_of_caseload(midwife: Midwife, limits: Limits, grid: DayGrid) -> NDArray[np.float64]:
    """What she gives of her WTE on each day: less while she is a preceptee, nothing while supernumerary."""
    share = np.where(preceptorship(midwife, grid), limits.preceptorship_share, 1.0)
    if midwife.preceptorship_ends_on is not None and midwife.starts_on is not None:
        days = timedelta(days=limits.supernumerary_weeks * DAYS_PER_WEEK)
        share[grid.between(midwife.starts_on, midwife.starts_on + days - timedelta(days=1))] = 0.0
    return share


def effective_wte(scenario: Scenario) -> dict[str, tuple[float, ...]]:
    """WTE that each midwife, by id, gives in each month of the horizon.

    The mean over the month's days of her `wte` of the day times: 0 when she is not employed or on long leave;
    0 in the first `supernumerary_weeks` from `starts_on` of a preceptorship; `preceptorship_share` until that
    ends; otherwise 1.
    """
    grid = DayGrid(scenario)
    limits = scenario.policy.limits
    leave_of = scenario.service.leave_of
    found: dict[str, tuple[float, ...]] = {}
    for midwife in scenario.service.midwives:
        here = presence(midwife, leave_of.get(midwife.midwife_id, ()), grid)
        share = np.where(here, _share_of_caseload(midwife, limits, grid), 0.0)
        found[midwife.midwife_id] = tuple(float(value) for value in _month_wte(midwife, share, grid))
    return found


def _month_wte(midwife: Midwife, share: NDArray[np.float64], grid: DayGrid) -> NDArray[np.float64]:
    if midwife.later_wte is None:
        return midwife.wte * grid.month_means(share)
    return grid.month_means(contracted(midwife, grid) * share)


def contracted(midwife: Midwife, grid: DayGrid) -> NDArray[np.float64]:
    """[day] her contracted whole-time equivalent, in post or not."""
    wte = np.full(grid.days, midwife.wte)
    if midwife.later_wte is not None and midwife.later_wte_from is not None:
        wte[grid.since(midwife.later_wte_from)] = midwife.later_wte
    return wte
