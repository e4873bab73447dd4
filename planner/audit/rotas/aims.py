"""The aims of a rota, recounted from its duties and held against what it states."""

from collections.abc import Iterator
from datetime import date
from math import ceil, floor

from models import (
    AimCheck,
    BirthsAttended,
    Duty,
    Midwife,
    Rota,
    RotaRuleId,
    Sense,
    Violation,
    VisitsMade,
    bank_holidays,
)
from planner.audit.rotas import labour
from planner.audit.rotas.history import DAY, Worked, total, worked_on
from planner.audit.rotas.hours import due, hours_now, tolerance
from planner.audit.rotas.needed import weekends
from planner.audit.rotas.on_call_share import short_of_least
from planner.audit.rotas.register import ROUNDING, RotaRegister, fault, is_weekday
from planner.audit.rotas.visits import visits_made

NOT_STATED = -1
"""Stands for an aim that one side does not have: no aim is ever below 0."""

_LEAST = frozenset({RotaRuleId.ON_CALL_LEAST, RotaRuleId.FAIR_SHARES, RotaRuleId.STEADY_PATTERN})


def rota_aim_checks(register: RotaRegister) -> tuple[AimCheck, ...]:
    """Every aim of every rota, and the births attended, stated and recomputed."""
    return tuple(check for rota in register.rotas.rotas for check in _of_rota(register, rota))


def _of_rota(register: RotaRegister, rota: Rota) -> Iterator[AimCheck]:
    found = labour.attended(register, rota.team_id)
    recomputed = recounted(register, rota, found)
    stated: dict[RotaRuleId, list[float]] = {rule: [] for rule in recomputed}
    for row in rota.aims:
        stated.setdefault(row.rule, []).append(row.value)
    for rule, values in stated.items():
        value = recomputed.get(rule, NOT_STATED)
        for each in values or [NOT_STATED]:
            yield AimCheck(rule=rule, team_id=rota.team_id, stated=each, recomputed=value)
    for name in BirthsAttended.model_fields:
        yield AimCheck(
            rule=RotaRuleId.KNOWN_MIDWIFE,
            team_id=rota.team_id,
            measure=name,
            stated=getattr(rota.attended, name),
            recomputed=getattr(found, name),
        )
    yield from _of_visits(register, rota)


def _of_visits(register: RotaRegister, rota: Rota) -> Iterator[AimCheck]:
    """Visits by whom they are made, where a rota states them."""
    stated = ("antenatal", rota.antenatal), ("postnatal", rota.postnatal)
    for (sort, visits), found in zip(stated, visits_made(register, rota), strict=True):
        for name in VisitsMade.model_fields if visits else ():
            yield AimCheck(
                rule=RotaRuleId.KNOWN_MIDWIFE,
                team_id=rota.team_id,
                measure=f"{sort}_{name}",
                stated=getattr(visits, name),
                recomputed=getattr(found, name),
            )


def rota_aim_violations(register: RotaRegister) -> Iterator[Violation]:
    """Aims that contradict themselves: wanting the wrong way, or better than the proven best."""
    for rota in register.rotas.rotas:
        for row in rota.aims:
            wanted = Sense.LEAST if row.rule in _LEAST else Sense.MOST
            beyond = 0.0 if row.bound is None else row.value - row.bound
            if row.sense is not wanted:
                message = f"the aim wants the {wanted}, not the {row.sense}"
                yield fault(row.rule, rota.team_id, "", message)
            elif (beyond if wanted is Sense.MOST else -beyond) > ROUNDING:
                message = f"the rota reaches {row.value:g}, beyond its bound of {row.bound:g}"
                yield fault(row.rule, rota.team_id, "", message, row.value, row.bound or 0.0)


def recounted(register: RotaRegister, rota: Rota, births: BirthsAttended) -> dict[RotaRuleId, float]:
    """The value of every aim of a rota, in strict order, with these births attended."""
    filled = [duty for duty in rota.duties if duty.is_filled]
    return {
        RotaRuleId.ON_CALL_FILLED: sum(duty.is_on_call for duty in filled),
        RotaRuleId.DUTIES_FILLED: sum(not duty.is_on_call for duty in filled),
        RotaRuleId.ON_CALL_LEAST: short_of_least(register, rota),
        RotaRuleId.KNOWN_MIDWIFE: births.by_named + births.by_named_or_buddy,
        RotaRuleId.REQUESTS_MET: _requests_met(register, rota),
        RotaRuleId.FAIR_SHARES: _uneven(register, rota) + _uneven_hours(register, rota),
        RotaRuleId.STEADY_PATTERN: _unsteady(register, rota),
    }


def _members(register: RotaRegister, rota: Rota) -> tuple[Midwife, ...]:
    return register.members.get(rota.team_id, ())


def _requests_met(register: RotaRegister, rota: Rota) -> int:
    members = {row.midwife_id for row in _members(register, rota)}
    met = 0
    for row in register.scenario.service.requests:
        if row.midwife_id in members and row.day in register.days:
            duty = next(iter(rota.duties_on(row.midwife_id, row.day)), None)
            met += row.weight * row.is_met_by(duty.kind if duty else None)
    return met


def _uneven(register: RotaRegister, rota: Rota) -> float:
    """Nights, weekends and bank holidays above or below the shares, in the policy's points."""
    weights, members = register.policy.aims, _members(register, rota)
    points = Worked(0, weights.uneven_nights, weights.uneven_weekends, weights.uneven_bank_holidays)
    wanted = _wanted(register, rota)
    known = {row.midwife_id: register.known(row.midwife_id) for row in members}
    before = total(worked for days in known.values() for worked in days.values())
    now = {row.midwife_id: sum(register.wte_days(row, day) for day in register.days) for row in members}
    then = {
        row.midwife_id: sum(register.wte_days(row, day) for day in known[row.midwife_id]) for row in members
    }
    found = 0.0
    for who, wte_days in now.items():
        duties = register.duties.get(who, [])
        mine = total([*known[who].values(), *(worked_on(duties, day) for day in register.days)])
        for point, n, needed, past in zip(points, mine, wanted, before, strict=True):
            share = _part(needed, wte_days, sum(now.values())) + _part(past, then[who], sum(then.values()))
            found += point * _beside(n, share)
    return found


def _part(of: float, mine: float, everyone: float) -> float:
    return of * mine / everyone if everyone else 0.0


def _beside(number: float, share: float) -> float:
    """How far a number lies outside the whole numbers around a share."""
    number, share = round(number, 9), round(share, 9)
    return max(0.0, number - ceil(share), floor(share) - number)


def _wanted(register: RotaRegister, rota: Rota) -> Worked:
    """Nights, weekends and bank holidays that the rota's duties need, filled or not."""
    holidays = bank_holidays(register.days)
    counts = {day: sum(duty.day == day for duty in rota.duties) for day in register.days}
    return Worked(
        nights=sum(duty.is_night for duty in rota.duties),
        weekends=sum(counts[day] for day in register.days if not is_weekday(day)) / 2,
        bank_holidays=sum(counts[day] for day in holidays),
    )


def _uneven_hours(register: RotaRegister, rota: Rota) -> float:
    """Hours below her part of all that the duties count for, by contract, beyond the tolerance."""
    members = _members(register, rota)
    whole = sum(duty.counted_hours for duty in rota.duties)
    contracts = {row.midwife_id: max(0.0, due(register, row)) for row in members}
    everyone = sum(contracts.values())
    found = 0.0
    for row in members:
        part = _part(whole, contracts[row.midwife_id], everyone)
        found += max(0.0, part - tolerance(register, row) - hours_now(register, row))
    return register.policy.aims.uneven_hours * found


def _unsteady(register: RotaRegister, rota: Rota) -> int:
    """Single days off and split weekends, in the policy's points."""
    weights, found = register.policy.aims, 0
    for row in _members(register, rota):
        duties = register.duties.get(row.midwife_id, [])
        worked = {duty.day for duty in duties}
        single = sum(_is_single(register, row, worked, number) for number in range(len(register.days) - 1))
        split = sum(_is_split(duties, *days) for days in weekends(register.days))
        found += weights.single_day_off * single + weights.split_weekend * split
    return found


def _is_single(register: RotaRegister, midwife: Midwife, worked: set[date], number: int) -> bool:
    day = register.days[number]
    stands_alone = day not in worked and {day - DAY, day + DAY} <= worked
    return stands_alone and register.is_there(midwife, day)


def _is_split(duties: list[Duty], saturday: date, sunday: date) -> bool:
    on_saturday = any(
        duty.day == saturday or (duty.is_night and duty.is_on_call and duty.day + DAY == saturday)
        for duty in duties
    )
    return on_saturday is not any(duty.day == sunday for duty in duties)
