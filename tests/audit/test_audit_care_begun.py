"""Care already begun: when it is kept, what it is spared, and how it fills the limits."""

from datetime import date
from typing import Any

import pytest

from models import LeaveKind, RuleId, UnplacedReason
from planner.audit import audit
from tests.audit.breaks import APRIL
from tests.audit.town import (
    areas,
    leave,
    left_out,
    midwives,
    minutes,
    placed,
    plan,
    teams,
    town,
    woman,
    women,
)

MET: dict[str, Any] = {"team_id": "rose", "midwife_id": "r1"}
JUNE = date(2027, 6, 10)


@pytest.mark.parametrize(
    ("is_kept", "changes"),
    [
        pytest.param(True, {}, id="nothing changes"),
        pytest.param(
            False, {"midwives": midwives(r1={"leaves_on": date(2027, 5, 8)})}, id="gone on EDD + 28"
        ),
        pytest.param(True, {"midwives": midwives(r1={"leaves_on": date(2027, 5, 9)})}, id="gone on EDD + 29"),
        pytest.param(True, {"leave": [leave("r1", APRIL, APRIL, LeaveKind.ANNUAL)]}, id="annual leave"),
        pytest.param(
            True, {"leave": [leave("r1", date(2027, 4, 11), date(2027, 9, 1))]}, id="sick from EDD + 1"
        ),
        pytest.param(False, {"teams": teams(rose={"opens_on": date(2027, 4, 11)})}, id="team opens later"),
        pytest.param(True, {"teams": teams(rose={"closes_on": date(2027, 4, 11)})}, id="team closes later"),
    ],
)
def test_when_care_goes_on(is_kept: bool, changes: dict[str, Any]) -> None:
    """Due on 10 April, she keeps r1 of rose if both are there on that day and r1 is employed on 8 May."""
    scenario = town(woman(**MET), **changes)
    marked = plan(scenario, placed(scenario, "w1", "rose", "r1", kept=True))

    assert (RuleId.CARE_KEPT not in {row.rule for row in audit(scenario, marked).violations}) == is_kept


@pytest.mark.parametrize("kind", [LeaveKind.SICK, LeaveKind.MATERNITY, LeaveKind.OTHER])
def test_long_leave_on_due_date_ends_care(kind: LeaveKind) -> None:
    """A woman whose midwife is on long leave on the due date may be placed anew without a word."""
    scenario = town(woman(**MET), leave=[leave("r1", APRIL, APRIL, kind)])

    assert audit(scenario, plan(scenario, placed(scenario, "w1", "rose", "r2"))).violations == ()


def test_woman_without_midwife_is_placed_anew() -> None:
    """A woman who has a team but no midwife yet has no care to keep."""
    scenario = town(woman(team_id="rose"))

    assert audit(scenario, plan(scenario, placed(scenario, "w1", "oak", "o1"))).violations == ()


def test_kept_woman_left_out() -> None:
    """Leaving out a woman who could keep her midwife breaks her care, and nothing else."""
    scenario = town(woman(**MET))

    assert [(row.rule, row.subject) for row in audit(scenario, plan(scenario)).violations] == [
        (RuleId.CARE_KEPT, "w1")
    ]


def test_kept_care_is_marked() -> None:
    """A woman who stays with her midwife is marked as kept."""
    scenario = town(woman(**MET))

    report = audit(scenario, plan(scenario, placed(scenario, "w1", "rose", "r1", kept=False)))

    assert [row.rule for row in report.violations] == [RuleId.CARE_KEPT]


def test_kept_woman_in_no_tier() -> None:
    """Care begun is kept even for a woman whom the policy would not offer a place."""
    scenario = town(woman(area_id="rich", **MET))

    assert audit(scenario, plan(scenario, placed(scenario, "w1", "rose", "r1", kept=True))).violations == ()


@pytest.mark.parametrize(
    ("resident", "changes"),
    [
        pytest.param({}, {"travel": [minutes("mid", "rose", 60)]}, id="reach"),
        pytest.param({}, {"teams": teams(rose={"accepts": ("epilepsy",)})}, id="accepts"),
        pytest.param({"edd": date(2027, 1, 20)}, {}, id="gestation"),
        pytest.param({}, {"midwives": midwives(r4={"wte": 0.5})}, id="size"),
        pytest.param(
            {"area_id": "poor"},
            {"midwives": midwives(r1={"preceptorship_ends_on": date(2027, 9, 1)})},
            id="preceptee",
        ),
    ],
)
def test_kept_care_is_spared(resident: dict[str, Any], changes: dict[str, Any]) -> None:
    """Reach, what the team accepts, gestation, team size and preceptorship do not end care begun."""
    scenario = town(woman(**MET, **resident), **changes)

    assert audit(scenario, plan(scenario, placed(scenario, "w1", "rose", "r1", kept=True))).violations == ()


@pytest.mark.parametrize(
    ("resident", "changes", "rule"),
    [
        pytest.param({}, {"travel": [minutes("mid", "rose", 60)]}, RuleId.TEAM_REACH, id="reach"),
        pytest.param(
            {}, {"teams": teams(rose={"accepts": ("epilepsy",)})}, RuleId.TEAM_ACCEPTS, id="accepts"
        ),
        pytest.param({"edd": date(2027, 1, 20)}, {}, None, id="gestation"),
        pytest.param({}, {"midwives": midwives(r4={"wte": 0.5})}, None, id="size"),
    ],
)
def test_own_team_is_not_new(resident: dict[str, Any], changes: dict[str, Any], rule: RuleId | None) -> None:
    """In her own team she is not new to it in gestation and size, but reach and acceptance hold."""
    scenario = town(woman(team_id="rose", **resident), **changes)

    report = audit(scenario, plan(scenario, placed(scenario, "w1", "rose", "r1")))

    assert [row.rule for row in report.violations] == ([] if rule is None else [rule])


def test_care_begun_may_exceed_limit() -> None:
    """Five women who have met r1 are all due in June, one more than her 4: allowed, with a warning."""
    scenario = town(*women(5, edd=JUNE, **MET))
    rows = [placed(scenario, f"w{number}", "rose", "r1", kept=True) for number in range(1, 6)]

    report = audit(scenario, plan(scenario, *rows))

    assert report.violations == ()
    assert report.warnings == (
        "care begun alone exceeds a limit of r1 (women due whose named midwife she is): 5 of 4 in 2027-06",
    )


def test_nobody_new_beyond_care_begun() -> None:
    """With five kept, the limit of r1 for June is those five, and a sixth who is new to her is too many."""
    scenario = town(*women(5, edd=JUNE, **MET), woman("v1", edd=JUNE))
    rows = [placed(scenario, f"w{number}", "rose", "r1", kept=True) for number in range(1, 6)]

    report = audit(scenario, plan(scenario, *rows, placed(scenario, "v1", "rose", "r1")))

    assert [(row.rule, row.subject, row.amount, row.limit) for row in report.violations] == [
        (RuleId.MIDWIFE_MONTH, "r1", 6, 5)
    ]


def test_buddies_of_kept_women_keep_limits() -> None:
    """No buddy is forced: r2 as buddy of five kept women due in June has one more than her 4."""
    scenario = town(*women(5, edd=JUNE, **MET, buddy_id="r2"))
    rows = [placed(scenario, f"w{number}", "rose", "r1", "r2", kept=True) for number in range(1, 6)]

    assert [
        (row.rule, row.subject, row.limit) for row in audit(scenario, plan(scenario, *rows)).violations
    ] == [(RuleId.BUDDY_MONTH, "r2", 4)]


def test_weighted_care_begun_of_team() -> None:
    """Two kept women of weight 1.5 make 3 of the 2.5 births that rose may have: a warning only."""
    residents = women(2, edd=JUNE, risk_factors=("diabetes_type_1",), **MET)
    scenario = town(*residents, areas=areas(), limits={"births_per_wte_year": 2.5})
    rows = [placed(scenario, each.woman_id, "rose", "r1", kept=True) for each in residents]

    report = audit(scenario, plan(scenario, *rows))

    assert report.violations == ()
    assert report.warnings[0] == (
        "care begun alone exceeds a limit of rose (weighted births due): 3 of 2.5 in 2027-04..2027-06"
    )


def test_women_past_their_due_date_may_exceed_limit() -> None:
    """Two women due on 10 January are in care on 1 February, above rose's 4 x 0.25 = 1: a warning."""
    before = women(2, edd=date(2027, 1, 10), **MET)
    scenario = town(*before, limits={"open_caseload_per_wte": 0.25})

    report = audit(scenario, plan(scenario))

    assert report.violations == ()
    assert report.warnings == (
        "care begun alone exceeds a limit of rose (weighted women in care): 2 of 1 in 2027-02-01",
    )


def test_broken_care_needs_no_reason() -> None:
    """A woman left out though her care must be kept is one fault: her reason is not weighed."""
    scenario = town(woman(**MET))

    report = audit(scenario, plan(scenario, unplaced=(left_out(scenario, "w1", UnplacedReason.TOO_LATE),)))

    assert [row.rule for row in report.violations] == [RuleId.CARE_KEPT]
    assert report.warnings == ()
