"""Who is handed over to another midwife since an earlier plan."""

from collections.abc import Iterable
from datetime import date

from models import Handover, HandoverCause
from planner.exports.csv_text import csv_text, read_csv

HANDOVERS = (
    "woman_id",
    "edd",
    "from_midwife_id",
    "to_midwife_id",
    "to_team_id",
    "to_buddy",
    "cause",
    "in_words",
    "reason",
    "meet_by",
)


def handovers_csv(handovers: Iterable[Handover]) -> str:
    """One row a woman whose named midwife changes, by id; a header alone when there is none."""
    return csv_text(
        HANDOVERS,
        (
            (
                *(row.woman_id, row.edd, row.from_midwife_id, row.to_midwife_id, row.to_team_id),
                *(row.to_buddy, str(row.cause), row.cause.words, row.reason, row.meet_by),
            )
            for row in handovers
        ),
    )


def read_handovers(text: str) -> tuple[Handover, ...]:
    """The hand-overs that `handovers_csv` wrote. Raises `ValueError` or `KeyError` on another table."""
    return tuple(
        Handover(
            woman_id=row["woman_id"],
            edd=date.fromisoformat(row["edd"]),
            from_midwife_id=row["from_midwife_id"],
            to_midwife_id=row["to_midwife_id"] or None,
            to_team_id=row["to_team_id"] or None,
            to_buddy=row["to_buddy"] == "true",
            cause=HandoverCause(row["cause"]),
            reason=row["reason"] or None,
            meet_by=date.fromisoformat(row["meet_by"]) if row["meet_by"] else None,
        )
        for row in read_csv(text)
    )
