"""A plan as a head of midwifery sees it first."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from models import AppliedChange, AuditReport, Changes
from planner.cli.calling import called
from planner.cli.show_changes import show_changes
from planner.cli.show_placed import show_placed
from planner.cli.show_staff import show_left_behind, show_teams
from planner.cli.show_whatif import show_applied
from planner.cli.tables import Column, count, show_table, styled
from planner.explain import Overview
from planner.words import counted, counted_women, day_words, escaped

MOST_IDS = 5
"""Women who lose their midwife that are named; all stand in unplaced.csv."""


def show_plan(
    console: Console,
    plan: Overview,
    report: AuditReport,
    folder: Path,
    changes: Changes | None = None,
    applied: Sequence[AppliedChange] = (),
    baseline: str | None = None,
) -> None:
    """Print everything that a plan says at a glance, and what it changes since an earlier one.

    `applied` is what the scenario changes in the one that it extends; `baseline` names the scenario from
    whose plan it was planned.
    """
    show_result(console, plan, applied, baseline)
    if changes is not None:
        show_changes(console, changes)
    show_end(console, plan, report, folder)


def show_result(
    console: Console, plan: Overview, applied: Sequence[AppliedChange] = (), baseline: str | None = None
) -> None:
    """Print who is placed, with whom, who is not and why, and what is left for women outside the teams."""
    _show_head(console, plan, baseline)
    if applied:
        show_applied(console, applied)
    show_placed(console, plan)
    show_teams(console, plan)
    show_left_behind(console, plan)
    _show_reasons(console, plan)
    _show_care(console, plan)


def show_end(console: Console, plan: Overview, report: AuditReport, folder: Path) -> None:
    """Print the audit's verdict, where the files are and what to ask next."""
    console.print()
    console.print(verdict(report))
    _show_next(console, plan, folder)


def _show_head(console: Console, plan: Overview, baseline: str | None) -> None:
    booked = plan.women - plan.expected
    opened = [line.name for line in plan.team_lines if line.status == "opened"]
    console.print(Text(escaped(plan.title), style="head"))
    if plan.question:
        console.print(escaped(plan.question))
    when = f"planned on {day_words(plan.as_of)}, for births until {day_words(plan.last_day)}"
    console.print(when + (f", from the plan of {baseline}" if baseline else ""), style="quiet")
    women = f"{counted_women(plan.women)} ({booked:,} booked, {plan.expected:,} expected to book)"
    teams = f"{counted(plan.teams, 'team')} running" + (
        f", {len(opened):,} more opened: {', '.join(opened)}" if opened else ""
    )
    console.print(
        f"{women}; {counted(plan.midwives, 'midwife', 'midwives')}; {escaped(teams)}", style="quiet"
    )
    _show_not_planned_for(console, plan)
    for warning in plan.warnings:
        console.print(f"warning: {escaped(warning)}", style="gap")


def _show_not_planned_for(console: Console, plan: Overview) -> None:
    """How the women of the plan and those of the files fit together."""
    left = ((plan.past_due, "past their due date"), (plan.due_later, f"due after {day_words(plan.last_day)}"))
    if words := ", ".join(f"{women:,} {what}" for women, what in left if women):
        whole = counted_women(plan.women + plan.past_due + plan.due_later)
        console.print(f"not planned for, of {whole} in the files: {words}", style="quiet")


def _show_reasons(console: Console, plan: Overview) -> None:
    if not plan.reasons:
        return
    tiers = [Column(f"tier {line.tier}", is_number=True) for line in plan.tiers]
    columns = (Column("reason"), *tiers, Column("all", is_number=True))
    rows = [(line.words, *map(count, line.by_tier), count(line.women)) for line in plan.reasons]
    show_table(console, "Why women are left out", columns, rows)


def _show_care(console: Console, plan: Overview) -> None:
    care = plan.care
    if not care.begun:
        return
    ways = (
        ("keep the midwife they have met", care.kept),
        ("go to their buddy", care.to_buddy),
        ("go to another midwife of their team", care.in_team),
        ("go to another team", care.elsewhere),
        ("lose their place", care.left_out),
    )
    rows = [(words, count(women)) for words, women in ways if women]
    title = f"Care already begun: {counted_women(care.begun)}"
    lost = ", ".join(care.left_out_ids[:MOST_IDS])
    more = len(care.left_out_ids) - MOST_IDS
    note = f"who lose their place: {lost}{f' and {more} more' if more > 0 else ''}" if lost else ""
    show_table(console, title, (Column("women who"), Column("number", is_number=True)), rows, note)


def verdict(report: AuditReport) -> Text:
    """The audit in one line."""
    broken = [row for row in report.violations if row.is_hard]
    differ = sum(not aim.agrees for aim in report.aims)
    if report.passed:
        checked = sum(check.checked for check in report.checks)
        rules = counted(len(report.checks), "rule")
        proven = f", {counted(len(report.bounds), 'bound')} proven," if report.bounds else ""
        return styled(f"audit passed: {rules} checked {checked:,} times{proven} without the solver", "good")
    places = counted(len(broken), "place")
    aims = f", {counted(differ, 'aim')} stated wrongly" if differ else ""
    return styled(f"audit failed: hard rules broken in {places}{aims}", "bad")


def _show_next(console: Console, plan: Overview, folder: Path) -> None:
    left = plan.tier_to_explain
    tier = f" --tier {left}" if left is not None else ""
    console.print(Text.assemble("files: ", (f"{folder}", "path")), soft_wrap=True)
    asks = [tier, *(f" --woman {woman_id}" for woman_id in plan.care.left_out_ids[:1])]
    for head, ask in zip(("next:  ", "       "), asks, strict=False):
        console.print(Text.assemble(head, (f"{called()} explain {folder}{ask}", "path")), soft_wrap=True)
