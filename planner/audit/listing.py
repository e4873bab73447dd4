"""Rules on the plan's lists: every woman once, and care begun kept."""

from collections import Counter

from models import Placement, RuleId, Violation
from planner.audit.evidence import Evidence, Verdicts, wrong
from planner.audit.register import Register


def woman_once(evidence: Evidence) -> Verdicts:
    """Each woman planned for is placed once or left out once, and nobody else is listed."""
    register, plan = evidence.register, evidence.register.plan
    placed = Counter(row.woman_id for row in plan.placements)
    left_out = Counter(row.woman_id for row in plan.unplaced)
    for woman_id in sorted(register.women.keys() | placed.keys() | left_out.keys()):
        times = placed[woman_id] + left_out[woman_id]
        wanted = 1 if woman_id in register.women else 0
        yield (
            None
            if times == wanted
            else Violation(
                rule=RuleId.WOMAN_ONCE,
                subject=woman_id,
                amount=times,
                limit=wanted,
                message=_how_often(register, woman_id, placed[woman_id], left_out[woman_id]),
            )
        )


def care_kept(evidence: Evidence) -> Verdicts:
    """A woman who has met her midwife stays with her and her team while both are there, and is marked so."""
    register = evidence.register
    rows: dict[str, list[Placement]] = {}
    for placed in register.placed:
        rows.setdefault(placed.woman.woman_id, []).append(placed.row)
    marked = {placed.woman.woman_id for placed in register.placed if placed.row.kept}
    for woman_id in sorted(register.begun | marked):
        message = _fault_of_care(register, woman_id, rows.get(woman_id, []))
        yield wrong(RuleId.CARE_KEPT, woman_id, message) if message else None


def _how_often(register: Register, woman_id: str, placed: int, left_out: int) -> str:
    if woman_id in register.women:
        return f"she should be listed once, and is placed {placed} times and left out {left_out} times"
    if woman_id in register.scenario.service.woman:
        return "she is listed, and her due date lies outside the months planned for"
    return f"the service does not have her: {woman_id}"


def _fault_of_care(register: Register, woman_id: str, rows: list[Placement]) -> str | None:
    woman = register.women[woman_id]
    if woman_id not in register.begun:
        return "care is marked as kept, and she has none to keep: placed anew"
    if not rows:
        return f"she is not placed, and should stay with {woman.midwife_id} of {woman.team_id}"
    for row in rows:
        if (row.team_id, row.midwife_id) != (woman.team_id, woman.midwife_id):
            goes = f"{row.midwife_id} of {row.team_id}"
            return f"she should stay with {woman.midwife_id} of {woman.team_id}, not go to {goes}"
        if not row.kept:
            return "she stays with her midwife and team, and her care is not marked as kept"
    return None
