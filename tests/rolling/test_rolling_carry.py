"""A saved plan becomes care begun where that can still be."""

from datetime import date, timedelta

from hypothesis import given, settings

from models import Scenario
from planner.prepare.care_begun import is_kept
from planner.rolling import Earlier, lost
from planner.rolling.earlier import stated
from tests.metrics.conftest import plan_of
from tests.rolling.town import A_WEEK_LATER, DUE, MIDWIVES, care_of_w1, carried, earlier
from tests.strategies.factories import midwife, team, woman
from tests.strategies.services import scenarios

M1, M2, M3 = MIDWIVES
SOON = A_WEEK_LATER + timedelta(days=30)


def test_placement_becomes_care_begun() -> None:
    """Team, midwife and buddy."""
    assert care_of_w1(carried()) == ("near", "m1", "m2")


def test_woman_who_has_booked_since_keeps_what_she_was_told() -> None:
    """Expected on 1 April, booked on 5 April."""
    booked = (woman("w1", edd=DUE, booked_on=date(2027, 4, 5)),)
    assert care_of_w1(carried(earlier(women=booked), women=booked)) == ("near", "m1", "m2")


def test_woman_who_has_still_not_booked_was_promised_nothing() -> None:
    """A forecast holds no place that a woman at higher risk could have."""
    expected = (woman("w1", edd=DUE, booked_on=SOON),)
    assert care_of_w1(carried(earlier(women=expected), women=expected)) == (None, None, None)


def test_files_that_name_a_midwife_who_is_there_win() -> None:
    """They are newer than the plan."""
    moved = (woman("w1", edd=DUE, team_id="near", midwife_id="m3"),)
    taken = carried(women=moved)
    assert care_of_w1(taken) == ("near", "m3", None)
    assert taken.outdated == ()


def test_files_that_name_a_midwife_who_leaves_are_out_of_date() -> None:
    """She was handed over to m1 because m3 leaves; the record of her has not followed yet."""
    leaving = (M1, M2, midwife("m3", leaves_on=SOON))
    taken = carried(women=(woman("w1", edd=DUE, team_id="near", midwife_id="m3"),), midwives=leaving)
    assert care_of_w1(taken) == ("near", "m1", "m2")
    assert taken.outdated == ("w1",)


def test_files_that_name_a_team_alone_take_no_midwife_away() -> None:
    """A team is not yet a midwife; to move her the files must name one."""
    taken = carried(women=(woman("w1", edd=DUE, team_id="far"),))
    assert care_of_w1(taken) == ("near", "m1", "m2")
    assert taken.outdated == ("w1",)


def test_files_that_agree_are_given_the_buddy_of_the_plan() -> None:
    """They name her midwife and no buddy."""
    assert care_of_w1(carried(women=(woman("w1", edd=DUE, team_id="near", midwife_id="m1"),))) == (
        *("near", "m1"),
        "m2",
    )


def test_midwife_who_is_in_no_file_any_more_is_left_out() -> None:
    """Her buddy and her team are still known, so the buddy comes first."""
    assert care_of_w1(carried(midwives=(M2, M3))) == ("near", None, "m2")


def test_buddy_who_moved_is_left_out() -> None:
    """She keeps her midwife."""
    assert care_of_w1(carried(midwives=(M1, midwife("m2", "far"), M3))) == ("near", "m1", None)


def test_team_that_is_in_no_file_any_more_leaves_nothing() -> None:
    """No team, no care begun."""
    elsewhere = tuple(row.replace(team_id="far") for row in MIDWIVES)
    assert care_of_w1(carried(teams=(team("far"),), midwives=elsewhere)) == (None, None, None)


def test_team_that_the_plan_opened_runs() -> None:
    """The files still propose it; the women placed there keep their midwives."""
    proposed = {
        "teams": (team(status="proposed"), team("far")),
        "midwives": tuple(row.replace(team_id="core", joins_team_id="near") for row in MIDWIVES),
    }
    taken = carried(earlier(opened=("near",), **proposed), **proposed)
    assert care_of_w1(taken) == ("near", "m1", "m2")
    assert taken.running == ("near",)
    assert not taken.scenario.service.team["near"].is_proposed


def test_woman_past_her_due_date_goes_to_her_buddy() -> None:
    """No plan places her, so it is done here: m1 has left, m2 sees her through the weeks after birth."""
    born = (woman("w1", edd=date(2027, 4, 3)),)
    left = (midwife("m1", leaves_on=A_WEEK_LATER), M2, M3)
    assert care_of_w1(carried(earlier(women=born), women=born, midwives=left)) == ("near", "m2", None)


def test_woman_who_lost_her_place_is_still_known_to_her_team_and_buddy() -> None:
    """The earlier plan left her out; should there be room again, they come first."""
    begun = woman("w1", edd=DUE, team_id="near", midwife_id="m1", buddy_id="m2")
    asked = earlier(women=(begun,)).scenario
    assert care_of_w1(carried(Earlier(asked, plan_of(asked)), midwives=(M2, M3))) == ("near", None, "m2")


def test_nothing_else_of_a_woman_changes() -> None:
    """The files are the newer ones in all but her care."""
    newer = woman("w1", edd=DUE + timedelta(days=3), age=31)
    found = carried(women=(newer,)).scenario.service.woman["w1"]
    assert found == newer.replace(team_id="near", midwife_id="m1", buddy_id="m2")


@settings(max_examples=60)
@given(scenarios("small"))
def test_care_is_lost_exactly_when_the_plan_may_not_keep_it(scenario: Scenario) -> None:
    """What is a cause here is what ends care begun for the solver."""
    service = scenario.service
    for row in service.women:
        if scenario.is_planned_for(row) and (care := stated(row)) is not None:
            midwife, team = service.midwife[care.midwife_id], service.team[care.team_id]
            kept = is_kept(row, midwife, team, service.leave_of.get(care.midwife_id, ()))
            assert (lost(row, care, scenario) is None) == kept
