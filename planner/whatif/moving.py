"""Midwives move between teams, or from or to core.

A midwife works in one team all year. Who moves on a day therefore becomes two rows: one that leaves on that
day, so that women who have met her are handed over as the model says, and one that starts in the new team.
"""

from datetime import date

from models import CORE, Midwife
from models.staff_changes import Move
from planner.whatif.choosing import HUNDREDTHS, chosen, hundredths, known
from planner.whatif.draft import Draft
from planner.whatif.step import Misfit
from planner.whatif.wording import iso_day, wte_words

_LONGEST_STEM = 40


def move(draft: Draft, terms: Move) -> None:
    """They work in another team from a day on, or join a proposed one."""
    is_proposed = terms.to != CORE and _is_proposed(draft, terms.to)
    day = terms.on or draft.terms.as_of
    if is_proposed and terms.on is not None:
        hint = f"take on away, or open {terms.to} with open_team and the day as from"
        raise Misfit(("move", "on"), "a proposed team is joined when the plan opens it", iso_day(day), hint)
    movers = chosen(draft, "move", terms, day, lambda row: row.joins_team_id is None)
    for number, row in enumerate(movers):
        if row.leaves_on is not None and row.leaves_on <= day:
            message = f"{row.midwife_id} leaves on {iso_day(row.leaves_on)}"
            raise Misfit(("move", "who", number), message, row.midwife_id)
        if row.team_id == terms.to or (is_proposed and row.joins_team_id == terms.to):
            raise Misfit(("move", "to"), f"{row.midwife_id} is there already", terms.to)
        if is_proposed:
            _join(draft, row, terms.to)
        else:
            transfer(draft, row, terms.to, day)
    moved = sum(hundredths(row.wte_on(day)) for row in movers)
    if terms.wte is not None and moved != hundredths(terms.wte):
        message = f"no contracts add up to it, moved are {moved / HUNDREDTHS:g} WTE"
        draft.warn(message, ("move", "wte"), value=terms.wte)


def _is_proposed(draft: Draft, team_id: str) -> bool:
    known(draft, "teams", team_id, ("move", "to"))
    return draft.teams[team_id].is_proposed


def _join(draft: Draft, row: Midwife, team_id: str) -> None:
    if not row.is_core:
        hint = "move her to core first, or open the team with open_team"
        message = f"only core midwives join a proposed team, not {row.midwife_id}"
        raise Misfit(("move", "to"), message, team_id, hint)
    if draft.change("midwives", row.midwife_id, joins_team_id=team_id):
        words = f"would join: {wte_words(row.wte)}"
        draft.note(row.midwife_id, words, row.joins_team_id, team_id, "joins_team_id")


def transfer(draft: Draft, row: Midwife, to: str, day: date) -> None:
    """One midwife works in team `to` from `day` on."""
    draft.claim("midwives", row.midwife_id, "team_id", (to, day))
    is_new_here = row.starts_on is not None and day <= row.starts_on
    if is_new_here or (day <= draft.terms.as_of and not _cares(draft, row.midwife_id)):
        draft.put("midwives", row.midwife_id, team_id=to, joins_team_id=None)
    else:
        _split(draft, row, to, day)
    when = "" if day <= draft.terms.as_of else f" from {iso_day(day)}"
    draft.note(row.midwife_id, f"team: {wte_words(row.wte_on(day))}", row.team_id, f"{to}{when}", "team_id")


def _cares(draft: Draft, midwife_id: str) -> bool:
    return any(midwife_id in (woman.midwife_id, woman.buddy_id) for woman in draft.women.values())


def _split(draft: Draft, row: Midwife, to: str, day: date) -> None:
    again = draft.new_id(f"{row.midwife_id[:_LONGEST_STEM]}-{to[:20]}", "midwives")
    draft.put("midwives", row.midwife_id, leaves_on=day, joins_team_id=None)
    starts = day if day > draft.terms.as_of else None
    there = row.replace(midwife_id=again, team_id=to, joins_team_id=None, starts_on=starts)
    draft.add("midwives", again, there)
    draft.moved(row.midwife_id, day, again)
    for leave in [one for one in draft.leave if one.midwife_id == row.midwife_id and one.last_day >= day]:
        draft.add_leave(leave.replace(midwife_id=again))
    draft.copy_of_rota(row.midwife_id, again)
