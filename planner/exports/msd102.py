"""The plan as rows of MSD102MatCarePlan, the table from which the national continuity measures are counted.

Field names as NHS England's notebooks ship them. A woman counts as placed only if the row says `Y` and names
both a care professional and a team.
"""

from collections.abc import Iterator

from models import Finding, Placement, Plan, Scenario, Severity, Woman
from planner.exports.csv_text import Cell, csv_text, safe_cell

COLUMNS = ("PregnancyID", "CarePlanDate", "CarePlanType", "ContCarePathInd", "CareProfLID", "TeamLocalID")
ANTENATAL = "05"
"""CarePlanType of an antenatal care plan."""
LOCAL_ID_LENGTH = 20
"""Most characters of a local id (from memory: max an20; the shipped test values of CareProfLID and
TeamLocalID agree, those of PregnancyID have 36)."""


def msd102(scenario: Scenario, plan: Plan) -> str:
    """One row for each woman planned for who has booked, by id, dated `as_of`.

    Ids are written whole, however long; `msd102_notes` names those that a submission would refuse.
    """
    return csv_text(COLUMNS, (_row(scenario, woman, plan) for woman in _booked(scenario)))


def _booked(scenario: Scenario) -> Iterator[Woman]:
    return (
        woman
        for woman in scenario.service.women
        if scenario.is_planned_for(woman) and not scenario.is_expected(woman)
    )


def _row(scenario: Scenario, woman: Woman, plan: Plan) -> tuple[Cell, ...]:
    place: Placement | None = plan.placement.get(woman.woman_id)
    named = ("N", None, None) if place is None else ("Y", place.midwife_id, place.team_id)
    return (woman.woman_id, scenario.as_of, ANTENATAL, *named)


def msd102_notes(scenario: Scenario, plan: Plan) -> tuple[Finding, ...]:
    """A note for each column with ids too long for a local id, or made harmless for spreadsheets."""
    rows = [_row(scenario, woman, plan) for woman in _booked(scenario)]
    found: list[Finding] = []
    for number, column in enumerate(COLUMNS):
        cells = sorted({cell for row in rows if isinstance(cell := row[number], str)})
        found += _note(
            [cell for cell in cells if len(cell) > LOCAL_ID_LENGTH],
            column,
            f"longer than {LOCAL_ID_LENGTH} characters, written whole",
            "give shorter local ids",
        )
        found += _note(
            [cell for cell in cells if safe_cell(cell) != cell],
            column,
            "like a spreadsheet formula, written with an apostrophe before it",
            "let ids begin with a letter or a digit",
        )
    return tuple(found)


def _note(cells: list[str], column: str, what: str, hint: str) -> list[Finding]:
    if not cells:
        return []
    message = f"{len(cells)} {'id is' if len(cells) == 1 else 'ids are'} {what}"
    return [Finding(message=message, severity=Severity.NOTE, key=column, value=cells[0], hint=hint)]
