"""Each cause of a hand-over by itself, and the day by which woman and midwife must have met."""

from datetime import date, timedelta
from typing import Any

import pytest

from models import Handover, HandoverCause, Leave
from planner.rolling.meeting import meet_by
from tests.rolling.town import A_WEEK_LATER, DUE, MIDWIVES, changed_by, earlier
from tests.strategies.factories import midwife, team, woman

M1, M2, M3 = MIDWIVES
LATER = date(2027, 5, 1)
OFF = {"midwife_id": "m1", "first_day": date(2027, 6, 1), "last_day": date(2027, 7, 1)}


def only(**changed: Any) -> Handover:
    """The one hand-over of the second week."""
    [row] = changed_by(**changed).handovers
    return row


BY_CAUSE: dict[HandoverCause, dict[str, Any]] = {
    HandoverCause.MIDWIFE_LEFT: {"midwives": (M2, M3)},
    HandoverCause.TEAM_CLOSED: {"teams": (team(closes_on=LATER), team("far"))},
    HandoverCause.MIDWIFE_MOVED: {"midwives": (midwife("m1", "far"), M2, M3)},
    HandoverCause.MIDWIFE_LEAVES: {"midwives": (midwife("m1", leaves_on=LATER), M2, M3)},
    HandoverCause.MIDWIFE_NOT_STARTED: {"midwives": (midwife("m1", starts_on=DUE + timedelta(1)), M2, M3)},
    HandoverCause.LONG_LEAVE: {"leave": (Leave.model_validate(OFF | {"kind": "maternity"}),)},
    HandoverCause.STATED_IN_FILES: {"women": (woman("w1", edd=DUE, team_id="near", midwife_id="m2"),)},
}


@pytest.mark.parametrize("cause", HandoverCause)
def test_cause_is_told(cause: HandoverCause) -> None:
    """One change in the files, one hand-over with its cause."""
    assert only(**BY_CAUSE[cause]).cause is cause


@pytest.mark.parametrize("cause", [each for each in HandoverCause if each is not HandoverCause.TEAM_CLOSED])
def test_her_buddy_comes_first(cause: HandoverCause) -> None:
    """Whatever became of her midwife, w1 goes to the midwife whom she knows."""
    row = only(**BY_CAUSE[cause])
    assert (row.from_midwife_id, row.to_midwife_id, row.to_buddy) == ("m1", "m2", True)


@pytest.mark.parametrize("kind", ["annual", "study"])
def test_short_leave_hands_nobody_over(kind: str) -> None:
    """It lies within the headroom."""
    assert changed_by(leave=(Leave.model_validate(OFF | {"kind": kind}),)).handovers == ()


def test_midwife_who_leaves_before_the_last_day_of_care_hands_over() -> None:
    """28 days after the due date are care too; the day after, she may go."""
    last = DUE + timedelta(28)
    assert only(midwives=(midwife("m1", leaves_on=last), M2)).cause is HandoverCause.MIDWIFE_LEAVES
    assert changed_by(midwives=(midwife("m1", leaves_on=last + timedelta(1)), M2)).handovers == ()


def test_woman_for_whom_nobody_is_left_is_listed_with_the_reason() -> None:
    """She is not forgotten: no midwife, no day, but why."""
    row = only(midwives=(), teams=(team(),))
    assert (row.to_midwife_id, row.to_team_id, row.meet_by) == (None, None, None)
    assert row.reason == "no midwife of the team may be named for her"


def test_woman_past_her_due_date_is_listed_too() -> None:
    """Her midwife and her buddy are gone."""
    born = (woman("w1", edd=date(2027, 4, 3)),)
    row = only(before=earlier(women=born), women=born, midwives=(M3,))
    assert (row.cause, row.to_midwife_id) == (HandoverCause.MIDWIFE_LEFT, None)
    assert row.reason == "past her due date: her team sees to her, no plan names a midwife"


def test_counts_tell_who_stays_comes_and_goes() -> None:
    """w1 stays, w2 is new, w3 is gone; w4 is only expected, and counts nowhere."""
    w1, w2, w3 = (woman(name, edd=DUE) for name in ("w1", "w2", "w3"))
    w4 = woman("w4", edd=date(2027, 8, 1), booked_on=date(2027, 5, 1))
    was = earlier(women=(w1, w3.replace(team_id="near", midwife_id="m3"), w4))
    placed = was.plan.placements[0].replace(woman_id="w3", midwife_id="m3")
    was = was._replace(plan=was.plan.replace(placements=(*was.plan.placements, placed)))
    found = changed_by(was, women=(w1, w2, w4))
    assert (found.kept, found.new, found.left, found.handovers) == (1, 1, 1, ())


# The day to meet by


def day_at(weeks: int) -> date:
    """The due date of a woman who is so many weeks along on 8 April."""
    return A_WEEK_LATER + timedelta(weeks=40 - weeks)


@pytest.mark.parametrize(
    ("weeks", "last_day_in", "days"),
    [
        pytest.param(12, None, 14, id="two weeks where her midwife is gone"),
        pytest.param(12, 5, 14, id="two weeks where her midwife goes sooner"),
        pytest.param(12, 40, 40, id="while her midwife is still there"),
        pytest.param(12, 200, 203 - 84, id="by 203 days of gestation, the national measure"),
        pytest.param(30, 100, 14, id="two weeks beyond 203 days"),
        pytest.param(35, None, 7, id="not after 36 weeks"),
        pytest.param(38, None, 7, id="within a week near birth"),
        pytest.param(40, None, 0, id="not after her due date"),
        pytest.param(42, None, 0, id="at once after her due date"),
    ],
)
def test_day_to_meet_by(weeks: int, last_day_in: int | None, days: int) -> None:
    """Days from the day of planning."""
    there = None if last_day_in is None else A_WEEK_LATER + timedelta(days=last_day_in)
    assert meet_by(day_at(weeks), A_WEEK_LATER, there) == A_WEEK_LATER + timedelta(days=days)


def test_midwife_who_leaves_later_meets_the_new_one_with_her() -> None:
    """m1 leaves on 1 May: w1, 30 weeks on that week, has met m2 by 30 April or within two weeks."""
    assert only(midwives=(midwife("m1", leaves_on=LATER), M2)).meet_by == date(2027, 4, 22)


def test_long_leave_begins_after_they_have_met() -> None:
    """w1 is 20 weeks along; m1 goes on leave in 17 days."""
    early = (woman("w1", edd=date(2027, 8, 26)),)
    until = {"first_day": date(2027, 4, 26), "last_day": date(2027, 9, 30)}
    off = Leave.model_validate(OFF | {"kind": "sick"} | until)
    assert only(before=earlier(women=early), women=early, leave=(off,)).meet_by == date(2027, 4, 25)
