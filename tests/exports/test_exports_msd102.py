"""The plan as MSD102 rows."""

from datetime import date

from models import Finding, Severity
from planner.exports import msd102, msd102_notes, read_csv
from tests.exports.conftest import asked, example
from tests.metrics.conftest import plan_of
from tests.strategies.factories import woman


def test_msd102_has_a_row_for_each_woman_who_has_booked() -> None:
    """The expected woman has no care plan yet; the woman left out has one that says no."""
    assert msd102(*example()) == (
        "PregnancyID,CarePlanDate,CarePlanType,ContCarePathInd,CareProfLID,TeamLocalID\n"
        "'-w1,2027-04-01,05,Y,m1,near\n"
        "w3,2027-04-01,05,N,,\n"
    )


def test_msd102_leaves_out_women_not_planned_for() -> None:
    """A woman due after the horizon has no row."""
    question = asked(woman("w1", edd=date(2027, 6, 1)))
    assert len(msd102(question, plan_of(question)).splitlines()) == 1


def test_an_id_too_long_is_written_whole_and_noted() -> None:
    """20 characters fit, 21 do not; nothing is cut."""
    fits, too_long = "w" * 20, "w" * 21
    question = asked(woman(fits), woman(too_long))
    plan = plan_of(question)
    assert [row["PregnancyID"] for row in read_csv(msd102(question, plan))] == [fits, too_long]
    assert msd102_notes(question, plan) == (
        Finding(
            message="1 id is longer than 20 characters, written whole",
            severity=Severity.NOTE,
            key="PregnancyID",
            value=too_long,
            hint="give shorter local ids",
        ),
    )


def test_an_id_like_a_formula_is_noted() -> None:
    """The apostrophe would reach the submission too, so it is told."""
    note = msd102_notes(*example())[0]
    assert note.message == "1 id is like a spreadsheet formula, written with an apostrophe before it"
    assert note.value == "-w1"
