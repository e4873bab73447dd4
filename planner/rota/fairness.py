"""Nights, weekends, bank holidays and hours shared by WTE, what lies behind everyone counted.

Everyone's share is her part, by WTE and days of presence, of all that was done and is to be done, less what
she has done. Each tenth above it costs a tenth of the weight; where all is filled, as much lies below the
shares of others. A weekend counts half for each of its two days. Hours are those of duties not on call,
counted as duties of their average length: where a team has less work than contracts, the hours missed add up
to the same however they are shared.
"""

from collections.abc import Iterator, Sequence

from planner.rota.engine import Share
from planner.rota.team import Team

TENTHS = 10


def fair_shares(team: Team) -> tuple[Share, ...]:
    """All that is shared, for each midwife, in tenths."""
    weights = team.policy.aims
    nights = team.book.group(lambda kind: kind.is_night)
    every = tuple(range(len(team.book.entries)))
    days = team.book.group(lambda kind: not kind.is_on_call)
    past = [member.past for member in team.members]
    whole = tuple(range(len(team.stretch.days)))
    weekend, bank = team.stretch.weekend_days, team.stretch.bank_holidays
    return (
        *_shares(team, nights, whole, TENTHS, weights.uneven_nights, [row.nights for row in past]),
        *_shares(team, every, weekend, TENTHS // 2, weights.uneven_weekends, [row.weekends for row in past]),
        *_shares(
            team, every, bank, TENTHS, weights.uneven_bank_holidays, [row.bank_holidays for row in past]
        ),
        *_shares(team, days, whole, _tenths_of_a_duty(team, days), weights.uneven_hours, [0.0 for _ in past]),
    )


def _tenths_of_a_duty(team: Team, kinds: Sequence[int]) -> int:
    """Tenths of an hour that a duty of these kinds counts for, on average."""
    counts = {place: number for place, number in team.wanted.items() if place[1] in kinds}
    total = sum(counts.values())
    minutes = sum(team.book.entries[kind].minutes * number for (_, kind), number in counts.items())
    return round(TENTHS * minutes / 60 / total) if total else TENTHS


def _shares(
    team: Team, kinds: tuple[int, ...], days: tuple[int, ...], unit: int, weight: int, past: list[float]
) -> Iterator[Share]:
    inside = set(days)
    ahead = sum(number for (day, kind), number in team.wanted.items() if day in inside and kind in kinds)
    parts = [member.weight for member in team.members]
    total = unit * ahead + TENTHS * sum(past, 0.0)
    if not (ahead and weight and sum(parts, 0.0)):
        return
    for number, (part, done) in enumerate(zip(parts, past, strict=True)):
        target = round(total * part / sum(parts) - TENTHS * done)
        yield Share(number, kinds, target=target, weight=weight, unit=unit, days=days)
