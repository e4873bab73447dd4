"""Dates: when the births are due and when the women book.

Model. Due dates follow the months' births a day (ONS 2018-2022) and are even within a month. Days of
gestation within a booking group are drawn from broken lines (assumed shapes): most bookings at 7 to 10 weeks,
late ones thinning out.
"""

from datetime import date, timedelta

import numpy as np

from models.calendar import POSTNATAL_DAYS, TERM_DAYS, horizon
from planner.synthetic.cohort import Trait
from planner.synthetic.compact import month_index
from planner.synthetic.draws import Floats, Ints, spread_uniform

HORIZON_MONTHS = 12
DAYS_PER_YEAR = 365.25

DIABETES_KNOWN_DAYS = 26 * 7
"""Gestation by which gestational diabetes is known: tested at 24 to 28 weeks (NICE NG3, from memory)."""
DIABETES_KNOWN_EARLY = 0.2
"""Share known from booking on, after gestational diabetes in a pregnancy before (assumed)."""

_SPANS: dict[str, tuple[tuple[int, float], ...]] = {
    "0-70": ((28, 0.0), (42, 0.04), (49, 0.15), (56, 0.4), (63, 0.72), (71, 1.0)),
    "71-90": ((71, 0.0), (78, 0.55), (84, 0.82), (91, 1.0)),
    "91-140": ((91, 0.0), (105, 0.5), (119, 0.78), (141, 1.0)),
    "141+": ((141, 0.0), (168, 0.42), (196, 0.7), (231, 0.91), (267, 1.0)),
}
"""Day of gestation and the share of its group who have booked before that day (assumed)."""


def window(as_of: date) -> tuple[date, date]:
    """First and last due date of the cohort: still in care on `as_of`, to the end of the horizon."""
    return as_of - timedelta(days=POSTNATAL_DAYS), horizon(as_of, HORIZON_MONTHS)[-1].last_day


def _day_weights(as_of: date) -> tuple[date, Floats]:
    first, last = window(as_of)
    days = [first + timedelta(days=day) for day in range((last - first).days + 1)]
    return first, np.array([month_index()[day.month - 1] for day in days])


def women_due(as_of: date, births_per_year: int) -> int:
    """Number of women due in the window at the given births a year."""
    _, weights = _day_weights(as_of)
    return round(births_per_year * float(weights.sum()) / DAYS_PER_YEAR / float(np.mean(month_index())))


def due_dates(as_of: date, women: int, rng: np.random.Generator) -> list[date]:
    """A due date for each woman, at random between them, the season exact to within one woman a day."""
    first, weights = _day_weights(as_of)
    edges = np.cumsum(weights) / weights.sum()
    days = np.searchsorted(edges, spread_uniform(women, rng), side="right").clip(max=len(weights) - 1)
    return [first + timedelta(days=day) for day in days.tolist()]


def gestation_at_booking(booking: Trait, rng: np.random.Generator) -> Ints:
    """Whole days of gestation at booking within each woman's booking group."""
    days = np.zeros(len(booking.codes), dtype=np.int64)
    for number, level in enumerate(booking.levels):
        members = np.flatnonzero(booking.codes == number)
        at, share = zip(*_SPANS[level], strict=True)
        exact = np.interp(spread_uniform(len(members), rng), share, at)
        days[members] = np.floor(exact).astype(np.int64).clip(max=int(at[-1]) - 1)
    return days


def booking_dates(due: list[date], gestation: Ints) -> list[date]:
    """EDD - 280 days + days of gestation at booking."""
    return [edd - timedelta(days=TERM_DAYS - days) for edd, days in zip(due, gestation.tolist(), strict=True)]


def diabetes_is_known(due: list[date], as_of: date, rng: np.random.Generator) -> list[bool]:
    """Whether gestational diabetes, if she has it, can be on record on `as_of`."""
    latest = as_of + timedelta(days=TERM_DAYS - DIABETES_KNOWN_DAYS)
    early = rng.random(len(due)) < DIABETES_KNOWN_EARLY
    return [edd <= latest or known for edd, known in zip(due, early.tolist(), strict=True)]
