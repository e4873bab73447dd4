"""Rules of the rota hold across the border of the rota before."""

from datetime import timedelta
from typing import Any, NamedTuple

import pytest

from models import AuditReport, HoursWorked, RotaRuleId
from planner.audit.rotas import audit_rotas
from tests.audit.rota_breaks import HISTORY
from tests.audit.rota_town import MONDAY, drawn, kind, kinds, rose
from tests.audit.town import midwives, plan

BEFORE = MONDAY - timedelta(days=14)
R = RotaRuleId


class Border(NamedTuple):
    """The last days of the rota before, and the first of this one."""

    rule: RotaRuleId
    before: str
    now: str
    policy: dict[str, Any] | None = None


BORDERS = (
    Border(R.REST_BETWEEN, "D", "C", {"duty_kinds": kinds(kind("clinic", starts="06:30"))}),
    Border(R.WEEKLY_REST, "CCCDD", "CC", {"limits": {"most_duties_in_row": 14}}),
    Border(R.DUTIES_IN_ROW, "DD", "CCCC"),
    Border(R.NIGHTS_IN_ROW, "NN", "N"),
    Border(R.NIGHT_RECOVERY, "N.", "C", {"limits": {"recovery_days_after_night": 3}}),
    Border(R.FOLLOWED_BY, "D", "C", {"duty_kinds": kinds(kind("on_call_day", not_followed_by=("clinic",)))}),
)


def audited(border: Border, *, is_after: bool, **tables: Any) -> AuditReport:
    """The verdict on two weeks that go on from two weeks before, or that stand alone."""
    scenario = rose(policy=border.policy, **tables)
    before = drawn(scenario, first_day=BEFORE, r1=border.before.rjust(14, "."))
    now = drawn(scenario, r1=border.now)
    return audit_rotas(scenario, plan(scenario), now, after=before if is_after else None)


@pytest.mark.parametrize("border", BORDERS, ids=[row.rule for row in BORDERS])
def test_a_rule_holds_across_the_border(border: Border) -> None:
    """With the rota before it is broken, alone it is not."""
    assert {row.rule for row in audited(border, is_after=True).violations} == {border.rule}
    assert audited(border, is_after=False).violations == ()


def test_a_fault_of_the_rota_before_is_not_one_of_this() -> None:
    """Three nights in a row, and a clinic straight after the last, lie in the weeks before."""
    before = Border(R.NIGHTS_IN_ROW, "NNNC.CCCC..", "")

    assert audited(before, is_after=True).violations == ()


def test_hours_of_the_rota_before_count() -> None:
    """Three clinics in the weeks before: 22.5 hours in four weeks are 5.6 a week."""
    policy = {"limits": {"average_week_hours": 5, "reference_weeks": 4}}
    [violation] = audited(Border(R.AVERAGE_WEEK, "CCC....", "", policy), is_after=True).violations

    assert (violation.rule, violation.amount) == (R.AVERAGE_WEEK, 22.5 / 4)


def test_hours_worked_take_the_place_of_the_rota_before() -> None:
    """She was to have 22.5 hours in the weeks before, and fell ill: the trust says 20 in four weeks."""
    policy = {"limits": {"average_week_hours": 5, "reference_weeks": 4}}
    worked = [HoursWorked(**(HISTORY | {"first_day": BEFORE}), hours=20)]
    border = Border(R.AVERAGE_WEEK, "CCC....", "", policy)

    assert audited(border, is_after=True, hours_worked=worked).violations == ()


@pytest.mark.parametrize(("wte", "is_broken"), [(0.4, False), (0.3, True)])
def test_the_balance_of_the_rota_before_is_carried_on(wte: float, is_broken: bool) -> None:
    """Eight clinics are 60 hours: four weeks of 0.4 x 37.5, where those of 0.3 are 45."""
    border = Border(R.MOST_HOURS, "CCCCC..", "CCC")
    report = audited(border, is_after=True, midwives=midwives(r1={"wte": wte}))

    assert [row.rule for row in report.violations] == [R.MOST_HOURS] * is_broken


def test_a_rota_that_goes_on_from_another_one_says_if_days_lie_between() -> None:
    scenario = rose()
    before = drawn(scenario, first_day=BEFORE - timedelta(days=7))
    report = audit_rotas(scenario, plan(scenario), drawn(scenario), after=before)

    assert "the rota before does not reach up to 2027-03-01" in report.warnings
