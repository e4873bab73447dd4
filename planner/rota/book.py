"""The kinds of duty of one rota by number.

On days around a change of the clocks each kind has a number of its own, so that a night of 11 or 13 hours
counts and rests as what it is.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from models import Duty, DutyKind, elapsed_hours
from planner.rota.stretch import DAYS_PER_WEEK, Stretch, clocks_change

_ORDINARY = date(2027, 1, 4)
"""Any day far from a change of the clocks."""
_MINUTES = 60
_ROUNDING = 1e-6


class Entry(NamedTuple):
    """One kind of duty, on all plain days or on a single day near a change of the clocks."""

    kind: DutyKind
    day: date | None
    """The single day; none for all others."""

    @property
    def minutes(self) -> int:
        """Working time that it counts for, begun minutes whole."""
        return ceil(self.kind.counted_hours_on(self.day or _ORDINARY) * _MINUTES - _ROUNDING)


class Book:
    """Kinds of duty by number."""

    def __init__(self, kinds: Sequence[DutyKind], odd_days: Iterable[date]) -> None:
        self.odd_days = frozenset(odd_days)
        self.entries = tuple(Entry(kind, day) for day in (None, *sorted(self.odd_days)) for kind in kinds)
        self._number = {(entry.kind.id, entry.day): number for number, entry in enumerate(self.entries)}

    def number(self, kind_id: str, day: date) -> int:
        """The number of a kind on a day."""
        return self._number[kind_id, day if day in self.odd_days else None]

    def group(self, holds: Callable[[DutyKind], bool]) -> tuple[int, ...]:
        """The numbers of all kinds of which something holds."""
        return tuple(number for number, entry in enumerate(self.entries) if holds(entry.kind))

    def pairs(self, apart: int = 1) -> Iterable[tuple[int, int, date]]:
        """Every two numbers that can stand so many days apart, and the day of the first."""
        for first, entry in enumerate(self.entries):
            for second, other in enumerate(self.entries):
                day = entry.day or (other.day - timedelta(days=apart) if other.day else _ORDINARY)
                if entry.day and other.day and other.day != day + timedelta(days=apart):
                    continue
                yield first, second, day

    def gap_hours(self, first: int, second: int, day: date, apart: int = 1) -> float:
        """Hours between the end of a duty on `day` and the beginning of one so many days later."""
        ends = self.entries[first].kind.ends(day)
        return elapsed_hours(ends, self.entries[second].kind.begins(day + timedelta(days=apart)))


def book_of(kinds: Sequence[DutyKind], stretch: Stretch, days_before: int) -> Book:
    """The kinds with the days on which, or on the eve of which, the clocks change."""
    first = stretch.first_day - timedelta(days=days_before)
    days = [first + timedelta(days=number) for number in range(days_before + stretch.weeks * DAYS_PER_WEEK)]
    odd = [day for day in days if clocks_change(day) or clocks_change(day + timedelta(days=1))]
    return Book(kinds, odd)


def kind_of(duty: Duty) -> DutyKind:
    """The kind of a duty of an earlier rota whose policy had another list of kinds."""
    hours = (duty.ends.replace(tzinfo=None) - duty.starts.replace(tzinfo=None)).total_seconds() / 3600
    return DutyKind(
        id=duty.kind,
        name=duty.kind,
        form=duty.form,
        starts=f"{duty.starts:%H:%M}",
        hours=hours,
        counts_share=min(1.0, duty.counted_hours / duty.hours),
        is_night=duty.is_night,
        tier=duty.tier,
    )
