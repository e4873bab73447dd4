"""Midwives leave for good, are away for long, or work other hours."""

from datetime import date

from models import Leave, LeaveKind, Midwife
from models.staff_changes import AnnualLeave, ContractWte, Departure, HoursChange, LongLeave
from planner.whatif.choosing import candidates, chosen, hundredths
from planner.whatif.draft import Draft
from planner.whatif.step import Misfit
from planner.whatif.wording import iso_day, wte_words

HUNDREDTHS = 100
LEAST_WTE = 0.1
"""The smallest contract that the tables know."""
MOST_WTE = 2.0


def depart(draft: Draft, terms: Departure) -> None:
    """They are gone from a day on. What remains of so many WTE comes off the hours of one midwife more."""
    kind = draft.step.change.kind
    gone = terms.on or draft.terms.as_of
    leavers = chosen(draft, kind, terms, gone, lambda _: True)
    for row in leavers:
        _check_start(row, gone, (kind, "who"))
        before = "stays" if row.leaves_on is None else f"until {iso_day(row.leaves_on)}"
        words = {"leave": "leaves", "retire": "retires"}[kind]
        if draft.change("midwives", row.midwife_id, leaves_on=gone):
            what = f"{words}: {wte_words(row.wte_on(gone))}, {row.team_id}"
            draft.note(row.midwife_id, what, before, f"gone from {iso_day(gone)}", "leaves_on")
    if terms.wte is not None:
        left = hundredths(terms.wte) - sum(hundredths(row.wte_on(gone)) for row in leavers)
        _take_hours(draft, kind, terms, gone, left)


def _check_start(row: Midwife, gone: date, key: tuple[str, str]) -> None:
    if row.starts_on is not None and gone <= row.starts_on:
        raise Misfit(key, f"{row.midwife_id} starts only on {iso_day(row.starts_on)}", iso_day(gone))


def _take_hours(draft: Draft, kind: str, terms: Departure, gone: date, left: int) -> None:
    if left == 0:
        return
    for row in candidates(draft, kind, terms, gone, lambda row: row.later_wte is None):
        remains = (hundredths(row.wte_on(gone)) - left) / HUNDREDTHS
        if remains >= LEAST_WTE:
            _new_hours(draft, row, remains, gone)
            return
    draft.warn(f"{left / HUNDREDTHS:g} WTE of it are nobody's contract", (kind, "wte"), value=terms.wte)


def long_leave(draft: Draft, terms: LongLeave) -> None:
    """They are away from day to day; who is on long leave then already is not chosen by number."""
    taken = {row.midwife_id for row in draft.leave if row.kind.is_long and _meets(row, terms)}
    for row in chosen(draft, "long_leave", terms, terms.from_, lambda one: one.midwife_id not in taken):
        _is_away(draft, row, terms, terms.kind)


def annual_leave(draft: Draft, terms: AnnualLeave) -> None:
    """They are on annual leave from day to day, beside what they have already.

    Who is on long leave then, or away all of that time already, is not chosen by number.
    """
    rows = [row for row in draft.leave if _meets(row, terms)]
    gone = {row.midwife_id for row in rows if row.covers(terms.from_) and row.covers(terms.until)}
    taken = gone | {row.midwife_id for row in rows if row.kind.is_long}
    for row in chosen(draft, "on_leave", terms, terms.from_, lambda one: one.midwife_id not in taken):
        if row.midwife_id not in gone:
            _is_away(draft, row, terms, LeaveKind.ANNUAL)


def _is_away(draft: Draft, row: Midwife, terms: LongLeave | AnnualLeave, kind: LeaveKind) -> None:
    leave = Leave(midwife_id=row.midwife_id, first_day=terms.from_, last_day=terms.until, kind=kind)
    if leave not in draft.leave:
        draft.add_leave(leave)
        away = f"{iso_day(terms.from_)} to {iso_day(terms.until)}"
        draft.note(row.midwife_id, f"{kind} leave: {wte_words(row.wte)}, {row.team_id}", None, away)


def _meets(row: Leave, terms: LongLeave | AnnualLeave) -> bool:
    return row.first_day <= terms.until and terms.from_ <= row.last_day


def change_hours(draft: Draft, terms: HoursChange) -> None:
    """Their contracts change from a day on."""
    first = terms.from_ or draft.terms.as_of
    key = "to_wte" if terms.by_wte is None else "by_wte"
    for row in chosen(draft, "change_hours", terms, first, lambda _: True):
        now = row.wte_on(first)
        wte = terms.to_wte if terms.by_wte is None else round(now + terms.by_wte, 6)
        assert wte is not None
        if not LEAST_WTE <= wte <= MOST_WTE:
            message = (
                f"{row.midwife_id} would have {wte_words(wte)}, a contract is {LEAST_WTE} to {MOST_WTE:g}"
            )
            raise Misfit(("change_hours", key), message)
        _new_hours(draft, row, wte, first)


def _new_hours(draft: Draft, row: Midwife, wte: ContractWte, first: date) -> None:
    """Another contract from a day on; from the day of planning on if that is past."""
    before, other = row.wte_on(first), row.later_wte_from
    if other is not None and draft.terms.as_of < other < first:
        raise Misfit("change_hours", f"hours of {row.midwife_id} change already on {iso_day(other)}")
    if first <= draft.terms.as_of:
        is_new = draft.change("midwives", row.midwife_id, wte=wte, later_wte=None, later_wte_from=None)
    else:
        wte_now = row.wte_on(draft.terms.as_of)
        is_new = draft.change("midwives", row.midwife_id, wte=wte_now, later_wte=wte, later_wte_from=first)
    if is_new:
        after = f"{wte_words(wte)} from {iso_day(first)}"
        draft.note(row.midwife_id, f"contracted hours, {row.team_id}", wte_words(before), after, "wte")
