"""The national measure "placed by 28 weeks" (`COC_by_28weeks`), applied to a plan."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from models import Metric, Month, Scenario
from models.calendar import TERM_DAYS
from planner.metrics.catalogue import metric, ratio
from planner.metrics.cohort import (
    ALL,
    IMD_DECILE,
    IMD_QUINTILE,
    MEASURE_ETHNIC_GROUP,
    TIER,
    Case,
    Cohort,
)

DEADLINE_DAYS = 203
"""Days of gestation by which the care plan must be dated: 29 weeks (source: NHS England's MSDS notebooks)."""


def named_by_28_weeks(cohort: Cohort) -> Iterator[Metric]:
    """Women with a team and a named midwife on an antenatal care plan dated by day 203 of gestation.

    Nationally a month's denominator is the women with a booking on record who reach 203 days in the month;
    the numerator is those whose latest antenatal care plan by that day says continuity of carer and names
    both a midwife and a team. Applied to a plan:

    - Denominator: women planned for whose day 203 lies in a month of the horizon, who book by that month's
      end and after day 0. One who books after day 203 in the same month counts, and cannot be named in time.
    - The plan is the care plan. Its date is `as_of`, or the day of booking of a woman expected to book. If
      that is not after her day 203 it is her latest plan in time, and she is named if the plan places her; an
      earlier placement that the plan takes away does not count.
    - A woman whose day 203 came before `as_of` (in the month of `as_of`) is named if she has both `team_id`
      and `midwife_id` today. The files do not date that placement: it is taken to be in time.

    Women due after the horizon are not planned for, so months within 77 days of its end are covered in part
    or not at all. Discharges before day 203 are not in the files.
    """
    counted = [
        _seen(case, cohort.scenario.as_of) for case in cohort.cases if _is_counted(case, cohort.scenario)
    ]
    for grouping in (ALL, TIER, MEASURE_ETHNIC_GROUP, IMD_DECILE, IMD_QUINTILE):
        groups = [grouping.key(seen.case) for seen in counted]
        yield from _rows(grouping.by, grouping.groups(cohort), groups, counted)
    months = [str(_month(seen.case)) for seen in counted]
    yield from _rows("month", map(str, cohort.scenario.months), months, counted)


class _Seen(NamedTuple):
    case: Case
    is_named: bool


def _rows(by: str, groups: Iterable[str], group_of: list[str], counted: list[_Seen]) -> Iterator[Metric]:
    women = Counter(group_of)
    named = Counter(group for group, seen in zip(group_of, counted, strict=True) if seen.is_named)
    for group in groups:
        yield metric("named_by_28_weeks_women", by, group, women[group])
        yield metric("named_by_28_weeks", by, group, named[group])
        yield metric("named_by_28_weeks_share", by, group, ratio(named[group], women[group]))


def _deadline(case: Case) -> date:
    return case.woman.edd - timedelta(days=TERM_DAYS - DEADLINE_DAYS)


def _month(case: Case) -> Month:
    return Month.of(_deadline(case))


def _is_counted(case: Case, scenario: Scenario) -> bool:
    """Whether her day 203 lies in the horizon and her booking is on record when that month is reported."""
    month = _month(case)
    return (
        scenario.months[0] <= month <= scenario.months[-1]
        and Month.of(case.woman.booked_on) <= month
        and case.woman.gestation_at_booking_days > 0
    )


def _seen(case: Case, as_of: date) -> _Seen:
    if max(as_of, case.woman.booked_on) <= _deadline(case):
        return _Seen(case, case.placement is not None)
    return _Seen(case, case.woman.has_met_midwife and not case.is_expected)
