"""One limit beside what the plan puts on it."""

from collections import Counter
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from models import Month
from planner.audit.staff_time import TOLERANCE

WHOLE_WEIGHT = 100
"""Weight of one woman of weight 1, in hundredths."""


class Load(NamedTuple):
    """One limit of one team or midwife beside what the plan puts on it, in women."""

    subject: str
    months: tuple[Month, ...]
    when: str
    amount: Fraction
    begun: Fraction
    """The part of the amount that is care begun, which is never refused."""
    limit: Fraction

    @property
    def keeps_limit(self) -> bool:
        """Whether the amount keeps the limit, or is nothing but care begun."""
        return self.amount <= max(self.limit, self.begun) + TOLERANCE

    @property
    def is_full_with_care_begun(self) -> bool:
        """Whether care begun alone lies above the limit."""
        return self.begun > self.limit + TOLERANCE


class Tally:
    """Amounts in hundredths of a woman, by subject and month."""

    def __init__(self) -> None:
        self._all: Counter[tuple[str, Month]] = Counter()
        self._begun: Counter[tuple[str, Month]] = Counter()
        self.subjects: set[str] = set()

    def add(self, subject: str, month: Month, hundredths: int, *, begun: bool) -> None:
        """Count so much for the subject in the month."""
        self.subjects.add(subject)
        self._all[subject, month] += hundredths
        if begun:
            self._begun[subject, month] += hundredths

    def load(self, subject: str, months: tuple[Month, ...], when: str, limit: Fraction) -> Load:
        """What is counted for the subject over the months, beside its limit."""
        amount = sum(self._all[subject, month] for month in months)
        begun = sum(self._begun[subject, month] for month in months)
        return Load(subject, months, when, _in_women(amount), _in_women(begun), limit)


@cache
def _in_women(hundredths: int) -> Fraction:
    return Fraction(hundredths, WHOLE_WEIGHT)


def period(months: tuple[Month, ...]) -> str:
    """Months in words: `2027-03..2027-05`, or `2027-03` for one."""
    return str(months[0]) if len(months) == 1 else f"{months[0]}..{months[-1]}"
