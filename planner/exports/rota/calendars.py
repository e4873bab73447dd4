"""Duties as iCalendar (RFC 5545), for a midwife's own calendar or a team's: no word about women."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone

from models import Duty, Rota, Scenario
from planner.exports.rota.day_words import by_the_clocks

PRODID = "-//caseload-planner//rota//EN"
UNFILLED = "UNFILLED"
_LONDON_RULES = b"""\
BEGIN:VTIMEZONE\r
TZID:Europe/London\r
BEGIN:DAYLIGHT\r
DTSTART:19960331T010000\r
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
TZNAME:BST\r
TZOFFSETFROM:+0000\r
TZOFFSETTO:+0100\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
DTSTART:19961027T020000\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
TZNAME:GMT\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0000\r
END:STANDARD\r
END:VTIMEZONE\r
"""
"""The clocks of London since 1996, written out: the same bytes wherever the calendar is made."""


def calendar_of_midwife(scenario: Scenario, rota: Rota, midwife_id: str, stamp: datetime) -> bytes:
    """A midwife's duties; `stamp` is the moment at which the plan was made."""
    return _calendar(scenario, f"Rota {midwife_id}", rota.duties_of(midwife_id), stamp, with_names=False)


def calendar_of_team(scenario: Scenario, rota: Rota, stamp: datetime) -> bytes:
    """A team's duties with who does them, those that nobody does too."""
    return _calendar(scenario, f"Rota {rota.team_id}", rota.duties, stamp, with_names=True)


def _calendar(
    scenario: Scenario, name: str, duties: Iterable[Duty], stamp: datetime, *, with_names: bool
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add_component(Timezone.from_ical(_LONDON_RULES))
    names = {kind.id: kind.name for kind in scenario.policy.rota.duty_kinds}
    seen: dict[str, int] = {}
    for duty in duties:
        title = f"{names[duty.kind]}: {duty.midwife_id or UNFILLED}" if with_names else names[duty.kind]
        calendar.add_component(_event(scenario.name, duty, title, stamp, seen))
    text: bytes = calendar.to_ical()
    return text


def _event(scenario: str, duty: Duty, title: str, stamp: datetime, seen: dict[str, int]) -> Event:
    event = Event()
    event.add("uid", _uid(scenario, duty, seen))
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", _written(duty.starts))
    event.add("dtend", _written(duty.ends))
    event.add("summary", title)
    if duty.site:
        event.add("location", duty.site)
    return event


def _written(moment: datetime) -> datetime:
    """By the clocks of London; in UTC when they repeat an hour, for iCalendar knows only its first pass."""
    return moment.astimezone(UTC) if moment.fold else by_the_clocks(moment)


def _uid(scenario: str, duty: Duty, seen: dict[str, int]) -> str:
    """The same for the same duty of the same midwife, whenever it is written; it tells nothing."""
    parts = (scenario, duty.team_id, str(duty.day), duty.kind, duty.site, duty.midwife_id or "")
    key = "/".join(parts)
    seen[key] = number = seen.get(key, 0) + 1
    return f"{uuid5(NAMESPACE_URL, f'{key}/{number}')}@caseload-planner"
