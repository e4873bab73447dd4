"""A trust's own forecast of the women still expected to book, and the whole women whom it stands for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from math import floor
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field, PlainSerializer, PlainValidator

from models.base import Noun
from models.calendar import TERM_DAYS, Month
from models.ethnicity import EthnicCategory
from models.expected import DAYS_PER_WEEK, mark_for
from models.ids import AreaId
from models.people import Woman
from models.policy import WHOLE_WEIGHT, Judgement, Policy, TierId, in_hundredths

BOOKS_AT_WEEKS = 10
"""Weeks of gestation at which a woman of a forecast books, or later than `as_of` (source: NICE NG201)."""

_HALF = Fraction(1, 2)
_TURN = 618
"""Thousandths of a round by which each month begins further on: near the golden section, never in step."""

InMonth = Annotated[
    Month,
    PlainValidator(lambda value: Month.parse(value) if isinstance(value, str) else Month(*value)),
    PlainSerializer(str, return_type=str),
]


class ExpectedWomen(Noun):
    """Women of one neighbourhood and tier, due in one month, who have not booked yet: a row of a forecast."""

    area_id: AreaId
    """Neighbourhood of residence."""
    tier: TierId
    """Id of the policy's tier that they are in."""
    month: InMonth
    """Month of their EDD."""
    women: Annotated[float, Field(ge=0, le=1_000)]
    """How many will still book, in time to join a team; a fraction where that is less than one is sure."""
    weight: Annotated[float, Field(ge=0.1, le=10), AfterValidator(in_hundredths)] = 1.0
    """Weight of each in women, to two decimals."""


class Foretold(NamedTuple):
    """A whole woman of a forecast."""

    woman: Woman
    """Her neighbourhood and dates; nothing else is known of her."""
    judgement: Judgement
    """Tier and weight as the forecast states them."""


class Expecting(NamedTuple):
    """What a forecast is read against."""

    policy: Policy
    """Its tiers, and the gestation after which nobody joins a team."""
    as_of: date
    """Day of planning."""
    months: tuple[Month, ...]
    """The horizon's months."""

    def due_days(self, month: Month) -> range:
        """Days of the month, from 0, on which a woman may be due who has still to book in time."""
        latest = self.policy.limits.latest_gestation_weeks * DAYS_PER_WEEK
        wait = max(0, floor(TERM_DAYS - latest) + 1)
        first = self.as_of + timedelta(days=1 + wait)
        return range(max(0, (first - month.first_day).days), month.days)


def foretold(rows: Iterable[ExpectedWomen], ask: Expecting, women: Iterable[Woman]) -> tuple[Foretold, ...]:
    """Whole women for the fractional women of a forecast, with ids that none of `women` has.

    The rows are gone through tier by tier, month by month, neighbourhood by neighbourhood (see
    `whole_women`), and the women of a tier and month are due evenly over its days. Rows of months in which
    nobody can still book in time, or outside the horizon, stand for nobody.
    """
    number_of = {tier.id: number for number, tier in enumerate(ask.policy.tiers, start=1)}
    known = [row for row in rows if row.month in ask.months and ask.due_days(row.month)]
    found: list[Foretold] = []
    mark = mark_for(women)
    counted = whole_women(sorted(known, key=lambda row: (number_of[row.tier], row.month, row.area_id)))
    for (tier, month), block in groupby(counted, key=lambda pair: (pair[0].tier, pair[0].month)):
        each = [row for row, count in block for _ in range(count)]
        for row, edd in zip(each, _due(month, ask.due_days(month), len(each)), strict=True):
            woman = _woman(row, f"{mark}{len(found) + 1:05d}", edd, ask.as_of)
            weight = round(row.weight * WHOLE_WEIGHT)
            name = ask.policy.tiers[number_of[tier] - 1].name
            found.append(Foretold(woman, Judgement(number_of[tier], (name,), weight)))
    return tuple(found)


def whole_women(rows: Sequence[ExpectedWomen]) -> Iterator[tuple[ExpectedWomen, int]]:
    """How many whole women each row stands for, rows sorted by tier, month and neighbourhood.

    The women are added up along the rows, and each time the total passes a half, one and a half and so on,
    the row that passes it has a woman. So the running total is never more than half a woman off, and the
    total of any stretch of rows (a tier, a month of a tier, neighbouring neighbourhoods in a month) less than
    one; whole numbers stay as they are. Each month begins with another neighbourhood, lest the same ones
    always have the woman for whom several wait.
    """
    total, whole = Fraction(0), 0
    for (_, month), block in groupby(rows, key=lambda row: (row.tier, row.month)):
        for row in _turned(tuple(block), month):
            total += Fraction(str(row.women))
            before, whole = whole, floor(total + _HALF)
            yield row, whole - before


def _turned(rows: tuple[ExpectedWomen, ...], month: Month) -> tuple[ExpectedWomen, ...]:
    start = (month.year * 12 + month.number) * _TURN % 1000 * len(rows) // 1000
    return rows[start:] + rows[:start]


def _due(month: Month, days: range, count: int) -> Iterator[date]:
    """Days spread evenly; that of one woman lies in the middle."""
    return (
        month.first_day + timedelta(days=days[(2 * index + 1) * len(days) // (2 * count)])
        for index in range(count)
    )


def _woman(row: ExpectedWomen, woman_id: str, edd: date, as_of: date) -> Woman:
    at_booking = edd - timedelta(days=TERM_DAYS - BOOKS_AT_WEEKS * DAYS_PER_WEEK)
    return Woman(
        woman_id=woman_id,
        edd=edd,
        booked_on=max(at_booking, as_of + timedelta(days=1)),
        area_id=row.area_id,
        ethnicity=EthnicCategory.NOT_KNOWN,
    )
