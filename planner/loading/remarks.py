"""Warnings and notes: sound input that is likely not meant."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from models import CORE, Finding, Midwife, Reserve, ScenarioFile, Severity, Team, Woman, horizon
from models.expected import A_YEAR
from planner.loading.columns import MAY_BE_EMPTY
from planner.loading.need_remarks import need_remarks
from planner.loading.place_remarks import place_remarks
from planner.loading.table import Table
from planner.loading.wording import shown
from planner.words import counted_women

BOOKINGS_MAY_LACK = timedelta(weeks=4)
"""Weeks without a booking at the start of the past year that may be chance."""


def table_remarks(tables: Mapping[str, Table]) -> Iterator[Finding]:
    """What is odd in the tables alone."""
    for name, table in tables.items():
        if table.is_whole and not table.rows and not table.broken_ids and name not in MAY_BE_EMPTY:
            yield Finding(message="no rows below the header", severity=Severity.WARNING, file=table.file)
    yield from place_remarks(tables)
    yield from need_remarks(tables["women"], tables["teams"])
    if tables["midwives"].is_whole and not tables["midwives"].broken_ids and tables["midwives"].rows:
        yield from _unstaffed_teams(tables["teams"], tables["midwives"])


def nobody_due(scenario: ScenarioFile, women: Table) -> Iterator[Finding]:
    """Whether `as_of` and the women's dates belong together."""
    last = horizon(scenario.as_of, scenario.horizon_months)[-1].last_day
    due = (row.edd for row in women.rows if isinstance(row, Woman))
    if women.rows and not any(scenario.as_of <= edd <= last for edd in due):
        message = f"no woman is due from {scenario.as_of} to {last}"
        hint = "check as_of and horizon_months"
        yield Finding(message=message, severity=Severity.WARNING, file=women.file, hint=hint)


def reserve_findings(scenario: ScenarioFile, women: Table) -> Iterator[Finding]:
    """Errors where places are to be held, and the table does not say for whom, or says it twice."""
    if scenario.policy.reserve is Reserve.NONE:
        return
    booked = [row.booked_on for row in women.rows if isinstance(row, Woman)]
    begins = scenario.as_of - A_YEAR
    if scenario.data.expected is None and min(booked) > begins + BOOKINGS_MAY_LACK:
        message = f"bookings go back only to {min(booked)}: nobody knows how many are still expected"
        listing = f"list all who have booked since {begins}, also those no longer in care"
        hint = f"{listing}; give a forecast as data.expected; or set reserve: none"
        yield Finding(message=message, file=women.file, key="booked_on", hint=hint)
    late = [index for index, day in enumerate(booked) if day > scenario.as_of]
    if late:
        message = f"expected to book, and places are held for those expected too, {counted_women(len(late))}"
        hint = "leave out who booked after as_of, or set reserve: none"
        day = f"{booked[late[0]]}"
        yield _of_women(women, late[0], "booked_on", message, day, hint, Severity.ERROR)


def _of_women(
    women: Table, row: int, column: str, message: str, word: str, hint: str | None, severity: Severity
) -> Finding:
    return Finding(
        message=message,
        severity=severity,
        file=women.file,
        line=women.lines[row],
        column=women.cell[column] + 1,
        key=column,
        value=shown(word),
        hint=hint,
    )


def _unstaffed_teams(teams: Table, midwives: Table) -> Iterator[Finding]:
    staffed: set[str | None] = set()
    for row in midwives.rows:
        if isinstance(row, Midwife):
            staffed |= {row.team_id, row.joins_team_id}
    if staffed - {team.team_id for team in teams.rows if isinstance(team, Team)} - {CORE, None}:
        return  # a midwife's team is unknown, which is said of her: it may be one of these, misspelt
    for line, team in zip(teams.lines, teams.rows, strict=True):
        if isinstance(team, Team) and team.team_id not in staffed:
            message = (
                "no midwife would join this team" if team.is_proposed else "no midwife works in this team"
            )
            hint = "name it as joins_team_id of core midwives" if team.is_proposed else None
            yield Finding(
                message=message,
                severity=Severity.WARNING,
                file=teams.file,
                line=line,
                key="team_id",
                row_id=team.team_id,
                hint=hint,
            )
