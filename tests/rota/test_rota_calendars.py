"""Calendars say the right moment over both changes of the clocks, and nothing about women."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from models import Duty, Rota, RotaPolicy
from planner.exports.rota import calendar_of_midwife, calendar_of_team
from tests.rota.factories import duty, rota
from tests.rota.town import town

DAYS = ((3, 27), (3, 28), (10, 30), (10, 31))
"""Days before and of both changes of the clocks in 2027."""
PLANNED = datetime(2027, 2, 26, 9, 30, tzinfo=UTC)


def _utc(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def _night(day: date) -> Rota:
    """A night of m1 that begins on a day."""
    made = Duty.of(RotaPolicy().kind("on_call_night"), "near", day, midwife_id="m1", woman_ids=("w1",))
    return rota(made, first_day=day)


def _read(text: bytes) -> Calendar:
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    return found


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    [
        (date(2027, 3, 1), _utc(2027, 3, 1, 20), _utc(2027, 3, 2, 8)),
        (date(2027, 3, 27), _utc(2027, 3, 27, 20), _utc(2027, 3, 28, 7)),
        (date(2027, 10, 30), _utc(2027, 10, 30, 19), _utc(2027, 10, 31, 8)),
    ],
    ids=["plain", "clocks go forward", "clocks go back"],
)
def test_a_night_is_at_the_right_moment(day: date, starts: datetime, ends: datetime) -> None:
    """20:00 to 08:00 in London, in UTC: 12 hours, 11 when the clocks go forward, 13 when they go back."""
    [event] = _read(calendar_of_midwife(town(), _night(day), "m1", PLANNED)).events
    assert (event.start, event.end) == (starts, ends)


def test_times_are_by_the_clocks_of_london_and_their_rules_are_told() -> None:
    """A calendar without a time zone database of its own finds the rules in the file."""
    text = calendar_of_midwife(town(), _night(date(2027, 3, 27)), "m1", PLANNED)
    assert b"DTSTART;TZID=Europe/London:20270327T200000" in text
    [zone] = _read(text).timezones
    london = zone.to_tz(lookup_tzid=False)
    hours = [datetime(2027, *day, 12, tzinfo=london).utcoffset() for day in DAYS]
    assert hours == [timedelta(0), timedelta(hours=1), timedelta(hours=1), timedelta(0)]


def test_a_moment_in_the_repeated_hour_is_told_in_utc() -> None:
    """01:30 comes twice on 31 October 2027; the second time is 01:30 UTC."""
    ends = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    [night] = _night(date(2027, 10, 30)).duties
    short = rota(night.replace(ends=ends), first_day=date(2027, 10, 30))
    assert b"DTEND:20271031T013000Z" in calendar_of_midwife(town(), short, "m1", PLANNED)


def test_the_stamp_is_the_time_of_the_plan() -> None:
    assert b"DTSTAMP:20270226T093000Z" in calendar_of_team(town(), _night(date(2027, 3, 1)), PLANNED)


def test_the_same_duty_keeps_its_uid_and_two_alike_have_their_own() -> None:
    twins = rota(duty("clinic", 0), duty("clinic", 0), duty("clinic", 1))
    [first, again] = (
        [str(event["uid"]) for event in _read(calendar_of_midwife(town(), each, "m1", PLANNED)).events]
        for each in (twins, twins.replace(duties=twins.duties[:2]))
    )
    assert len(set(first)) == 3
    assert first[:2] == again


def test_a_team_sees_who_does_it_and_what_nobody_does() -> None:
    found = rota(duty("on_call_day", 0, "m2"), duty("clinic", 1, None, site="Mill, Lane"))
    events = _read(calendar_of_team(town(), found, PLANNED)).events
    assert [(str(event["summary"]), str(event.get("location", ""))) for event in events] == [
        ("On call by day: m2", ""),
        ("Clinic: UNFILLED", "Mill, Lane"),
    ]


def test_no_calendar_names_a_woman() -> None:
    assert b"w1" not in calendar_of_team(town(), _night(date(2027, 3, 1)), PLANNED)
