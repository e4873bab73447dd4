"""The table of hand-overs."""

from datetime import date

from models import Handover, HandoverCause
from planner.exports import handovers_csv, read_handovers

ROWS = (
    Handover(
        woman_id="-w1",
        edd=date(2027, 4, 15),
        from_midwife_id="=m1",
        to_midwife_id="m2",
        to_team_id="near",
        to_buddy=True,
        cause=HandoverCause.MIDWIFE_LEFT,
        meet_by=date(2027, 3, 1),
    ),
    Handover(
        woman_id="w2",
        edd=date(2027, 5, 15),
        from_midwife_id="m1",
        to_midwife_id=None,
        to_team_id=None,
        to_buddy=False,
        cause=HandoverCause.TEAM_CLOSED,
        reason="no places left",
    ),
)


def test_hand_overs_have_one_row_a_woman() -> None:
    """From whom to whom, why, and by when; ids are harmless."""
    assert handovers_csv(ROWS) == (
        "woman_id,edd,from_midwife_id,to_midwife_id,to_team_id,to_buddy,cause,in_words,reason,meet_by\n"
        "'-w1,2027-04-15,'=m1,m2,near,true,midwife_left,her midwife has left,,2027-03-01\n"
        "w2,2027-05-15,m1,,,false,team_closed,her team does not run on her due date,no places left,\n"
    )


def test_hand_overs_read_back_equal() -> None:
    """The rows of the table are the hand-overs that were written."""
    assert read_handovers(handovers_csv(ROWS)) == ROWS
