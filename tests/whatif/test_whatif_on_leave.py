"""Midwives on annual leave: who is meant, and how long she is away."""

from datetime import date
from typing import Any

import pytest

from models import Leave, LeaveKind
from tests.whatif.town import changed, new_leave, town, tried

FIRST, LAST = date(2027, 8, 1), date(2027, 8, 31)
AUGUST = {"from": FIRST, "until": LAST}


def _away(midwife_id: str, first: date = FIRST, last: date = LAST, kind: str = "annual") -> Leave:
    return Leave(midwife_id=midwife_id, first_day=first, last_day=last, kind=LeaveKind(kind))


def _chosen(number: int, *before: Leave) -> set[str]:
    tables = changed({"on_leave": {"midwives": number, "team": "rose", **AUGUST}}, tables=town(leave=before))
    return {row.midwife_id for row in new_leave(tables) if row not in before}


def test_named_midwives_are_on_annual_leave_on_both_days_and_between() -> None:
    assert new_leave(changed({"on_leave": {"who": ["m1", "m5"], **AUGUST}})) == (_away("m1"), _away("m5"))


def test_more_on_leave_contain_the_fewer() -> None:
    """They are taken in the order in which leavers are."""
    leavers = changed({"leave": {"midwives": 2, "team": "rose"}})
    assert _chosen(1) < _chosen(2) < _chosen(3)
    assert _chosen(2) == {row.midwife_id for row in leavers.midwives if row.leaves_on}


@pytest.mark.parametrize("kind", ["maternity", "sick"])
def test_who_is_on_long_leave_then_is_not_counted(kind: str) -> None:
    """One of Rose's four is away from July to the middle of August: three can be meant, not four."""
    ill = _away("m1", date(2027, 7, 1), date(2027, 8, 15), kind)
    assert _chosen(3, ill) == {"m2", "m3", "m4"}
    asked: dict[str, Any] = {"midwives": 4, "team": "rose", **AUGUST}
    found = tried({"on_leave": asked}, tables=town(leave=(ill,))).objections
    assert [one.message for one in found] == ["only 3 midwives of rose can be meant"]


def test_a_week_of_leave_already_may_become_a_month() -> None:
    """A week at the beach does not make her one of the three; a whole August away does."""
    week, month = _away("m1", FIRST, date(2027, 8, 7)), _away("m2", date(2027, 7, 20))
    assert _chosen(3, week, month) == {"m1", "m3", "m4"}


def test_leave_is_listed_with_contract_and_team() -> None:
    [row] = tried({"on_leave": {"who": ["m1"], **AUGUST}}).rows
    assert (row.subject, row.what, row.before, row.after) == (
        "m1",
        "annual leave: 0.6 WTE, rose",
        None,
        "2027-08-01 to 2027-08-31",
    )
