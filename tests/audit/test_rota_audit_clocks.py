"""The rota is right over both changes of the clocks."""

from datetime import date

import pytest

from models import RotaRuleId, Scenario
from planner.audit.rotas import audit_rotas
from tests.audit.rota_town import drawn, rose
from tests.audit.town import plan

MARCH, OCTOBER = date(2027, 3, 22), date(2027, 10, 25)
"""Mondays of the weeks on whose Sunday the clocks go forward, at 1 in the morning, and back, at 2."""


def service(**limits: float | None) -> Scenario:
    """Rose without clinics, for one of the Fridays is Good Friday."""
    return rose(policy={"limits": limits, "weekly_duties": ()})


@pytest.mark.parametrize(
    ("first_day", "row", "hours"),
    [
        (MARCH, ".....DD", 11),
        (MARCH, "...DD..", 12),
        (OCTOBER, ".....DD", 13),
        (OCTOBER, "...DD..", 12),
    ],
)
def test_rest_is_of_hours_that_really_pass(first_day: date, row: str, hours: float) -> None:
    """From 8 in the evening to 8 in the morning are 12 hours by the clock: 11 in March and 13 in October."""
    scenario = service(rest_hours=13.5)
    report = audit_rotas(scenario, plan(scenario), drawn(scenario, first_day=first_day, r1=row))

    [violation] = report.violations
    assert (violation.rule, violation.amount) == (RotaRuleId.REST_BETWEEN, hours)


@pytest.mark.parametrize(("first_day", "counted"), [(MARCH, 2.75), (OCTOBER, 3.25)])
def test_a_night_counts_as_long_as_it_is(first_day: date, counted: float) -> None:
    """A quarter of 11 or 13 hours; a rota that says 3 hours, a quarter of 12, is wrong."""
    scenario = service()
    rotas = drawn(scenario, first_day=first_day, r1=".....N")
    [night] = rotas.rotas[0].duties_of("r1")
    others = [row for row in rotas.duties if row != night]
    wrong = rotas.rotas[0].replace(duties=(*others, night.replace(counted_hours=3)))

    assert night.counted_hours == counted
    assert audit_rotas(scenario, plan(scenario), rotas).violations == ()
    [violation] = audit_rotas(scenario, plan(scenario), rotas.replace(rotas=(wrong,))).violations
    assert violation.rule is RotaRuleId.DUTY_ONCE
    assert "counted_hours" in violation.message


@pytest.mark.parametrize(("first_day", "is_broken"), [(MARCH, True), (OCTOBER, False)])
def test_a_day_of_rest_is_24_hours_that_pass(first_day: date, is_broken: bool) -> None:
    """From Saturday's 8 in the evening to Sunday's: 23 hours in March, and 25 in October."""
    scenario = service(most_duties_in_row=7, most_on_call_share=None)
    rotas = drawn(scenario, first_day=first_day, weeks=1, r1="DDDDDDN")
    rules = [row.rule for row in audit_rotas(scenario, plan(scenario), rotas).violations]

    assert rules == [RotaRuleId.WEEKLY_REST] * is_broken
