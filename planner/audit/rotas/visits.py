"""Visits by someone known, recounted from the duties of a rota."""

from datetime import date

from models import DutyForm, Rota, VisitsMade
from planner.audit.rotas.history import DAY
from planner.audit.rotas.register import Cared, RotaRegister

_SEES_WOMEN = frozenset({DutyForm.CLINIC, DutyForm.VISITS})


def visits_made(register: RotaRegister, rota: Rota) -> tuple[VisitsMade, VisitsMade]:
    """Visits before birth, and after it, that fall on days of the rota, by whom they are made."""
    before = after = VisitsMade()
    for row in register.women.get(rota.team_id, ()):
        birth = register.birth_on.get(row.woman.woman_id)
        for visit in register.policy.visits.of(row.woman, birth):
            if visit.day in register.days and _is_open(register, rota, visit.day):
                made = _made(row, _who(register, rota, row.woman.woman_id, visit.day))
                if visit.day < (birth or row.woman.edd):
                    before += made
                else:
                    after += made
    return before, after


def _is_open(register: RotaRegister, rota: Rota, day: date) -> bool:
    return any(team.team_id == rota.team_id and team.is_open(day) for team in register.teams)


def _who(register: RotaRegister, rota: Rota, woman_id: str, day: date) -> str | None:
    """Whoever has the first clinic or round that names her in the visit's week or after it."""
    first = day - DAY * ((day - register.first_day).days % 7)
    named = [
        duty
        for duty in rota.duties
        if duty.form in _SEES_WOMEN and woman_id in duty.woman_ids and duty.day >= first
    ]
    return min(named, key=lambda duty: duty.starts.timestamp()).midwife_id if named else None


def _made(row: Cared, who: str | None) -> VisitsMade:
    if who is None:
        return VisitsMade(visits=1)
    return VisitsMade(
        visits=1, by_named=who == row.named, by_named_or_buddy=who in {row.named, row.buddy}, by_team=1
    )
