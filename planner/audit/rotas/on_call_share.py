"""The rules on how often a midwife is on call beside her part of it: at most, and at least."""

from collections.abc import Callable, Iterator
from datetime import date
from math import ceil, floor
from typing import NamedTuple

from models import Duty, DutyKind, Midwife, Rota, RotaRuleId, Team, Violation
from planner.audit.rotas.needed import Needed
from planner.audit.rotas.register import RotaRegister, RotaVerdicts, fault, is_weekday

_SECOND = 2
_DIGITS = 9


class _Sort(NamedTuple):
    """Duties on call that are counted together."""

    name: str
    holds: Callable[[date, bool], bool]
    """Whether a duty on call of a day, by night or not, is one of them."""


_SORTS = (
    _Sort("times on call", lambda day, is_night: True),  # all alike
    _Sort("nights on call", lambda day, is_night: is_night),
    _Sort("Saturdays and Sundays on call", lambda day, is_night: not is_weekday(day)),
)


_IsThere = Callable[[Midwife, date], bool]
"""Whether a midwife is there on a day."""


def on_call_share(register: RotaRegister) -> RotaVerdicts:
    """Nobody is on call, by night or at weekends far more often than her part by WTE."""
    for team in register.teams:
        rota = register.rotas.of_team.get(team.team_id)
        share = _share(register, rota) if rota else None
        if rota is not None and share is not None:
            yield from _of_team(register, team, rota, share)


def _share(register: RotaRegister, rota: Rota) -> float | None:
    """Times her part, as the policy says or the rota states that it had to be."""
    share = register.limits.most_on_call_share
    return None if share is None else max(share, rota.raised_on_call_share or share)


def short_of_least(register: RotaRegister, rota: Rota) -> int:
    """Duties on call, and of these nights and days of weekends, that midwives have below their least."""
    team = register.scenario.service.team.get(rota.team_id)
    if team is None or team not in register.teams:
        return 0
    found = 0
    for sort in _SORTS:
        for who, part in _parts(register, team, sort, register.is_there).items():
            least = floor(round(register.limits.least_on_call_share * part, _DIGITS))
            found += max(0, least - sum(_is_of(sort, duty) for duty in rota.duties_of(who)))
    return found


def _of_team(register: RotaRegister, team: Team, rota: Rota, share: float) -> RotaVerdicts:
    for sort in _SORTS:
        parts = _parts(register, team, sort, register.is_on_books)
        for midwife in register.members[team.team_id]:
            who = midwife.midwife_id
            most = max(1, _fixed(register, midwife, sort), ceil(round(share * parts[who], _DIGITS)))
            yield _verdict(rota, who, sort, most)


def _verdict(rota: Rota, who: str, sort: _Sort, most: int) -> Violation | None:
    times = sum(_is_of(sort, duty) for duty in rota.duties_of(who))
    if times <= most:
        return None
    message = f"{times} {sort.name}; her part allows {most}"
    return fault(RotaRuleId.ON_CALL_SHARE, who, sort.name, message, times, most)


def _is_of(sort: _Sort, duty: Duty) -> bool:
    return duty.is_on_call and sort.holds(duty.day, duty.is_night)


def _parts(register: RotaRegister, team: Team, sort: _Sort, is_there: _IsThere) -> dict[str, float]:
    """Every midwife's part: each duty of the sort split by WTE among those who are there and could do it."""
    members = register.members[team.team_id]
    found = dict.fromkeys((row.midwife_id for row in members), 0.0)
    for slot, number in Needed(register, team).slots.items():
        kind = register.kinds[slot.kind]
        if kind.is_on_call and sort.holds(slot.day, kind.is_night):
            there = tuple(row for row in members if is_there(row, slot.day))
            able = {row.midwife_id: row.wte_on(slot.day) for row in _able(register, there, slot.day, kind)}
            for who, wte in able.items():
                found[who] += number * wte / sum(able.values())
    return found


def _able(
    register: RotaRegister, members: tuple[Midwife, ...], day: date, kind: DutyKind
) -> Iterator[Midwife]:
    never_alone = register.limits.preceptee_never_alone and not kind.preceptee_alone and kind.tier != _SECOND
    for row in members:
        fixed = register.fixed_on(row.midwife_id, day)
        if (
            (fixed is None or fixed.kind == kind.id)
            and kind.needs_skill in (None, *row.skills)
            and not (never_alone and row.is_preceptee(day))
        ):
            yield row


def _fixed(register: RotaRegister, midwife: Midwife, sort: _Sort) -> int:
    """Duties of the sort that are fixed for her."""
    found = 0
    for day in register.days:
        row = register.fixed_on(midwife.midwife_id, day)
        kind = register.kinds.get(row.kind) if row and register.is_there(midwife, day) else None
        found += kind is not None and kind.is_on_call and sort.holds(day, kind.is_night)
    return found


def raised(register: RotaRegister) -> list[str]:
    """What the reader should know of rotas whose limit had to rise for on call to be filled."""
    share = register.limits.most_on_call_share
    return [
        f"in the rota of {rota.team_id} anybody may be on call {rota.raised_on_call_share:g} times her part,"
        f" not {share:g} times: it says that on call is not filled otherwise"
        for rota in register.rotas.rotas
        if share is not None and rota.raised_on_call_share is not None and rota.raised_on_call_share > share
    ]
