"""A team's rota as a grid of letters: people by days, a week or two beside each other."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from models import Rota, Scenario
from planner.exports.rota import FREE_WORDS, Marks, MarkSort, legend, sort_of
from planner.exports.rota.day_words import (
    BANK_HOLIDAY,
    BANK_HOLIDAY_WORDS,
    holiday_mark,
    month,
    weekday,
)
from planner.words import escaped

DAY_WIDTH = 3
"""Characters of a day, the space before it included."""
WEEK_GAP = 1
MOST_LABEL = 16
MOST_WEEKS = 2
"""Weeks beside each other where there is room."""
DAYS_PER_WEEK = 7
FREE, FREE_IN_ASCII = "·", "."
UNFILLED = "unfilled"
_STYLES = {
    MarkSort.ON_CALL_DAY: "duty.day",
    MarkSort.ON_CALL_NIGHT: "duty.night",
    MarkSort.WORK: "duty.work",
    MarkSort.AWAY: "duty.away",
}


def show_duty_grid(console: Console, scenario: Scenario, rota: Rota) -> None:
    """Print the grid, no line longer than the screen where that has 60 columns, and what the letters mean."""
    marks, free = Marks(scenario, rota), FREE_IN_ASCII if console.options.ascii_only else FREE
    label = min(MOST_LABEL, max(len(UNFILLED), *(len(escaped(who)) for who in rota.midwives), 0))
    fits = (console.width - label) // (DAYS_PER_WEEK * DAY_WIDTH + WEEK_GAP)
    size = DAYS_PER_WEEK * max(1, min(MOST_WEEKS, fits))
    for start in range(0, len(rota.days), size):
        console.print()
        for line in _block(marks, rota, rota.days[start : start + size], label, free):
            console.print(line, soft_wrap=True)
    console.print()
    for text in _legend(scenario, rota, marks, console.width, free):
        console.print(text, style="quiet", soft_wrap=True)


def _block(marks: Marks, rota: Rota, days: Sequence[date], label: int, free: str) -> Iterable[Text]:
    """The lines of one or two weeks."""
    yield _line("", _months(days), label, _head)
    yield _line("", [weekday(day)[:2] for day in days], label, _head)
    yield _line("", [str(day.day) for day in days], label, _head)
    if any(holidays := [holiday_mark(day) for day in days]):
        yield _line("", holidays, label, _head)
    for who in rota.midwives:
        yield _line(who, [marks.of(who, day) or free for day in days], label, _style)
    unfilled = [_few(marks.unfilled(day)) for day in days]
    if any(unfilled):
        yield _line(UNFILLED, unfilled, label, lambda _: "bad")


def _months(days: Sequence[date]) -> list[str]:
    """The month above the first of each, and above the first day shown, if there is room beside the next."""
    shown = [month(day) if day.day == 1 else "" for day in days]
    return shown if any(shown[:2]) else [month(days[0]), *shown[1:]]


def _few(letters: str) -> str:
    """At most two letters; of more, how many there are."""
    return letters if len(letters) < DAY_WIDTH else str(len(letters))


def _line(label: str, cells: Sequence[str], width: int, style: Callable[[str], str]) -> Text:
    line = Text(_cut(escaped(label), width).ljust(width))
    for number, cell in enumerate(cells):
        if number and number % DAYS_PER_WEEK == 0:
            line.append(" " * WEEK_GAP)
        line.append(" " * (DAY_WIDTH - len(cell)))
        line.append(cell, style=style(cell))
    line.rstrip()
    return line


def _cut(label: str, width: int) -> str:
    """A label too long for the grid keeps its end, which tells ids apart."""
    return label if len(label) <= width else f"~{label[1 - width :]}"


def _head(_: str) -> str:
    return "head"


def _style(cell: str) -> str:
    sort = sort_of(cell[:1])
    return _STYLES[sort] if sort else "quiet"


def _legend(scenario: Scenario, rota: Rota, marks: Marks, width: int, free: str) -> Iterable[str]:
    """What the letters mean, as many on a line as fit."""
    line = ""
    means = {**legend(scenario.policy.rota.duty_kinds, marks.used), free: FREE_WORDS}
    if any(map(holiday_mark, rota.days)):
        means[BANK_HOLIDAY] = BANK_HOLIDAY_WORDS
    if numbers := sorted({_few(cell) for cell in map(marks.unfilled, rota.days) if len(cell) >= DAY_WIDTH}):
        means[", ".join(numbers)] = "so many duties that nobody does, named below"
    for item in (f"{letter} {words}" for letter, words in means.items()):
        if line and len(line) + len(item) + 2 > width:
            yield from wrap(line, width)
            line = ""
        line += f"  {escaped(item)}" if line else escaped(item)
    yield from wrap(line, width)
