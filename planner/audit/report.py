"""The verdict: every rule checked, every aim recomputed."""

from collections.abc import Iterable

from models import AuditReport, Plan, RuleCheck, RuleId, Scenario, Violation
from planner.audit import capacity, carers, listing, opening, placing, tiers
from planner.audit.aims import aim_checks, aim_violations, aim_warnings
from planner.audit.evidence import Check, Evidence
from planner.audit.reasons import reason_warnings

CHECKS: tuple[tuple[RuleId, Check], ...] = (
    (RuleId.WOMAN_ONCE, listing.woman_once),
    (RuleId.TIERED, tiers.tiered),
    (RuleId.TEAM_RUNS, placing.team_runs),
    (RuleId.TEAM_REACH, placing.team_reach),
    (RuleId.TEAM_ACCEPTS, placing.team_accepts),
    (RuleId.LATEST_GESTATION, placing.latest_gestation),
    (RuleId.TEAM_SIZE, placing.team_size),
    (RuleId.MIDWIFE_IN_TEAM, carers.midwife_in_team),
    (RuleId.MIDWIFE_PRESENT, carers.midwife_present),
    (RuleId.PRECEPTEE, carers.preceptee),
    (RuleId.BUDDY_IN_TEAM, carers.buddy_in_team),
    (RuleId.BUDDY_PRESENT, carers.buddy_present),
    (RuleId.TEAM_PACE, capacity.team_pace),
    (RuleId.TEAM_OPEN_CASELOAD, capacity.team_open_caseload),
    (RuleId.MIDWIFE_PACE, capacity.midwife_pace),
    (RuleId.MIDWIFE_MONTH, capacity.midwife_month),
    (RuleId.BUDDY_PACE, capacity.buddy_pace),
    (RuleId.BUDDY_MONTH, capacity.buddy_month),
    (RuleId.OPENED_TEAM, opening.opened_team),
    (RuleId.CORE_FLOOR, opening.core_floor),
    (RuleId.CARE_KEPT, listing.care_kept),
)
"""The check of every hard rule, in the order of the catalogue."""


def audit(scenario: Scenario, plan: Plan) -> AuditReport:
    """Re-check a plan from the scenario alone; whatever the plan holds, the answer is a report.

    Places held count like any other: the women awaited are found again from the scenario.
    """
    evidence = Evidence.of(scenario.whole, plan.whole)
    checks: list[RuleCheck] = []
    violations: list[Violation] = []
    for rule, check in CHECKS:
        verdicts = list(check(evidence))
        broken = [verdict for verdict in verdicts if verdict is not None]
        checks.append(RuleCheck(rule=rule, checked=len(verdicts), broken=len(broken)))
        violations.extend(_in_order(broken))
    violations.extend(aim_violations(evidence.register))
    return AuditReport(
        checks=tuple(checks),
        violations=tuple(violations),
        aims=aim_checks(evidence.register),
        bounds=evidence.bounds.checks,
        warnings=_warnings(evidence),
    )


def _in_order(violations: Iterable[Violation]) -> list[Violation]:
    return sorted(violations, key=lambda row: (row.subject, row.when))


def _warnings(evidence: Evidence) -> tuple[str, ...]:
    return (
        *_mismatches(evidence.register.scenario, evidence.register.plan),
        *capacity.capacity_warnings(evidence.loads),
        *opening.opening_warnings(evidence.register),
        *aim_warnings(evidence.register),
        *reason_warnings(evidence),
    )


def _mismatches(scenario: Scenario, plan: Plan) -> tuple[str, ...]:
    found = []
    if plan.scenario != scenario.name:
        found.append(f"the plan is of another scenario than {scenario.name}: {plan.scenario}")
    if plan.as_of != scenario.as_of:
        found.append(f"the plan is of another day than {scenario.as_of}: {plan.as_of}")
    return tuple(found)
