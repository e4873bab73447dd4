"""Rules on the lists: every duty that is needed is there once, and nobody has two on a day."""

from collections import Counter
from datetime import date

from models import Duty, DutyForm, Rota, RotaRuleId, Violation
from planner.audit.rotas.needed import Needed, Rounds, Slot
from planner.audit.rotas.register import RotaRegister, RotaVerdicts, fault

ONCE = RotaRuleId.DUTY_ONCE


def duty_once(register: RotaRegister) -> RotaVerdicts:
    """Each duty that is needed is there once, filled or with a reason, and there are no others."""
    rotas = {rota.team_id: rota for rota in register.rotas.rotas}
    for team in register.teams:
        if team.team_id in rotas:
            yield from _team(Needed(register, team), rotas[team.team_id])
        else:
            yield fault(ONCE, team.team_id, "", "the team has no rota", amount=0, limit=1)
    for team_id, times in Counter(rota.team_id for rota in register.rotas.rotas).items():
        if times > 1:
            yield fault(ONCE, team_id, "", f"the team has {times} rotas", times, 1)
    running = {team.team_id for team in register.teams}
    for duty in (duty for team_id, rota in rotas.items() if team_id not in running for duty in rota.duties):
        yield fault(ONCE, duty.team_id, duty.day, "the team does not run, and has a duty")
    for rota in rotas.values():
        yield from (_as_its_kind(register, rota, duty) for duty in rota.duties)


def _team(needed: Needed, rota: Rota) -> RotaVerdicts:
    rounds = [duty for duty in rota.duties if needed.is_rounds(duty.kind) and not duty.site]
    found = Counter(_slot(duty) for duty in rota.duties)
    by_day = Counter(duty.day for duty in rounds)
    slots = {
        slot for slot in found.keys() | needed.slots.keys() if not needed.is_rounds(slot.kind) or slot.site
    }
    for slot in sorted(slots):
        yield _counted(rota.team_id, slot, found[slot], needed.slots[slot])
    for week in needed.rounds():
        yield from _week(rota.team_id, week, _beyond(needed, by_day, week))
    inside = {day for week in needed.rounds() for day in week.days}
    for day in sorted(by_day.keys() - inside):
        yield fault(ONCE, rota.team_id, day, "visits on a day on which the team has none", by_day[day], 0)


def _slot(duty: Duty) -> Slot:
    women = duty.woman_ids if duty.form is DutyForm.PLANNED_BIRTH else ()
    return Slot(duty.day, duty.kind, duty.site, women)


def _counted(team_id: str, slot: Slot, found: int, wanted: int) -> Violation | None:
    if found == wanted:
        return None
    message = f"{slot.kind} is needed {wanted} times and stands there {found} times"
    return fault(ONCE, team_id, slot.day, message, found, wanted)


def _beyond(needed: Needed, by_day: Counter[date], week: Rounds) -> Counter[date]:
    """Rounds on each day of a week, those left out that a weekly duty without a site asks for."""
    kind = needed.visits.id if needed.visits else ""
    return Counter({day: by_day[day] - needed.asked[Slot(day, kind)] for day in week.days})


def _week(team_id: str, week: Rounds, found: Counter[date]) -> RotaVerdicts:
    """The rounds of a week, and those of its days that are fixed, or on which there are none."""
    if week.days:
        yield _counted_rounds(team_id, week, found.total())
    for day in week.days:
        if found[day] < week.fixed[day]:
            yield fault(
                ONCE, team_id, day, "a fixed round of visits is not there", found[day], week.fixed[day]
            )
        elif found[day] > week.fixed[day] and day not in week.free:
            message = "visits on a weekend or bank holiday"
            yield fault(ONCE, team_id, day, message, found[day], week.fixed[day])


def _counted_rounds(team_id: str, week: Rounds, found: int) -> Violation | None:
    if found == week.number:
        return None
    when = f"{week.days[0]}..{week.days[-1]}"
    message = f"the caseload asks for {week.number} rounds of visits in the week and {found} stand there"
    return fault(ONCE, team_id, when, message, found, week.number)


def _as_its_kind(register: RotaRegister, rota: Rota, duty: Duty) -> Violation | None:
    kind = register.kinds.get(duty.kind)
    if kind is None:
        return fault(ONCE, rota.team_id, duty.day, f"the policy has no such kind of duty: {duty.kind}")
    right = Duty.of(kind, rota.team_id, duty.day, unfilled="nobody_left")
    wrong = [name for name in _OF_KIND if getattr(right, name) != getattr(duty, name)]
    if not wrong:
        return None
    return fault(ONCE, rota.team_id, duty.day, f"{duty.kind} differs from its kind in {', '.join(wrong)}")


_OF_KIND = ("team_id", "starts", "ends", "form", "is_night", "tier", "counted_hours")


def one_duty_a_day(register: RotaRegister) -> RotaVerdicts:
    """A midwife has one duty a day at most."""
    for midwife_id in register.duties:
        counts = Counter(duty.day for duty in register.duties_now(midwife_id))
        for day in sorted(counts):
            many = f"she has {counts[day]} duties on one day"
            yield (
                fault(RotaRuleId.ONE_DUTY_A_DAY, midwife_id, day, many, counts[day], 1)
                if counts[day] > 1
                else None
            )
