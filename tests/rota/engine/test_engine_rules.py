"""Each hard rule alone: a wish that keeps it is fulfilled, one that breaks it is not."""

from typing import Any, NamedTuple

import numpy as np
import pytest

from planner.rota.engine import (
    OFF,
    GroupLimit,
    Kind,
    MinutesLimit,
    RowLimit,
    WindowLimit,
    Worker,
    solve,
)
from tests.rota.engine.factories import DAY, NIGHT, plan_of, roster, wishing

BOTH = (DAY, NIGHT)


class Case(NamedTuple):
    """A rule alone, a plan that keeps it and one that does not."""

    rule: dict[str, Any]
    kept: str
    broken: str


DAYS_ONLY = np.array([[True, False]] * 4)
CASES = {
    "most of a kind": Case({"most_of_kind": (1, 4)}, "DNNN", "DDNN"),
    "most minutes": Case({"most_minutes": 1080}, "DN--", "DND-"),
    "most run": Case({"most_run": 2}, "DDNN".replace("NN", "-N"), "DDN-"),
    "most run across the border": Case({"most_run": 2, "before": (DAY,)}, "N-NN", "NN--"),
    "least run": Case({"least_run": 2}, "-DD-", "-D--"),
    "least run across the border": Case({"least_run": 3, "before": (OFF, DAY)}, "DD--", "D---"),
    "a run cut by the end is long enough": Case({"least_run": 3}, "---D", "-D--"),
    "least rest": Case({"least_rest": 2}, "D--D", "DD-D"),
    "least rest across the border": Case({"least_rest": 2, "before": (DAY, OFF)}, "-DDD", "DDDD"),
    "days off": Case({"off": (1,)}, "D-DD", "DDDD"),
    "allowed kinds": Case({"allowed": DAYS_ONLY}, "DDDD", "DDDN"),
    "most in the horizon": Case({"limits": (GroupLimit(BOTH, 2),)}, "D--N", "DD-N"),
    "most on some days": Case({"limits": (GroupLimit(BOTH, 1, (0, 1)),)}, "-NDD", "DN--"),
    "most in a row": Case({"limits": (RowLimit((NIGHT,), 2),)}, "NNDN", "NNN-"),
    "most in a row across the border": Case(
        {"limits": (RowLimit((NIGHT,), 2),), "before": (NIGHT,)}, "NDNN", "NN--"
    ),
    "a day off in any three": Case({"limits": (WindowLimit(3, BOTH, 2),)}, "DD-D", "DDD-"),
    "a day off in any three across the border": Case(
        {"limits": (WindowLimit(3, BOTH, 2),), "before": (DAY, DAY)}, "-DD-", "D---"
    ),
    "most minutes in any two days": Case({"limits": (MinutesLimit(2, 1000),)}, "DD-N", "DN--"),
}


def served(rule: dict[str, Any], plan: str, **changes: Any) -> str:
    """The plan of a worker with one rule who wishes for a plan."""
    solution = solve(roster(Worker("w", **rule), days=4, aims=wishing(plan), **changes))
    assert solution.unlawful == ()
    return "".join("-DN"[duty + 1] for duty in solution.duties[0])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_plan_that_keeps_the_rule_can_be_had(case: Case) -> None:
    assert served(case.rule, case.kept) == case.kept


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_plan_that_breaks_the_rule_cannot(case: Case) -> None:
    assert served(case.rule, case.broken) != case.broken


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_without_the_rule_both_can_be_had(case: Case) -> None:
    """So that it is this rule that decides."""
    assert [served({}, plan) for plan in (case.kept, case.broken)] == [case.kept, case.broken]


def test_a_kind_that_forbids_another_the_day_after() -> None:
    strict = (Kind("day", 480), Kind("night", 600, forbidden_next=(DAY,)))

    assert [served({}, plan, kinds=strict) for plan in ("DN-D", "NNNN")] == ["DN-D", "NNNN"]
    assert served({}, "-ND-", kinds=strict) != "-ND-"


def test_a_night_before_the_horizon_forbids_the_day_after() -> None:
    strict = (Kind("day", 480), Kind("night", 600, forbidden_next=(DAY,)))

    assert served({"before": (NIGHT,)}, "D---", kinds=strict) == "----"


def test_most_weekends_count_a_weekend_of_which_a_day_is_worked() -> None:
    rule = {"most_weekends": 1}

    assert served(rule, "DD--", weekends=((0, 1), (2, 3))) == "DD--"
    assert served(rule, "D--D", weekends=((0, 1), (2, 3))) != "D--D"


def test_a_weekend_worked_before_the_horizon_counts_when_its_other_day_is_inside() -> None:
    rule = {"most_weekends": 1, "before": (DAY,)}

    assert served(rule, "DD--", weekends=((-1, 0), (2, 3))) == "DD--"
    assert served(rule, "--D-", weekends=((-1, 0), (2, 3))) == "----"


def test_least_minutes_are_worked_even_against_wishes() -> None:
    assert served({"least_minutes": 1200}, "----").count("N") == 2


def test_least_minutes_out_of_reach_give_way_and_say_by_how_much() -> None:
    """Two days off of four leave 1,200 minutes at most."""
    solution = solve(roster(Worker("w", least_minutes=1500, off=(0, 1)), days=4, aims=wishing("----")))

    assert solution.short_minutes == (300,)
    assert solution.duties.tolist() == [list(plan_of("--NN"))]


def test_settled_duties_stay_whatever_is_wished() -> None:
    assert served({"fixed": ((1, NIGHT), (2, OFF))}, "DDDD") == "DN-D"


def test_settled_duties_that_break_a_rule_name_the_worker_and_leave_the_others_a_roster() -> None:
    broken = Worker("a", most_run=1, fixed=((0, DAY), (1, DAY)))

    solution = solve(roster(broken, Worker("b"), days=4, aims=wishing("DDDD", "NNNN")))

    assert solution.unlawful == (0,)
    assert solution.duties.tolist() == [list(plan_of("DD--")), list(plan_of("NNNN"))]


def test_what_was_broken_before_the_horizon_is_not_held_against_her() -> None:
    """Two duties before, where one in any three days is lawful, leave none on the first two days."""
    rule = {"limits": (WindowLimit(3, BOTH, 1),), "before": (DAY, DAY)}

    assert served(rule, "DDD-") == "--D-"
