"""A comparison as CSV, JSON and Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence

from models import Comparison
from models.comparison import Line, Move, Option, View
from planner.exports.compared_words import (
    ORDER_MATTERS,
    Told,
    change_words,
    detail_words,
    legend,
    line_words,
    move_counts,
    reason_words,
    steps_in_words,
    tier_words,
    told_changes,
)
from planner.exports.csv_text import Cell, csv_text

LINES = (
    "option",
    "against",
    "section",
    "label",
    "measure",
    "by",
    "group",
    "value",
    "delta",
    "verdict",
    "unit",
    "better",
    "detail",
)
MOVES = (
    *("option", "against", "woman_id", "tier", "expected", "met", "change"),
    *("reason", "reason_words", "detail"),
)


def comparison_csv(comparison: Comparison) -> str:
    """One row a number, the option first; in the view of women, one row a woman who moves."""
    if comparison.view is View.WOMEN:
        return csv_text(MOVES, _move_rows(comparison))
    return csv_text(LINES, (row for line in comparison.lines for row in _line_rows(comparison, line)))


def _line_rows(comparison: Comparison, line: Line) -> Iterator[tuple[Cell, ...]]:
    for number, (option, cell) in enumerate(zip(comparison.options, line.cells, strict=True)):
        yield (
            *(option.label, _against(comparison, number), line.section, line.label),
            *(line.measure, line.by, line.group, cell.value, cell.delta),
            *(None if cell.verdict is None else str(cell.verdict), line.unit, str(line.better), cell.detail),
        )


def _against(comparison: Comparison, number: int) -> str | None:
    """The label of the option that an option is held against; none for the first."""
    if not number:
        return None
    return comparison.options[number - 1 if comparison.view is View.STEPS else 0].label


def _move_rows(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    for moved in comparison.moved:
        for move in moved.moves:
            yield (
                *(moved.label, comparison.baseline.label, move.woman_id, move.tier, move.expected),
                *(move.met, _change(move), None if move.reason is None else str(move.reason)),
                *(reason_words(move), detail_words(move)),
            )


def _change(move: Move) -> str:
    """What becomes of her, in a word."""
    return "gains" if move.gains else "loses_midwife" if move.keeps_place else "loses"


def comparison_json(comparison: Comparison) -> str:
    """Everything, under the names of the model's fields."""
    return comparison.model_dump_json(indent=2) + "\n"


def comparison_md(comparison: Comparison) -> str:
    """A section for a board paper: what must be known first, the table, how to read it."""
    return "\n\n".join(_parts(comparison)) + "\n"


def _parts(comparison: Comparison) -> Iterator[str]:
    yield "\n".join(_about(comparison.baseline, option) for option in comparison.options)
    if changes := told_changes(comparison):
        yield _changes(changes)
    if comparison.flags:
        yield "\n".join(f"> **{_plain(flag.label)}: {_plain(flag.words)}.**" for flag in comparison.flags)
    if comparison.view is View.WOMEN:
        yield from _women(comparison)
    elif comparison.view is View.STEPS:
        yield f"{_plain(steps_in_words(comparison))} ({ORDER_MATTERS})."
        yield _steps(comparison)
    else:
        yield _side_by_side(comparison)
    if comparison.lines:
        yield f"*{_plain(legend(comparison))}*"
    if comparison.notes:
        yield "\n".join(f"- {_plain(note)}" for note in comparison.notes)


def _about(baseline: Option, option: Option) -> str:
    words = f"{option.title}: {option.question}" if option.question else option.title
    role = " (baseline)" if option is baseline else ""
    return f"- **{_plain(option.label)}**{role}: {_plain(words)}"


def _changes(changes: Iterable[Told]) -> str:
    """What each option changes: the option stands beside the first of its rows."""
    rows: list[list[str]] = []
    for told in changes:
        for row in told.rows:
            what = [f"{row.subject}: {row.what}", row.before or "-", row.after or "-", row.written]
            rows.append(["", *map(_plain, what)])
        rows += [["", told.more, "", "", ""]] if told.more else []
        rows[-len(told.rows) - bool(told.more)][0] = _plain(told.label)
    return _table(["option", "changed", "from", "to", "written"], rows, align="---")


def _side_by_side(comparison: Comparison) -> str:
    rows: list[list[str]] = []
    section = ""
    for line in comparison.lines:
        if line.section != section:
            section = line.section
            rows.append([f"**{_plain(section)}**", *[""] * len(comparison.options)])
        rows.append([_plain(line.label), *_cells(line)])
    return _table(["", *(_plain(option.label) for option in comparison.options)], rows)


def _steps(comparison: Comparison) -> str:
    """One row a step, one column a measure."""
    columns = [_cells(line) for line in comparison.lines]
    labels = [_plain(option.label) for option in comparison.options]
    rows = [[label, *cells] for label, *cells in zip(labels, *columns, strict=True)]
    return _table(["", *(_plain(line.label) for line in comparison.lines)], rows)


def _cells(line: Line) -> list[str]:
    found = []
    for words in line_words(line):
        change = f" ({words.change})" if words.change else ""
        found.append(_plain(f"{words.value}{change}") + (f"; {_plain(words.detail)}" if words.detail else ""))
    return found


def _women(comparison: Comparison) -> Iterator[str]:
    for moved in comparison.moved:
        yield f"**{_plain(moved.label)}**, against {_plain(comparison.baseline.label)}:"
        counts = [[row.tier, row.change, row.reason, f"{row.women:,}"] for row in move_counts(moved)]
        yield _table(["tier", "who", "why", "women"], counts)
        rows = [
            [_plain(move.woman_id), tier_words(move), change_words(move), reason_words(move)]
            for move in moved.moves
        ]
        yield _table(["woman", "tier", "", "why"], rows)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], align: str = "---:") -> str:
    """A table whose columns but the first stand to the right, or as `align` says."""
    lines = [header, ["---", *[align] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """Text without anything that Markdown, or a page made of it, would obey."""
    return re.sub(r"([\\`*_{}\[\]<>|#~])", r"\\\1", " ".join(text.split()))
