"""Rules on opening teams: which may be opened, and what must stay in the core service."""

from fractions import Fraction

from models import CORE, Month, RuleId, Violation
from planner.audit.evidence import Evidence, Verdicts, wrong
from planner.audit.register import Register
from planner.audit.staff_time import TOLERANCE, exact


def opened_team(evidence: Evidence) -> Verdicts:
    """Only a proposed team is opened, once, for at least one woman, and never above the largest size."""
    register, listed = evidence.register, evidence.register.plan.opened_teams
    in_use = {placed.row.team_id for placed in register.placed}
    for position, team_id in enumerate(listed):
        if team_id not in register.opened:
            yield wrong(
                RuleId.OPENED_TEAM, team_id, f"only a proposed team of the service can be opened: {team_id}"
            )
        elif team_id in listed[:position]:
            yield wrong(RuleId.OPENED_TEAM, team_id, f"opened twice: {team_id}")
        elif team_id not in in_use:
            yield wrong(RuleId.OPENED_TEAM, team_id, f"opened, and takes no woman: {team_id}")
        else:
            yield _too_large(register, team_id)


def core_floor(evidence: Evidence) -> Verdicts:
    """While a team is opened, the midwives who stay in core keep its safe floor in every month."""
    register = evidence.register
    floor = register.limits.core_floor_wte
    for month in register.months:
        wte = register.team_wte(CORE, month)
        if not register.opened or not _is_below_floor(wte, register):
            yield None
            continue
        yield Violation(
            rule=RuleId.CORE_FLOOR,
            subject=CORE,
            when=str(month),
            amount=float(wte),
            limit=floor,
            message=f"core is left with {float(wte):.2f} WTE in {month}, below its floor of {floor:g}",
        )


def opening_warnings(register: Register) -> tuple[str, ...]:
    """The core service below its floor with no team opened, and running teams above the largest size."""
    found = []
    low = [month for month in register.months if _is_below_floor(register.team_wte(CORE, month), register)]
    if low and not register.opened:
        months = ", ".join(map(str, low))
        found.append(f"with no team opened core is below {register.limits.core_floor_wte:g} WTE in: {months}")
    for team in register.open_teams:
        month, wte = largest_month(register, team.team_id)
        if not team.is_proposed and _is_above_largest(wte, register):
            largest = register.limits.team_wte_max
            found.append(
                f"{team.team_id} has {float(wte):.2f} WTE in {month}, above the largest size of {largest:g}"
            )
    return tuple(found)


def largest_month(register: Register, team_id: str) -> tuple[Month, Fraction]:
    """The month in which the team has most staff time, the first of equals, and how much."""
    totals = ((month, register.team_wte(team_id, month)) for month in register.months)
    return max(totals, key=lambda row: row[1])


def _too_large(register: Register, team_id: str) -> Violation | None:
    month, wte = largest_month(register, team_id)
    if not _is_above_largest(wte, register):
        return None
    largest = register.limits.team_wte_max
    return Violation(
        rule=RuleId.OPENED_TEAM,
        subject=team_id,
        when=str(month),
        amount=float(wte),
        limit=largest,
        message=f"{team_id} has {float(wte):.2f} WTE in {month}, above the largest size of {largest:g}",
    )


def _is_above_largest(wte: Fraction, register: Register) -> bool:
    return wte > exact(register.limits.team_wte_max) + TOLERANCE


def _is_below_floor(wte: Fraction, register: Register) -> bool:
    return wte < exact(register.limits.core_floor_wte) - TOLERANCE
