"""The tables of the rota: what their rows mean, and how they fit the others."""

from datetime import date, timedelta

import pytest

from models import FixedDuty, HoursWorked, Request, Service, Tables, VisitSchedule, cross_check
from tests.strategies.factories import AS_OF, DUE, midwife, team, woman

WEEK = timedelta(weeks=1)


def request(wants: str, kind: str | None = None) -> Request:
    """A request of m1 for the day of planning."""
    return Request.model_validate({"midwife_id": "m1", "day": AS_OF, "wants": wants, "kind": kind})


@pytest.mark.parametrize(
    ("asked", "clinic", "visits", "nothing"),
    [
        (request("off"), False, False, True),
        (request("on"), True, True, False),
        (request("off", "clinic"), False, True, True),
        (request("on", "clinic"), True, False, False),
    ],
    ids=["off", "on", "no clinic", "a clinic"],
)
def test_a_request_is_met_or_not(asked: Request, clinic: bool, visits: bool, nothing: bool) -> None:
    assert [asked.is_met_by(kind) for kind in ("clinic", "visits", None)] == [clinic, visits, nothing]


def fixed(day: date = AS_OF, until: date | None = None) -> FixedDuty:
    """A day off of m1, every week if it has an end."""
    return FixedDuty(midwife_id="m1", day=day, kind="off", until=until)


def test_a_fixed_duty_returns_every_week_until_its_end() -> None:
    """The end need not be of the same weekday."""
    weekly = fixed(until=AS_OF + 2 * WEEK + timedelta(days=3))

    found = [day for day in range(-7, 40) if weekly.falls_on(AS_OF + timedelta(days=day))]
    assert found == [0, 7, 14]
    assert weekly.last_day == AS_OF + 2 * WEEK
    assert not fixed().falls_on(AS_OF + WEEK)


@pytest.mark.parametrize(
    ("second", "overlaps"),
    [(AS_OF + 2 * WEEK, True), (AS_OF + 3 * WEEK, False), (AS_OF + timedelta(days=1), False)],
    ids=["within", "after", "another weekday"],
)
def test_two_fixed_duties_never_fall_on_one_day(second: date, overlaps: bool) -> None:
    rows = (fixed(until=AS_OF + 2 * WEEK), fixed(second))
    tables = Tables(midwives=(midwife("m1"),), teams=(team(),), fixed_duties=rows)

    said = [fault.message for fault in cross_check(tables)]
    assert said == (["overlaps another row of hers"] if overlaps else [])


def test_rows_are_kept_in_the_order_of_their_ids() -> None:
    """Ties never depend on the files."""
    hours = [
        HoursWorked(midwife_id=name, first_day=AS_OF, last_day=AS_OF + timedelta(days=6), hours=30)
        for name in ("m2", "m1")
    ]
    staff = (midwife("m1"), midwife("m2"))
    service = Service.of(Tables(midwives=staff, teams=(team(),), hours_worked=tuple(hours)))

    assert [row.midwife_id for row in service.hours_worked] == ["m1", "m2"]


def test_visits_follow_the_weeks_of_her_pregnancy_and_the_birth() -> None:
    """Booked at 12 weeks, born at 39: booking, 16 to 38 weeks, and three visits after birth."""
    her = woman("w", booked_on=DUE - 28 * WEEK)
    visits = VisitSchedule().of(her, born_on=DUE - WEEK)

    weeks = [her.gestation_days(visit.day) // 7 for visit in visits]
    assert weeks == [12, 16, 25, 28, 31, 34, 36, 38, 39, 39, 40]
    assert [(visit.day - DUE + WEEK).days for visit in visits[-3:]] == [1, 5, 10]
    assert visits[0].minutes == 90


def test_without_a_planned_birth_her_due_date_stands_for_it() -> None:
    assert VisitSchedule().of(woman("w"))[-1].day == DUE + timedelta(days=10)
