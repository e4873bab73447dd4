"""Which duty may follow which: rest, recovery after a night, and what the policy rules out."""

from collections.abc import Callable
from datetime import date

from models import RotaLimits, WeeklyRest
from planner.rota.book import Book

Sequence = Callable[[RotaLimits, Book, int, int, date, int], bool]
"""Whether a rule forbids a second kind so many days after the first one on a day."""

_DAY_HOURS, _TWO_DAYS_HOURS = 24, 48


def is_too_soon(limits: RotaLimits, book: Book, first: int, second: int, day: date, apart: int) -> bool:
    """A midwife rests so long between two duties; a shorter rest is not used even where it is allowed."""
    return book.gap_hours(first, second, day, apart) < limits.rest_hours


def is_recovery(limits: RotaLimits, book: Book, first: int, second: int, day: date, apart: int) -> bool:
    """After a night a midwife recovers before any duty but another night, from the day on which it ends."""
    night, other = book.entries[first].kind, book.entries[second].kind
    ended = (night.ends(day).date() - day).days
    return night.is_night and not other.is_night and apart < ended + limits.recovery_days_after_night


def is_ruled_out(limits: RotaLimits, book: Book, first: int, second: int, day: date, apart: int) -> bool:
    """The policy names kinds that may not be done the day after."""
    return apart == 1 and book.entries[second].kind.id in book.entries[first].kind.not_followed_by


SEQUENCES: tuple[Sequence, ...] = (is_too_soon, is_recovery, is_ruled_out)


def forbidden(
    limits: RotaLimits, book: Book, apart: int = 1, sequences: tuple[Sequence, ...] = SEQUENCES
) -> dict[int, tuple[int, ...]]:
    """For each kind, those that may not stand so many days after it."""
    found: dict[int, list[int]] = {}
    for first, second, day in book.pairs(apart):
        if any(rule(limits, book, first, second, day, apart) for rule in sequences):
            found.setdefault(first, []).append(second)
    return {first: tuple(seconds) for first, seconds in found.items()}


def least_days_off(limits: RotaLimits, book: Book) -> int:
    """Days off in a row without which some rest or recovery would be too short.

    With plain rules 1. A rest that reaches over a day off (`rest_hours` above a day, recovery of several
    days, weekly rest of 48 hours) makes every rest as long as the longest that is needed: stricter than the
    law, never laxer.
    """
    least = 1
    while least < _LONGEST_REST_DAYS and forbidden(limits, book, least + 1):
        least += 1
    return max(least, _days_off_of_weekly_rest(limits, book))


_LONGEST_REST_DAYS = 32


def _days_off_of_weekly_rest(limits: RotaLimits, book: Book) -> int:
    """Days off in a row that always hold the unbroken rest of a week or a fortnight."""
    fortnight = limits.weekly_rest is WeeklyRest.TWO_DAYS_A_FORTNIGHT
    days, hours = (2, _TWO_DAYS_HOURS) if fortnight else (1, _DAY_HOURS)
    gaps = [
        book.gap_hours(first, second, day, days + 1)
        for first, second, day in book.pairs(days + 1)
        if book.entries[first].day is None and book.entries[second].day is None
    ]
    return days + (min(gaps, default=hours) < hours)
