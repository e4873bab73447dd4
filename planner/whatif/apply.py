"""Steps -> changed tables, with a list of what was changed and everything that is to be said of it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from models import Tables
from planner.whatif.days import check_days
from planner.whatif.draft import Draft
from planner.whatif.joining import recruit
from planner.whatif.leaving import annual_leave, change_hours, depart, long_leave
from planner.whatif.moving import move
from planner.whatif.sickness import sickness
from planner.whatif.step import Misfit, Objection, Row, Step, Terms
from planner.whatif.teams import change_team, close_team, enhance_team, open_team
from planner.whatif.unasked import unasked
from planner.whatif.women import add_women, change_births

VERBS: Mapping[str, Callable[[Draft, Any], None]] = MappingProxyType(
    {
        "recruit": recruit,
        "leave": depart,
        "retire": depart,
        "long_leave": long_leave,
        "on_leave": annual_leave,
        "change_hours": change_hours,
        "move": move,
        "sickness": sickness,
        "open_team": open_team,
        "close_team": close_team,
        "change_team": change_team,
        "enhance_team": enhance_team,
        "change_births": change_births,
        "add_women": add_women,
    }
)
"""The changes that are made to the tables; all others are made to the policy."""

NO_EFFECT = "changes nothing"


class Outcome(NamedTuple):
    """What the steps made of the tables."""

    tables: Tables
    rows: tuple[Row, ...]
    """What was changed, one thing a row."""
    objections: tuple[Objection, ...]
    """Errors and warnings; with an error the tables are of no use."""


def apply_steps(tables: Tables, terms: Terms, steps: Sequence[Step]) -> Outcome:
    """Apply the changes that concern the tables, in order; no exception is raised for what does not fit."""
    draft = Draft(tables, terms)
    for step in steps:
        if step.change.kind in VERBS:
            _apply(draft, step)
    draft.objections += unasked(draft, steps)
    if not any(objection.is_error for objection in draft.objections):
        draft.objections += _contradictions(draft)
    return Outcome(draft.tables, settled(draft.rows), tuple(draft.objections))


def _apply(draft: Draft, step: Step) -> None:
    draft.begin(step)
    told = len(draft.rows)
    try:
        VERBS[step.change.kind](draft, step.change.terms)
        check_days(draft, step)
    except Misfit as misfit:
        draft.refuse(misfit)
    else:
        if all(row.before == row.after for row in draft.rows[told:]) and not draft.agrees():
            draft.warn(NO_EFFECT)


def _contradictions(draft: Draft) -> list[Objection]:
    found = []
    for fault, step in draft.crossings():
        if step is not None:
            message = f"{fault.table}, {fault.column}: {fault.message}"
            found.append(Objection(step, (), message, fault.value, fault.hint))
    return found


def settled(rows: Sequence[Row]) -> tuple[Row, ...]:
    """What differs in the end: where a thing was set again, from what it was first to what it is last."""
    found: dict[object, Row] = {}
    for number, row in enumerate(rows):
        key = number if row.target is None else row.target
        first = found.pop(key, row)
        values = (first.values[0], row.values[1]) if first.values and row.values else row.values
        found[key] = row._replace(before=first.before, values=values)
    return tuple(row for row in found.values() if _differs(row))


def _differs(row: Row) -> bool:
    return row.before != row.after if row.values is None else row.values[0] != row.values[1]
