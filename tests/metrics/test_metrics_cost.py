"""What the midwives cost a year."""

from datetime import date

import pytest

from models import Leave, LeaveKind, Midwife, Pay, Scenario, Tables
from tests.metrics.conftest import Measured, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team

PAY = Pay(band_5=10_000, band_6=20_000, band_7=30_000, band_8=40_000, on_costs=0.5)
"""With on-costs 15,000, 30,000, 45,000 and 60,000 pounds a year."""


def asked(*midwives: Midwife, leave: tuple[Leave, ...] = ()) -> Scenario:
    """April and May 2027: 30 and 31 days."""
    rows = Tables(midwives=midwives, teams=(team(),), areas=(area(),), leave=leave)
    return scenario(rows, policy().replace(pay=PAY))


def measured(question: Scenario) -> Measured:
    """The measures of a plan that places nobody."""
    return Measured(question, plan_of(question))


def test_cost_is_contracted_staff_time_by_the_pay_of_its_band() -> None:
    """Teams and core alike: 1.5 WTE of band 6 cost 45,000 pounds, half a WTE of band 8 30,000."""
    found = measured(
        asked(midwife("m1"), midwife("m2", "core", wte=0.5), midwife("m3", "core", wte=0.5, band=8))
    )
    assert [found("wte_in_post", "band", band) for band in "5678"] == [0, 1.5, 0, 0.5]
    assert [found("cost_year", "band", band) for band in "5678"] == [0, 45_000, 0, 30_000]
    assert [found("wte_in_post"), found("cost_year")] == [2, 75_000]


def test_whoever_starts_or_leaves_costs_her_days() -> None:
    """Employed on 31 of 61 days, and on 30 of 61."""
    starter = midwife("m1", starts_on=date(2027, 5, 1))
    leaver = midwife("m2", leaves_on=date(2027, 5, 1), band=7)
    found = measured(asked(starter, leaver))
    assert found("cost_year", "band", "6") == pytest.approx(30_000 * 31 / 61)
    assert found("cost_year", "band", "7") == pytest.approx(45_000 * 30 / 61)


def test_leave_and_preceptorship_are_paid() -> None:
    """Away all the time, or supernumerary: no staff time for women, the same cost."""
    away = Leave(
        midwife_id="m1", first_day=date(2027, 4, 1), last_day=date(2027, 5, 31), kind=LeaveKind.MATERNITY
    )
    new = midwife("m2", starts_on=date(2027, 4, 1), preceptorship_ends_on=date(2028, 3, 31), band=5)
    found = measured(asked(midwife("m1"), new, leave=(away,)))
    assert (found("wte_in_teams") or 0) < 1
    assert [found("wte_in_post"), found("cost_year")] == [2, 45_000]


def test_a_service_without_midwives_costs_nothing() -> None:
    """Zero is a number, not a gap in the table."""
    assert measured(asked())("cost_year") == 0


def test_changed_hours_cost_from_the_day_on_which_they_hold() -> None:
    """One WTE on 30 of 61 days, half of one on 31."""
    fewer = midwife("m1", later_wte=0.5, later_wte_from=date(2027, 5, 1))
    assert measured(asked(fewer))("wte_in_post") == pytest.approx((30 + 0.5 * 31) / 61)
