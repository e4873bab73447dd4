"""Effective WTE, month by month: wte x the mean over the month's days of what she gives."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from models import LeaveKind, Month
from planner.audit.staff_time import StaffTime
from tests.audit.town import leave, midwife, town

JUNE, JULY = Month(2027, 6), Month(2027, 7)


def wte(month: Month = JUNE, **changes: Any) -> Fraction:
    """Effective WTE of one midwife of rose in one month."""
    absences = changes.pop("leave", ())
    limits = changes.pop("limits", None)
    scenario = town(midwives=[midwife("m", "rose", **changes)], leave=absences, limits=limits)
    return StaffTime(scenario).wte(scenario.service.midwife["m"], month)


def test_start_within_month() -> None:
    """From 16 June she gives 15 of 30 days: 0.8 x 15/30 = 2/5, exactly."""
    assert wte(wte=0.8, starts_on=date(2027, 6, 16)) == Fraction(2, 5)


def test_leaving_within_month() -> None:
    """Gone on 16 June, she gives the 15 days before it: 15/30."""
    assert wte(leaves_on=date(2027, 6, 16)) == Fraction(1, 2)


def test_hours_change_within_month() -> None:
    """0.8 for 10 days of June and 0.5 for the other 20: (8 + 10) / 30 = 3/5."""
    assert wte(wte=0.8, later_wte=0.5, later_wte_from=date(2027, 6, 11)) == Fraction(3, 5)


@pytest.mark.parametrize(("year", "days"), [(2027, 28), (2028, 29)])
def test_leap_year(year: int, days: int) -> None:
    """One day of February is 1/28 of the month, in a leap year 1/29."""
    assert wte(Month(year, 2), starts_on=date(year, 2, days)) == Fraction(1, days)


def test_supernumerary_weeks_of_preceptee() -> None:
    """From 1 June she gives nothing for 28 days, then 0.75 on the 29th and 30th: 2 x 0.75 / 30 = 1/20."""
    start: dict[str, Any] = {"starts_on": date(2027, 6, 1), "preceptorship_ends_on": date(2027, 11, 30)}

    assert wte(JUNE, **start) == Fraction(1, 20)
    assert wte(JULY, **start) == Fraction(3, 4)


def test_supernumerary_weeks_outlast_short_preceptorship() -> None:
    """Even if her preceptorship ends on 7 June she gives nothing for 28 days, then all: 2/30."""
    start: dict[str, Any] = {"starts_on": date(2027, 6, 1), "preceptorship_ends_on": date(2027, 6, 7)}

    assert wte(**start) == Fraction(2, 30)


def test_preceptorship_ends_within_month() -> None:
    """With 10 June its last day she gives 10 x 0.75 + 20 x 1 = 27.5 of 30 days: 11/12."""
    assert wte(preceptorship_ends_on=date(2027, 6, 10)) == Fraction(11, 12)


def test_experienced_starter_is_not_supernumerary() -> None:
    """Without a preceptorship a new midwife gives all from her first day."""
    assert wte(starts_on=date(2027, 6, 1)) == 1


def test_policy_of_preceptorship() -> None:
    """With one supernumerary week and a share of 0.5, June gives 23 x 0.5 = 11.5 of 30 days: 23/60."""
    start: dict[str, Any] = {"starts_on": date(2027, 6, 1), "preceptorship_ends_on": date(2027, 11, 30)}
    limits = {"supernumerary_weeks": 1, "preceptorship_share": 0.5}

    assert wte(limits=limits, **start) == Fraction(23, 60)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (LeaveKind.MATERNITY, Fraction(2, 3)),
        (LeaveKind.SICK, Fraction(2, 3)),
        (LeaveKind.OTHER, Fraction(2, 3)),
        (LeaveKind.ANNUAL, 1),
        (LeaveKind.STUDY, 1),
    ],
)
def test_long_leave_counts_and_short_does_not(kind: LeaveKind, expected: Fraction) -> None:
    """From 11 to 20 June, both included, 10 of 30 days are lost to long leave, none to other leave."""
    assert wte(leave=[leave("m", date(2027, 6, 11), date(2027, 6, 20), kind)]) == expected


def test_overlapping_leave_counts_once() -> None:
    """Leave from 1 to 10 and from 6 to 15 June takes 15 days, not 20: 15/30."""
    absences = [
        leave("m", date(2027, 6, 1), date(2027, 6, 10)),
        leave("m", date(2027, 6, 6), date(2027, 6, 15), LeaveKind.MATERNITY),
    ]

    assert wte(leave=absences) == Fraction(1, 2)


def test_sums_are_exact() -> None:
    """0.1 + 0.2 WTE over three months are 0.9, not a binary neighbour."""
    scenario = town(midwives=[midwife("a", "rose", wte=0.1), midwife("b", "rose", wte=0.2)])
    months = [Month(2027, 4), Month(2027, 5), JUNE]

    assert sum(StaffTime(scenario).over(each, months) for each in scenario.service.midwives) == Fraction(
        9, 10
    )
