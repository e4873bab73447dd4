"""What is left for women outside the teams: births and women for each core WTE, and the core floor.

A good team at 1:36 was suspended because the midwives outside it carried about 150 women each (BHRUT): every
plan shows both sides.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import fsum

from models import CORE, Metric
from models.calendar import TERM_DAYS
from models.policy import WHOLE_WEIGHT
from planner.metrics.catalogue import metric, ratio
from planner.metrics.cohort import Cohort
from planner.metrics.loads import births_by_month, days_in_care

ROUNDING = 1e-9
"""WTE by which staff time may miss its floor through rounding alone."""
AHEAD = timedelta(days=TERM_DAYS - 70)
"""How long before the EDD a woman comes into care: by 10 weeks (NICE guideline NG201, 2021)."""


def left_behind(cohort: Cohort) -> Iterator[Metric]:
    """Staff time of core and teams, births and women outside the teams, by month and over the horizon.

    Over the horizon births are a sum, staff time and women in care are means over the months. In the month of
    `as_of` only births from that day on count, against the whole month's staff time.
    """
    yield from _staff(cohort)
    yield from _births(cohort)
    yield from _women(cohort)


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _months(cohort: Cohort) -> list[str]:
    return [str(month) for month in cohort.scenario.months]


def _by_time(
    cohort: Cohort, name: str, whole: float | None, by_month: Sequence[float | None]
) -> Iterator[Metric]:
    yield metric(name, "all", "all", whole)
    for month, value in zip(_months(cohort), by_month, strict=True):
        yield metric(name, "month", month, value)


def _staff(cohort: Cohort) -> Iterator[Metric]:
    core, floor = list(cohort.wte_of(CORE)), cohort.scenario.policy.limits.core_floor_wte
    teams = _in_teams(cohort)
    above = [wte - floor for wte in core]
    yield from _by_time(cohort, "wte_in_core", _mean(core), core)
    yield from _by_time(cohort, "wte_in_teams", _mean(teams), teams)
    yield metric("core_floor", "all", "all", floor)
    yield from _by_time(cohort, "core_above_floor", min(above), above)
    yield metric("core_below_floor_months", "all", "all", sum(wte < -ROUNDING for wte in above))


def _in_teams(cohort: Cohort) -> list[float]:
    return [fsum(values) for values in zip(*map(cohort.wte_of, cohort.teams), strict=True)] or [0.0] * len(
        cohort.scenario.months
    )


def _births(cohort: Cohort) -> Iterator[Metric]:
    months = len(cohort.scenario.months)
    outside, weights = births_by_month(list(cohort.unplaced), months)
    inside, _ = births_by_month([case for case, _ in cohort.placed], months)
    weighted = [weight / WHOLE_WEIGHT for weight in weights]
    yield from _by_time(cohort, "births_outside", sum(outside), [*outside])
    yield from _by_time(cohort, "births_outside_weighted", sum(weights) / WHOLE_WEIGHT, weighted)
    yield from _per_wte(cohort, "births_outside_per_core_wte", outside, list(cohort.wte_of(CORE)))
    yield from _per_wte(cohort, "births_per_team_wte", inside, _in_teams(cohort))


def _per_wte(cohort: Cohort, name: str, births: list[int], wte: list[float]) -> Iterator[Metric]:
    yield metric(name, "all", "all", ratio(sum(births), _mean(wte)))
    for month, count, staff in zip(_months(cohort), births, wte, strict=True):
        yield metric(name, "month", month, ratio(count, staff))


def _women(cohort: Cohort) -> Iterator[Metric]:
    """Women in care outside the teams, counted on each month's first day (in the first month: on `as_of`).

    They are the women planned for whom the plan leaves out, and women past their EDD or due after the horizon
    who have no team. The last months of the files lack women who are due later still: of those months nothing
    is said, and the mean is of the others.
    """
    days = [max(month.first_day, cohort.scenario.as_of) for month in cohort.scenario.months]
    is_told = [day == days[0] or day + AHEAD <= _last_due(cohort) for day in days]
    women = _outside_on(cohort, days)
    core = list(cohort.wte_of(CORE))
    told = [number for number, told in enumerate(is_told) if told]
    mean, staff = (_mean([values[at] for at in told]) for values in (women, core))
    known = [count if is_told[at] else None for at, count in enumerate(women)]
    each = [None if count is None else ratio(count, core[at]) for at, count in enumerate(known)]
    yield from _by_time(cohort, "women_outside", mean, known)
    yield from _by_time(cohort, "women_outside_per_core_wte", ratio(mean, staff), each)


def _last_due(cohort: Cohort) -> date:
    """The last day on which women are due whom the files can tell of."""
    last = cohort.scenario.months[-1].last_day
    return max([last, *(woman.edd for woman in cohort.others)])


def _outside_on(cohort: Cohort, days: list[date]) -> list[int]:
    count = [0] * len(days)
    elsewhere = (woman for woman in cohort.others if woman.team_id is None)
    for woman in (*(case.woman for case in cohort.unplaced), *elsewhere):
        for day in days_in_care(woman, days):
            count[day] += 1
    return count
