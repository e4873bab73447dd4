"""Every column that is written into a run folder is explained there."""

from datetime import date

from models import AppliedChange, AuditReport, Handover, HandoverCause, UnplacedReason
from planner.exports import read_csv, tables
from planner.exports.dictionary import MEANINGS
from planner.metrics import measure
from planner.metrics.catalogue import MEASURES
from tests.exports.conftest import example
from tests.metrics.conftest import place, plan_of
from tests.reserve.town import a_year_ago, asked
from tests.strategies.factories import woman


def every_table() -> dict[str, str]:
    """All tables that a run folder can hold."""
    question = asked(a_year_ago("w1"), woman("w2"))
    plan = plan_of(question, place("w2"))
    handover = Handover(
        woman_id="w1",
        edd=date(2027, 4, 15),
        from_midwife_id="m1",
        to_midwife_id=None,
        to_team_id=None,
        to_buddy=False,
        cause=HandoverCause.MIDWIFE_LEFT,
        reason="no places left",
        meet_by=None,
    )
    change = AppliedChange(kind="set", subject="a", what="b", before=None, after="c", file="--set")
    report = AuditReport(checks=(), violations=(), aims=())
    return tables(question, plan, report, measure(question, plan), (handover,), (change,))


def test_every_column_of_every_table_is_explained_and_no_other() -> None:
    """The tables' own headers say what there is; births by tier have a column for each tier."""
    written = every_table()
    assert set(written) == set(MEANINGS), "a table of the run folder is missing here"
    rows = read_csv(written["columns.csv"])
    for file, text in written.items():
        explained = [row["column"] for row in rows if row["file"] == file and not row["word"]]
        assert explained == text.split("\n", maxsplit=1)[0].split(",")
    assert all(row["means"] for row in rows)
    assert any(row["column"] == "births_tier_none" for row in rows)


def test_every_measure_and_every_reason_is_explained() -> None:
    rows = read_csv(every_table()["columns.csv"])
    words = {(row["file"], row["column"], row["word"]): row["means"] for row in rows if row["word"]}
    assert words["metrics.csv", "measure", "placed_offered_share"] == "placed, of the women offered a place"
    assert words["unplaced.csv", "reason", "too_late"] == "too late in pregnancy to join a team"
    assert {word for file, _, word in words if file == "metrics.csv"} == set(MEASURES)
    assert {word for file, _, word in words if file == "unplaced.csv"} == set(map(str, UnplacedReason))


def test_only_the_tables_that_are_there_are_explained() -> None:
    question, plan = example()
    rows = read_csv(tables(question, plan, None, ())["columns.csv"])
    assert {row["file"] for row in rows}.isdisjoint({"held.csv", "handovers.csv", "changes.csv", "audit.csv"})
