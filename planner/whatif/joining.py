"""Midwives come into post."""

from calendar import monthrange
from datetime import date, timedelta

from models import CORE, Band, Midwife, Month
from models.staff_changes import PRECEPTORSHIP_MONTHS, Recruitment
from planner.whatif.choosing import known
from planner.whatif.draft import Draft
from planner.whatif.wording import iso_day, wte_words

_LONGEST_TEAM = 36
"""Letters of a team's id in the id of a recruit, so that the whole is an id."""


def recruit(draft: Draft, terms: Recruitment) -> None:
    """Add midwives, named after their team and first day and numbered from 1."""
    if terms.team != CORE:
        known(draft, "teams", terms.team, ("recruit", "team"))
    starts = terms.from_ or draft.terms.as_of
    if starts > draft.terms.last_day:
        draft.warn("start after the horizon", ("recruit", "from"), value=iso_day(starts))
    _check_closing(draft, terms.team, starts)
    for _ in range(terms.midwives):
        row = _midwife(draft, terms, starts)
        draft.add("midwives", row.midwife_id, row)
        draft.note(row.midwife_id, _words(row, terms), None, f"{wte_words(row.wte)} {_from(row, starts)}")


def _check_closing(draft: Draft, team_id: str, starts: date) -> None:
    team = draft.teams.get(team_id)
    if team is not None and team.closes_on is not None and team.closes_on <= starts:
        message = f"is closed from {iso_day(team.closes_on)}: they would care for no one"
        hint = "recruit them earlier, or into a team that runs"
        draft.warn(message, ("recruit", "team"), value=team_id, hint=hint)


def _midwife(draft: Draft, terms: Recruitment, starts: date) -> Midwife:
    months = terms.preceptorship_months
    if months is None:
        months = PRECEPTORSHIP_MONTHS if terms.route.is_newly_qualified else 0
    is_to_join = terms.team != CORE and draft.teams[terms.team].is_proposed
    return Midwife(
        midwife_id=_new_id(draft, terms.team, starts),
        team_id=CORE if is_to_join else terms.team,
        joins_team_id=terms.team if is_to_join else None,
        wte=terms.wte_each,
        band=terms.band or (Band.FIVE if terms.route.is_newly_qualified else Band.SIX),
        starts_on=starts,
        preceptorship_ends_on=_months_later(starts, months) - timedelta(days=1) if months else None,
        languages=terms.languages,
        skills=terms.skills,
    )


def _new_id(draft: Draft, team_id: str, starts: date) -> str:
    stem = f"new-{team_id[:_LONGEST_TEAM]}-{starts:%Y%m%d}"
    number = 1
    while f"{stem}-{number:02d}" in draft.midwives:
        number += 1
    return f"{stem}-{number:02d}"


def _months_later(day: date, months: int) -> date:
    month = Month.of(day).plus(months)
    return date(month.year, month.number, min(day.day, monthrange(month.year, month.number)[1]))


def _words(row: Midwife, terms: Recruitment) -> str:
    route = str(terms.route).replace("_", " ")
    ends = row.preceptorship_ends_on
    training = f", preceptorship until {iso_day(ends)}" if ends else ""
    return f"comes into post: {route}, band {int(row.band)}{training}"


def _from(row: Midwife, starts: date) -> str:
    team = f"{CORE}, to join {row.joins_team_id}" if row.joins_team_id else row.team_id
    return f"in {team} from {iso_day(starts)}"
