"""Rotas on a screen: each team's grid, what is missing, who is met at birth, who carries what."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from models import BirthsAttended, Duty, Rota, RotaAim, RotaRuleId, Status, VisitsMade, rule_of
from planner.cli.calling import called
from planner.cli.duty_grid import show_duty_grid
from planner.cli.show_plan import verdict
from planner.cli.tables import MIDDLING, Column, amount, best, count, percent, show_table, styled
from planner.exports.rota import DutyChange, Share, shares, together
from planner.exports.rota.day_words import dated, short_day
from planner.exports.rota.duties import why
from planner.rota_line import FinishedRota
from planner.words import counted, escaped

MOST_UNFILLED = 12
MOST_CHANGES = 40
DIGITS = 2
_STATUS_WORDS = {
    Status.PROVEN: "",
    Status.GAP: ", not all of it proven to be best",
    Status.STOPPED: ", stopped before its end",
}


def show_rotas(console: Console, finished: FinishedRota) -> None:
    """Print each team's rota, then what a repair changed, all teams together, the verdict and the files."""
    for rota in finished.rotas.rotas:
        show_team(console, finished, rota)
    if finished.changes is not None:
        _show_changes(console, finished.changes)
    if len(finished.rotas.rotas) > 1:
        title = f"Births expected, all {len(finished.rotas.rotas)} teams"
        _show_births(console, title, finished, finished.rotas.attended, finished.rotas.attended_blind)
        title = f"Visits, all {len(finished.rotas.rotas)} teams"
        _show_visits(console, title, finished.rotas.antenatal, finished.rotas.postnatal)
        left = counted(len(finished.rotas.unfilled), "duty", "duties")
        console.print(f"unfilled in all teams: {left} of {len(finished.rotas.duties):,}")
    console.print()
    console.print(verdict(finished.report))
    _show_next(console, finished.run, finished.folder)


def show_team(console: Console, finished: FinishedRota, rota: Rota) -> None:
    """Print one team's grid, what is unfilled, who is met at birth, and who carries what."""
    console.print()
    title = f"Team {rota.team_id}, {dated(rota.first_day)} to {dated(rota.last_day)}"
    console.print(Text(escaped(title + _STATUS_WORDS[rota.status]), style="head"))
    for warning in rota.warnings:
        console.print(f"warning: {escaped(warning)}", style="gap")
    show_duty_grid(console, finished.scenario, rota)
    if rota.status is Status.STOPPED:
        _show_reached(console, rota.aims)
    _show_unfilled(console, rota.unfilled)
    _show_forecast(console, rota.duties)
    title = "Births expected in these weeks"
    _show_births(console, title, finished, rota.attended, rota.attended_blind)
    _show_visits(console, "Visits in these weeks", rota.antenatal, rota.postnatal)
    _show_shares(console, shares(finished.scenario, rota, finished.after))


def _show_reached(console: Console, aims: Sequence[RotaAim]) -> None:
    """How far a search came that was stopped."""
    columns = (
        Column("aim, in order"),
        Column("reached", is_number=True),
        Column("best possible", is_number=True),
        Column("counted in", from_width=MIDDLING),
    )
    rows = [
        (_IN_SHORT[aim.rule], amount(aim.value, DIGITS), best(aim.bound, DIGITS), rule_of(aim.rule).unit)
        for aim in aims
    ]
    note = "no rota that is as good in the aims before can do better than the best possible"
    show_table(console, "Stopped: how far the search came", columns, rows, note)


_IN_SHORT = {
    RotaRuleId.ON_CALL_FILLED: "duties on call filled",
    RotaRuleId.DUTIES_FILLED: "other duties filled",
    RotaRuleId.ON_CALL_LEAST: "on call below the least",
    RotaRuleId.KNOWN_MIDWIFE: "births by someone known",
    RotaRuleId.REQUESTS_MET: "requests met",
    RotaRuleId.FAIR_SHARES: "unfair shares",
    RotaRuleId.STEADY_PATTERN: "days off alone, weekends split",
}
"""Every aim in few words."""


def _show_unfilled(console: Console, duties: Sequence[Duty]) -> None:
    if not duties:
        console.print()
        console.print(styled("every duty is filled", "good"))
        return
    columns = (Column("day"), Column("duty"), Column("why"))
    rows = [(short_day(duty.day), _place(duty), why(duty)) for duty in duties[:MOST_UNFILLED]]
    more = len(duties) - MOST_UNFILLED
    note = f"and {more:,} more in rota.csv" if more > 0 else ""
    show_table(console, f"Unfilled: {counted(len(duties), 'duty', 'duties')}", columns, rows, note)


def _show_forecast(console: Console, duties: Sequence[Duty]) -> None:
    """How many women are to be seen who may never book: plans for them are a forecast."""
    everyone = {woman for duty in duties for woman in duty.woman_ids}
    expected = {woman for duty in duties for woman in duty.expected_woman_ids}
    if not expected:
        return
    of = f"{len(expected):,} of the {counted(len(everyone), 'woman', 'women')} to be seen"
    are, they = ("has", "she is") if len(expected) == 1 else ("have", "they are")
    words = f"{of} {are} not booked yet: {they} a forecast (expected_woman_ids in rota.csv)"
    console.print()
    console.print(words, style="quiet")


def _place(duty: Duty | DutyChange) -> str:
    return f"{duty.kind}, {duty.site}" if duty.site else duty.kind


_KNOWN_BY = (
    ("the named midwife", "by_named"),
    ("the named midwife or the buddy", "by_named_or_buddy"),
    ("a midwife of the team", "by_team"),
)
"""Who meets a woman, and where births and visits count it."""


def _show_births(
    console: Console, title: str, finished: FinishedRota, known: BirthsAttended, blind: BirthsAttended
) -> None:
    if not known.births:
        return
    columns = (
        Column("attended by"),
        Column("births", is_number=True),
        Column("share", is_number=True),
        Column("blind to the caseload", is_number=True),
    )
    rows = []
    for words, name in _KNOWN_BY:
        births = getattr(known, name)
        share, other = known.share(births), blind.share(getattr(blind, name))
        rows.append((words, amount(births, DIGITS), percent(share), percent(other)))
    planned = finished.scenario.policy.rota.planned_birth_share
    note = (
        f"labour that begins by itself; {planned:.0%} of births are begun on a day agreed before, and count"
        " where planned_births tells it"
    )
    show_table(console, f"{title}: {known.births:,.{DIGITS}f}", columns, rows, note if planned else "")


def _show_visits(console: Console, title: str, before: VisitsMade | None, after: VisitsMade | None) -> None:
    """By whom visits before and after birth are made, as the clinics and rounds stand."""
    before, after = before or VisitsMade(), after or VisitsMade()
    if not before.visits + after.visits:
        return
    columns = (
        Column("made by"),
        *(Column(head, is_number=True) for head in ("antenatal", "share", "postnatal", "share")),
    )
    rows = []
    for words, name in _KNOWN_BY:
        cells = [(count(made := getattr(each, name)), percent(each.share(made))) for each in (before, after)]
        rows.append((words, *cells[0], *cells[1]))
    whole = f"{title}: {before.visits:,} antenatal, {after.visits:,} postnatal"
    note = "in the clinic or round that names the woman in rota.csv; the booking is one of the antenatal"
    show_table(console, whole, columns, rows, note)


_NEW = "new"
_SHARES_NOTE = (
    "hours that count as working time; beside: above contract (+) or below it (-), what is below is left for"
    " births and unplanned work"
)
_NEW_NOTE = f"; {_NEW}: newly qualified and in preceptorship, never on call in these weeks"


def _show_shares(console: Console, rows: Sequence[Share]) -> None:
    columns = (
        Column("who"),
        Column("WTE", is_number=True, from_width=MIDDLING),
        *(Column("carried", is_number=True, from_width=MIDDLING) for _ in range(_is_carried(rows))),
        *(Column(head, is_number=True) for head in ("hours", "contract", "beside")),
        *(Column(head, is_number=True) for head in ("on call", "nights")),
        Column("weekends", is_number=True, from_width=MIDDLING),
    )
    whole = (together(rows),) if len(rows) > 1 else ()
    cells = [
        (
            *(row.midwife_id, f"{row.wte:g}"),
            *(signed(row.carried) for _ in range(_is_carried(rows))),
            *(amount(row.hours), amount(row.owed), signed(row.over)),
            *(_NEW if _is_new(row) else count(row.on_call), count(row.nights), count(row.weekends)),
        )
        for row in (*rows, *whole)
    ]
    note = _SHARES_NOTE + (_NEW_NOTE if any(map(_is_new, rows)) else "")
    show_table(console, "Who carries what", columns, cells, note)


def _is_new(row: Share) -> bool:
    """Whether she is a preceptee, and for that never on call."""
    return row.is_preceptee and not row.on_call


def _is_carried(rows: Sequence[Share]) -> bool:
    return any(row.carried for row in rows)


def signed(hours: float) -> str:
    """`+3.5`, `-2.0`; a dash for nothing."""
    return f"{hours:+,.1f}" if round(hours, 1) else "-"


def _show_changes(console: Console, changes: Sequence[DutyChange]) -> None:
    columns = (*map(Column, ("team", "day", "duty", "from", "to", "why")),)
    rows = [
        (row.team_id, short_day(row.day), _place(row), row.before or "nobody", row.after or "nobody", row.why)
        for row in changes[:MOST_CHANGES]
    ]
    more = len(changes) - MOST_CHANGES
    note = f"and {more:,} more in changes.csv" if more > 0 else ""
    show_table(console, f"Changed: {counted(len(changes), 'duty', 'duties')}", columns, rows, note)


def _show_next(console: Console, run: Path, folder: Path) -> None:
    console.print(Text.assemble("files: ", (f"{folder}", "path")), soft_wrap=True)
    console.print(Text.assemble("next:  ", (f"{called()} audit {folder}", "path")), soft_wrap=True)
    go_on = f"{called()} rota {run} --after {folder}"
    console.print(Text.assemble("       ", (go_on, "path")), soft_wrap=True)
