"""Rules of rest: between duties, every week or fortnight, and after a night."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import pairwise

from models import LONDON, Duty, RotaRuleId, Violation, WeeklyRest, elapsed_hours
from planner.audit.rotas.history import DAY
from planner.audit.rotas.register import ROUNDING, RotaRegister, RotaVerdicts, fault, last_day_of


def rest_between(register: RotaRegister) -> RotaVerdicts:
    """Between two duties lies enough rest in hours that really pass, or the next rest makes up for it."""
    for midwife_id, duties in register.duties.items():
        owed = 0.0
        for earlier, later in pairwise(duties):
            rest = elapsed_hours(earlier.ends, later.starts)
            if later.day >= register.first_day:
                yield _rest(register, midwife_id, later, rest, owed)
            owed = max(0.0, register.limits.rest_hours - rest)


def _rest(register: RotaRegister, midwife_id: str, later: Duty, rest: float, owed: float) -> Violation | None:
    """A rest after a short one makes up for it, where that is allowed; any other may then be short."""
    least = register.limits.rest_hours
    if register.limits.compensatory_rest:
        least = least + owed if owed > ROUNDING else 0.0
    if rest >= least - ROUNDING:
        return None
    message = f"{rest:g} hours of rest before her duty; {least:g} are needed"
    return fault(RotaRuleId.REST_BETWEEN, midwife_id, later.day, message, rest, least)


def weekly_rest(register: RotaRegister) -> RotaVerdicts:
    """Every 7 days in a row hold 24 unbroken hours without a duty, or every 14 days 48."""
    length, least = (7, 24) if register.limits.weekly_rest is WeeklyRest.DAY_A_WEEK else (14, 48)
    known = {*register.earlier_days, *register.days}
    for midwife_id, duties in register.duties.items():
        for day in sorted(known):
            last = day + DAY * (length - 1)
            if last >= register.first_day and all(day + DAY * step in known for step in range(length)):
                rest = _longest_rest(duties, day, last + DAY)
                message = f"the longest rest of {length} days is {rest:g} hours"
                yield (
                    fault(RotaRuleId.WEEKLY_REST, midwife_id, f"{day}..{last}", message, rest, least)
                    if rest < least - ROUNDING
                    else None
                )


def _longest_rest(duties: Sequence[Duty], first: date, end: date) -> float:
    """Hours of the longest stretch without a duty between two midnights."""
    free_from, midnight = (datetime.combine(day, time(), LONDON) for day in (first, end))
    longest = 0.0
    for duty in (duty for duty in duties if first - DAY * 2 <= duty.day < end):
        longest = max(longest, elapsed_hours(free_from, duty.starts))
        free_from = max(free_from, duty.ends, key=datetime.timestamp)
    return max(longest, elapsed_hours(free_from, midnight))


def night_recovery(register: RotaRegister) -> RotaVerdicts:
    """From the day on which a night ends a midwife recovers before any duty but another night."""
    for midwife_id, duties in register.duties.items():
        for night in (duty for duty in duties if duty.is_night):
            for later in _too_soon(register, night, duties):
                message = f"a duty {(later.day - night.day).days} days after the night of {night.day}"
                yield fault(RotaRuleId.NIGHT_RECOVERY, midwife_id, later.day, message)
            if night.day >= register.first_day:
                yield None


def _too_soon(register: RotaRegister, night: Duty, duties: Sequence[Duty]) -> Iterator[Duty]:
    again = last_day_of(night) + DAY * register.limits.recovery_days_after_night
    for duty in duties:
        is_after = night.day < duty.day < again and duty.day >= register.first_day
        if is_after and not duty.is_night:
            yield duty
