"""The audit of a plan on a screen."""

from rich.console import Console
from rich.text import Text

from models import AuditReport, rule_of
from planner.cli.show_plan import verdict
from planner.cli.tables import WIDE, Column, amount, count, show_table, styled
from planner.words import escaped

MOST_VIOLATIONS = 50


def show_audit(console: Console, report: AuditReport) -> None:
    """Print each rule, everything broken (hard rules first), and each aim beside the same recomputed.

    What may only follow from a rule broken, such as a place that is free after all, comes last.
    """
    _show_rules(console, report)
    _show_violations(console, report)
    _show_aims(console, report)
    _show_bounds(console, report)
    for warning in report.warnings:
        console.print(f"warning: {escaped(warning)}", style="gap")
    console.print()
    console.print(verdict(report))


def _show_rules(console: Console, report: AuditReport) -> None:
    columns = (
        Column("rule"),
        Column("in words"),
        Column("checked", is_number=True),
        Column("broken", is_number=True),
    )
    rows = [
        (
            str(check.rule),
            rule_of(check.rule).title,
            count(check.checked),
            styled(count(check.broken), "bad" if check.broken else "good"),
        )
        for check in report.checks
    ]
    show_table(console, "Hard rules, checked again without the solver", columns, rows)


def _show_violations(console: Console, report: AuditReport) -> None:
    if not report.violations:
        return
    columns = (
        Column("rule"),
        Column("who"),
        Column("when", from_width=WIDE),
        Column("what is broken"),
        Column("has", is_number=True, from_width=WIDE),
        Column("allowed", is_number=True, from_width=WIDE),
    )
    rows = [
        (str(row.rule), row.subject, row.when, row.message, amount(row.amount, 2), amount(row.limit, 2))
        for row in report.violations[:MOST_VIOLATIONS]
    ]
    more = len(report.violations) - MOST_VIOLATIONS
    show_table(
        console, "Broken", columns, rows, f"and {more:,} more; --json has them all" if more > 0 else ""
    )
    for rule in dict.fromkeys(row.rule for row in report.violations):
        console.print(f"{rule}: {rule_of(rule).title}", style="quiet")


def _show_aims(console: Console, report: AuditReport) -> None:
    columns = (
        Column("aim"),
        Column("tier", is_number=True),
        Column("stated", is_number=True),
        Column("recomputed", is_number=True),
        Column("agrees"),
    )
    rows = [
        (
            str(aim.rule),
            "" if aim.tier is None else str(aim.tier),
            f"{aim.stated:,}",
            f"{aim.recomputed:,}",
            Text("yes", style="good") if aim.agrees else Text("no", style="bad"),
        )
        for aim in report.aims
    ]
    show_table(console, "Aims, recomputed from the placements", columns, rows)


def _show_bounds(console: Console, report: AuditReport) -> None:
    if not report.bounds:
        return
    columns = (
        *(Column(head, is_number=True) for head in ("tier", "at most", "by the prices")),
        Column("proven"),
    )
    rows = [
        (
            str(check.tier),
            count(check.stated),
            count(check.proven),
            Text("yes", style="good") if check.is_proven else Text("no", style="bad"),
        )
        for check in report.bounds
    ]
    title = "Women whom no plan can pass, proven again by the prices in plan.json"
    show_table(console, title, columns, rows)
