"""Births and open caseload of teams against their limits."""

from datetime import date
from typing import Any

import pytest

from models import Midwife, Scenario, Tables, Team, Woman
from tests.metrics.conftest import Measured, place, plan_of
from tests.strategies.factories import AS_OF, area, midwife, policy, scenario, team, woman

APRIL, MAY, JUNE = date(2027, 4, 15), date(2027, 5, 15), date(2027, 6, 15)
NEEDS_MORE = [{"adds": 0.25, "when": {"field": "needs_interpreter", "is": True}}]


def asked(
    *women: Woman,
    midwives: tuple[Midwife, ...] = (midwife("m1"), midwife("m2", wte=0.5)),
    teams: tuple[Team, ...] = (team(),),
    as_of: date = AS_OF,
    **limits: Any,
) -> Scenario:
    """April to June 2027; the team `near` has 1.5 WTE; a woman who needs an interpreter weighs 1.25."""
    rows = Tables(women=women, midwives=midwives, teams=teams, areas=(area(),))
    plain = {"births_per_wte_year": 36, "pace_months": 2, "open_caseload_per_wte": 20}
    return scenario(rows, policy(weights=NEEDS_MORE, **(plain | limits)), as_of=as_of, months=3)


def test_births_are_counted_by_head_and_by_weight() -> None:
    """Two births in April, one weighing 1.25, and one in May; the woman left out is not among them."""
    question = asked(
        woman("w1", edd=APRIL),
        woman("w2", edd=APRIL, interpreter_language="Polish"),
        woman("w3", edd=MAY),
        woman("w4", edd=MAY),
    )
    found = Measured(question, plan_of(question, place("w1"), place("w2"), place("w3")))
    months = ("2027-04", "2027-05", "2027-06")
    assert [found("births", "month", month) for month in months] == [2, 1, 0]
    assert [found("births_weighted", "team_month", f"near {month}") for month in months] == [2.25, 1, 0]
    assert [found("births"), found("births_weighted"), found("births", "team", "near")] == [3, 3.25, 3]


def test_paced_births_stand_against_the_ratio_over_each_run() -> None:
    """Runs of two months begin in April and May; 3 a month x 1.5 WTE x 2 months = 9 births at most."""
    question = asked(
        woman("w1", edd=APRIL), woman("w2", edd=MAY, interpreter_language="Polish"), woman("w3", edd=JUNE)
    )
    found = Measured(question, plan_of(question, *map(place, ("w1", "w2", "w3"))))
    assert found.groups("paced_births", "team_run") == ["near 2027-04", "near 2027-05"]
    assert [found("paced_births", "team_run", f"near {run}") for run in ("2027-04", "2027-05")] == [
        2.25,
        2.25,
    ]
    assert found("paced_births_limit", "team_run", "near 2027-04") == 9
    assert found("paced_births_used", "team_run", "near 2027-04") == 0.25


def test_all_teams_together_have_a_run_too() -> None:
    """The limits of two teams add up: 9 for `near`, 6 for one whole-time midwife in `far`."""
    question = asked(
        woman("w1"), midwives=(midwife("m1", wte=1.5), midwife("m2", "far")), teams=(team(), team("far"))
    )
    found = Measured(question, plan_of(question, place("w1")))
    assert found("paced_births_limit", "run", "2027-04") == 15
    assert found("paced_births", "run", "2027-04") == 1


def test_the_staff_time_of_a_team_falls_when_a_midwife_leaves() -> None:
    """Who leaves on 16 May gives 15 of May's 31 days and nothing in June."""
    question = asked(midwives=(midwife("m1", leaves_on=date(2027, 5, 16)),))
    found = Measured(question, plan_of(question))
    wte = [
        found("wte_in_teams", "team_month", f"near {month}") for month in ("2027-04", "2027-05", "2027-06")
    ]
    assert wte == pytest.approx([1, 15 / 31, 0], abs=1e-6)
    assert found("open_caseload_used", "team_month", "near 2027-06") is None


def test_a_shorter_horizon_is_one_run() -> None:
    """Runs of twelve months over three: one run, 3 a month x 1.5 WTE x 3 months."""
    question = asked(pace_months=12)
    found = Measured(question, plan_of(question))
    assert found.groups("paced_births_limit", "team_run") == ["near 2027-04"]
    assert found("paced_births_limit", "team_run", "near 2027-04") == 13.5


def test_the_open_caseload_is_taken_on_first_days_after_the_day_of_planning() -> None:
    """Planned on 1 April: the days are 1 May and 1 June; a woman due on 15 April is in care until 13 May."""
    question = asked(woman("w1", edd=APRIL), woman("w2", edd=MAY, interpreter_language="Polish"))
    found = Measured(question, plan_of(question, place("w1"), place("w2")))
    assert found.groups("open_caseload", "team_month") == ["near 2027-05", "near 2027-06"]
    assert [found("open_caseload", "team_month", f"near 2027-{month}") for month in ("05", "06")] == [
        2.25,
        1.25,
    ]
    assert found("open_caseload_limit", "team_month", "near 2027-05") == 30
    assert found("open_caseload_used", "month", "2027-05") == 0.075


def test_women_past_their_due_date_or_due_later_count_in_the_open_caseload() -> None:
    """Due 5 April: in care to 3 May; due 2 April: to 30 April only; one books after 1 May."""
    question = asked(
        woman("w0", edd=date(2027, 4, 5), team_id="near", interpreter_language="Urdu"),
        woman("w1", edd=date(2027, 4, 2), team_id="near"),
        woman("w2", edd=date(2027, 8, 1), team_id="near", interpreter_language="Polish"),
        woman("w3", edd=date(2027, 8, 1), booked_on=date(2027, 5, 2), team_id="near"),
        woman("w4", edd=date(2027, 8, 1)),
        as_of=date(2027, 4, 10),
    )
    found = Measured(question, plan_of(question))
    assert [found("open_caseload", "team_month", f"near 2027-{month}") for month in ("05", "06")] == [
        2.5,
        2.25,
    ]


def test_the_first_and_the_last_day_of_care_count() -> None:
    """Due on 3 April she is in care until 1 May; booked on 1 May another is in care that day."""
    question = asked(woman("w1", edd=date(2027, 4, 3)), woman("w2", edd=JUNE, booked_on=date(2027, 5, 1)))
    found = Measured(question, plan_of(question, place("w1"), place("w2")))
    assert found("open_caseload", "team_month", "near 2027-05") == 2


def test_a_woman_left_out_is_not_in_her_old_team() -> None:
    """Her team of today does not count a woman planned for whom the plan leaves out."""
    question = asked(woman("w1", edd=JUNE, team_id="near"))
    assert Measured(question, plan_of(question))("open_caseload", "team_month", "near 2027-05") == 0


def test_no_limit_has_no_limit_rows() -> None:
    """Where the policy sets no open caseload the load stands alone."""
    question = asked(open_caseload_per_wte=None)
    found = Measured(question, plan_of(question))
    assert found("open_caseload", "team_month", "near 2027-05") == 0
    assert found.groups("open_caseload_limit", "team_month") == []


def test_an_opened_team_has_the_staff_who_join_it() -> None:
    """One whole-time core midwife joins: 3 births a month x 2 months."""
    question = asked(
        midwives=(midwife("c1", "core", joins_team_id="new"),), teams=(team("new", status="proposed"),)
    )
    shut = Measured(question, plan_of(question))
    opened = Measured(question, plan_of(question, opened=("new",)))
    assert shut.groups("paced_births_limit", "team_run") == []
    assert opened("paced_births_limit", "team_run", "new 2027-04") == 6
