"""What a plan changes since an earlier one: who is handed over, to whom, and by when they must have met."""

from collections.abc import Iterator
from datetime import date

from rich.console import Console

from models import Changes, Handover
from planner.cli.tables import MIDDLING, Cell, Column, count, show_table
from planner.words import counted, counted_women, day_words

MOST_ROWS = 30
"""Hand-overs shown; all of them stand in the run folder."""


def show_changes(console: Console, changes: Changes) -> None:
    """Print how many women stay, come and go, and the list of hand-overs, the most urgent first."""
    _show_counts(console, changes)
    if changes.handovers:
        _show_handovers(console, changes)


def _show_counts(console: Console, changes: Changes) -> None:
    ways = (
        ("keep their midwife", changes.kept),
        ("are handed over to their buddy", changes.to_buddy),
        ("are handed over to another midwife", changes.to_another),
        ("lose their midwife and get none", changes.without_midwife),
        ("had none, and have one now", changes.new),
        ("had one, and are no longer in care", changes.left),
    )
    columns = (Column("women who"), Column("number", is_number=True))
    show_table(
        console,
        f"Since the plan of {day_words(changes.since)}",
        columns,
        [(words, count(n)) for words, n in ways],
        "; ".join(_beside(changes)),
    )


def _beside(changes: Changes) -> Iterator[str]:
    """What the numbers do not say of themselves."""
    if changes.kept_beside:
        yield (
            f"of those who keep theirs {changes.kept_beside:,} are past the due date, or due after it: "
            "this plan is not about them"
        )
    if changes.booked:
        none = changes.booked - changes.booked_named
        yield (
            f"{counted_women(changes.booked)} booked since: {changes.booked_named:,} have a named midwife "
            f"(some keep the place that was foreseen for them), {none:,} none"
        )


def _show_handovers(console: Console, changes: Changes) -> None:
    columns = (
        Column("woman"),
        Column("due", is_number=True, from_width=MIDDLING),
        Column("from"),
        Column("to"),
        Column("because"),
        Column("must meet by", is_number=True),
    )
    urgent = sorted(changes.handovers, key=lambda row: (row.meet_by or date.min, row.woman_id))
    more = len(urgent) - MOST_ROWS
    note = f"{counted(more, 'more hand-over')} in handovers.csv" if more > 0 else ""
    title = f"Handed over: {counted_women(len(urgent))}"
    show_table(console, title, columns, map(_row, urgent[:MOST_ROWS]), note)


def _row(row: Handover) -> tuple[Cell, ...]:
    meet_by = "-" if row.meet_by is None else str(row.meet_by)
    return row.woman_id, str(row.edd), row.from_midwife_id, _to(row), row.cause.words, meet_by


def _to(row: Handover) -> str:
    if row.to_midwife_id is None:
        return f"nobody: {row.reason}"
    return f"{row.to_midwife_id}, her buddy" if row.to_buddy else row.to_midwife_id
