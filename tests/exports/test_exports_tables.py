"""The tables of a plan."""

from datetime import date

from models import (
    AuditReport,
    Better,
    Metric,
    RuleId,
    Violation,
)
from planner.exports import (
    audit_csv,
    caseloads_csv,
    metrics_csv,
    midwives_csv,
    read_caseloads,
    read_csv,
    read_metrics,
    read_unplaced,
    tables,
    teams_csv,
    tiers_csv,
    unplaced_csv,
)
from planner.metrics import measure
from tests.exports.conftest import MAY, asked, example
from tests.metrics.conftest import left_out, place, plan_of
from tests.strategies.factories import midwife, woman


def test_caseloads_have_one_row_a_woman_placed() -> None:
    """The columns that people asked for come first, in that order; ids and reasons are harmless."""
    assert caseloads_csv(*example()) == (
        "woman_id,tier,weight,reasons,team_id,midwife_id,buddy_id,edd,kept,expected\n"
        "'-w1,1,1.25,''=type 1 diabetes;IMD decile 1,near,m1,,2027-04-15,true,false\n"
        "w2,2,1,all other women,near,m1,m2,2027-05-15,false,true\n"
    )


def test_caseloads_read_back_equal() -> None:
    """The placements of the table are those of the plan."""
    question, plan = example()
    assert read_caseloads(caseloads_csv(question, plan)) == plan.placements


def test_unplaced_have_one_row_a_woman_left_out() -> None:
    """With the reason's short name and its detail."""
    assert unplaced_csv(*example()) == (
        "woman_id,tier,weight,reason,detail,tier_reasons,team_ids,edd,expected\n"
        "w3,2,1,no_places,no places left,all other women,near,2027-05-15,false\n"
    )


def test_unplaced_read_back_equal() -> None:
    """A woman in no tier and one with several teams too."""
    question = asked(woman("w1", tier=None), woman("w2"))
    rows = (
        left_out(question, "w1", reason="not_offered", detail="not offered", team_ids=()),
        left_out(question, "w2", detail='12 of 12 places, "full"', team_ids=("near", "new")),
    )
    plan = plan_of(question).replace(unplaced=rows)
    assert read_unplaced(unplaced_csv(question, plan)) == rows


def test_a_woman_who_is_not_in_the_scenario_has_no_dates() -> None:
    """A plan that somebody edited is written as it stands, for the audit to judge."""
    question, plan = example()
    plan = plan.replace(placements=(place("stranger"),))
    assert caseloads_csv(question, plan).endswith("\nstranger,2,1,all other women,near,m1,,,false,\n")


def test_tiers_show_bound_and_gap() -> None:
    """Three women more could be placed at most."""
    _, plan = example()
    first = plan.tiers[0].replace(women=9, placed=5, bound=8)
    text = tiers_csv(plan.replace(tiers=(first,)))
    assert text == "scenario,tier,name,women,placed,bound,gap\ntest,1,at high risk,9,5,8,3\n"


def test_teams_show_loads_beside_limits() -> None:
    """One birth in each month, of 3 at most; on 1 May both women in care, of 30; the new team is shut."""
    question = asked(woman("w1", tier=1), woman("w2", edd=MAY), open_caseload_per_wte=20)
    plan = plan_of(question, place("w1", tier=1), place("w2"))
    near, new = read_csv(teams_csv(question, plan, measure(question, plan)))
    assert (near["name"], near["status"], near["opened"], near["wte_mean"]) == (
        "=Near",
        "running",
        "false",
        "1.5",
    )
    assert [near[f"births_tier_{tier}"] for tier in ("1", "2", "none")] == ["1", "1", "0"]
    assert [near[f"paced_births_{part}"] for part in ("peak", "limit", "run")] == ["1", "3", "2027-04"]
    assert [near[f"open_caseload_{part}"] for part in ("peak", "limit", "month")] == ["2", "30", "2027-05"]
    assert (new["status"], new["opened"], new["women"], new["paced_births_peak"]) == (
        "proposed",
        "false",
        "",
        "",
    )


def test_the_fullest_run_is_the_one_that_uses_most_of_its_limit() -> None:
    """One birth a month; with m1 gone in May half a WTE is left, which may have 1 birth: May is fuller."""
    question = asked(woman("w1"), woman("w2", edd=MAY))
    others = [row for row in question.service.midwives if row.midwife_id != "m1"]
    leaver = midwife("m1", leaves_on=date(2027, 5, 1))
    question = question.replace(service=question.service.replace(midwives=(leaver, *others)))
    plan = plan_of(question, place("w1"), place("w2", "m2"))
    near = read_csv(teams_csv(question, plan, measure(question, plan)))[0]
    assert [near[f"paced_births_{part}"] for part in ("peak", "limit", "run")] == ["1", "1", "2027-05"]


def test_an_opened_team_says_so() -> None:
    """Its midwife is listed with it, no longer with core."""
    question = asked(woman("w1"))
    plan = plan_of(question, place("w1", "c1", "new"), opened=("new",))
    assert read_csv(teams_csv(question, plan, measure(question, plan)))[1]["opened"] == "true"
    assert read_csv(midwives_csv(question, plan))[0]["team_id"] == "new"


def test_midwives_show_whom_they_are_named_for() -> None:
    """Three women named to m1, two of them due in May; m2 is a buddy; c1 stays in core."""
    question = asked(woman("w1"), woman("w2", edd=MAY), woman("w3", edd=MAY))
    plan = plan_of(question, place("w1", buddy_id="m2"), place("w2"), place("w3"))
    assert midwives_csv(question, plan) == (
        "midwife_id,team_id,band,wte,wte_mean,named_women,buddy_women,births_peak,births_peak_month\n"
        "c1,core,6,1,1,0,0,0,\n"
        "m1,near,6,1,1,3,0,2,2027-05\n"
        "m2,near,6,0.5,0.5,0,1,0,\n"
    )


def test_metrics_read_back_equal() -> None:
    """Every number to its last digit, and none as none."""
    question, plan = example()
    metrics = (
        *measure(question, plan),
        Metric(measure="m", by="b", group="=g", value=-1 / 3, unit="share", better=Better.LOWER),
    )
    assert read_metrics(metrics_csv("base", metrics)) == metrics


def test_metrics_begin_with_the_scenario() -> None:
    """Tidy: one number a row, the scenario first."""
    row = Metric(measure="placed", by="tier", group="1", value=None, unit="women", better=Better.HIGHER)
    expected = "scenario,measure,by,group,value,unit,better\nbase,placed,tier,1,,women,higher\n"
    assert metrics_csv("base", [row]) == expected


def test_violations_carry_level_and_unit() -> None:
    """Both come from the rule catalogue."""
    broken = Violation(
        rule=RuleId.TEAM_PACE, subject="near", when="2027-04", amount=4.25, limit=3, message="1.25 too many"
    )
    text = audit_csv("base", AuditReport(checks=(), violations=(broken,), aims=()))
    assert text.splitlines()[1] == "base,team_pace,hard,near,2027-04,4.25,3,women,1.25 too many"


def test_there_is_no_audit_table_without_an_audit() -> None:
    """All others are there."""
    question, plan = example()
    names = ["caseloads.csv", "unplaced.csv", "tiers.csv", "teams.csv", "midwives.csv", "metrics.csv"]
    assert list(tables(question, plan, None, ())) == [*names, "columns.csv"]
    report = AuditReport(checks=(), violations=(), aims=())
    assert list(tables(question, plan, report, ())) == [*names, "audit.csv", "columns.csv"]


def test_staff_time_is_written_without_the_noise_of_the_reckoning() -> None:
    """Ten tenths of a WTE less three are 0.7, not 0.7000000000000001."""
    question = asked(woman("w1"))
    noisy = 0.1 + 0.2 + 0.4
    assert str(noisy) != "0.7"
    metrics = [
        Metric(
            measure="wte_in_teams", by="team", group="near", value=noisy, unit="WTE", better=Better.NEUTRAL
        )
    ]
    assert read_csv(teams_csv(question, plan_of(question, place("w1")), metrics))[0]["wte_mean"] == "0.7"
