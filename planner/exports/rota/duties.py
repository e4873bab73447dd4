"""`rota.csv`: one duty a row, and its reader."""

from pydantic import ValidationError

from models import Duty, Rotas, UnfilledReason
from models.rota_policy import RotaPolicy
from planner.exports.csv_text import Cell, csv_text, list_cell, list_items, read_csv
from planner.exports.rota.day_words import by_the_clocks

DUTIES = (
    *("team_id", "date", "start", "end", "kind", "midwife_id", "unfilled", "why"),
    *("hours", "counted_hours", "site", "woman_ids", "expected_woman_ids"),
)


def rota_csv(rotas: Rotas) -> str:
    """One row a duty, filled or not, team by team, by beginning."""
    return csv_text(DUTIES, map(_row, rotas.duties))


def _row(duty: Duty) -> tuple[Cell, ...]:
    return (
        *(
            duty.team_id,
            duty.day,
            by_the_clocks(duty.starts).isoformat(),
            by_the_clocks(duty.ends).isoformat(),
            duty.kind,
        ),
        *(duty.midwife_id, None if duty.unfilled is None else str(duty.unfilled), why(duty)),
        *(duty.hours, duty.counted_hours, duty.site),
        *(list_cell(duty.woman_ids), list_cell(duty.expected_woman_ids)),
    )


def why(duty: Duty) -> str:
    """Why she does it, or why nobody does, in words."""
    return duty.why or (duty.unfilled.words if duty.unfilled else "")


def read_rota_csv(text: str, policy: RotaPolicy) -> tuple[Duty, ...]:
    """The duties of such a text; raises `ValueError` with the number of the row that cannot be read."""
    found = []
    for number, row in enumerate(read_csv(text), start=1):
        try:
            found.append(_duty(row, policy))
        except KeyError as fault:
            raise ValueError(f"row {number}: unknown kind of duty or missing column: {fault}") from None
        except ValueError as fault:
            raise ValueError(f"row {number}: {_in_words(fault)}") from None
    return tuple(found)


def _duty(row: dict[str, str], policy: RotaPolicy) -> Duty:
    kind = policy.kind(row["kind"])
    return Duty.model_validate(
        {
            "team_id": row["team_id"],
            "day": row["date"],
            "starts": row["start"],
            "ends": row["end"],
            "kind": kind.id,
            "form": kind.form,
            "is_night": kind.is_night,
            "tier": kind.tier,
            "counted_hours": row["counted_hours"],
            "site": row["site"],
            "midwife_id": row["midwife_id"] or None,
            "unfilled": row["unfilled"] or None,
            "why": _said(row["why"], row["unfilled"]),
            "woman_ids": list_items(row["woman_ids"]),
            "expected_woman_ids": list_items(row["expected_woman_ids"]),
        }
    )


def _said(words: str, unfilled: str) -> str:
    """What a duty itself says: not what its reason says already."""
    is_known = unfilled in list(UnfilledReason)
    return "" if is_known and words == UnfilledReason(unfilled).words else words


def _in_words(fault: ValueError) -> str:
    """The first thing that is wrong, in a line."""
    if not isinstance(fault, ValidationError):
        return str(fault)
    first = fault.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"]))
    words = first["msg"].removeprefix("Value error, ")
    return f"{where}: {words}" if where else words
