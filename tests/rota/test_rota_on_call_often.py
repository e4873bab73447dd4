"""Who is on call on a large share of the days, and who never is: told in so many words."""

from typing import Any

import numpy as np

from planner.rota.engine.roster import Duties
from planner.rota.on_call_often import often_warning, preceptee_warning
from planner.rota.team import Team
from tests.audit.town import midwife
from tests.rota.rows import row
from tests.rota.team import day, prepared, scenario

NEW = midwife("c", "rose", preceptorship_ends_on=day(60))


def team(*people: Any, **rota: Any) -> Team:
    """A team for two weeks."""
    return prepared(scenario(*people, rota=rota), weeks=2)


def rows(of: Team, *patterns: str) -> Duties:
    """The duties of its midwives."""
    return np.array([row(of, pattern) for pattern in patterns], dtype=np.int64)


def test_whoever_is_on_call_on_more_than_three_days_in_ten_is_named_with_numbers() -> None:
    """Five of 14 days are 36%, four are 29%; 28 duties of two midwives are 100% of the days."""
    of = team("a", "b")
    assert often_warning(of, rows(of, "DDDD", "DD..NN.D")) == (
        "on call on more than 30% of the days, where guidance says ideally below that: b on 5 of 14 (36%); "
        "2 midwives share 28 duties on call, so that an equal part is 100% of the days",
    )


def test_nothing_is_said_where_nobody_is() -> None:
    of = team("a", "b")
    assert often_warning(of, rows(of, "DDDD", "NNNN")) == ()


def test_a_newly_qualified_midwife_takes_no_part_and_is_named() -> None:
    of = team("a", "b", NEW)
    assert "2 midwives share" in often_warning(of, rows(of, "DDDDD", "", ""))[0]
    assert preceptee_warning(of) == (
        "newly qualified and never on call in these weeks is c (preceptee until 2027-04-30): "
        "a preceptee is not on call alone (preceptee_never_alone)",
    )


def test_who_may_be_second_on_call_or_alone_is_not_named() -> None:
    assert preceptee_warning(team("a", "b")) == ()
    assert preceptee_warning(team("a", NEW, on_call_tiers=2)) == ()
    assert preceptee_warning(team("a", NEW, limits={"preceptee_never_alone": False})) == ()
    assert preceptee_warning(team("a", NEW, on_call_tiers=0)) == ()


def test_who_ends_her_preceptorship_in_these_weeks_is_not_named() -> None:
    assert preceptee_warning(team("a", midwife("c", "rose", preceptorship_ends_on=day(4)))) == ()
