"""Opening proposed teams: who moves, what stays in core, and what may not be opened."""

from datetime import date

import pytest

from models import RuleId
from planner.audit import audit
from tests.audit.town import leave, midwives, placed, plan, town, woman, women


def test_midwives_who_moved_leave_core() -> None:
    """In a plan that opens the new team its women have c1 and her buddy c2, though both stand in core."""
    scenario = town(woman())

    report = audit(scenario, plan(scenario, placed(scenario, "w1", "new", "c1", "c2"), opened_teams=("new",)))

    assert report.violations == ()


def test_midwives_of_core_stay_unless_opened() -> None:
    """A team that the plan does not open neither runs nor has midwives."""
    scenario = town(woman())

    report = audit(scenario, plan(scenario, placed(scenario, "w1", "new", "c1")))

    assert {row.rule for row in report.violations} == {
        RuleId.TEAM_RUNS,
        RuleId.TEAM_SIZE,
        RuleId.MIDWIFE_IN_TEAM,
    }


@pytest.mark.parametrize(
    ("opened", "subject"),
    [(("rose",), "rose"), (("nowhere",), "nowhere"), (("new", "new"), "new")],
    ids=["running", "unknown", "twice"],
)
def test_only_proposed_team_is_opened_once(opened: tuple[str, ...], subject: str) -> None:
    """A running or unknown team cannot be opened, and none twice."""
    scenario = town(*women(2, edd=date(2027, 4, 10)))
    rows = [placed(scenario, "w1", "rose", "r1")]
    rows += [placed(scenario, "w2", "new", "c1")] if "new" in opened else []

    report = audit(scenario, plan(scenario, *rows, opened_teams=opened))

    assert [(row.rule, row.subject) for row in report.violations] == [(RuleId.OPENED_TEAM, subject)]


def test_team_is_not_opened_for_nobody() -> None:
    """A team that takes no woman is not opened: it would draw midwives from core for nothing."""
    scenario = town()

    report = audit(scenario, plan(scenario, opened_teams=("new",)))

    assert [(row.rule, row.subject) for row in report.violations] == [(RuleId.OPENED_TEAM, "new")]


def test_core_below_floor_opens_nothing() -> None:
    """A core service of 6 WTE below a floor of 7 is worth a warning while nothing is opened."""
    scenario = town(limits={"core_floor_wte": 7}, horizon_months=2)

    report = audit(scenario, plan(scenario))

    assert report.violations == ()
    assert report.warnings == ("with no team opened core is below 7 WTE in: 2027-01, 2027-02",)


def test_core_floor_counts_leave() -> None:
    """With c6 sick all June core keeps 2 - 1 = 1 WTE then, below a floor of 1.5."""
    absences = [leave("c6", date(2027, 6, 1), date(2027, 6, 30))]
    scenario = town(woman(), leave=absences, limits={"core_floor_wte": 1.5})

    report = audit(scenario, plan(scenario, placed(scenario, "w1", "new", "c1"), opened_teams=("new",)))

    assert [(row.rule, row.when, row.amount) for row in report.violations] == [
        (RuleId.CORE_FLOOR, "2027-06", 1)
    ]


def test_large_running_team_is_warned_of() -> None:
    """A running team of 3 + 1.5 = 4.5 WTE above a largest size of 4 is no violation."""
    scenario = town(midwives=midwives(r1={"wte": 1.5}), limits={"team_wte_max": 4})

    report = audit(scenario, plan(scenario))

    assert report.violations == ()
    assert report.warnings == ("rose has 4.50 WTE in 2027-01, above the largest size of 4",)
