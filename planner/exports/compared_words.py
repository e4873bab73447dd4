"""A comparison in words, for the screen and for papers alike."""

from collections import Counter
from typing import NamedTuple

from models import AppliedChange, Comparison
from models.comparison import Cell, Line, Move, Moved, Verdict, View
from planner.exports.quantities import DIFFERENCE, written, written_delta


class CellWords(NamedTuple):
    """One number in words."""

    value: str
    change: str
    """The signed difference, and whether it is better or worse; empty where nothing differs."""
    detail: str
    """When, where and of how much."""


def line_words(line: Line) -> list[CellWords]:
    """Every cell of a line in words; words beside a number stand only where they differ from the first's."""
    first, *others = line.cells
    kept = (cell.replace(detail="") if cell.detail == first.detail else cell for cell in others)
    return [_cell_words(line, cell) for cell in (first, *kept)]


def _cell_words(line: Line, cell: Cell) -> CellWords:
    """A number, its difference and what that means: `1,359`, `+120 better`."""
    delta = written_delta(cell.delta, line.unit) if cell.delta else ""
    meaning = str(cell.verdict) if delta and cell.verdict in (Verdict.BETTER, Verdict.WORSE) else ""
    return CellWords(written(cell.value, line.unit), f"{delta} {meaning}".strip(), cell.detail)


def legend(comparison: Comparison) -> str:
    """How to read the table."""
    against = "the step before" if comparison.view is View.STEPS else comparison.baseline.label
    units = {line.unit for line in comparison.lines}
    words = (
        f"signed: the difference from {against}, reckoned before rounding (of shares in percentage points);"
        " no sign: no difference"
    )
    if "pounds" in units:
        words += "; cost: basic pay and on-costs by the policy"
    if DIFFERENCE in units:
        words += "; a gap above 0: the women at higher risk are served more"
    return words


def steps_in_words(comparison: Comparison) -> str:
    """`+120 women placed: +130 from two recruits, -10 from the ratio`."""
    [line] = [line for line in comparison.lines if (line.measure, line.by) == ("placed", "all")]
    parts = [round(cell.delta or 0) for cell in line.cells[1:]]
    told = ", ".join(
        f"{_signed(part)} from {option.label}"
        for part, option in zip(parts, comparison.options[1:], strict=True)
    )
    whole = f"{_signed(sum(parts))} women placed" if sum(parts) else "as many women placed"
    return f"{whole}: {told}"


def _signed(number: int) -> str:
    return f"{number:+,}" if number else "0"


ORDER_MATTERS = "in another order the steps differ; their sum does not"


MOST_CHANGES, LEAST_CHANGES = 24, 2
"""Changes shown of all options together, and of one of very many; all of them stand in its run folder."""


class Told(NamedTuple):
    """What one option changes, as far as it is shown."""

    label: str
    rows: tuple[AppliedChange, ...]
    more: str
    """How many more there are, and where they stand; empty if these are all."""


def told_changes(comparison: Comparison) -> list[Told]:
    """What each option that differs from its base scenario's files changes in it, shortened.

    In the view of steps, what the step before does not change alike.
    """
    options = comparison.options
    before = [(), *(option.applied for option in options)] if comparison.view is View.STEPS else None
    found = [
        (option.label, _new(option.applied, before[number] if before else ()))
        for number, option in enumerate(options)
    ]
    changing = [(label, rows) for label, rows in found if rows]
    most = max(LEAST_CHANGES, MOST_CHANGES // max(1, len(changing)))
    return [Told(label, rows[:most], _more(len(rows) - most)) for label, rows in changing]


def _new(applied: tuple[AppliedChange, ...], before: tuple[AppliedChange, ...]) -> tuple[AppliedChange, ...]:
    """Changes that were not made before, wherever they were written."""
    known = {(row.subject, row.what, row.before, row.after) for row in before}
    return tuple(row for row in applied if (row.subject, row.what, row.before, row.after) not in known)


def _more(number: int) -> str:
    return f"and {number:,} more in changes.csv" if number > 0 else ""


class MoveCount(NamedTuple):
    """How many women of a tier move for one reason."""

    tier: str
    change: str
    reason: str
    women: int


def move_counts(moved: Moved) -> list[MoveCount]:
    """The women who move, counted by tier, way and reason, in the order of the moves."""
    counts = Counter((tier_words(move), change_words(move), reason_words(move)) for move in moved.moves)
    return [MoveCount(*key, women) for key, women in counts.items()]


def tier_words(move: Move) -> str:
    """Her tier."""
    return "no tier" if move.tier is None else f"tier {move.tier}"


def change_words(move: Move) -> str:
    """Whether she gains or loses a place, or loses the midwife whom she has met."""
    if move.gains:
        return "gains a place"
    if move.keeps_place:
        return "loses the midwife she has met"
    return "loses her place, had met her midwife" if move.met else "loses her place"


def reason_words(move: Move) -> str:
    """Why the plan without a place for her has none; of a woman who gains one: why she had none."""
    if move.keeps_place:
        return "another midwife is named for her"
    return _had_none(move, "the plan does not mention her" if move.reason is None else move.reason.words)


def detail_words(move: Move) -> str:
    """The reason in words and numbers."""
    return _had_none(move, move.detail) if move.detail else ""


def _had_none(move: Move, reason: str) -> str:
    return f"had none: {reason}" if move.gains else reason
