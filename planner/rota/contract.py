"""What a midwife's contract comes to on each day: hours that she owes, and her part in what is shared."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from models import ContractedHours, Leave, LeaveKind, Midwife
from models.rota import is_weekend

_WORKDAYS = 5
_SHORT = frozenset({LeaveKind.ANNUAL, LeaveKind.STUDY})
"""Leave that everyone takes in turn: it takes no part in nights and weekends away."""


class Away(Protocol):
    """Days on which she is away."""

    def covers(self, day: date) -> bool:
        """Whether `day` is one of them."""


def contracted_hours(
    contract: ContractedHours, midwife: Midwife, days: Iterable[date], away: Sequence[Away]
) -> float:
    """A fifth of her week for each weekday on which she is employed and not away."""
    return sum(
        _of_day(contract, midwife, day)
        for day in days
        if not is_weekend(day) and midwife.is_employed(day) and not _is_away(away, day)
    )


def leave_hours(
    contract: ContractedHours, midwife: Midwife, days: Iterable[date], away: Sequence[Away]
) -> float:
    """What weekdays of leave count for in the average week: a fifth of hers each."""
    return sum(_of_day(contract, midwife, day) for day in days if not is_weekend(day) and _is_away(away, day))


def fair_part(midwife: Midwife, days: Iterable[date], away: Sequence[Away]) -> float:
    """WTE × days on which she is employed and not away for long: on sick or maternity leave."""
    long = [row for row in away if not (isinstance(row, Leave) and row.kind in _SHORT)]
    return sum(midwife.wte_on(day) for day in days if midwife.is_employed(day) and not _is_away(long, day))


def _of_day(contract: ContractedHours, midwife: Midwife, day: date) -> float:
    return contract.of_week(midwife.wte_on(day)) / _WORKDAYS


def _is_away(away: Sequence[Away], day: date) -> bool:
    return any(row.covers(day) for row in away)
