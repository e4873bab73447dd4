"""How full the teams are when they are fullest."""

from datetime import date
from typing import Any

from models import Plan, Scenario, Tables
from planner.metrics.peaks import Peak
from tests.metrics.conftest import Measured, place, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, woman

APRIL, MAY = date(2027, 4, 15), date(2027, 5, 15)


def two_teams(**limits: Any) -> tuple[Scenario, Plan]:
    """Near (2 WTE): three births in April, one in May; far (1 WTE): two in May. A WTE has 2 a month."""
    women = (
        *(woman(f"n{number}", edd=APRIL) for number in range(3)),
        *(woman(name, edd=MAY) for name in ("n3", "f1", "f2")),
    )
    midwives = (midwife("m1"), midwife("m2"), midwife("m3", "far"))
    rows = Tables(women=women, midwives=midwives, teams=(team(), team("far")), areas=(area(),))
    question = scenario(rows, policy(**limits))
    in_far = (place("f1", "m3", "far"), place("f2", "m3", "far"))
    return question, plan_of(question, *in_far, *(place(f"n{number}") for number in range(4)))


def test_the_peak_is_the_fullest_run_of_each_team_and_of_all() -> None:
    """Near is fullest in April with 3 of 4, far in May with 2 of 2; the fullest of all is far."""
    found = Measured(*two_teams())
    assert found("paced_births_peak_used", "team", "near") == 0.75
    assert found("paced_births_peak_used", "team", "far") == 1
    assert found("paced_births_peak_used") == 1


def test_the_open_caseload_is_at_its_peak_where_women_are_in_care() -> None:
    """On 1 May near has its four women, those due in April past their EDD, of 2 x 8; far its two, of 8."""
    found = Measured(*two_teams(open_caseload_per_wte=8))
    assert [found("open_caseload_peak_used", "team", name) for name in ("near", "far")] == [0.25, 0.25]
    assert found("open_caseload_peak_used") == 0.25


def test_without_a_limit_there_is_no_share() -> None:
    """Women are in care, and nothing to hold them against."""
    found = Measured(*two_teams(open_caseload_per_wte=None))
    assert found("open_caseload", "month", "2027-05") == 6
    assert found("open_caseload_peak_used") is None


def test_women_whom_nobody_is_there_for_are_the_fullest_time_of_all() -> None:
    """A load without staff is fuller than any share, and no load without staff is the emptiest."""
    beyond, full, idle = Peak(1, 0, "2027-04"), Peak(9, 3, "2027-05"), Peak(0, 0, "2027-06")
    assert max((idle, full, beyond), key=lambda peak: peak.fullness) is beyond
    assert min((full, idle, beyond), key=lambda peak: peak.fullness) is idle
    assert (beyond.used, full.used) == (None, 3)


def test_without_teams_there_is_no_peak() -> None:
    """Nobody is full."""
    question = scenario(Tables(areas=(area(),)), policy(open_caseload_per_wte=8))
    found = Measured(question, plan_of(question))
    assert [found("paced_births_peak_used"), found("open_caseload_peak_used")] == [None, None]
