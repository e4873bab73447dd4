"""The cross-check: every way in which the rows of a service contradict each other, once each."""

from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

import pytest
from pydantic import ValidationError

from models import CORE, Fault, Leave, Service, Tables, cross_check
from tests.strategies.factories import AS_OF, DUE, area, expected, midwife, team, travel, woman
from tests.strategies.services import random_scenario


def leave(midwife_id: str = "m1", first: date = DUE, last: date = DUE) -> Leave:
    """A day of sickness."""
    return Leave.model_validate(
        {"midwife_id": midwife_id, "first_day": first, "last_day": last, "kind": "sick"}
    )


SOUND = Tables(
    women=(woman("w1", team_id="near", midwife_id="m1", buddy_id="m2", preferred_team_id="far"),),
    midwives=(midwife("m1"), midwife("m2"), midwife("m3", "far"), midwife("c1", CORE, joins_team_id="new")),
    teams=(team("near"), team("far"), team("new", status="proposed")),
    areas=(area("a", catchment_team_id=("near", "new")),),
    leave=(leave(),),
    travel=(travel("a", "near", 5),),
)
"""Rows that fit each other; each case below changes one thing of them."""


def women(**facts: Any) -> Tables:
    """The sound rows with one other woman instead."""
    return SOUND._replace(women=(woman("w1", **facts),))


def and_midwife(team_id: str, **facts: Any) -> Tables:
    """The sound rows with one midwife more."""
    return SOUND._replace(midwives=(*SOUND.midwives, midwife("m9", team_id, **facts)))


class Case(NamedTuple):
    """Rows with one fault, and what is said of it."""

    id: str
    tables: Tables
    table: str
    row: int
    column: str
    value: str
    message: str
    hint: str | None


CASES = (
    Case(
        "woman twice", SOUND._replace(women=SOUND.women * 2),
        "women", 1, "woman_id", "w1", "given twice", "each id stands in one row",
    ),
    Case(
        "midwife twice", SOUND._replace(midwives=(*SOUND.midwives, midwife("m3", "far"))),
        "midwives", 4, "midwife_id", "m3", "given twice", "each id stands in one row",
    ),
    Case(
        "team twice", SOUND._replace(teams=(*SOUND.teams, team("far"))),
        "teams", 3, "team_id", "far", "given twice", "each id stands in one row",
    ),
    Case(
        "area twice", SOUND._replace(areas=SOUND.areas * 2),
        "areas", 1, "area_id", "a", "given twice", "each id stands in one row",
    ),
    Case(
        "way twice", SOUND._replace(travel=SOUND.travel * 2),
        "travel", 1, "team_id", "near", "given twice", "each id stands in one row",
    ),
    Case(
        "women expected twice",
        SOUND._replace(expected=(expected(), expected(month="2027-05"), expected(women=0.4))),
        "expected", 2, "month", "2027-04", "given twice for tier first",
        "one row for each neighbourhood, tier and month: add up the women",
    ),
    Case(
        "women expected in an unknown area", SOUND._replace(expected=(expected("zz"),)),
        "expected", 0, "area_id", "zz", "unknown area", "add it to the table that lists each area",
    ),
    Case(
        "team called core", SOUND._replace(teams=(*SOUND.teams, team(CORE))),
        "teams", 3, "team_id", CORE, "core is not a team", "core stands for the service outside teams",
    ),
    Case(
        "team closes on the day it opens",
        SOUND._replace(teams=(*SOUND.teams, team("odd", opens_on=DUE, closes_on=DUE))),
        "teams", 3, "closes_on", "2027-04-15", "closes before it opens", "check both dates",
    ),
    Case(
        "catchment of an unknown team", SOUND._replace(areas=(area("a", catchment_team_id=("neer",)),)),
        "areas", 0, "catchment_team_id", "neer", "unknown team", "did you mean near",
    ),
    Case(
        "midwife of an unknown team", and_midwife("elsewhere"),
        "midwives", 4, "team_id", "elsewhere", "unknown team", "add it to the table that lists each team",
    ),
    Case(
        "midwife of a proposed team", and_midwife("new"),
        "midwives", 4, "team_id", "new", "is a proposed team", "give team_id core and joins_team_id new",
    ),
    Case(
        "midwife leaves on her first day", and_midwife("near", starts_on=DUE, leaves_on=DUE),
        "midwives", 4, "leaves_on", "2027-04-15", "leaves before she starts", "check both dates",
    ),
    Case(
        "joins an unknown team", and_midwife(CORE, joins_team_id="newt"),
        "midwives", 4, "joins_team_id", "newt", "unknown team", "did you mean new",
    ),
    Case(
        "joins a running team", and_midwife(CORE, joins_team_id="near"),
        "midwives", 4, "joins_team_id", "near", "is a running team", "give it as her team_id",
    ),
    Case(
        "joins from another team", and_midwife("near", joins_team_id="new"),
        "midwives", 4, "joins_team_id", "new", "only a core midwife may join a proposed team",
        "give team_id core first; women in her care would lose her",
    ),
    Case(
        "absence of an unknown midwife", SOUND._replace(leave=(leave("m11"),)),
        "leave", 0, "midwife_id", "m11", "unknown midwife",
        "did you mean m1; one who has left keeps her row, with leaves_on",
    ),
    Case(
        "absence ends before it begins", SOUND._replace(leave=(leave(last=DUE - timedelta(days=1)),)),
        "leave", 0, "last_day", "2027-04-14", "ends before it begins", "check both dates",
    ),
    Case(
        "way from an unknown area", SOUND._replace(travel=(travel("zz", "near", 5),)),
        "travel", 0, "area_id", "zz", "unknown area", "add it to the table that lists each area",
    ),
    Case(
        "way to an unknown team", SOUND._replace(travel=(travel("a", "nears", 5),)),
        "travel", 0, "team_id", "nears", "unknown team", "did you mean near",
    ),
    Case(
        "due before she books", women(booked_on=DUE + timedelta(days=1)),
        "women", 0, "edd", "2027-04-15", "EDD lies before the booking", "check both dates",
    ),
    Case(
        "due more than 42 weeks after she books", women(booked_on=DUE - timedelta(days=295)),
        "women", 0, "edd", "2027-04-15", "EDD more than 42 weeks after booking", "check both dates",
    ),
    Case(
        "lives in an unknown area", women(area_id="zz"),
        "women", 0, "area_id", "zz", "unknown area", "add it to the table that lists each area",
    ),
    Case(
        "prefers an unknown team", women(preferred_team_id="fare"),
        "women", 0, "preferred_team_id", "fare", "unknown team", "did you mean far",
    ),
    Case(
        "is in an unknown team", women(team_id="nears"),
        "women", 0, "team_id", "nears", "unknown team", "did you mean near",
    ),
    Case(
        "is in a proposed team", women(team_id="new"),
        "women", 0, "team_id", "new", "is a proposed team",
        "leave it empty, or give the team the status running",
    ),
    Case(
        "is in core", women(team_id=CORE),
        "women", 0, "team_id", CORE, "core is not a team", "leave it empty for a woman in no team",
    ),
    Case(
        "has an unknown midwife", women(team_id="near", midwife_id="m17"),
        "women", 0, "midwife_id", "m17", "unknown midwife",
        "did you mean m1; one who has left keeps her row, with leaves_on",
    ),
    Case(
        "has a midwife but no team", women(midwife_id="m1"),
        "women", 0, "midwife_id", "m1", "has a midwife but no team", "give team_id near",
    ),
    Case(
        "has a midwife of another team", women(team_id="near", midwife_id="m3"),
        "women", 0, "midwife_id", "m3", "works in far, her woman is in near",
        "midwife and woman belong to one team",
    ),
    Case(
        "has a buddy of another team", women(team_id="near", buddy_id="m3"),
        "women", 0, "buddy_id", "m3", "works in far, her woman is in near",
        "midwife and woman belong to one team",
    ),
    Case(
        "has her midwife as buddy", women(team_id="near", midwife_id="m1", buddy_id="m1"),
        "women", 0, "buddy_id", "m1", "buddy is her named midwife", "name another midwife",
    ),
)  # fmt: skip
"""Each fault once."""


def test_sound_rows_have_no_fault() -> None:
    """The rows that every case starts from fit each other."""
    assert list(cross_check(SOUND)) == []


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_fault_is_found_once_with_its_cell(case: Case) -> None:
    """The one fault is named with table, row, column, value, words and hint, and nothing else is."""
    expected = Fault(case.table, case.row, case.column, case.value, case.message, case.hint)

    assert list(cross_check(case.tables)) == [expected]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_service_with_a_fault_is_refused(case: Case) -> None:
    """No service is made of rows that contradict each other."""
    with pytest.raises(ValidationError, match="1 cross-references fail, first in"):
        Service.of(case.tables)


def test_every_fault_is_found_together() -> None:
    """Faults of several tables are told at once."""
    tables = SOUND._replace(women=SOUND.women * 2, travel=SOUND.travel * 2, leave=(leave("m11"),))

    assert [fault.table for fault in cross_check(tables)] == ["women", "travel", "leave"]


def test_wte_above_1_is_only_a_warning() -> None:
    """A midwife of 1.2 WTE is told of, and the service is made."""
    tables = and_midwife("near", wte=1.2)
    fault = Fault("midwives", 4, "wte", "1.2", "above 1.0 whole-time equivalent", None, is_error=False)

    assert list(cross_check(tables)) == [fault]
    assert Service.of(tables).midwife["m9"].wte == 1.2


@pytest.mark.parametrize("days", [0, 294])
def test_due_on_the_day_of_booking_or_42_weeks_later_is_allowed(days: int) -> None:
    """Both ends of the window belong to it."""
    assert list(cross_check(women(booked_on=DUE - timedelta(days=days)))) == []


def test_midwife_who_leaves_a_day_after_she_starts_is_allowed() -> None:
    """One day of work is a day."""
    tables = and_midwife("near", starts_on=AS_OF, leaves_on=AS_OF + timedelta(days=1))

    assert list(cross_check(tables)) == []


def test_rows_are_sorted_by_their_ids() -> None:
    """Whatever the order of the files, the service has its rows in one order."""
    service = random_scenario(3, "medium").service
    dice = Random(7)
    rows = {name: getattr(service, name) for name in Tables._fields}
    anew: dict[str, Any] = {name: tuple(dice.sample(given, len(given))) for name, given in rows.items()}
    shuffled = Tables(**anew)

    assert shuffled.women != service.women
    assert Service.of(shuffled) == service
    assert [row.woman_id for row in service.women] == sorted(row.woman_id for row in service.women)


def test_rows_are_found_by_their_ids() -> None:
    """Women, midwives, teams and areas are found by id, absences by midwife."""
    service = Service.of(SOUND)

    assert (service.woman["w1"], service.team["far"], service.area["a"]) == (
        SOUND.women[0], SOUND.teams[1], SOUND.areas[0],
    )  # fmt: skip
    assert service.midwife["m3"] is SOUND.midwives[2]
    assert dict(service.leave_of) == {"m1": SOUND.leave}


def test_hints_end_where_every_row_is_wrong() -> None:
    """With thousands of unknown ids each is told, though not each with a hint."""
    areas = tuple(area(f"area-{n:05}") for n in range(2000))
    residents = tuple(woman(f"w{n}", area_id=f"aera-{n:05}") for n in range(200))
    faults = list(cross_check(Tables(women=residents, areas=areas)))

    assert len(faults) == 200
    assert {fault.message for fault in faults} == {"unknown area"}
    assert (faults[0].hint or "").startswith("did you mean")
    assert faults[-1].hint == "add it to the table that lists each area"
