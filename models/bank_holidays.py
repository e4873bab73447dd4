"""Bank holidays of England."""

from collections.abc import Iterable
from datetime import date
from functools import cache


def bank_holidays(days: Iterable[date]) -> frozenset[date]:
    """Those of the days that are bank holidays in England, days in lieu included."""
    return frozenset(day for day in days if day in _of_year(day.year))


@cache
def _of_year(year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 - slow to import, and only rotas need it

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))
