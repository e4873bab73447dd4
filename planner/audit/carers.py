"""Rules on who cares for a woman: her named midwife and her buddy."""

from models import Midwife, RuleId
from planner.audit.evidence import Evidence, Verdicts, wrong
from planner.audit.register import Placed


def midwife_in_team(evidence: Evidence) -> Verdicts:
    """The named midwife is one of the service, and works in the woman's team under the plan."""
    works_in = evidence.register.works_in
    for placed in evidence.register.placed:
        midwife_id, team_id = placed.row.midwife_id, placed.row.team_id
        if works_in.get(midwife_id) == team_id:
            yield None
        else:
            where = _whereabouts(works_in.get(midwife_id))
            message = f"her named midwife does not work in {team_id}: {midwife_id}{where}"
            yield wrong(RuleId.MIDWIFE_IN_TEAM, placed.woman.woman_id, message)


def midwife_present(evidence: Evidence) -> Verdicts:
    """The named midwife is employed and not on long leave on the due date."""
    for placed in evidence.register.placed:
        if placed.midwife is None:
            continue
        if evidence.register.staff.is_present(placed.midwife, placed.woman.edd):
            yield None
        else:
            message = _absence("named midwife", placed, placed.midwife)
            yield wrong(RuleId.MIDWIFE_PRESENT, placed.woman.woman_id, message, when=placed.woman.edd)


def preceptee(evidence: Evidence) -> Verdicts:
    """Nobody of tier 1 or with a risk factor is newly given a midwife in preceptorship on her due date."""
    if not evidence.register.limits.preceptees_need_low_risk:
        return
    for placed in evidence.register.placed_anew:
        if placed.midwife is None:
            continue
        if not evidence.register.is_too_soon(placed.midwife, placed.woman):
            yield None
        else:
            why = (
                f"has a risk factor ({', '.join(placed.woman.risk_factors)})"
                if placed.woman.risk_factors
                else "is in tier 1"
            )
            message = f"she {why}, and her named midwife is then in preceptorship: {placed.row.midwife_id}"
            yield wrong(RuleId.PRECEPTEE, placed.woman.woman_id, message, when=placed.woman.edd)


def buddy_in_team(evidence: Evidence) -> Verdicts:
    """The buddy is one of the service, another than the named midwife, and works in the woman's team."""
    works_in = evidence.register.works_in
    for placed in evidence.register.placed:
        buddy_id, team_id = placed.row.buddy_id, placed.row.team_id
        if buddy_id is None:
            continue
        if buddy_id == placed.row.midwife_id:
            yield wrong(
                RuleId.BUDDY_IN_TEAM, placed.woman.woman_id, f"her buddy is her named midwife: {buddy_id}"
            )
        elif works_in.get(buddy_id) != team_id:
            message = (
                f"her buddy does not work in {team_id}: {buddy_id}{_whereabouts(works_in.get(buddy_id))}"
            )
            yield wrong(RuleId.BUDDY_IN_TEAM, placed.woman.woman_id, message)
        else:
            yield None


def buddy_present(evidence: Evidence) -> Verdicts:
    """The buddy is employed and not on long leave on the due date."""
    for placed in evidence.register.placed:
        if placed.buddy is None:
            continue
        if evidence.register.staff.is_present(placed.buddy, placed.woman.edd):
            yield None
        else:
            message = _absence("buddy", placed, placed.buddy)
            yield wrong(RuleId.BUDDY_PRESENT, placed.woman.woman_id, message, when=placed.woman.edd)


def _whereabouts(team_id: str | None) -> str:
    return " (not in the service)" if team_id is None else f" ({team_id})"


def _absence(role: str, placed: Placed, midwife: Midwife) -> str:
    why = "on long leave" if midwife.is_employed(placed.woman.edd) else "not employed"
    return f"her {role} is {why} on her due date {placed.woman.edd}: {midwife.midwife_id}"
