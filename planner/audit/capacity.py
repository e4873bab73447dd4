"""Rules on how much a team, a named midwife and a buddy may carry."""

from collections.abc import Callable, Iterable

from models import RuleId, Violation
from planner.audit.evidence import Evidence, Verdicts
from planner.audit.load import Load
from planner.audit.loads import Loads

_WORDS = {
    RuleId.TEAM_PACE: "weighted births due",
    RuleId.TEAM_OPEN_CASELOAD: "weighted women in care",
    RuleId.MIDWIFE_PACE: "women due whose named midwife she is",
    RuleId.MIDWIFE_MONTH: "women due whose named midwife she is",
    RuleId.BUDDY_PACE: "women due whose buddy she is",
    RuleId.BUDDY_MONTH: "women due whose buddy she is",
}


def team_pace(evidence: Evidence) -> Verdicts:
    """The weighted women of a team due in any run of months keep the yearly ratio to its staff time."""
    return _judged(RuleId.TEAM_PACE, evidence.loads.team_runs)


def team_open_caseload(evidence: Evidence) -> Verdicts:
    """On the first of a month the weighted women in a team's care, past term too, keep the limit."""
    return _judged(RuleId.TEAM_OPEN_CASELOAD, evidence.loads.team_days)


def midwife_pace(evidence: Evidence) -> Verdicts:
    """No midwife is named for more women due in any run of months than her share of the ratio, rounded up."""
    return _judged(RuleId.MIDWIFE_PACE, evidence.loads.named_runs)


def midwife_month(evidence: Evidence) -> Verdicts:
    """No midwife is named for more women due in a month than the limit by her staff time, rounded up."""
    return _judged(RuleId.MIDWIFE_MONTH, evidence.loads.named_months)


def buddy_pace(evidence: Evidence) -> Verdicts:
    """No midwife is buddy to more women due in any run of months than her share of the ratio, rounded up."""
    return _judged(RuleId.BUDDY_PACE, evidence.loads.buddy_runs)


def buddy_month(evidence: Evidence) -> Verdicts:
    """No midwife is buddy to more women due in a month than the limit by her staff time, rounded up."""
    return _judged(RuleId.BUDDY_MONTH, evidence.loads.buddy_months)


_LIMITED_WITH_CARE_BEGUN: tuple[tuple[RuleId, Callable[[Loads], Iterable[Load]]], ...] = (
    (RuleId.TEAM_PACE, lambda loads: loads.team_runs),
    (RuleId.TEAM_OPEN_CASELOAD, lambda loads: loads.team_days),
    (RuleId.MIDWIFE_PACE, lambda loads: loads.named_runs),
    (RuleId.MIDWIFE_MONTH, lambda loads: loads.named_months),
)


def capacity_warnings(loads: Loads) -> tuple[str, ...]:
    """Limits that care begun alone exceeds: one line for each, with the worst time."""
    found: list[str] = []
    for rule, loads_of in _LIMITED_WITH_CARE_BEGUN:
        over: dict[str, list[Load]] = {}
        for load in loads_of(loads):
            if load.is_full_with_care_begun:
                over.setdefault(load.subject, []).append(load)
        found.extend(_warning(rule, subject, rows) for subject, rows in sorted(over.items()))
    return tuple(found)


def _warning(rule: RuleId, subject: str, rows: list[Load]) -> str:
    worst = max(rows, key=lambda load: load.begun - load.limit)
    also = f", and {len(rows) - 1} more times" if len(rows) > 1 else ""
    return (
        f"care begun alone exceeds a limit of {subject} ({_WORDS[rule]}): "
        f"{float(worst.begun):g} of {float(worst.limit):g} in {worst.when}{also}"
    )


def _judged(rule: RuleId, loads: Iterable[Load]) -> Verdicts:
    for load in loads:
        yield None if load.keeps_limit else _too_much(rule, load)


def _too_much(rule: RuleId, load: Load) -> Violation:
    allowed = max(load.limit, load.begun)
    care_begun = f" (care begun alone: {float(load.begun):g})" if load.begun else ""
    return Violation(
        rule=rule,
        subject=load.subject,
        when=load.when,
        amount=float(load.amount),
        limit=float(allowed),
        message=f"{load.subject} has {float(load.amount):g} {_WORDS[rule]} in {load.when}, "
        f"above the limit of {float(load.limit):g}{care_begun}",
    )
