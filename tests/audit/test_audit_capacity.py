"""Loads of teams and midwives where the plain cases of the rules leave a doubt."""

from datetime import date

import pytest

from models import AnyRuleId, AuditReport, RuleId
from planner.audit import audit
from tests.audit.breaks import births_in_month, team_in_care
from tests.audit.town import placed, plan, town, woman, women

JUNE = date(2027, 6, 10)


def broken(report: AuditReport) -> list[tuple[AnyRuleId, str, str]]:
    """Rule, subject and time of every violation."""
    return [(row.rule, row.subject, row.when) for row in report.violations]


@pytest.mark.parametrize(
    ("count", "expected"), [(6, []), (7, [(RuleId.MIDWIFE_PACE, "r1", "2027-01..2027-02")])]
)
def test_run_is_no_longer_than_horizon(count: int, expected: list[object]) -> None:
    """Over a horizon of two months a whole-time midwife carries 36/12 x 2 = 6: 3, then the rest."""
    residents = [*women(3, edd=date(2027, 1, 20), team_id="rose")]
    residents += women(count - 3, edd=date(2027, 2, 20), prefix="v", team_id="rose")
    scenario = town(*residents, horizon_months=2)
    rows = [placed(scenario, each.woman_id, "rose", "r1") for each in residents]

    assert broken(audit(scenario, plan(scenario, *rows))) == expected


def test_open_caseload_may_be_without_limit() -> None:
    """What breaks the open caseload passes where the policy has none."""
    strict, full = team_in_care(3)
    limits = strict.policy.limits.replace(open_caseload_per_wte=None)
    scenario = strict.replace(policy=strict.policy.replace(limits=limits))

    assert broken(audit(strict, full)) == [(RuleId.TEAM_OPEN_CASELOAD, "rose", "2027-06-01")]
    assert broken(audit(scenario, full)) == []


@pytest.mark.parametrize(
    ("edd", "expected"),
    [
        (date(2027, 1, 3), []),
        (date(2027, 1, 4), [(RuleId.TEAM_OPEN_CASELOAD, "rose", "2027-02-01")]),
    ],
)
def test_care_lasts_28_days_after_due_date(edd: date, expected: list[object]) -> None:
    """Due on 4 January she is in care until 1 February and fills the one place of 4 x 0.25.

    Due a day earlier she does not. The second woman, booked on 20 January and due on 20 February, is in care
    on 1 February and on 1 March.
    """
    before = woman("old", edd=edd, team_id="rose", midwife_id="r1")
    now = woman("w1", edd=date(2027, 2, 20), booked_on=date(2027, 1, 20))
    scenario = town(before, now, limits={"open_caseload_per_wte": 0.25})

    assert broken(audit(scenario, plan(scenario, placed(scenario, "w1", "rose", "r1")))) == expected


def test_women_due_after_horizon_are_in_care() -> None:
    """A woman of rose due in July, after the horizon, is in care on 1 June and fills the one place."""
    later = woman("late", edd=date(2027, 7, 10), team_id="rose", booked_on=date(2027, 5, 15))
    now = woman("w1", edd=JUNE, booked_on=date(2027, 5, 15))
    scenario = town(later, now, limits={"open_caseload_per_wte": 0.25})

    report = audit(scenario, plan(scenario, placed(scenario, "w1", "rose", "r1")))

    assert broken(report) == [(RuleId.TEAM_OPEN_CASELOAD, "rose", "2027-06-01")]


def test_day_of_planning_is_not_counted() -> None:
    """As of 1 June only later first days count: none in a horizon of one month."""
    residents = women(3, edd=JUNE, team_id="rose")
    scenario = town(
        *residents, as_of=date(2027, 6, 1), horizon_months=1, limits={"open_caseload_per_wte": 0.25}
    )
    rows = [placed(scenario, each.woman_id, "rose", "r1") for each in residents]

    assert broken(audit(scenario, plan(scenario, *rows))) == []


@pytest.mark.parametrize(("factor", "expected"), [("smoker", 0), ("diabetes_type_1", 1)])
def test_weights_count_for_teams(factor: str, expected: int) -> None:
    """Five women fill the 5 places of births; one of weight 1.5 makes them 5.5, and no midwife minds."""
    residents = [*women(4, edd=JUNE), woman("v1", edd=JUNE, risk_factors=(factor,))]
    scenario = town(*residents, limits={"births_per_wte_year": 5})
    rows = [placed(scenario, w.woman_id, "rose", f"r{n % 4 + 1}") for n, w in enumerate(residents)]

    report = audit(scenario, plan(scenario, *rows))

    assert [(row.rule, row.amount, row.limit) for row in report.violations] == [
        (RuleId.TEAM_PACE, 5.5, 5)
    ] * expected


def test_midwife_limit_is_rounded_up() -> None:
    """0.4 WTE may be named for 4 x 0.4 = 1.6, rounded up 2, in a month; a third is too many."""
    staff = births_in_month(3)[0].service.midwives
    part_time = tuple(row.replace(wte=0.4) if row.midwife_id == "r1" else row for row in staff)
    scenario = town(*women(3, edd=JUNE, team_id="rose"), midwives=part_time)
    rows = [placed(scenario, f"w{number}", "rose", "r1") for number in (1, 2, 3)]

    violation = audit(scenario, plan(scenario, *rows)).violations[0]

    assert (violation.rule, violation.amount, violation.limit) == (RuleId.MIDWIFE_MONTH, 3, 2)
