"""The verdict on rotas: every rule checked, every aim recounted."""

from collections.abc import Collection

from models import AuditReport, Leave, Plan, RotaRuleId, Rotas, RuleCheck, Scenario, Violation
from planner.audit.rotas import hours, in_row, listing, on_call_share, presence, rest
from planner.audit.rotas.aims import rota_aim_checks, rota_aim_violations
from planner.audit.rotas.history import DAY
from planner.audit.rotas.register import RotaCheck, RotaRegister

ROTA_CHECKS: tuple[tuple[RotaRuleId, RotaCheck], ...] = (
    (RotaRuleId.DUTY_ONCE, listing.duty_once),
    (RotaRuleId.ONE_DUTY_A_DAY, listing.one_duty_a_day),
    (RotaRuleId.REST_BETWEEN, rest.rest_between),
    (RotaRuleId.WEEKLY_REST, rest.weekly_rest),
    (RotaRuleId.AVERAGE_WEEK, hours.average_week),
    (RotaRuleId.NIGHT_AVERAGE, hours.night_average),
    (RotaRuleId.DUTIES_IN_ROW, in_row.duties_in_row),
    (RotaRuleId.NIGHTS_IN_ROW, in_row.nights_in_row),
    (RotaRuleId.NIGHT_BEFORE_OFF, presence.night_before_off),
    (RotaRuleId.NIGHT_RECOVERY, rest.night_recovery),
    (RotaRuleId.FOLLOWED_BY, in_row.followed_by),
    (RotaRuleId.DUTY_PRESENT, presence.duty_present),
    (RotaRuleId.FIXED_KEPT, presence.fixed_kept),
    (RotaRuleId.PRECEPTEE_ALONE, presence.preceptee_alone),
    (RotaRuleId.MOST_HOURS, hours.most_hours),
    (RotaRuleId.DUTY_SKILL, presence.duty_skill),
    (RotaRuleId.ON_CALL_SHARE, on_call_share.on_call_share),
)
"""The check of every hard rule of the rota, in the order of the catalogue."""


def audit_rotas(
    scenario: Scenario,
    plan: Plan,
    rotas: Rotas,
    *,
    after: Rotas | None = None,
    teams: Collection[str] | None = None,
    called_in: Collection[Leave] = (),
) -> AuditReport:
    """Re-check the rotas of a plan from the models alone; rules hold across the border of the rota before.

    `teams` are those that need a rota; all that run where None. `called_in` is leave of the scenario that
    nobody knew of when the most on call was reckoned. Whatever the rotas hold, the answer is a report.
    """
    register = RotaRegister(scenario, plan, rotas, after, teams, called_in)
    checks: list[RuleCheck] = []
    violations: list[Violation] = []
    for rule, check in ROTA_CHECKS:
        verdicts = list(check(register))
        broken = [verdict for verdict in verdicts if verdict is not None]
        checks.append(RuleCheck(rule=rule, checked=len(verdicts), broken=len(broken)))
        violations.extend(sorted(broken, key=lambda row: (row.subject, row.when)))
    violations.extend(rota_aim_violations(register))
    return AuditReport(
        checks=tuple(checks),
        violations=tuple(violations),
        aims=rota_aim_checks(register),
        warnings=_warnings(register),
    )


def _warnings(register: RotaRegister) -> tuple[str, ...]:
    scenario, rotas, found = register.scenario, register.rotas, []
    if rotas.scenario != scenario.name:
        found.append(f"the rotas are of another scenario than {scenario.name}: {rotas.scenario}")
    if rotas.as_of != scenario.as_of:
        found.append(f"the rotas are of another day than {scenario.as_of}: {rotas.as_of}")
    if register.after and (
        not register.earlier_days or register.earlier_days[-1] + DAY != register.first_day
    ):
        found.append(f"the rota before does not reach up to {register.first_day}")
    for rota in rotas.rotas:
        members = tuple(sorted(row.midwife_id for row in register.members.get(rota.team_id, ())))
        if rota.midwives != members:
            found.append(f"the rota of {rota.team_id} lists other midwives than the team has")
    found += on_call_share.raised(register)
    return tuple(found)
