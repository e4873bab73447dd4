"""Where the tables of the rota contradict the others or themselves."""

from collections.abc import Iterable, Iterator
from datetime import date

from models.known import Known, unknown_id
from models.people import Midwife
from models.rota_tables import FixedDuty, HoursWorked, PlannedBirth, Request
from models.tables import Fault, Tables

_HOURS_PER_DAY = 24
_FIRST_WEEK, _LAST_WEEK = 22, 43
_DAYS_PER_WEEK = 7


def check_rota_tables(tables: Tables, known: Known) -> Iterator[Fault]:
    """Everything in which requests, hours worked, fixed duties and planned births do not fit."""
    yield from _check_requests(tables.requests, known)
    yield from _check_hours(tables.hours_worked, known)
    yield from _check_fixed(tables.fixed_duties, known)
    for index, birth in enumerate(tables.planned_births):
        yield from _check_birth(index, birth, known)


def _check_requests(rows: Iterable[Request], known: Known) -> Iterator[Fault]:
    seen: set[tuple[str, date]] = set()
    for index, row in enumerate(rows):
        yield from _check_midwife("requests", index, row.midwife_id, (row.day, row.day), known)
        if (row.midwife_id, row.day) in seen:
            hint = "one request of a midwife for each day"
            yield Fault("requests", index, "day", str(row.day), "given twice", hint)
        seen.add((row.midwife_id, row.day))


def _check_hours(rows: Iterable[HoursWorked], known: Known) -> Iterator[Fault]:
    by_midwife: dict[str, list[tuple[date, date, int]]] = {}
    for index, row in enumerate(rows):
        yield from unknown_id("hours_worked", index, "midwife_id", row.midwife_id, known.midwife)
        if row.last_day < row.first_day:
            last, hint = str(row.last_day), "check both dates"
            yield Fault("hours_worked", index, "last_day", last, "ends before it begins", hint)
            continue
        if row.hours > row.days * _HOURS_PER_DAY:
            message = f"more hours than {row.days} days have"
            hint = "hours of the stretch from first_day to last_day alone"
            yield Fault("hours_worked", index, "hours", f"{row.hours:g}", message, hint)
        by_midwife.setdefault(row.midwife_id, []).append((row.first_day, row.last_day, index))
    yield from _overlaps("hours_worked", "first_day", by_midwife.values(), "count each day in one row")


def _check_fixed(rows: Iterable[FixedDuty], known: Known) -> Iterator[Fault]:
    by_weekday: dict[tuple[str, int], list[tuple[date, date, int]]] = {}
    for index, row in enumerate(rows):
        yield from _check_midwife("fixed_duties", index, row.midwife_id, (row.day, row.last_day), known)
        if row.until is not None and row.until < row.day:
            until, hint = str(row.until), "check both dates"
            yield Fault("fixed_duties", index, "until", until, "ends before it begins", hint)
            continue
        key = (row.midwife_id, row.day.weekday())
        by_weekday.setdefault(key, []).append((row.day, row.last_day, index))
    hint = "one fixed duty, or day off, of a midwife for each day; until counts the weeks between"
    yield from _overlaps("fixed_duties", "day", by_weekday.values(), hint)


def _overlaps(
    table: str, column: str, groups: Iterable[list[tuple[date, date, int]]], hint: str
) -> Iterator[Fault]:
    """Rows of a group that begin before the ones before them have ended, in the order of the file."""
    found = []
    for group in groups:
        ends: date | None = None
        for first, last, index in sorted(group):
            if ends is not None and first <= ends:
                found.append(Fault(table, index, column, str(first), "overlaps another row of hers", hint))
            ends = last if ends is None else max(ends, last)
    yield from sorted(found, key=lambda fault: fault.row)


def _check_midwife(
    table: str, index: int, midwife_id: str, days: tuple[date, date], known: Known
) -> Iterator[Fault]:
    """Whether she is known, and employed on the first and the last of the days."""
    yield from unknown_id(table, index, "midwife_id", midwife_id, known.midwife)
    midwife = known.midwife.get(midwife_id)
    if midwife is not None and (day := _not_employed(midwife, days)):
        message = f"she is not employed on {day}: left alone from then on"
        if midwife.starts_on is not None and day < midwife.starts_on:
            message = f"she is not employed before {midwife.starts_on}: left alone until then"
        yield Fault(table, index, "day", str(days[0]), message, None, is_error=False)


def _not_employed(midwife: Midwife, days: tuple[date, date]) -> date | None:
    return next((day for day in days if not midwife.is_employed(day)), None)


def _check_birth(index: int, birth: PlannedBirth, known: Known) -> Iterator[Fault]:
    yield from unknown_id("planned_births", index, "woman_id", birth.woman_id, known.woman)
    woman = known.woman.get(birth.woman_id)
    if woman is None:
        return
    day, hint = str(birth.day), "check the day, and her EDD"
    if birth.day < woman.booked_on:
        yield Fault("planned_births", index, "day", day, "lies before her booking", hint)
    elif not _FIRST_WEEK <= (weeks := woman.gestation_days(birth.day) // _DAYS_PER_WEEK) < _LAST_WEEK:
        yield Fault("planned_births", index, "day", day, f"at {weeks} weeks", hint, is_error=False)
