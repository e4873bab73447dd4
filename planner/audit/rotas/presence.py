"""Rules on who is there: present, not on a day off, skilled, and never alone as a preceptee."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from models import Duty, Midwife, RotaRuleId, Violation
from planner.audit.rotas.history import DAY
from planner.audit.rotas.needed import Needed
from planner.audit.rotas.register import RotaRegister, RotaVerdicts, fault, last_day_of


def _filled(register: RotaRegister) -> Iterator[tuple[str, Duty]]:
    for midwife_id in register.duties:
        yield from ((midwife_id, duty) for duty in register.duties_now(midwife_id))


def duty_present(register: RotaRegister) -> RotaVerdicts:
    """A duty goes to a midwife of the team who is employed and not on leave, to its end."""
    for midwife_id, duty in _filled(register):
        message = _why_absent(register, midwife_id, duty)
        yield fault(RotaRuleId.DUTY_PRESENT, midwife_id, duty.day, message) if message else None


def _why_absent(register: RotaRegister, midwife_id: str, duty: Duty) -> str | None:
    members = register.members.get(duty.team_id, ())
    midwife = next((row for row in members if row.midwife_id == midwife_id), None)
    if midwife is None:
        return f"she is no midwife of {duty.team_id} in these weeks"
    day = duty.day
    while day <= last_day_of(duty):
        if not midwife.is_employed(day):
            return f"she is not employed on {day}"
        if register.is_on_leave(midwife_id, day):
            return f"she is on leave on {day}"
        day += DAY
    return None


def night_before_off(register: RotaRegister) -> RotaVerdicts:
    """Nobody is on call on the night before a fixed day off or leave."""
    for midwife_id, duties in register.duties.items():
        for duty in duties:
            day = duty.day + DAY
            if not (duty.is_night and duty.is_on_call) or day < register.first_day:
                continue
            is_off = register.is_fixed_off(midwife_id, day) or register.is_on_leave(midwife_id, day)
            message = f"she is on call at night and is off, or on leave, on {day}"
            breaks = register.limits.no_night_before_off and is_off and duty.day >= register.first_day
            yield fault(RotaRuleId.NIGHT_BEFORE_OFF, midwife_id, duty.day, message) if breaks else None


def fixed_kept(register: RotaRegister) -> RotaVerdicts:
    """Fixed days off are kept free, and on the day of a fixed duty nobody has another."""
    for midwife_id, duty in _filled(register):
        row = register.fixed_on(midwife_id, duty.day)
        if row is not None:
            message = f"fixed for her on this day is {row.kind}, and she has {duty.kind}"
            is_kept = row.kind == duty.kind
            yield None if is_kept else fault(RotaRuleId.FIXED_KEPT, midwife_id, duty.day, message)
    for team in register.teams:
        yield from _taken_by_others(register, Needed(register, team), team.team_id)


def _taken_by_others(register: RotaRegister, needed: Needed, team_id: str) -> RotaVerdicts:
    """What is needed only because it is fixed goes to the midwives for whom it is."""
    for day, kind in sorted(needed.fixed):
        if needed.is_rounds(kind):
            continue
        others = [
            duty.midwife_id
            for duty in register.of_team(team_id)
            if duty.midwife_id is not None
            and (duty.day, duty.kind) == (day, kind)
            and ((row := register.fixed_on(duty.midwife_id, day)) is None or row.kind != kind)
        ]
        asked = needed.asked_on(day, kind)
        message = f"{kind} is fixed for others: {', '.join(others)} should not have it"
        yield (
            fault(RotaRuleId.FIXED_KEPT, team_id, day, message, len(others), asked)
            if len(others) > asked
            else None
        )


def preceptee_alone(register: RotaRegister) -> RotaVerdicts:
    """A preceptee has another midwife beside her, all the time, at duties that she may not do alone."""
    if not register.limits.preceptee_never_alone:
        return
    everyone = register.scenario.service.midwife
    now = [duty for _, duty in _filled(register)]
    for duty in now:
        kind, midwife = register.kinds.get(duty.kind), everyone.get(str(duty.midwife_id))
        if kind is None or kind.preceptee_alone or midwife is None or not midwife.is_preceptee(duty.day):
            continue
        yield _company(register, midwife, duty)


def _company(register: RotaRegister, preceptee: Midwife, duty: Duty) -> Violation | None:
    others = [
        other
        for other in register.of_team(duty.team_id)
        if other.form is duty.form
        and other.midwife_id != preceptee.midwife_id
        and (midwife := register.scenario.service.midwife.get(str(other.midwife_id))) is not None
        and not midwife.is_preceptee(other.day)
    ]
    if _cover(others, duty):
        return None
    message = f"she is a preceptee, and alone at {duty.kind}"
    return fault(RotaRuleId.PRECEPTEE_ALONE, preceptee.midwife_id, duty.day, message)


def _cover(others: Sequence[Duty], duty: Duty) -> bool:
    """Whether the others' duties together last as long as this one, without a gap."""
    covered = duty.starts.timestamp()
    for other in sorted(others, key=lambda row: row.starts.timestamp()):
        if other.starts.timestamp() <= covered:
            covered = max(covered, other.ends.timestamp())
    return covered >= datetime.timestamp(duty.ends)


def duty_skill(register: RotaRegister) -> RotaVerdicts:
    """A duty that asks for a skill goes to a midwife who has it."""
    everyone = register.scenario.service.midwife
    for midwife_id, duty in _filled(register):
        kind = register.kinds.get(duty.kind)
        if kind is None or kind.needs_skill is None or midwife_id not in everyone:
            continue
        message = f"{duty.kind} asks for a skill that she does not have: {kind.needs_skill}"
        has_it = kind.needs_skill in everyone[midwife_id].skills
        yield None if has_it else fault(RotaRuleId.DUTY_SKILL, midwife_id, duty.day, message)
