"""Measures and violations as tables."""

from collections.abc import Iterable

from models import AuditReport, Better, Metric, rule_of
from planner.exports.csv_text import csv_text, measured, read_csv

METRICS = ("scenario", "measure", "by", "group", "value", "unit", "better")
AUDIT = ("scenario", "rule", "level", "subject", "when", "amount", "limit", "unit", "message")


def metrics_csv(scenario: str, metrics: Iterable[Metric]) -> str:
    """One row a number: tidy, first column the scenario's name."""
    rows = (
        (scenario, row.measure, row.by, row.group, row.value, row.unit, str(row.better)) for row in metrics
    )
    return csv_text(METRICS, rows)


def read_metrics(text: str) -> tuple[Metric, ...]:
    """The metrics that `metrics_csv` wrote. Raises `ValueError` or `KeyError` on a table that is none."""
    return tuple(
        Metric(
            measure=row["measure"],
            by=row["by"],
            group=row["group"],
            value=float(row["value"]) if row["value"] else None,
            unit=row["unit"],
            better=Better(row["better"]),
        )
        for row in read_csv(text)
    )


def audit_csv(scenario: str, report: AuditReport) -> str:
    """One row a violation; a header alone when there is none."""
    rows = (
        (
            *(scenario, str(row.rule), str(rule_of(row.rule).level), row.subject, row.when),
            *(measured(row.amount), measured(row.limit), rule_of(row.rule).unit, row.message),
        )
        for row in report.violations
    )
    return csv_text(AUDIT, rows)
