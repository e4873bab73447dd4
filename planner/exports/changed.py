"""What a scenario changes in the one that it extends."""

from collections.abc import Iterable

from models import AppliedChange
from planner.exports.csv_text import csv_text, read_csv

CHANGES = ("kind", "subject", "what", "before", "after", "file", "line")


def changes_csv(applied: Iterable[AppliedChange]) -> str:
    """One row a thing changed, in the order in which it was done; a header alone when nothing differs."""
    return csv_text(CHANGES, ([getattr(row, column) for column in CHANGES] for row in applied))


def read_changes(text: str) -> tuple[AppliedChange, ...]:
    """The changes that `changes_csv` wrote. Raises `ValueError` or `KeyError` on another table."""
    return tuple(
        AppliedChange(
            kind=row["kind"],
            subject=row["subject"],
            what=row["what"],
            before=row["before"] or None,
            after=row["after"] or None,
            file=row["file"],
            line=int(row["line"]) if row["line"] else None,
        )
        for row in read_csv(text)
    )
