"""All tables of one plan by file name."""

from models import AppliedChange, AuditReport, Handover, Metric, Plan, Scenario
from planner.exports.changed import changes_csv
from planner.exports.dictionary import NAME, columns_csv
from planner.exports.handed import handovers_csv
from planner.exports.judged import audit_csv, metrics_csv
from planner.exports.placed import caseloads_csv, held_csv, tiers_csv, unplaced_csv
from planner.exports.staff import midwives_csv, teams_csv


def tables(
    scenario: Scenario,
    plan: Plan,
    report: AuditReport | None,
    metrics: tuple[Metric, ...],
    handovers: tuple[Handover, ...] | None = None,
    applied: tuple[AppliedChange, ...] | None = None,
) -> dict[str, str]:
    """The texts of the run folder's CSV files, the same for the same input.

    No `audit.csv` without audit, no `handovers.csv` where no earlier plan was taken as care begun, no
    `changes.csv` where the scenario extends no other and the command line set nothing, no `held.csv` where no
    women are awaited. `columns.csv` says what every column of the others means.
    """
    found = {
        "caseloads.csv": caseloads_csv(scenario, plan),
        "unplaced.csv": unplaced_csv(scenario, plan),
        "tiers.csv": tiers_csv(plan),
        "teams.csv": teams_csv(scenario, plan, metrics),
        "midwives.csv": midwives_csv(scenario, plan),
        "metrics.csv": metrics_csv(scenario.name, metrics),
    }
    if scenario.awaited:
        found["held.csv"] = held_csv(scenario, plan)
    if handovers is not None:
        found["handovers.csv"] = handovers_csv(handovers)
    if applied is not None:
        found["changes.csv"] = changes_csv(applied)
    if report is not None:
        found["audit.csv"] = audit_csv(scenario.name, report)
    return {**found, NAME: columns_csv(found)}
