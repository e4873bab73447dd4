"""The grid that a team pins on its wall: a row a midwife, a column a day."""

from collections.abc import Iterator, Sequence
from datetime import date

from models import Rota, Scenario
from planner.exports.csv_text import Cell, csv_text
from planner.exports.rota.day_words import (
    BANK_HOLIDAY,
    BANK_HOLIDAY_WORDS,
    dated,
    holiday_mark,
    short_day,
)
from planner.exports.rota.letters import FREE_WORDS, Marks, legend
from planner.exports.rota.shares import Share, shares

TOTALS = ("hours", "contract", "on_call", "nights", "weekends")
UNFILLED = "unfilled"
DECIMALS = 1


def wall_csv(scenario: Scenario, rota: Rota) -> str:
    """A team's grid in letters below its title, what nobody does, and below that what the letters mean."""
    columns = ("midwife_id", *map(_head, rota.days), *TOTALS)
    rows = (columns, *_rows(scenario, rota))
    width = len(columns)
    title = f"team {rota.team_id}, {dated(rota.first_day)} to {dated(rota.last_day)}"
    return csv_text([title, *[""] * (width - 1)], (_filled(row, width) for row in rows))


def _filled(row: Sequence[Cell], width: int) -> list[Cell]:
    """A row as long as the others."""
    return [*row, *("" for _ in range(width - len(row)))]


def _head(day: date) -> str:
    """`Fri 26 Mar BH`: a bank holiday says so."""
    return f"{short_day(day)} {holiday_mark(day)}".rstrip()


def _rows(scenario: Scenario, rota: Rota) -> Iterator[tuple[Cell, ...]]:
    marks = Marks(scenario, rota)
    for share in shares(scenario, rota):
        yield share.midwife_id, *(marks.of(share.midwife_id, day) for day in rota.days), *_totals(share)
    if rota.unfilled:
        yield UNFILLED, *map(marks.unfilled, rota.days)
    yield ()
    for letter, means in legend(scenario.policy.rota.duty_kinds, marks.used).items():
        yield (f"{letter}: {means}",)
    yield (f"empty: {FREE_WORDS}",)
    if any(map(holiday_mark, rota.days)):
        yield (f"{BANK_HOLIDAY}: {BANK_HOLIDAY_WORDS}",)


def _totals(share: Share) -> tuple[Cell, ...]:
    hours = round(share.hours, DECIMALS), round(share.owed, DECIMALS)
    return *hours, share.on_call, share.nights, share.weekends
