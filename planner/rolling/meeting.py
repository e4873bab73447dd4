"""By when a woman must have met her new midwife."""

from datetime import date, timedelta

from models.calendar import TERM_DAYS

NOTICE_DAYS = 14
"""Two weeks to arrange a visit; an assumption."""
URGENT_DAYS = 7
"""One week where birth is near; an assumption."""
PLACED_BY_DAYS = 203
"""Gestation at which the national measure asks for her team and named midwife (MSDS continuity measure)."""
BIRTH_MAY_BE_NEAR_DAYS = 36 * 7
"""Gestation from which she should know who comes to her birth; an assumption."""


def meet_by(edd: date, as_of: date, last_day_there: date | None) -> date:
    """The day by which a woman must have met her new midwife.

    The last day on which she has the midwife whom she knows, so that there is no gap and the two can see her
    together; or her 203rd day of gestation, if that is sooner. Two weeks are given to arrange it, but never
    beyond 36 weeks. Within a week of 36 weeks or later: within a week, and before she is past her EDD; a
    woman past it at once.
    """
    wanted = min(_day_of(PLACED_BY_DAYS, edd), last_day_there or as_of)
    latest = max(_day_of(BIRTH_MAY_BE_NEAR_DAYS, edd), min(as_of + timedelta(days=URGENT_DAYS), edd))
    return max(as_of, min(max(wanted, as_of + timedelta(days=NOTICE_DAYS)), latest))


def _day_of(gestation_days: int, edd: date) -> date:
    """The day on which a pregnancy reaches this gestation."""
    return edd - timedelta(days=TERM_DAYS - gestation_days)
